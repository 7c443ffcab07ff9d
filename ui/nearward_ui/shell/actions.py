"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nearward.i18n import N_
from nearward_ui.kit.properties import give

#: (key to press, page, argument)
KEYS: tuple[tuple[str, str, object], ...] = (
    ("Ctrl+1", "journal", None),
    ("Ctrl+2", "moments", None),
    ("Ctrl+3", "worksheets", None),
    ("Ctrl+5", "patterns", None),
    ("Ctrl+6", "print", None),
    ("Ctrl+,", "settings", None),
    ("Ctrl+M", "moment", None),
    ("Ctrl+Shift+M", "moment", {"kind": "approach"}),
    ("Ctrl+Shift+P", "pause", None),
    ("Ctrl+N", "journal", {"new": True}),
    ("Ctrl+F", "journal", {"search": True}),
    ("Ctrl+G", "journal", {"date": True}),
)
#: these press the main button of what is shown
ANSWERS = ("Ctrl+Return", "Ctrl+Enter")
#: what the lock page says of a page that will be shown after opening
LANDS = {
    "moment": N_("After opening: log a moment."),
    "journal": N_("After opening: the journal."),
    "pause": N_("After opening: a pause."),
}
#: where it lands when nothing else was wished for
FIRST: tuple[str, object] = ("journal", None)


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

    page_asked = Signal(str, object)
    help_asked = Signal()
    alone_asked = Signal()
    answer_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()
    hide_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for keys, page, argument in KEYS:
            add_action(window, keys, partial(self.page_asked.emit, page, argument))
        add_action(window, "F1", self.help_asked.emit)
        add_action(window, "F11", self.alone_asked.emit)
        for keys in ANSWERS:
            add_action(window, keys, self.answer_asked.emit)
        self.everywhere: dict[str, Callable[[], object]] = {
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+Q": self.quit_asked.emit,
            "Ctrl+Shift+H": self.hide_asked.emit,
        }
        for keys, then in self.everywhere.items():
            add_action(window, keys, then)
        for keys, page, wish in KEYS:
            if page in ("moment", "pause"):
                self.everywhere[keys] = partial(self.page_asked.emit, page, wish)


def _call(then: Callable[[], object], _checked: bool = False) -> None:
    then()
