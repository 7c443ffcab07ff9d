"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from nearward.i18n import N_
from nearward_ui.kit.properties import give

if TYPE_CHECKING:
    from nearward_ui.shell.window import Window

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


def add_keys(window: Window) -> dict[str, Callable[[], object]]:
    """Give the window its keys; answers with those that also work in dialogs and over menus."""
    for keys, page, argument in KEYS:
        add_action(window, keys, partial(window.show_page, page, argument))
    add_action(window, "F1", window.show_help)
    add_action(window, "F11", partial(_write_alone, window))
    for keys in ANSWERS:
        add_action(window, keys, partial(_answer, window))
    everywhere: dict[str, Callable[[], object]] = {
        "Ctrl+L": window.lock,
        "Ctrl+Q": window.close,
        "Ctrl+Shift+H": window.hide_now,
    }
    for keys, then in everywhere.items():
        add_action(window, keys, then)
    anywhere = {keys: (page, wish) for keys, page, wish in KEYS if page in ("moment", "pause")}
    for keys, shown in anywhere.items():
        everywhere[keys] = partial(window.show_page, *shown)
    return everywhere


def _write_alone(window: Window) -> None:
    if window.room is not None:
        window.room.write_alone()


def _answer(window: Window) -> None:
    """Press the main button of what is shown."""
    from nearward_ui.shell.pressing import answer

    room = window.room
    shown = window.stack.currentWidget()
    page = room.current if room is not None and shown is room else shown
    if page is not None and not window.guard.is_covering:
        answer(page)


def _call(then: Callable[[], object], _checked: bool = False) -> None:
    then()
