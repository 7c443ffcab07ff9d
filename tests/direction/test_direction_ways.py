"""To the direction and back, by keys alone; and nothing that is typed there is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.conftest import KEY, NOW
from tests.shell.by_actions import CTRL, NO_SCREEN, opened, press, typed

from nearward.domain.model import Direction, Moment
from nearward.session.ask import moments
from nearward.session.ask.forms import direction
from nearward.vault.care.opening import open_diary
from nearward_ui.routes import Route

pytestmark = pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)

TEXT = "To stay when it is quiet."


def held(window: Any) -> Direction:
    found: list[Direction] = []
    window.desk.ask(direction.held(), found.append)
    return found[0]


def tabbed(qtbot: Any, wanted: QWidget) -> None:
    """Go there by Tab, from where the keyboard is."""
    for _ in range(80):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {wanted}, but to {QApplication.focusWidget()}")


def goes_and_comes(qtbot: Any, window: Any, way: QWidget) -> None:
    """By Enter to the page of the direction, and by Esc back to where one was."""
    before = window.room.current
    tabbed(qtbot, way)
    press(qtbot, Qt.Key.Key_Return)
    page = window.room.current
    assert page.key == "direction"
    assert QApplication.focusWidget() is page.field
    press(qtbot, Qt.Key.Key_Escape)
    assert window.room.current is before
    assert QApplication.focusWidget() is way


def test_from_the_five_directions_and_from_learn(qtbot: Any, window: Any) -> None:
    window.show_page(Route("steps"))
    goes_and_comes(qtbot, window, window.room.current.mine)
    press(qtbot, Qt.Key.Key_7, CTRL)
    goes_and_comes(qtbot, window, window.room.current.to_direction)


def test_from_the_sheet_for_an_appointment(qtbot: Any, window: Any) -> None:
    window.show_page(Route("appointment"))
    page = window.room.current
    way = page.fields.to_direction
    assert not way.isVisible(), "it is there once the direction is chosen"
    tabbed(qtbot, page.fields.ticks["direction"])
    press(qtbot, Qt.Key.Key_Space)
    assert way.text() == "Write my direction"
    goes_and_comes(qtbot, window, way)
    tabbed(qtbot, way)
    press(qtbot, Qt.Key.Key_Return)
    QTest.keyClicks(window.room.current.field, TEXT)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.room.current is page
    assert way.text() == "Change my direction"
    assert page._direction == TEXT
    assert page.fields.ticks["direction"].isChecked()
    qtbot.waitUntil(lambda: page.is_set, timeout=20_000)


def test_from_the_palette(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    assert "My direction" in typed(qtbot, palette, "my direction")
    press(qtbot, Qt.Key.Key_Return)
    assert window.room.current.key == "direction"


def test_on_from_the_direction_and_back(qtbot: Any, window: Any) -> None:
    for way, key in (("steps_button", "steps"), ("learn_why", "card")):
        window.show_page(Route("direction"))
        page = window.room.current
        tabbed(qtbot, getattr(page, way))
        press(qtbot, Qt.Key.Key_Return)
        assert window.room.current.key == key
        press(qtbot, Qt.Key.Key_Escape)
        assert window.room.current is page
        assert QApplication.focusWidget() is getattr(page, way)


def test_what_is_offered_leads_there_and_is_put_away_by_keys(qtbot: Any, window: Any) -> None:
    today = window.clock().date()
    window.desk.ask(moments.save(Moment(at=NOW, day=today, outcome="stayed")))
    window.desk.ask(direction.save(Direction(text=TEXT, ask_on=today)))
    window.resize(1280, 900)
    window.show_page(Route("journal"))
    qtbot.wait(20)
    offered = window.room.current.go_on
    row = next(one for one in offered.rows if one.accessibleName().startswith("My direction"))
    tabbed(qtbot, row)
    press(qtbot, Qt.Key.Key_Return)
    page = window.room.current
    assert page.key == "direction"
    assert page.again.isVisible()
    tabbed(qtbot, page.not_now_button)
    press(qtbot, Qt.Key.Key_Return)
    assert not page.again.isVisible()
    assert QApplication.focusWidget() is page.field, "the keyboard is not lost"
    kept = held(window)
    assert kept.looked_on is None
    assert kept.ask_on is not None
    assert kept.ask_on > today
    press(qtbot, Qt.Key.Key_Escape)
    names = [one.accessibleName() for one in window.room.current.go_on.rows]
    assert not any(name.startswith("My direction") for name in names)


def test_it_can_be_changed_later(qtbot: Any, window: Any) -> None:
    """The offer is taken back, and wished for again, by keys."""
    window.show_page(Route("direction"))
    page = window.room.current
    QTest.keyClicks(page.field, TEXT)
    for wished in (True, False, True):
        tabbed(qtbot, page.monthly)
        press(qtbot, Qt.Key.Key_Space)
        assert (held(window).ask_on is not None) == wished
    assert held(window).text == TEXT


def test_a_lock_in_the_middle_of_a_word_keeps_it(
    qtbot: Any, make_window: Callable[..., Any], diary: Any
) -> None:
    window = make_window()
    window.show_page(Route("direction"))
    QTest.keyClicks(window.room.current.field, TEXT)
    assert window.room.current.keeping.dirty
    press(qtbot, Qt.Key.Key_L, CTRL)
    assert not window.is_open
    vault = open_diary(diary, "", key=KEY)
    kept = vault.directions.get()
    vault.close()
    assert kept is not None
    assert kept.text == TEXT
