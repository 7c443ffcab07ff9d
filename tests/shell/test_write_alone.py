"""F11: only the page that is written on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from nearward_ui.routes import GoBack, Route, ToJournal


def test_f11_shows_only_the_page_and_ends_it(make_window: Any, qtbot: Any) -> None:
    window = make_window()
    room = window.room
    page = room.current
    qtbot.keyClicks(page.editor, "Before")
    qtbot.keyClick(page.editor, Qt.Key.Key_F11)
    assert room.rail.isHidden()
    assert page.finding.isHidden()
    assert page.editor.hasFocus() or not window.isActiveWindow()
    qtbot.keyClicks(page.editor, " and on")
    assert page.editor.text() == "Before and on"
    qtbot.keyClick(page.editor, Qt.Key.Key_Escape)
    assert not room.rail.isHidden()
    assert not page.finding.isHidden()
    qtbot.keyClick(page.editor, Qt.Key.Key_F11)
    qtbot.keyClick(page.editor, Qt.Key.Key_F11)
    assert not room.rail.isHidden()
    page.leave()


def test_another_page_and_the_search_end_it(make_window: Any, qtbot: Any) -> None:
    window = make_window()
    room = window.room
    ways: tuple[Callable[[], None], ...] = (
        lambda: window.show_page(Route("moments")),
        lambda: window.show_page(ToJournal(search=True)),
    )
    for then in ways:
        window.show_page(Route("journal"))
        room.write_alone()
        assert room.rail.isHidden()
        assert window.isFullScreen()
        then()
        assert not room.rail.isHidden()
        assert not window.isFullScreen()
        assert room.pages["journal"].finding.isVisibleTo(room.pages["journal"])


def test_a_page_that_knows_no_such_thing_stays_as_it_is(make_window: Any, qtbot: Any) -> None:
    window = make_window()
    window.show_page(Route("settings"))
    window.room.write_alone()
    assert not window.room.rail.isHidden()


def test_a_pause_keeps_the_screen(make_window: Any) -> None:
    window = make_window()
    window.room.write_alone()
    window.show_page(Route("pause"))
    assert window.isFullScreen()
    window.show_page(GoBack())
    assert window.isFullScreen()
    assert window.room.rail.isHidden()
    window.room.write_alone()
    assert not window.isFullScreen()


def test_the_system_may_give_the_screen_back_before(make_window: Any) -> None:
    window = make_window()
    window.room.write_alone()
    window.showNormal()
    window.move(90, 70)
    window.room.write_alone()
    assert not window.isFullScreen()
    # where it is now is kept, not where it was
    there = window.fitting.text
    window.move(190, 70)
    assert window.fitting.text != there


def test_a_lock_gives_the_screen_back(make_window: Any) -> None:
    window = make_window()
    place = window.fitting.text
    window.room.write_alone()
    assert window.isFullScreen()
    assert window.fitting.text == place
    window.lock()
    assert not window.isFullScreen()
    assert window.settings.window == place
