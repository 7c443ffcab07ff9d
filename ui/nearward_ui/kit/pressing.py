"""Keys that press: Return does what Space does, and Ctrl+Return answers a page's main button.

Qt presses a button by Return only in a dialog. A widget that has a use for the key takes it first.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QPushButton, QWidget

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press(event: QKeyEvent) -> bool:
    """Press what has the keyboard; False where the key is none of these or nothing can be done."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _PRESSES or not plain:
        return False
    at = QApplication.focusWidget()
    if isinstance(at, QAbstractButton) and at.isEnabled():
        # a key that is held down is pressed once
        if not event.isAutoRepeat():
            at.click()
        return True
    if isinstance(at, QComboBox) and at.isEnabled():
        at.showPopup()
        return True
    return False


def answer(page: QWidget) -> bool:
    """Press the main button of a page: the one nearest to the keyboard, else the one in sight.

    Where none of many buttons is the main one, that which `answers` is pressed.
    """
    at = QApplication.focusWidget()
    within = at if at is not None and page.isAncestorOf(at) else page
    while True:
        for button in _main(within):
            button.click()
            return True
        parent = within.parentWidget()
        if within is page or parent is None:
            return False
        within = parent


def _main(within: QWidget) -> Iterator[QPushButton]:
    for button in within.findChildren(QPushButton):
        main = button.property("role") == "main" or button.property("answers")
        if main and button.isVisible() and button.isEnabled():
            yield button
