"""Reading with pictures: in their places or under the text, to the width, and freed afterwards."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QTextCursor, QTextFormat
from tests.conftest import end
from tests.domain.test_pictures import jpeg

from nearward.domain.model import Entry, Picture
from nearward.vault.vault import Vault
from nearward_ui.journal.reading import text_pictures
from nearward_ui.journal.reading.long_text import LongText, Reader
from nearward_ui.journal.reading.read_page import ReadPage

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
RED, BLUE = (200, 30, 30), (30, 30, 200)


def drawn(colour: tuple[int, int, int], wide: int = 1600, high: int = 900) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), colour).save(out, "PNG")
    return out.getvalue()


def write(around: Any, text: str, *files: bytes, day: int = 20) -> tuple[Entry, list[Picture]]:
    """An entry whose text names its pictures {0}, {1}, …"""
    kept: list[Any] = []

    def run(vault: Vault) -> Any:
        from dataclasses import replace

        at = NOON.replace(day=day)
        with vault.writing():
            entry = vault.entries.save(Entry(at=at, day=at.date(), text=text))
            own = [vault.pictures.add(entry.id, f"{n}.png", data) for n, data in enumerate(files)]
            ids = [picture.id for picture in own]
            entry = vault.entries.save(replace(entry, text=text.format(*ids)))
            return entry, own

    around.desk.ask(run, kept.append)
    made: tuple[Entry, list[Picture]] = kept[0]
    return made


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[ReadPage]:
    made = ReadPage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made)


def read(page: ReadPage, qtbot: Any) -> None:
    page.enter(None)
    rest(page, qtbot)


def rest(page: ReadPage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not page._queue and not page._timer.isActive())
    qtbot.wait(30)  # painted, and what is in sight asked for
    qtbot.waitUntil(lambda: not page._aside.is_busy)
    qtbot.wait(30)


def images_in(reader: Reader) -> list[tuple[str, int, int]]:
    """Name, width and height of the pictures in the text."""
    found = []
    block: Any = reader.document().begin()
    while block.isValid():
        for part in block:
            form = part.fragment().charFormat()
            if form.isImageFormat():
                image = form.toImageFormat()
                found.append((image.name(), round(image.width()), round(image.height())))
        block = block.next()
    return found


def colours(reader: Reader) -> set[tuple[int, int, int]]:
    """The colours of what is seen, in steps across it."""
    seen = reader.viewport().grab().toImage()
    places = [(x, y) for y in range(0, seen.height(), 7) for x in range(0, seen.width(), 23)]
    colours = [seen.pixelColor(*place) for place in places]
    return {(one.red(), one.green(), one.blue()) for one in colours}


def test_they_stand_in_their_place_and_the_others_below(
    page: ReadPage, around: Any, qtbot: Any
) -> None:
    _, (red, blue) = write(
        around, "Before.\n\n![the hill](picture:{0})\n\nAfter.", drawn(RED), drawn(BLUE)
    )
    read(page, qtbot)
    names = [name for name, _, _ in images_in(page.reader)]
    assert names == [f"picture:{red.id}", f"picture:{blue.id}"]
    text = page.reader.toPlainText()
    before, first, after, second = (
        text.index(part) for part in ("Before.", "\ufffc", "After.", "")
    )
    assert before < first < after
    assert text.count("\ufffc") == 2
    assert text.rindex("\ufffc") > after
    assert second == 0
    assert RED in colours(page.reader)
    form = _form(page.reader, first)
    assert form.property(QTextFormat.Property.ImageAltText) == "0.png"


def _form(reader: Reader, place: int) -> Any:
    cursor = QTextCursor(reader.document())
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor.charFormat().toImageFormat()


def test_they_are_as_wide_as_there_is_room_and_never_wider_than_they_are(
    page: ReadPage, around: Any, qtbot: Any
) -> None:
    write(around, "![](picture:{0})\n\nand\n\n![](picture:{1})", drawn(RED), drawn(BLUE, 60, 40))
    read(page, qtbot)
    (_, wide, high), (_, small, _) = images_in(page.reader)
    room = page.reader.viewport().width()
    assert room - 12 <= wide <= room
    assert abs(high - wide * 900 / 1600) <= 1
    assert small == 60
    page.resize(560, 760)
    (_, narrower, _), _ = images_in(page.reader)
    assert narrower < wide
    assert narrower <= page.reader.viewport().width()
    assert page.reader.horizontalScrollBar().maximum() == 0


def test_a_tall_one_is_seen_whole(page: ReadPage, around: Any, qtbot: Any) -> None:
    write(around, "tall", drawn(RED, 900, 4000))
    read(page, qtbot)
    ((_, wide, high),) = images_in(page.reader)
    assert high <= page.reader.viewport().height()
    assert abs(wide / high - 900 / 4000) < 0.01


def test_only_what_is_in_sight_is_decoded(page: ReadPage, around: Any, qtbot: Any) -> None:
    text = "\n\n".join(["word " * 150, "![](picture:{0})"] * 1)
    for day in range(1, 13):
        write(around, text, drawn((day * 20, 10, 10)), day=day)
    read(page, qtbot)
    held = page.reader.plates._held
    first = len(held)
    assert 1 <= first <= 3
    bar = page.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    rest(page, qtbot)
    assert len(held) > first


def test_only_so_much_is_held(
    page: ReadPage, around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_pictures, "MOST_HELD", 5_000_000)
    for day in range(1, 9):
        write(around, "![](picture:{0})", drawn((day * 20, 10, 10)), day=day)
    read(page, qtbot)
    bar, held = page.reader.verticalScrollBar(), page.reader.plates._held
    for _ in range(12):
        bar.setValue(bar.value() + 300)
        rest(page, qtbot)
    assert len(held) < 8
    assert sum(one.width() * one.height() * 4 for one in held.values()) <= 5_000_000
    bar.setValue(0)
    rest(page, qtbot)
    assert (20, 10, 10) in colours(page.reader)


def test_nothing_of_them_is_held_when_it_is_left(page: ReadPage, around: Any, qtbot: Any) -> None:
    write(around, "![](picture:{0})", drawn(RED))
    read(page, qtbot)
    reader = page.reader
    assert reader.plates._held
    page.leave()
    assert not reader.plates._held
    assert not reader.plates._pictures
    assert reader.toPlainText() == ""
    for _ in range(3):
        read(page, qtbot)
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QTextDocument

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(reader.findChildren(QTextDocument)) == 1, "texts that were read before are freed"


def test_a_text_shows_no_picture_but_its_own(
    page: ReadPage, around: Any, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor a file, by whatever way Markdown has to name one."""
    planted = tmp_path / "planted.png"
    planted.write_bytes(drawn(RED, 300, 200))
    for name in ("picture:1", "picture:9", "picture:99"):
        (tmp_path / name).write_bytes(planted.read_bytes())
    monkeypatch.chdir(tmp_path)
    _, (other,) = write(around, "of another entry", drawn(BLUE), day=1)
    text = "\n\n".join(
        (
            f"![one]({planted})",
            f"![two][x] ![three](<{planted}>) ![four](planted.png 'title')",
            f"![five](picture:99) ![six](picture:{other.id})",
            f"![seven]({planted.as_uri()})",
            f'<img src="{planted}">',
            f"[x]: {planted}",
        )
    )
    reader = Reader("r", around.look)
    reader.resize(700, 600)
    reader.show()
    reader.put(LongText("body", text))
    qtbot.wait(50)
    assert images_in(reader) == []
    said = reader.toPlainText()
    for name in ("one", "two", "three", "four", "five", "six", "seven"):
        assert name in said, said
    assert RED not in colours(reader)
    # and when one of them were there all the same
    document: Any = reader.document()
    for name in (str(planted), planted.as_uri(), "planted.png", "picture:99", "picture:01"):
        found = document.loadResource(2, name)
        assert not found.isNull()
        assert (found.width(), found.height()) == (1, 1)
        reader.textCursor().insertImage(name)
    qtbot.wait(50)
    assert RED not in colours(reader)
    end(reader)


def test_a_mark_in_code_stays_a_mark(around: Any, qtbot: Any) -> None:
    reader = Reader("r", around.look)
    own = Picture(
        id=7, entry_id=1, name="a", media="image/png", width=5, height=5, size=5, digest=""
    )
    reader.put(LongText("body", "so: `![](picture:7)`\n\n![](picture:7)", (own,)))
    assert len(images_in(reader)) == 1
    end(reader)


def test_one_that_cannot_be_shown_is_named(page: ReadPage, around: Any, qtbot: Any) -> None:
    _, (picture,) = write(around, "![](picture:{0})", drawn(RED))

    def spoil(vault: Vault) -> None:
        with vault.writing():
            vault.connection.execute("UPDATE picture SET data = x'00'")

    around.desk.ask(spoil)
    read(page, qtbot)
    shown = page.reader.plates._held[picture.id].toImage()
    middle = shown.copy(shown.width() // 2 - 30, shown.height() // 2 - 8, 60, 16)
    assert _inked(middle), "its name is there"
    assert not _inked(shown.copy(0, 0, 60, 16))


def _inked(image: QImage) -> bool:
    colours = {
        image.pixelColor(QPoint(x, y)).lightness() // 40
        for x in range(image.width())
        for y in range(image.height())
    }
    return len(colours) > 2


def test_a_picture_lying_on_its_side_stands(page: ReadPage, around: Any, qtbot: Any) -> None:
    write(around, "turned", jpeg(6))
    read(page, qtbot)
    ((_, wide, high),) = images_in(page.reader)
    assert (wide, high) == (24, 40)
