"""What stands above the window: dialogs, and the menus, lists and hints that come and go."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog


def dialogs() -> list[QDialog]:
    """The dialogs that can be seen."""
    shown = QApplication.topLevelWidgets()
    return [widget for widget in shown if isinstance(widget, QDialog) and widget.isVisible()]


def close_passing() -> None:
    """Close menus, lists and hints at once; a hint would stay for a moment by itself."""
    from PySide6.QtCore import Qt

    passing = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.windowType() in passing:
            widget.close()


def close_all() -> None:
    """Close all of it; a dialog is answered with no."""
    close_passing()
    for dialog in dialogs():
        dialog.reject()
