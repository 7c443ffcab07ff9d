"""Hands that add pictures to an entry, paste one, and look at them in every way there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nearward_ui.routes import Route, ToPicture

if TYPE_CHECKING:
    from tests.leaks.hands import Hands


def add_picture(hands: Hands, path: str) -> None:
    """By the dialog, and as an image on the clipboard; seen in the text, large and in Read."""
    from PySide6.QtGui import QGuiApplication, QImage

    from nearward_ui.kit.saving.background import Background

    def rest() -> None:
        hands.settle()
        hands.wait(lambda: not any(one.is_busy for one in hands.window.findChildren(Background)))
        hands.settle()

    page: Any = hands.show(Route("journal"))
    page.top.picture.click()
    hands.choose(path)
    hands.wait(lambda: not page.pictures.adding.is_busy)
    rest()
    held = page.pictures.in_text.standing
    if len(held.pictures) != 1:
        raise RuntimeError(page.pictures.trouble.text.text())
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage(path).mirrored(True, False))
    page.editor.paste()
    hands.wait(lambda: not page.pictures.adding.is_busy)
    clipboard.clear()
    rest()
    first, _pasted = held.pictures.values()
    page.pictures.act("put in", first.id)
    rest()
    page.grab()
    page.pictures.open(first)
    rest()
    large: Any = hands.window.room.current
    large.full.click()
    rest()
    large.grab()
    read: Any = hands.show(Route("read"))
    rest()
    read.grab()
    rest()
    hands.show(ToPicture(entry=first.entry_id, id=first.id))
    rest()


def dotted(path: Path, word: str, seed: bytes) -> tuple[bytes, bytes]:
    """A picture of chance dots that says a word of itself; a piece of its file, and one of its dots
    as they lie in memory."""
    import random

    from PIL import Image, PngImagePlugin

    chance = random.Random(seed)
    dots = chance.randbytes(90 * 60 * 3)
    image = Image.frombytes("RGB", (90, 60), dots)
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", word)
    exif = Image.Exif()
    exif[0x010F] = word
    exif.get_ifd(0x8825)[29] = word
    image.save(path, "PNG", pnginfo=told, exif=exif)
    data = path.read_bytes()
    at = data.index(b"IDAT") + 2000
    row = dots[90 * 3 * 30 :][: 3 * 16]
    held = b"".join(
        row[n + 2 : n + 3] + row[n + 1 : n + 2] + row[n : n + 1] + b"\xff"
        for n in range(0, len(row), 3)
    )
    return data[at : at + 48], held
