"""`person:` and `tag:` complete in the search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.conftest import ask, end

from nearward.domain.model import Entry
from nearward.session.ask import entries, people
from nearward_ui.journal.page import JournalPage

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    for alias in ("Ines", "Inge Maria", "Ruth"):
        ask(around, people.add(alias))
    text = "a walk #walk with @Ines, and #water"
    ask(around, entries.save(Entry(at=AT, day=AT.date(), text=text, tags=("late evening",))))
    made = JournalPage(around)
    made.resize(1084, 760)
    made.show()
    made.activateWindow()
    made.enter(None)
    made.finding.search.setFocus()
    yield made
    end(made)


def offered(page: JournalPage, qtbot: Any, typed: str) -> list[str]:
    field, names = page.finding.search, page.finding.names.list
    field.clear()
    QTest.keyClicks(field, typed)
    qtbot.wait(20)
    return [] if names.isHidden() else [names.item(n).text() for n in range(names.count())]


def test_what_is_offered(page: JournalPage, qtbot: Any) -> None:
    assert offered(page, qtbot, "person:in") == ["Ines", "Inge Maria"]
    assert offered(page, qtbot, "quiet -@r") == ["Ruth"]
    assert set(offered(page, qtbot, "tag:")) == {"walk", "water", "late evening"}
    assert offered(page, qtbot, "#la") == ["late evening"]
    assert offered(page, qtbot, "ines") == []
    assert offered(page, qtbot, "person:zz") == []
    assert offered(page, qtbot, 'person:"Inge ') == ["Inge Maria"]


@pytest.mark.parametrize(
    ("typed", "keys", "query"),
    [
        ("person:i", (Qt.Key.Key_Tab,), "person:Ines "),
        ("person:i", (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return), 'person:"Inge Maria" '),
        ("@ing", (Qt.Key.Key_Tab,), 'person:"Inge Maria" '),
        ("sea #la", (Qt.Key.Key_Tab,), 'sea tag:"late evening" '),
        ("-tag:wal", (Qt.Key.Key_Tab,), "-tag:walk "),
    ],
)
def test_one_is_taken(
    page: JournalPage, qtbot: Any, typed: str, keys: tuple[Qt.Key, ...], query: str
) -> None:
    assert offered(page, qtbot, typed)
    for key in keys:
        QTest.keyClick(page.finding.search, key)
    assert page.finding.search.text() == query
    assert page.finding.search.hasFocus()
    assert page.finding.names.list.isHidden()


def test_what_was_taken_is_searched_for(page: JournalPage, qtbot: Any) -> None:
    offered(page, qtbot, "person:ine")
    QTest.keyClick(page.finding.search, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.finding.head.views.text() == "1 result")


def test_esc_puts_the_names_away_first(page: JournalPage, qtbot: Any) -> None:
    assert offered(page, qtbot, "person:")
    QTest.keyClick(page.finding.search, Qt.Key.Key_Escape)
    assert page.finding.names.list.isHidden()
    assert page.finding.search.text() == "person:"
    QTest.keyClick(page.finding.search, Qt.Key.Key_Escape)
    assert page.finding.search.text() == ""
