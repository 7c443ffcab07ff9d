"""Which widget has the keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication


def is_focused(widget: Any) -> bool:
    """Whether what is typed now goes to this widget."""
    return QApplication.focusWidget() is widget
