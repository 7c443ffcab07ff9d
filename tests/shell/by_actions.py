"""Hands for the tests of the palette and of the menus."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from nearward.domain.model import Entry
from nearward.session.ask import entries, trash

#: what Qt says of menus without a screen
NO_SCREEN = "This plugin does not support (raise|grabbing)"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def press(qtbot: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def opened(window: Any, qtbot: Any) -> Any:
    press(qtbot, Qt.Key.Key_K, CTRL)
    assert window.commands.palette is not None
    return window.commands.palette


def typed(qtbot: Any, palette: Any, text: str) -> list[str]:
    """What is listed for some words, with what the diary has."""
    qtbot.keyClicks(palette.field, text)
    qtbot.wait(120)
    return [line.text for line in palette.list.lines if not line.is_title]


def write(window: Any, text: str, **more: Any) -> Entry:
    made: list[Entry] = []
    window.desk.ask(
        entries.save(Entry(at=window.clock(), day=window.clock().date(), text=text, **more)),
        made.append,
    )
    return made[0]


def trashed(window: Any) -> list[Any]:
    found: list[Any] = []
    window.desk.ask(trash.listed(), found.extend)
    return found


def menu_over(widget: QWidget, at: QPoint | None = None) -> QMenu | None:
    """The menu that comes by the mouse at a place, or by the keyboard."""
    reason = QContextMenuEvent.Reason.Keyboard if at is None else QContextMenuEvent.Reason.Mouse
    place = at or widget.rect().center()
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    target = getattr(widget, "viewport", lambda: widget)() if at is not None else widget
    QApplication.sendEvent(target, event)
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) else None


def named(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def pick(menu: QMenu, text: str) -> None:
    action = next(one for one in menu.actions() if one.text() == text)
    menu.close()
    action.trigger()
