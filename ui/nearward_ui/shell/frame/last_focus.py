"""What had the keyboard on each page, for when one comes back to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from nearward_ui.kit.page import Page


class LastFocus:
    """Knows one widget of each page; what is gone or hidden meanwhile gets nothing."""

    def __init__(self) -> None:
        self._had: dict[str, QWidget] = {}

    def leave(self, page: Page) -> None:
        """Another page comes, or another thing on the same."""
        widget = QApplication.focusWidget()
        if widget is not None and page.isAncestorOf(widget):
            self._had[page.key] = widget

    def come_back(self, page: Page) -> None:
        """Give the keyboard to what had it."""
        widget = self._had.get(page.key)
        if widget is None or not isValid(widget) or not page.isAncestorOf(widget):
            return
        if widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
