"""While writing: names that are offered, chips of tags and people, searches that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.conftest import ask, end

from nearward.domain.model import Entry
from nearward.session.ask import entries, people, search
from nearward.session.jobs.everything import read_everything
from nearward.session.jobs.progress import JobProgress
from nearward_ui.journal.page import JournalPage
from nearward_ui.routes import ToPerson

AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)


def write(around: Any, text: str, minutes: int = 0, **more: Any) -> Entry:
    at = AT + timedelta(minutes=minutes)
    made = Entry(at=at, day=at.date(), text=text, **more)
    kept: Entry = ask(around, entries.save(made))
    return kept


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    write(around, "#walk #walking #sea @Sam K. and @Samira")
    ask(around, people.add("Sam K."))
    made = JournalPage(around)
    made.resize(1084, 760)
    made.show()
    made.activateWindow()
    made.enter(None)
    made.editor.setFocus()
    qtbot.waitUntil(made.editor.hasFocus)
    yield made
    end(made)


def offered(page: JournalPage) -> list[str]:
    names = page.completion.list
    return [] if names.isHidden() else [names.item(n).text() for n in range(names.count())]


def type_in(page: JournalPage, text: str) -> None:
    QTest.keyClicks(page.editor, text)
    QApplication.processEvents()


def test_tab_takes_the_first_name_and_enter_one_that_was_chosen(page: JournalPage) -> None:
    type_in(page, "a #wa")
    assert offered(page) == ["walk", "walking"]
    QTest.keyClick(page.editor, Qt.Key.Key_Tab)
    assert page.editor.text() == "a #walk"
    assert offered(page) == []
    assert page.editor.hasFocus()
    type_in(page, " with @sa")
    assert set(offered(page)) == {"Sam", "Sam K.", "Samira"}
    for _ in range(offered(page).index("Sam K.") + 1):
        QTest.keyClick(page.editor, Qt.Key.Key_Down)
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    assert page.editor.text() == "a #walk with @Sam K."


def test_enter_without_a_choice_is_a_new_line_and_esc_offers_nothing(page: JournalPage) -> None:
    type_in(page, "#wal")
    assert offered(page)
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert offered(page) == []
    type_in(page, "k")
    QTest.keyClick(page.editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.editor.text() == "#walk\n"


@pytest.mark.parametrize("typed", ["#", "# ", "x#wa", "mail@sa", "&#wa", "#zz", "#walk"])
def test_nothing_is_offered_where_no_name_is_begun(page: JournalPage, typed: str) -> None:
    type_in(page, typed)
    assert "sea" not in offered(page)
    assert offered(page) in ([], ["walking"])


def test_a_name_is_taken_back_by_one_undo(page: JournalPage) -> None:
    type_in(page, "#se")
    QTest.keyClick(page.editor, Qt.Key.Key_Tab)
    assert page.editor.text() == "#sea"
    page.editor.undo()
    assert page.editor.text() in ("#se", "")


def test_the_names_stay_in_the_window_near_its_foot(page: JournalPage) -> None:
    page.editor.insertPlainText("\n" * 60)
    type_in(page, "@")
    names = page.completion.list
    assert not names.isHidden()
    assert page.paper.rect().contains(names.geometry())


def test_names_that_were_written_since_are_offered(page: JournalPage, around: Any) -> None:
    type_in(page, "#seaside ")
    page.leave()
    type_in(page, "#sea")
    assert offered(page) == ["seaside"]


def chips(page: JournalPage) -> list[tuple[str, bool]]:
    return [(chip.text(), bool(chip.property("typed"))) for chip in page.tagged.chips]


def test_chips_show_what_stands_in_the_text_and_what_was_given_beside(
    page: JournalPage, around: Any
) -> None:
    sam = ask(around, people.called("Sam"))
    one = write(around, "a #walk", 5, tags=("home",), people=(sam.id,))
    page.open_entry(one.id)
    assert chips(page) == [("Sam", False), ("walk", True), ("home", False)]
    page.tagged.add.setText("#Sea")
    QTest.keyClick(page.tagged.add, Qt.Key.Key_Return)
    page.tagged.add.setText("@Ada")
    QTest.keyClick(page.tagged.add, Qt.Key.Key_Return)
    page.leave()
    kept = ask(around, entries.get(one.id))
    assert kept.tags == ("home", "Sea")
    assert kept.people == (sam.id, ask(around, people.called("Ada")).id)
    assert kept.text == "a #walk"
    QTest.keyClick(page.tagged.chips[0], Qt.Key.Key_Delete)
    page.leave()
    assert sam.id not in ask(around, entries.get(one.id)).people


def test_what_stands_in_the_text_is_not_taken_off_by_a_chip(page: JournalPage, around: Any) -> None:
    said: list[Any] = []
    page.notice.connect(said.append)
    one = write(around, "a #walk", 5)
    page.open_entry(one.id)
    QTest.keyClick(page.tagged.chips[0], Qt.Key.Key_Delete)
    page.leave()
    assert "is in the text" in said[-1].text
    assert chips(page) == [("walk", True)]


def test_a_chip_leads_to_all_of_its_kind(page: JournalPage, around: Any, qtbot: Any) -> None:
    went: list[Any] = []
    page.go.connect(went.append)
    one = write(around, "a #walk with @Sam", 5)
    page.open_entry(one.id)
    page.tagged.chips[0].click()
    assert went == [ToPerson(id=ask(around, people.called("Sam")).id)]
    page.tagged.chips[1].click()
    assert page.finding.search.text() == "#walk"
    qtbot.waitUntil(lambda: len(page.finding.list.cards.lines) == 2)


def test_chips_follow_the_text_when_it_is_saved(page: JournalPage) -> None:
    type_in(page, "a #sea ")
    page.leave()
    assert chips(page) == [("sea", True)]


def test_a_tag_given_to_an_empty_page_waits_for_words(page: JournalPage, around: Any) -> None:
    page.tagged.add.setText("home")
    QTest.keyClick(page.tagged.add, Qt.Key.Key_Return)
    page.leave()
    before = len(ask(around, read_everything()).entries)
    page.editor.setFocus()
    type_in(page, "now ")
    page.leave()
    entries = ask(around, read_everything()).entries
    assert len(entries) == before + 1
    assert entries[-1].tags == ("home",)


def test_a_search_is_kept_run_renamed_and_removed(page: JournalPage, around: Any) -> None:
    finding = page.finding
    assert not finding.head.keep.isVisible()
    finding.look_for("#walk -sea")
    assert finding.head.keep.isVisible()
    finding.head.keep.click()
    finding.saved.field.setText("  walks alone ")
    finding.saved.keep.click()
    (kept,) = ask(around, search.saved())
    assert (kept.name, kept.query) == ("walks alone", "#walk -sea")
    assert not finding.saved.naming.isVisible()
    finding.look_for("")
    finding.saved.rows[0].run.click()
    assert finding.search.text() == "#walk -sea"
    finding.saved.rows[0].rename.click()
    finding.saved.field.setText("walks")
    QTest.keyClick(finding.saved.field, Qt.Key.Key_Return)
    assert [s.name for s in ask(around, search.saved())] == ["walks"]
    said: list[Any] = []
    page.notice.connect(said.append)
    finding.saved.rows[0].remove.click()
    assert ask(around, search.saved()) == []
    said[-1].then()
    assert [s.name for s in ask(around, search.saved())] == ["walks"]


def test_nothing_of_a_search_stands_in_a_window_of_its_own(page: JournalPage, qtbot: Any) -> None:
    before = set(QApplication.topLevelWidgets())
    page.finding.look_for("walking sea")
    qtbot.waitUntil(lambda: len(page.finding.list.cards.lines) == 1)
    write(page.around, "walking by the sea", 9)
    page.finding.reload()
    qtbot.waitUntil(lambda: len(page.finding.list.cards.lines) == 2)
    assert page.finding.order.isVisible()
    assert page.finding.isAncestorOf(page.finding.order)
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} <= before


def test_a_name_that_changed_elsewhere_is_not_written_over(page: JournalPage, around: Any) -> None:
    one = write(around, "with @Sam", 5)
    page.open_entry(one.id)
    page.leave()
    sam = ask(around, people.called("Sam"))
    ask(around, people.rename(sam.id, "Samuel", JobProgress()))
    page.enter(None)
    assert page.editor.text() == "with @Samuel"
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_in(page, ", twice")
    page.leave()
    assert ask(around, entries.get(one.id)).text == "with @Samuel, twice"
    assert ask(around, people.called("Sam")) is None


def test_coming_back_to_an_entry_that_nobody_changed_keeps_its_undo(
    page: JournalPage, around: Any
) -> None:
    type_in(page, "one two")
    page.leave()
    page.enter(None)
    assert page.editor.text() == "one two"
    assert page.editor.document().isUndoAvailable()
