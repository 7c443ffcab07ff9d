"""What we put on the clipboard, and taking it away again."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def clear_ours() -> None:
    """Clear the clipboard and the selection while what they hold is still ours."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
