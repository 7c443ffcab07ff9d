"""The question stands on the page after the text, and goes when one writes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from tests.conftest import ask

from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.layouts.focus_order import stops

LINE = 32


@pytest.fixture
def quiet(page: JournalPage, qtbot: Any) -> JournalPage:
    page.resize(1084, 760)
    page.new_entry()
    qtbot.waitUntil(page.question.isVisible)
    return page


def at(page: JournalPage) -> QRect:
    """Where the question stands in the viewport."""
    QApplication.processEvents()
    place = page.question.mapTo(page.editor.viewport(), QPoint(0, 0))
    return QRect(place, page.question.size())


def kept(around: Any, text: str) -> int:
    now = around.clock()
    entry: Entry = ask(around, entries.save(Entry(at=now, day=now.date(), text=text)))
    return entry.id


def test_on_an_empty_page_it_stands_a_blank_line_below_the_first(quiet: JournalPage) -> None:
    assert quiet.question.parentWidget() is quiet.after_text
    assert at(quiet).top() == 2 * LINE
    assert at(quiet).width() == quiet.editor.viewport().width()


def test_it_goes_with_the_first_word_and_comes_back(quiet: JournalPage, qtbot: Any) -> None:
    qtbot.keyClicks(quiet.editor, "a")
    assert not quiet.question.isVisible()
    quiet.editor.undo()
    qtbot.waitUntil(quiet.question.isVisible)
    assert at(quiet).top() == 2 * LINE


def test_after_an_entry_of_today_it_stands_until_one_goes_on(
    quiet: JournalPage, around: Any, qtbot: Any
) -> None:
    quiet.open_entry(kept(around, "one\n\nthree"))
    qtbot.waitUntil(quiet.question.isVisible)
    assert at(quiet).top() == 4 * LINE
    before = at(quiet)
    quiet.editor.setFocus()
    assert at(quiet) == before
    qtbot.keyClicks(quiet.editor, "a")
    assert not quiet.question.isVisible()


def test_an_older_entry_is_asked_nothing(quiet: JournalPage, around: Any) -> None:
    from datetime import timedelta

    then = around.clock() - timedelta(days=3)
    entry: Entry = ask(around, entries.save(Entry(at=then, day=then.date(), text="one")))
    quiet.open_entry(entry.id)
    QApplication.processEvents()
    assert not quiet.question.isVisible()


def test_where_a_text_leaves_no_room_it_is_not_there(quiet: JournalPage, around: Any) -> None:
    quiet.open_entry(kept(around, "\n".join(["words"] * 40)))
    QApplication.processEvents()
    assert not quiet.question.isVisible()


def test_in_a_low_window_it_stands_closer(quiet: JournalPage) -> None:
    quiet.editor.setFixedHeight(quiet.question.height() + 50)
    assert LINE <= at(quiet).top() < 2 * LINE


def test_tab_goes_from_the_text_to_it(quiet: JournalPage) -> None:
    order = list(stops(quiet.paper))
    assert order[order.index(quiet.editor) + 1] is quiet.question.answer


def test_return_presses_what_stands_there_and_writes_no_line(
    quiet: JournalPage, qtbot: Any
) -> None:
    """The editor lies below it, and would take the key."""
    before = quiet.question.text.text()
    quiet.question.another.setFocus()
    qtbot.keyClick(quiet.question.another, Qt.Key.Key_Return)
    assert quiet.question.text.text() != before
    assert quiet.editor.toPlainText() == ""
    qtbot.keyClick(quiet.question.another, Qt.Key.Key_A)
    assert quiet.editor.toPlainText() == "a", "what is typed goes on the page"
