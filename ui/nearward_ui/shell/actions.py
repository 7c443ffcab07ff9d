"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nearward_ui.kit.properties import give
from nearward_ui.pages import PAGES, PageRow

if TYPE_CHECKING:
    from nearward_ui.routes import Route

#: these press the main button of what is shown
ANSWERS = ("Ctrl+Return", "Ctrl+Enter")


def add_action(window: QWidget, keys: str, then: Callable[[], object]) -> None:
    """Do something when keys are pressed anywhere in the window."""
    action = QAction(window)
    give(action, shortcut=keys, shortcutContext="ApplicationShortcut")
    # a key that is held down is pressed once
    action.setAutoRepeat(False)
    action.triggered.connect(partial(_call, then))
    window.addAction(action)


class Keys(QObject):
    """Gives a window its keys, and says what is asked by them.

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

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.everywhere: dict[str, Callable[[], object]] = {
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+Q": self.quit_asked.emit,
            "Ctrl+Shift+H": self.hide_asked.emit,
        }
        for keys, then in self.everywhere.items():
            add_action(window, keys, then)
        for row in PAGES.values():
            mine = self._keys_of(row)
            for keys, then in mine.items():
                add_action(window, keys, then)
            if row.from_anywhere:
                self.everywhere.update(mine)
        add_action(window, "F11", self.alone_asked.emit)
        for keys in ANSWERS:
            add_action(window, keys, self.answer_asked.emit)

    def _keys_of(self, row: PageRow) -> dict[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {}
        if row.keys:
            shows = partial(self._on_page, row.key)
            found[row.keys] = self.help_asked.emit if row.before_unlock else shows
        for one in row.shortcuts:
            found[one.keys] = partial(self._on_route, one.route)
        return found

    def _on_page(self, page: str) -> None:
        from nearward_ui.routes import Route

        self.page_asked.emit(Route(page))

    def _on_route(self, make: Callable[[], Route]) -> None:
        self.page_asked.emit(make())


def _call(then: Callable[[], object], _checked: bool = False) -> None:
    then()
