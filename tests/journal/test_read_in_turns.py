"""Whatever stands in an entry: it is set in short turns, so that a lock never waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextTable
from tests.conftest import ask, end
from tests.kit.pace import Paces

from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward_ui.journal.reading import typeset
from nearward_ui.journal.reading.long_text import LongText, Reader
from nearward_ui.journal.reading.read_page import ReadPage

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
#: paces (about 0.3 s) without a turn for others: a lock is painted within three times as much
LONGEST = 30


def table(rows: int) -> str:
    lines = (f"| {n} | ok | **7** h | walked |\n" for n in range(rows))
    return "| day | mood | slept | note |\n|---|---|---|---|\n" + "".join(lines)


HOSTILE = {
    "a table of 200 rows": table(200),
    "a table of 2,000 rows": table(2000),
    "forty tables": (table(25) + "\n\n") * 40,
    "brackets": "[" * 50_000,
    "links in links": "[a](" * 12_000,
    "pictures in pictures": "![[" * 17_000,
    "html": "<b>" * 20_000,
    "rules": "---\n\n" * 5_000,
    "headings": "".join(f"# h {n}\n\n" for n in range(4_000)),
    "quotes in quotes": "\n".join(">" * n + " x" for n in range(300)),
    "lists in lists": "\n".join("  " * n + "- x" for n in range(300)),
    "items": "- a\n" * 20_000,
    "stars": "*a_ " * 20_000,
    "struck": "~~a" * 20_000,
    "a long paragraph": "word " * 200_000,
    "a long line": "x" * 1_000_000,
    "line ends": "a  \n" * 30_000,
}


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[ReadPage]:
    made = ReadPage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made)


class Pulse:
    """Notes the most work in which nothing else had its turn."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._worked = Paces()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_time)
        self._timer.start(2)

    def _on_time(self) -> None:
        self.longest = max(self.longest, self._worked())


def write(around: Any, text: str) -> None:
    ask(around, entries.save(Entry(at=NOON, day=NOON.date(), text=text)))


@pytest.mark.parametrize("name", list(HOSTILE))
def test_it_is_set_in_turns(page: ReadPage, around: Any, qtbot: Any, name: str) -> None:
    write(around, HOSTILE[name])
    page.enter(None)
    pulse = Pulse()
    qtbot.waitUntil(lambda: not page._queue and not page._timer.isActive(), timeout=60_000)
    qtbot.wait(20)
    assert pulse.longest < LONGEST, pulse.longest
    bar = page.reader.verticalScrollBar()
    worked = Paces()
    for _ in range(20):
        bar.setValue(bar.value() + 400)
        page.reader.viewport().repaint()
    # about two seconds
    assert worked() < 200
    page.leave()
    assert worked() < LONGEST


def test_all_of_it_is_there_and_the_place_stays(page: ReadPage, around: Any, qtbot: Any) -> None:
    text = "\n\n".join(f"Paragraph {n} of *many*." for n in range(3_000))
    write(around, text)
    page.enter(None)
    bar = page.reader.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 900)
    bar.setValue(600)
    seen = page.reader.cursorForPosition(page.reader.viewport().rect().center()).block().text()
    qtbot.waitUntil(lambda: not page._queue and not page._timer.isActive(), timeout=60_000)
    assert bar.value() == 600
    after = page.reader.cursorForPosition(page.reader.viewport().rect().center()).block().text()
    assert after == seen
    said = page.reader.toPlainText()
    assert all(f"Paragraph {n} of many." in said for n in range(3_000))


def test_leaving_in_the_middle_leaves_nothing(page: ReadPage, around: Any, qtbot: Any) -> None:
    write(around, HOSTILE["pictures in pictures"])
    page.enter(None)
    qtbot.wait(30)
    page.leave()
    qtbot.wait(200)
    assert page.reader.toPlainText() == ""
    assert not page._blocks
    assert not page._aside.is_busy


# how it is set


@pytest.fixture
def reader(around: Any, qtbot: Any) -> Reader:
    made = Reader("r", around.look)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def tables(reader: Reader) -> list[QTextTable]:
    frames = reader.document().rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


def test_a_table_is_a_table(reader: Reader) -> None:
    reader.put(LongText("body", f"Before it\n{table(3)}\nafter"))
    (one,) = tables(reader)
    assert (one.rows(), one.columns()) == (4, 4)
    cell = one.cellAt(3, 2)
    assert cell.firstCursorPosition().block().text() == "7 h"
    said = reader.toPlainText()
    assert said.index("Before it") < said.index("day") < said.index("walked") < said.index("after")
    assert "---" not in said


def test_a_large_table_stands_as_it_was_typed(reader: Reader) -> None:
    rows = typeset.MOST_CELLS // 4 + 1
    reader.put(LongText("body", table(rows)))
    assert tables(reader) == []
    assert f"| {rows - 1} | ok | 7 h | walked |" in reader.toPlainText()


def test_bars_that_are_no_table_stay(reader: Reader) -> None:
    text = "a | b\n\n- | c\n\n`x | y`\n\n| one |\n|---|---|"
    reader.put(LongText("body", text))
    assert tables(reader) == []
    said = reader.toPlainText()
    for part in ("a | b", "| c", "x | y", "| one |\n|---|---|"):
        assert part in said


def test_marks_are_seen(reader: Reader) -> None:
    reader.put(
        LongText("body", "# One\n\n## Two\n\ntext **bold** *slant* ~~struck~~ `code`\n\n> said")
    )
    reader.put(LongText("body", "- a\n- b\n  1. c\n\n---\n\nend"))
    document, forms = reader.document(), {}
    block = document.begin()
    while block.isValid():
        for part in block:  # type: ignore[attr-defined]
            forms[part.fragment().text()] = part.fragment().charFormat()
        block = block.next()
    assert forms["bold"].fontWeight() > 600
    assert forms["slant"].fontItalic()
    assert forms["struck"].fontStrikeOut()
    assert "monospace" in forms["code"].fontFamilies()
    assert forms["One"].font().pixelSize() > forms["Two"].font().pixelSize()
    assert forms["said"].foreground() != forms["end"].foreground()
    said = reader.toPlainText().split("\n")
    assert [line.replace("\u00a0", " ") for line in said[4:7]] == ["• a", "• b", "1. c"]
    assert said[-1] == "end"
