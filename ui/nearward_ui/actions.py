"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nearward.words import later
from nearward_ui.kit.early import give

#: (key to press, page, argument)
KEYS: tuple[tuple[str, str, object], ...] = (
    ("Ctrl+1", "journal", None),
    ("Ctrl+2", "moments", None),
    ("Ctrl+3", "worksheets", None),
    ("Ctrl+5", "patterns", None),
    ("Ctrl+6", "print", None),
    ("Ctrl+,", "settings", None),
    ("Ctrl+M", "moment", None),
    ("Ctrl+N", "journal", {"new": True}),
    ("Ctrl+F", "journal", {"search": True}),
    ("Ctrl+G", "journal", {"date": True}),
)
#: what the lock page says of a page that will be shown after opening
LANDS = {
    "moment": later("After opening: log a moment."),
    "journal": later("After opening: the journal."),
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


def _call(then: Callable[[], object], _checked: bool = False) -> None:
    then()
