"""The keys that work everywhere in the window, read from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nearward_ui.action_row import ActionRow
from nearward_ui.actions import ACTIONS
from nearward_ui.kit.properties import give


def add_action(window: QWidget, keys: str, then: Callable[[], object]) -> None:
    """Do something when keys are pressed anywhere in the window."""
    action = QAction(window)
    give(action, shortcut=keys, shortcutContext="ApplicationShortcut")
    # a key that is held down is pressed once
    action.setAutoRepeat(False)
    action.triggered.connect(partial(_call, then))
    window.addAction(action)


class Keys(QObject):
    """Gives a window its keys, and says what is asked by them and by the rows of menus.

    `everywhere` are those that also work in dialogs and over menus.
    """

    #: carries a Route
    page_asked = Signal(object)
    help_asked = Signal()
    alone_asked = Signal()
    answer_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()
    hide_asked = Signal()
    palette_asked = Signal()
    menu_asked = Signal()
    #: the menu of what has the keyboard
    context_asked = Signal()
    print_asked = Signal()
    side_asked = Signal()
    #: carries 1 for the next part of the window, -1 for the one before
    pane_asked = Signal(int)
    #: carries -1 for the page before, 1 for the one after
    way_asked = Signal(int)
    #: carries per cent more or less; 0: as it was at first
    size_asked = Signal(int)
    #: carries the name of a theme
    theme_asked = Signal(str)
    #: carries the name of what the page that is shown does
    act_asked = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.everywhere: dict[str, Callable[[], object]] = {}
        known = set()
        for row in ACTIONS.values():
            if row.page or row.thing:
                # what shows it takes these keys itself
                continue
            for keys in row.keys:
                then = partial(self.ask, row)
                if keys not in known:
                    add_action(window, keys, then)
                    known.add(keys)
                if row.from_anywhere:
                    self.everywhere[keys] = then

    def ask(self, row: ActionRow) -> None:
        """Say what is asked by an action."""
        if not isinstance(row.does, str):
            self.page_asked.emit(row.does.route())
        elif row.page:
            self.act_asked.emit(row.does)
        elif row.argument is None:
            getattr(self, row.does).emit()
        else:
            getattr(self, row.does).emit(row.argument)


def _call(then: Callable[[], object], _checked: bool = False) -> None:
    then()
