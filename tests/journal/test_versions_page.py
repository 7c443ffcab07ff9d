"""The page of earlier versions, as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.conftest import end

from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward_ui.journal.versions import VersionsPage
from nearward_ui.routes import ToJournal, ToVersions

AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[VersionsPage]:
    made = VersionsPage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made)


def kept(around: Any) -> Entry:
    """An entry with one earlier version."""
    found: list[Entry] = []
    entry = Entry(at=AT, day=AT.date(), title="Evening", text="🌊 I ran away. We talked.")
    around.desk.ask(entries.save(entry), found.append)
    longer = replace(found[0], text="🌊 I walked away. We talked, and I stayed.")
    around.desk.ask(entries.save(longer), found.append)
    return found[-1]


def marked(pane: Any) -> list[str]:
    return [mark.cursor.selectedText() for mark in pane.extraSelections()]


def test_what_is_gone_and_what_is_new_is_marked(page: VersionsPage, around: Any) -> None:
    page.enter(ToVersions(kind="entry", id=kept(around).id))
    assert page.list.cards.rowCount() == 1
    assert page.then.toPlainText() == "Evening\n\n🌊 I ran away. We talked."
    assert marked(page.then) == ["ran"]
    assert marked(page.now) == ["walked", ", and I stayed"]


def test_bringing_back_gives_the_earlier_words(page: VersionsPage, around: Any) -> None:
    entry = kept(around)
    page.enter(ToVersions(kind="entry", id=entry.id))
    went: list[object] = []
    page.go.connect(went.append)
    page.restore.click()
    assert went == [ToJournal(id=entry.id)]
    found: list[Entry] = []
    around.desk.ask(entries.get(entry.id), found.append)
    assert found[0].text == "🌊 I ran away. We talked."
    page.enter(None)
    assert page.list.cards.rowCount() == 2


def test_in_a_small_window_each_text_has_some_lines(page: VersionsPage, around: Any) -> None:
    around.look.become("light", 150)
    page.resize(744, 600)
    page.reshape("narrow")
    page.enter(ToVersions(kind="entry", id=kept(around).id))
    QApplication.processEvents()
    row = page.list.visualRect(page.list.cards.index(0))
    assert page.list.viewport().height() >= row.height()
    for pane in (page.then, page.now):
        assert pane.viewport().height() >= 3 * pane.fontMetrics().lineSpacing()


def test_without_any_it_says_so(page: VersionsPage, around: Any) -> None:
    page.enter(ToVersions(kind="entry", id=7))
    assert page.nothing.isVisible()
    assert not page.list.isVisible()
    assert not page.restore.isVisible()
    assert page.first_focus() is page.back


def test_the_first_difference_is_seen_at_once(page: VersionsPage, around: Any) -> None:
    found: list[Entry] = []
    long = "\n".join(f"line {n}" for n in range(400))
    entry = Entry(at=AT, day=AT.date(), text=f"{long}\nthe end")
    around.desk.ask(entries.save(entry), found.append)
    around.desk.ask(entries.save(replace(found[0], text=f"{long}\nthe end, and on")), found.append)
    page.enter(ToVersions(kind="entry", id=found[-1].id))
    for pane in (page.then, page.now):
        assert pane.viewport().rect().contains(pane.cursorRect())
        assert pane.textCursor().block().text().startswith("the end")
