"""Hands that bring in what was written elsewhere and write out, and sources to bring in."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.exchange import samples

from nearward_ui.routes import Route

if TYPE_CHECKING:
    from tests.leaks.hands import Hands


def bring_in(hands: Hands, path: str) -> None:
    """Choose a file in the real dialog, look at it, bring it in, and look at the report."""
    page: Any = hands.show(Route("import"))
    page.file_button.click()
    hands.choose(path)
    hands.wait(lambda: page.button.isEnabled() or page.trouble.isVisible())
    if page.trouble.isVisible():
        raise RuntimeError(page.trouble.text.text())
    page.grab()
    page.button.click()
    hands.wait(page.undo.isVisible)
    page.grab()
    hands.settle()


def make_pdf(hands: Hands, path: str) -> None:
    """Make a PDF of the newest worksheet, by the dialog."""
    page: Any = hands.show(Route("print"))
    page.filled.setCurrentIndex(1)
    page.filled.given.emit(1)
    page.pdf_button.click()
    hands.choose(path)
    hands.wait(lambda: Path(path).exists())
    hands.settle()


def ask_for_a_printer(hands: Hands) -> None:
    """Ask for a printer, and go away again."""
    from PySide6.QtWidgets import QApplication, QDialog

    page: Any = hands.show(Route("print"))
    page.print_button.click()
    hands.settle()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.reject()


def picture(word: str) -> bytes:
    """A picture that says a word of itself, as cameras and editors do."""
    plain = samples.png()
    body = b"tEXt" + b"Comment\0" + word.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return plain[:-12] + chunk + plain[-12:]


def sources(folder: Path, word: str) -> list[Path]:
    """A file and a zip with the word in texts, tags, names, extras and a picture."""
    folder.mkdir()
    text, packed = folder / "journal.txt", folder / "Export.zip"
    text.write_text(f"[2025-01-02 10:00] {word}\n{word} @{word} #{word}\n", encoding="utf-8")
    entry = {
        "uuid": "0A3BFC98",
        "creationDate": "2025-01-03T02:40:00Z",
        "timeZone": "America/Denver",
        "text": f"# {word}\n\n{word}\n\n![](dayone-moment://6C88)",
        "tags": [word],
        "photos": [{"identifier": "6C88", "md5": "e249", "type": "png"}],
        "location": {"placeName": word},
    }
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Journal.json", json.dumps({"entries": [entry]}))
        made.writestr("Photos/e249.png", picture(word))
    return [text, packed]


def by_command(folder: Path, word: str) -> Path:
    """One more, for the command line."""
    path = folder / "mini.json"
    held = {"2025-01-04": {"title": word, "text": f"{word} {word}"}}
    path.write_text(json.dumps({"metadata": {}, "entries": held}), encoding="utf-8")
    return path
