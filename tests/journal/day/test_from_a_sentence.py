"""From selected words to an act, and back: the bar, the menu, the marks in the margin."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from tests.conftest import NOW, ask
from tests.narrowed import instance, present
from tests.shell.by_actions import NO_SCREEN

from nearward.domain.model import Entry, Moment, Passage, Worksheet
from nearward.domain.text.passages import LONGEST
from nearward.session.ask import entries, moments, trash, worksheets
from nearward_ui.actions import ACTIONS
from nearward_ui.journal.page import JournalPage
from nearward_ui.journal.passages.selection_bar import REST
from nearward_ui.routes import ToJournal, ToMoment, ToWorksheet

pytestmark = pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
WORDS = "she has not seen all of it"
TEXT = f"First, 🌊 this.\n\nSometimes I think {WORDS}. Then I hear it.\nAnd more of it."
WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}


@pytest.fixture
def entry(page: JournalPage, around: Any, qtbot: Any) -> Entry:
    kept: Entry = ask(around, entries.save(Entry(**WHEN, title="Back", text=TEXT)))
    page.enter(ToJournal(id=kept.id))
    qtbot.waitUntil(lambda: page.writing.id == kept.id)
    page.activateWindow()
    page.editor.setFocus()
    return kept


def select(page: JournalPage, words: str) -> None:
    found = page.editor.document().find(words)
    assert not found.isNull()
    page.editor.setTextCursor(found)


def passage_of(entry: Entry, words: str = WORDS) -> Passage:
    return Passage(entry_id=entry.id, start=TEXT.index(words), words=words)


def logged(around: Any, entry: Entry, words: str = WORDS) -> Moment:
    moment = Moment(**WHEN, outcome="withdrew", text=words)
    kept: Moment = ask(around, moments.save(moment, passage=passage_of(entry, words)))
    return kept


def test_the_bar_comes_when_a_selection_rests_and_goes_with_a_key(
    page: JournalPage, entry: Entry, qtbot: Any
) -> None:
    bar = page.passages.bar
    select(page, "Sometimes")
    qtbot.wait(REST + 100)
    assert not bar.isVisible(), "nobody's hand selected it"
    cursor = page.editor.textCursor()
    cursor.setPosition(cursor.selectionStart())
    page.editor.setTextCursor(cursor)
    focus = QApplication.focusWidget()
    qtbot.keyClick(page.editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)
    assert QApplication.focusWidget() is focus
    names = ["Weigh this thought", "Log as a moment", "Another worksheet"]
    assert [button.text() for button in bar.buttons] == names
    qtbot.keyClick(page.editor, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)
    qtbot.keyClick(page.editor, Qt.Key.Key_Left)
    qtbot.wait(REST + 100)
    assert not bar.isVisible(), "nothing is selected any more"


def test_the_bar_never_stands_over_the_words(page: JournalPage, entry: Entry) -> None:
    bar, editor = page.passages.bar, page.editor
    select(page, "Sometimes I think")
    bar.come()
    caret = editor.viewport().mapTo(page, editor.cursorRect().topLeft())
    assert bar.geometry().bottom() < caret.y() + 2, "the blank line above has room"
    select(page, "And more")
    bar.come()
    below = editor.viewport().mapTo(page, editor.cursorRect().bottomLeft())
    assert bar.geometry().top() >= below.y(), "else it stands under them"
    # all of a text that fills the view: there is no place for it
    editor.selectAll()
    bar.go()
    editor.insertPlainText("Line.\n" * 80)
    editor.selectAll()
    bar.come()
    assert not bar.isVisible()


def test_nothing_is_offered_of_blank_words_or_of_a_whole_book(
    page: JournalPage, entry: Entry
) -> None:
    page.editor.set_text("   \n " + "a" * (LONGEST + 1))
    page.editor.selectAll()
    assert page.passages.acts() == {}
    select(page, "  ")
    assert page.passages.acts() == {}


@pytest.mark.parametrize(("at", "kind"), [(0, ToWorksheet), (1, ToMoment)])
def test_a_press_leads_there_with_the_words_and_the_text_stays(
    page: JournalPage, entry: Entry, at: int, kind: Any, qtbot: Any
) -> None:
    gone_to: list[Any] = []
    page.go.connect(gone_to.append)
    select(page, f"{WORDS} ".strip())
    page.passages.bar.come()
    qtbot.mouseClick(page.passages.bar.buttons[at], Qt.MouseButton.LeftButton)
    (route,) = gone_to
    assert type(route) is kind
    assert present(route.passage) == passage_of(entry)
    assert not page.passages.bar.isVisible()
    assert page.editor.text() == TEXT


def test_words_of_an_entry_that_is_not_kept_yet_are_kept_first(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    gone_to: list[Any] = []
    page.go.connect(gone_to.append)
    page.new_entry()
    page.editor.insertPlainText("I always leave.")
    page.editor.selectAll()
    page.passages.acts()["weigh_words"]()
    (kept,) = around.desk._vault.entries.every()
    assert gone_to[0].passage == Passage(entry_id=kept.id, start=0, words="I always leave.")


def test_other_sheets_stand_in_a_menu_under_the_words(
    page: JournalPage, entry: Entry, qtbot: Any
) -> None:
    gone_to: list[Any] = []
    page.go.connect(gone_to.append)
    select(page, WORDS)
    page.passages.acts()["other_sheets"]()
    menu = instance(QMenu, QApplication.activePopupWidget())
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["Sort facts from readings", "Follow this old story"]
    menu.actions()[0].trigger()
    menu.close()
    (route,) = gone_to
    assert (route.sheet, route.passage) == ("facts-and-readings", passage_of(entry))


def test_the_same_acts_are_in_the_menu_and_in_the_palette(page: JournalPage, entry: Entry) -> None:
    assert "weigh_words" not in page.acts()
    select(page, WORDS)
    menu = page.editor.show_menu(QPoint(0, 0))
    assert menu is not None
    said = [action.text() for action in menu.actions()]
    assert {"Weigh this thought", "Log as a moment", "Another worksheet"} <= set(said)
    menu.close()
    on_page = {row.does for row in ACTIONS.values() if row.page == "journal"}
    assert {"weigh_words", "log_words", "open_made"} <= on_page
    assert {"weigh_words", "log_words"} <= page.acts().keys()


def test_a_place_has_a_mark_that_is_told_pressed_and_reached_by_keys(
    page: JournalPage, entry: Entry, around: Any, qtbot: Any
) -> None:
    margin = page.passages.margin
    assert not margin.isVisible()
    moment = logged(around, entry)
    assert margin.isVisible()
    ((mark, bar, _symbol),) = margin._drawn()
    assert (mark.symbol, mark.cursor.selectedText()) == ("withdrew", WORDS)
    assert WORDS in margin.accessibleDescription()
    assert margin.geometry().right() < page.editor.viewport().mapTo(page, QPoint(0, 0)).x()
    gone_to: list[Any] = []
    page.go.connect(gone_to.append)
    place = bar.center().toPoint()
    assert [one.told for one in margin.at(place)] == [mark.told]
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place)
    select(page, WORDS)
    page.act("open_made")
    assert gone_to == [ToMoment(id=moment.id)] * 2
    # outside of the words there is nothing to open
    select(page, "First")
    assert "open_made" not in page.acts()


def test_a_hint_reads_no_marks_in_a_persons_words(
    page: JournalPage, entry: Entry, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ask(around, moments.save(Moment(**WHEN, outcome="stayed", text="<img src='x'> & me")))
    ask(around, moments.save(told, passage=passage_of(entry)))
    margin = page.passages.margin
    place = margin._drawn()[0].bar.center().toPoint()
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    where = margin.mapToGlobal(place)
    QApplication.sendEvent(margin, QHelpEvent(QEvent.Type.ToolTip, place, where))
    assert "&lt;img src=&#x27;x&#x27;&gt; &amp; me" in said[0]


def test_the_mark_goes_with_its_words_and_comes_back(
    page: JournalPage, entry: Entry, around: Any, qtbot: Any
) -> None:
    logged(around, entry)
    margin = page.passages.margin
    before = margin._drawn()[0].bar
    cursor = page.editor.textCursor()
    cursor.setPosition(0)
    page.editor.setTextCursor(cursor)
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    assert margin._drawn()[0].bar.top() > before.top()
    select(page, "not seen")
    qtbot.keyClick(page.editor, Qt.Key.Key_Delete)
    assert margin._drawn() == []
    page.editor.undo()
    assert len(margin._drawn()) == 1
    # what is written right behind the words is none of them
    select(page, WORDS)
    cursor = page.editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    page.editor.setTextCursor(cursor)
    qtbot.keyClicks(page.editor, "self")
    assert len(margin._drawn()) == 1
    page.editor.set_text(TEXT.replace(WORDS, "x"))
    page.writing.touch()
    page.writing.save()
    assert margin._drawn() == []
    page.editor.set_text(TEXT)
    page.writing.touch()
    page.writing.save()
    assert len(margin._drawn()) == 1


def test_two_things_of_one_place_are_chosen_from_a_menu(
    page: JournalPage, entry: Entry, around: Any, qtbot: Any
) -> None:
    logged(around, entry)
    sheet = Worksheet(**WHEN, sheet="evidence", answers={"thoughts": [{"txt": WORDS}]})
    ask(around, worksheets.save(sheet, passage=passage_of(entry)))
    margin = page.passages.margin
    one, other = margin._drawn()
    assert not one.symbol.intersects(other.symbol)
    shown: list[Any] = []
    margin.several.connect(lambda marks, _at: shown.append([mark.symbol for mark in marks]))
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=one.bar.center().toPoint())
    assert shown == [["withdrew", "worksheet"]]
    menus = [w for w in QApplication.topLevelWidgets() if w.property("role") == "actions"]
    (menu,) = (one for one in menus if one.isVisible())
    assert len(menu.actions()) == 2
    menu.close()


def test_what_goes_to_the_trash_takes_its_mark_along(
    page: JournalPage, entry: Entry, around: Any
) -> None:
    moment = logged(around, entry)
    ask(around, trash.delete("moment", moment.id))
    assert page.passages.margin.marks == []
    ask(around, trash.restore("moment", moment.id))
    assert len(page.passages.margin.marks) == 1
    page.new_entry()
    assert page.passages.margin.marks == []


def test_the_way_back_leads_to_the_words(
    page: JournalPage, entry: Entry, around: Any, qtbot: Any
) -> None:
    page.new_entry()
    page.enter(ToJournal(id=entry.id, place=TEXT.index(WORDS), passage=1))
    want = page.editor.document().find(WORDS).selectionStart()
    qtbot.waitUntil(lambda: page.editor.textCursor().position() == want)
    page.enter(ToJournal(id=entry.id))
    assert not page.editor.textCursor().hasSelection()


def test_the_marks_give_way_with_the_page(
    page: JournalPage, entry: Entry, around: Any, qtbot: Any
) -> None:
    logged(around, entry)
    margin = page.passages.margin
    page.reshape("narrow")
    page.resize(700, 600)
    qtbot.wait(50)
    place = margin.geometry().center()
    assert page.childAt(place) is margin
    page._show_list(True)
    qtbot.waitUntil(page.finding.isVisible)
    assert page.childAt(place) is not margin, "the drawer lies over it"
    page._show_list(False)
    assert page.childAt(place) is margin
    page.alone(True)
    assert not margin.isVisible()
    page.alone(False)
    assert margin.isVisible()
