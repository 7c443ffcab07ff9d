"""What is shown while another window is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QVBoxLayout,
)
from tests.kit.focus import is_focused
from tests.narrowed import instance, present
from tests.shell.lock.test_cover import covered, file_dialog, press_hide

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


class Other(QDialog):
    """A dialog of our own."""


def behind(qtbot: Any, window: Any) -> None:
    """Another program's window comes to the front."""
    instance(QGuiApplication, QGuiApplication.instance()).focusWindowChanged.emit(None)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Says whether another program has the keyboard, and lets Qt tell it."""
    focus = QGuiApplication.focusWindow

    def turn(away: bool) -> None:
        now = (lambda: None) if away else focus
        monkeypatch.setattr("nearward_ui.shell.auto_lock.QGuiApplication.focusWindow", now)
        application = instance(QGuiApplication, QGuiApplication.instance())
        application.focusWindowChanged.emit(None if away else focus())

    return turn


def test_behind_another_window_the_page_stays_unless_wanted(
    qtbot: Any, window: Any, elsewhere: Callable[[bool], None]
) -> None:
    elsewhere(True)
    qtbot.wait(200)
    assert not covered(window)


def test_behind_another_window_the_page_is_covered_and_comes_back_by_itself(
    qtbot: Any, window: Any, elsewhere: Callable[[bool], None]
) -> None:
    window.settings.change("cover_behind", True)
    editor = window.room.current.editor
    qtbot.keyClicks(editor, "words")
    elsewhere(True)
    qtbot.waitUntil(lambda: covered(window))
    elsewhere(False)
    qtbot.waitUntil(lambda: not covered(window))
    assert is_focused(editor)
    assert editor.textCursor().position() == 5


def test_a_click_that_brings_the_window_to_the_front_hits_nothing(
    qtbot: Any, window: Any, elsewhere: Callable[[bool], None]
) -> None:
    window.settings.change("cover_behind", True)
    elsewhere(True)
    qtbot.waitUntil(lambda: covered(window))
    elsewhere(False)
    QApplication.processEvents()
    assert covered(window), "not yet: the click of the pointer comes now"
    where = window.room.rail.buttons["moments"].mapTo(window, QPoint(5, 5))
    qtbot.mouseClick(window.childAt(where), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not covered(window))
    assert window.room.current.key == "journal"


def test_what_was_hidden_by_hand_stays_hidden(
    qtbot: Any, window: Any, elsewhere: Callable[[bool], None]
) -> None:
    window.settings.change("cover_behind", True)
    press_hide(qtbot)
    elsewhere(True)
    qtbot.wait(150)
    elsewhere(False)
    qtbot.wait(200)
    assert covered(window)


def test_a_dialog_of_our_own_is_no_other_window(qtbot: Any, window: Any) -> None:
    window.settings.change("cover_behind", True)
    file_dialog(qtbot, window)
    qtbot.wait(200)
    assert not covered(window)
    own = Other(window)
    QVBoxLayout(own).addWidget(QLineEdit())
    own.open()
    own.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is own)
    qtbot.wait(200)
    assert not covered(window)


def test_behind_another_window_dialogs_are_veiled_where_they_stand(
    qtbot: Any, window: Any, elsewhere: Callable[[bool], None]
) -> None:
    window.settings.change("cover_behind", True)
    dialog = file_dialog(qtbot, window)
    shown = dialog.grab().toImage()
    elsewhere(True)
    qtbot.waitUntil(lambda: covered(window))
    assert dialog.isVisible()
    veiled = dialog.grab().toImage()
    colours = {veiled.pixel(x, y) for x in range(veiled.width()) for y in range(veiled.height())}
    assert len(colours) == 1
    dialog.resize(dialog.width() + 60, dialog.height() + 40)
    bigger = dialog.grab().toImage()
    assert bigger.pixel(bigger.width() - 2, bigger.height() - 2) in colours
    elsewhere(False)
    qtbot.waitUntil(lambda: not covered(window))
    dialog.resize(shown.size())
    present(dialog.findChild(QLineEdit)).setFocus()
    assert dialog.grab().toImage().size() == shown.size()
    qtbot.waitUntil(lambda: len({dialog.grab().toImage().pixel(x, 30) for x in range(300)}) > 1)


def test_a_lock_while_it_is_covered_leaves_no_cover_behind(
    qtbot: Any, window: Any, elsewhere: Callable[[bool], None]
) -> None:
    window.settings.change("cover_behind", True)
    elsewhere(True)
    qtbot.waitUntil(lambda: covered(window))
    window.lock()
    assert window.stack.currentWidget() is window.lock_page
    elsewhere(False)
    qtbot.wait(200)
    assert window.stack.currentWidget() is window.lock_page
