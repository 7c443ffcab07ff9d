"""Back and forth by keys and by the mouse, and F6 between the parts of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.kit.filled import filled
from tests.narrowed import present

from nearward.domain.model import Entry
from nearward.session.ask import entries, people
from nearward.session.jobs.everything import read_everything
from nearward_ui.kit.layouts.side import Side
from nearward_ui.kit.page import Page
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToJournal, ToPerson
from nearward_ui.shell.frame.panes import panes
from nearward_ui.shell.frame.trail import Step, Trail
from nearward_ui.tour.chosen import Chosen

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(window: Any, key: Qt.Key, held: Any = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()


def written(clock: Any, text: str) -> Entry:
    now = clock()
    return Entry(day=now.date(), at=now, text=text)


def back(window: Any) -> Any:
    press(window, Qt.Key.Key_Left, ALT)
    return window.room.current


def forth(window: Any) -> Any:
    press(window, Qt.Key.Key_Right, ALT)
    return window.room.current


def is_elsewhere(thing: object) -> bool:
    return getattr(thing, "kind", "") != "entry"


def at(page: Page) -> Any:
    return page.key, getattr(page.where(), "id", page.where())


def test_back_and_forth_through_every_page(make_window: Callable[..., Any], tmp_path: Path) -> None:
    window = make_window(filled(tmp_path / "full.nearward"))
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    chosen = Chosen.of(found[0])
    came_by = []
    for key in PAGES:
        window.show_page(chosen.route(key))
        QApplication.processEvents()
        came_by.append(at(window.room.current))
    assert [key for key, _ in came_by] == list(PAGES)
    assert [at(back(window)) for _ in came_by[1:]] == came_by[-2::-1]
    assert [at(forth(window)) for _ in came_by[1:]] == came_by[1:]


def test_one_comes_back_to_the_same_thing(window: Any, clock: Any) -> None:
    made: list[Any] = []
    for text in ("The first.", "The second."):
        window.desk.ask(entries.save(written(clock, text)), made.append)
    for name in ("Ines", "Ruth"):
        window.desk.ask(people.add(name), made.append)
    first, second, ines, ruth = (one.id for one in made)
    way: list[Route] = [
        ToJournal(id=first),
        ToPerson(id=ines),
        ToJournal(id=second),
        ToPerson(id=ruth),
        ToPerson(id=ines),
    ]
    for route in way:
        window.show_page(route)
    # Ines was passed before: there is no loop
    assert at(back(window)) == ("journal", first)
    assert window.room.current.editor.text() == "The first."
    assert at(forth(window)) == ("person", ines)
    for route in (ToPerson(id=ruth), ToJournal(id=second)):
        window.show_page(route)
    assert [at(back(window)) for _ in range(3)] == [
        ("person", ruth),
        ("person", ines),
        ("journal", first),
    ]
    # who goes on from here has nothing before himself any more
    window.show_page(Route("trash"))
    assert forth(window).key == "trash"


def test_the_keyboard_comes_back_to_what_had_it(
    make_window: Callable[..., Any], tmp_path: Path
) -> None:
    window = make_window(filled(tmp_path / "full.nearward"))
    window.show_page(Route("settings"))
    for key in ("trash", "backups", "privacy"):
        settings = window.room.current
        rows = settings.findChildren(QPushButton)
        row = next(one for one in rows if one.accessibleName() == PAGES[key].title)
        row.setFocus()
        row.click()
        assert window.room.current.key == key
        back(window)
        assert QApplication.focusWidget() is row
    for key in ("worksheets", "people", "journal"):
        window.show_page(Route(key))
        rows = window.room.current.finding.list if key == "journal" else window.room.current.list
        rows.setFocus()
        # in the journal a moment, which leads to another page
        at = [n for n, line in enumerate(rows.cards.lines) if is_elsewhere(line.thing)][-1]
        assert at > 0
        rows.setCurrentIndex(rows.cards.index(at))
        thing = rows.thing
        press(window, Qt.Key.Key_Return)
        assert window.room.current.key != key
        press(window, Qt.Key.Key_Escape)
        assert (window.room.current.key, QApplication.focusWidget()) == (key, rows)
        assert rows.thing == thing


def test_a_page_that_one_began_with_leads_home(window: Any) -> None:
    window.room._trail = Trail(window.room._goes_on)
    window.show_page(Route("people"))
    window.room._trail = Trail(window.room._goes_on)
    assert back(window).key == "journal"
    assert back(window).key == "journal"


def test_what_is_new_has_its_number_once_it_is_saved() -> None:
    numbers = [0]
    trail = Trail(lambda _step: True)
    trail.tread(Step("journal", None, lambda: ToJournal(id=numbers[0])))
    numbers[0] = 7
    step = trail.back(Step("people"))
    assert step is not None
    assert step.route == ToJournal(id=7)


def test_the_buttons_at_the_side_of_a_mouse(window: Any) -> None:
    window.show_page(Route("moments"))
    for button, key in (
        (Qt.MouseButton.BackButton, "journal"),
        (Qt.MouseButton.ForwardButton, "moments"),
    ):
        place = QPointF(300, 300)
        event = QMouseEvent(QEvent.Type.MouseButtonPress, place, place, button, button, NONE)
        QApplication.sendEvent(window.windowHandle(), event)
        assert window.room.current.key == key


def test_f6_reaches_each_part_of_every_page(window: Any) -> None:
    for page_key in PAGES:
        window.show_page(Route(page_key))
        QApplication.processEvents()
        parts = panes(window.room)
        assert window.room.rail in parts or window.room.current.fills_window
        for pressed, order in ((NONE, parts), (SHIFT, parts[::-1])):
            seen = []
            for _ in parts:
                press(window, Qt.Key.Key_F6, pressed)
                focus = present(QApplication.focusWidget())
                seen.append(next(part for part in parts if part.isAncestorOf(focus)))
            assert {id(part) for part in seen} == {id(part) for part in parts}, page_key
            turns = order.index(seen[0])
            assert seen == [*order[turns:], *order[:turns]], page_key


def test_one_key_from_the_text_to_the_first_card(window: Any, clock: Any) -> None:
    window.desk.ask(entries.save(written(clock, "A line.")))
    page = window.room.current
    page.editor.setFocus()
    press(window, Qt.Key.Key_F6)
    assert page.finding.list.hasFocus()
    press(window, Qt.Key.Key_F6, SHIFT)
    assert page.editor.hasFocus()
    # in a small window the list is a drawer, which opens
    window.resize(960, 600)
    QApplication.processEvents()
    assert not page.finding.isVisible()
    press(window, Qt.Key.Key_F6)
    assert page.finding.list.hasFocus()


def with_side(window: Any) -> Any:
    """A page that has a side."""
    page = window.room.current
    page.side = side = Side(window.room.around, "Beside")
    side.box.addWidget(side.close_button.__class__("bin", "Do", window.look))
    window.room.side.sit(page)
    window.room.side.take(page)
    QApplication.processEvents()
    return side


def test_the_side_sheet_stands_beside_where_there_is_room(window: Any) -> None:
    window.resize(1600, 900)
    window.show_page(Route("moments"))
    page, side = window.room.current, with_side(window)
    sheet = window.room.side
    assert sheet.isVisible()
    assert (sheet.width(), sheet.geometry().right()) == (361, window.room.width() - 1)
    assert page.width() == window.room.width() - window.room.rail.width() - 361
    assert (page.side_is_beside, page.side_is_seen) == (True, True)
    press(window, Qt.Key.Key_S, SHIFT | Qt.KeyboardModifier.ControlModifier)
    assert not sheet.isVisible()
    # folded is folded, for the sitting
    window.show_page(Route("people"))
    window.show_page(Route("moments"))
    assert not sheet.isVisible()
    press(window, Qt.Key.Key_S, SHIFT | Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible()
    press(window, Qt.Key.Key_F6)
    assert side.isAncestorOf(present(QApplication.focusWidget()))
    side.close_button.click()
    assert not sheet.isVisible()
    assert page.isAncestorOf(present(QApplication.focusWidget()))
    page.side_asked.emit(True)
    side.be_empty(True)
    assert not sheet.isVisible()
    side.be_empty(False)
    assert sheet.isVisible()
    window.show_page(Route("people"))
    assert not sheet.isVisible()


def test_the_side_sheet_lies_over_a_page_without_room(window: Any) -> None:
    window.resize(1280, 800)
    window.show_page(Route("moments"))
    page, side = window.room.current, with_side(window)
    sheet, wide = window.room.side, page.width()
    assert not sheet.isVisible()
    page.side_asked.emit(True)
    QApplication.processEvents()
    assert sheet.isVisible()
    assert (page.side_is_beside, page.side_is_seen) == (False, True)
    assert page.width() == wide
    assert sheet.geometry().right() == window.room.width() - 1
    press(window, Qt.Key.Key_Escape)
    assert (sheet.isVisible(), window.room.current) == (False, page)
    page.side_asked.emit(True)
    side.close_button.setFocus()
    press(window, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    page.side_asked.emit(True)
    window.lock()
    assert not sheet.isVisible()
