"""The menu, the keys of the table and the menus over things, in a real window."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStyle
from tests.shell.by_actions import (
    ALT,
    CTRL,
    NO_SCREEN,
    SHIFT,
    menu_over,
    named,
    pick,
    press,
    trashed,
    write,
)

from nearward.domain.model import Moment
from nearward.session.ask import moments, people
from nearward_ui.actions import ACTIONS, over
from nearward_ui.routes import Route, ToJournal, ToMoment

pytestmark = pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)


# the menu


@pytest.mark.parametrize("by", ["f10", "alt", "button"])
def test_the_menu_comes_by_its_button_by_alt_and_by_f10(qtbot: Any, window: Any, by: str) -> None:
    if by == "f10":
        press(qtbot, Qt.Key.Key_F10)
    elif by == "alt":
        handle = window.windowHandle()
        QTest.keyPress(handle, Qt.Key.Key_Alt, ALT)
        QTest.keyRelease(handle, Qt.Key.Key_Alt)
    else:
        qtbot.mouseClick(window.room.rail.menu_button, Qt.MouseButton.LeftButton)
    menu = window.commands.menu
    assert menu is not None
    assert named(menu)[0] == "New entry"
    told = {one.text(): one.shortcut().toString() for one in menu.actions()}
    assert told["Lock now"] == "Ctrl+L"
    assert told["Keys"] == "Ctrl+?"
    assert [title for title in ("Text size", "Light or night") if title not in told] == []
    # where the screen is low it scrolls, in one column
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu)
    pick(menu, "Log a moment")
    assert window.room.current.key == "moment"
    assert window.commands.menu is None


def test_on_a_low_screen_all_of_the_menu_is_seen(qtbot: Any, window: Any) -> None:
    assert window.screen().availableGeometry().height() == 800
    qtbot.mouseClick(window.room.rail.menu_button, Qt.MouseButton.LeftButton)
    menu = window.commands.menu
    first, last = (menu.actionGeometry(one) for one in (menu.actions()[0], menu.actions()[-1]))
    assert first.top() >= 0
    assert last.bottom() < menu.height() <= 800
    assert first.height() >= 24
    menu.close()


def test_alt_with_another_key_or_a_click_shows_no_menu(qtbot: Any, window: Any) -> None:
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Alt, ALT)
    QTest.keyPress(handle, Qt.Key.Key_Left, ALT)
    QTest.keyRelease(handle, Qt.Key.Key_Left, ALT)
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert window.commands.menu is None
    QTest.keyPress(handle, Qt.Key.Key_Alt, ALT)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, ALT, QPoint(700, 300))
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert window.commands.menu is None


def test_an_open_menu_is_gone_with_the_lock(qtbot: Any, window: Any) -> None:
    press(qtbot, Qt.Key.Key_F10)
    menu = window.commands.menu
    assert menu.isVisible()
    window.lock()
    assert window.commands.menu is None
    assert QApplication.activePopupWidget() is None


def test_a_key_in_an_open_menu_locks(qtbot: Any, window: Any) -> None:
    """The guard sees keys that a menu would keep."""
    press(qtbot, Qt.Key.Key_F10)
    assert "Ctrl+L" in window.keys.everywhere
    assert {"Ctrl+Q", "Ctrl+Shift+H", "Ctrl+M", "Ctrl+Shift+P"} <= set(window.keys.everywhere)


# keys


def test_text_grows_and_shrinks_by_keys_within_its_limits(qtbot: Any, window: Any) -> None:
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    press(qtbot, Qt.Key.Key_Equal, CTRL)
    assert (window.settings.text_size, window.look.scale) == (120, 1.2)
    press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert window.settings.text_size == 110
    press(qtbot, Qt.Key.Key_0, CTRL)
    assert (window.settings.text_size, window.look.scale) == (100, 1.0)
    for _ in range(4):
        press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert window.settings.text_size == 80
    window.show_page(Route("settings"))
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert window.room.current.rows["text_size"].field.value() == 90


def test_the_sheet_of_keys_tells_every_key_once(qtbot: Any, window: Any) -> None:
    press(qtbot, Qt.Key.Key_Question, CTRL)
    page = window.room.current
    assert page.key == "shortcuts"
    said = [label.text() for label in page.findChildren(QLabel)]
    for row in ACTIONS.values():
        if row.keys and row.thing in ("", "words", "record"):
            assert window.words(row.title) in said, row.name
    press(qtbot, Qt.Key.Key_Escape)
    assert window.room.current.key == "journal"


def test_ctrl_p_prints_what_is_seen(qtbot: Any, window: Any) -> None:
    entry = write(window, "A day at the harbour.")
    window.show_page(ToJournal(id=entry.id))
    press(qtbot, Qt.Key.Key_P, CTRL)
    page = window.room.current
    assert page.key == "print-days"
    assert (page.span.wish.first, page.span.wish.last) == (entry.day, entry.day)
    window.show_page(Route("patterns"))
    press(qtbot, Qt.Key.Key_P, CTRL)
    assert window.room.current.key == "print"


def test_f3_goes_from_hit_to_hit_and_round(qtbot: Any, window: Any) -> None:
    entry = write(window, "The tide came. Then the tide went, and a tide again.")
    window.show_page(ToJournal(id=entry.id, find="tide"))
    page = window.room.current
    page.editor.setFocus()
    places = []
    for _ in range(4):
        press(qtbot, Qt.Key.Key_F3)
        places.append(page.editor.textCursor().selectionStart())
    assert places == [4, 24, 41, 4]
    # where nothing is looked for, one is asked for what
    page.finding.search.setText("")
    page.find_here.forget()
    page.find_here.bar.field.setText("")
    page.editor.setFocus()
    press(qtbot, Qt.Key.Key_F3)
    assert page.find_here.bar.field.hasFocus()


@pytest.mark.parametrize(
    ("letter", "before", "chosen", "after", "selected"),
    [
        (Qt.Key.Key_B, "a tide", (2, 6), "a **tide**", "tide"),
        (Qt.Key.Key_B, "a **tide**", (4, 8), "a tide", "tide"),
        (Qt.Key.Key_B, "a **tide**", (2, 10), "a tide", "tide"),
        (Qt.Key.Key_I, "a tide ", (2, 7), "a *tide* ", "tide"),
        (Qt.Key.Key_I, "a **tide**", (4, 8), "a ***tide***", "tide"),
        (Qt.Key.Key_I, "a ***tide***", (5, 9), "a **tide**", "tide"),
        (Qt.Key.Key_B, "a ", (2, 2), "a ****", ""),
        (Qt.Key.Key_B, "\U0001f30a tide", (3, 7), "\U0001f30a **tide**", "tide"),
        (Qt.Key.Key_K, "a tide", (2, 6), "a [tide]()", ""),
    ],
)
def test_marks_are_put_by_keys_as_markdown_in_one_step(
    qtbot: Any,
    window: Any,
    letter: Qt.Key,
    before: str,
    chosen: tuple[int, int],
    after: str,
    selected: str,
) -> None:
    editor = window.room.current.editor
    editor.set_text(before)
    cursor = editor.textCursor()
    cursor.setPosition(chosen[0])
    cursor.setPosition(chosen[1], cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    press(qtbot, letter, CTRL)
    assert editor.text() == after
    assert editor.textCursor().selectedText() == selected
    assert window.commands.palette is None
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert editor.text() == before
    # what is typed is kept, not lost with the window
    window.lock()


# menus over things


def test_the_menu_of_words_has_what_can_be_done(qtbot: Any, window: Any) -> None:
    editor = window.room.current.editor
    editor.set_text("the tide")
    editor.selectAll()
    press(qtbot, Qt.Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {"Cut", "Copy", "Bold", "Italic", "Search for these words"} <= set(named(menu))
    pick(menu, "Search for these words")
    assert window.room.current.finding.search.text() == '"the tide"'


def test_the_menu_of_an_entry_in_the_list(qtbot: Any, window: Any) -> None:
    entry = write(window, "The tide came.", title="Tide")
    window.show_page(Route("journal"))
    page = window.room.current
    cards = page.finding.list
    menu = menu_over(cards, cards.visualRect(cards.cards.index(0)).center())
    assert menu is not None
    # a moment is weighed and has a circle
    of_moments = ("weigh", "cycle")
    said = [window.words(row.title) for row in over("record") if row.does not in of_moments]
    assert named(menu) == said
    pick(menu, "Read this day")
    assert window.room.current.key == "read"
    window.show_page(Route("journal"))
    menu = menu_over(cards, cards.visualRect(cards.cards.index(0)).center())
    assert menu is not None
    pick(menu, "Move to the trash")
    assert [one.card.id for one in trashed(window)] == [entry.id]
    assert menu_over(cards, QPoint(5, cards.height() - 3)) is None


def test_a_moment_of_letting_in_is_not_weighed(window: Any) -> None:
    """Also in the timeline, and where nothing is weighed: over an entry."""
    day = window.clock() - timedelta(days=1)
    let_in = Moment(at=day, day=day.date(), kind="approach", approach_kind="need")
    window.desk.ask(moments.save(let_in))
    write(window, "An entry")
    window.show_page(Route("moments"))
    for key, rows in (("moments", 1), ("journal", 2)):
        window.show_page(Route(key))
        page = window.room.current
        cards = page.list if key == "moments" else page.finding.list
        for row in range(cards.cards.rowCount()):
            cards.setFocus()
            cards.setCurrentIndex(cards.cards.index(row))
            menu = menu_over(cards)
            if menu is not None:
                rows -= 1
                assert "Weigh the thought" not in named(menu)
                menu.close()
        assert rows <= 0, key


def test_the_menu_of_a_moment_and_of_a_day(qtbot: Any, window: Any) -> None:
    day = window.clock() - timedelta(days=1)
    window.desk.ask(moments.save(Moment(at=day, day=day.date(), outcome="stayed")))
    window.show_page(Route("moments"))
    cards = window.room.current.list
    cards.setFocus()
    cards.setCurrentIndex(cards.cards.index(0))
    menu = menu_over(cards)
    assert menu is not None
    # no version of a moment is kept
    said = [window.words(row.title) for row in over("record") if row.does != "versions"]
    assert named(menu) == said
    pick(menu, "Weigh the thought")
    form = window.room.current
    assert form.key == "worksheet"
    assert form.worksheet.moment_id == 1
    window.show_page(Route("journal"))
    table = window.room.current.finding.month.table
    cell = window.room.current.finding.month.model.cell(day.date())
    menu = menu_over(table, table.visualRect(cell).center())
    assert menu is not None
    assert named(menu) == [window.words(row.title) for row in over("day")]
    pick(menu, "Log a moment on this day")
    assert window.room.current.key == "moment"
    assert window.room.current.fields.values["at"].date() == day.date()


def test_the_menu_of_a_person(qtbot: Any, window: Any) -> None:
    window.desk.ask(people.add("Ines"))
    window.show_page(Route("people"))
    cards = window.room.current.list
    cards.setCurrentIndex(cards.cards.index(0))
    menu = menu_over(cards)
    assert menu is not None
    assert named(menu) == ["Open", "Find where they appear"]
    pick(menu, "Find where they appear")
    assert window.room.current.finding.search.text() == 'person:"Ines"'


def test_a_menu_over_a_thing_is_gone_with_the_lock(qtbot: Any, window: Any) -> None:
    editor = window.room.current.editor
    editor.set_text("the tide")
    press(qtbot, Qt.Key.Key_F10, SHIFT)
    assert QApplication.activePopupWidget() is not None
    window.lock()
    assert QApplication.activePopupWidget() is None


def test_hints_tell_the_key(window: Any) -> None:
    assert window.room.current.finding.head.pen.toolTip() == "New entry (Ctrl+N)"
    assert window.room.rail.menu_button.toolTip() == "Menu (F10)"


def test_the_form_saves_by_its_key_of_the_table(qtbot: Any, window: Any) -> None:
    window.show_page(ToMoment())
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, Qt.Key.Key_S, CTRL)
    found: list[Any] = []
    window.desk.ask(moments.page(), found.extend)
    assert len(found) == 1
