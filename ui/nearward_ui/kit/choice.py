"""One of a list that unfolds."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """The wheel scrolls the page and chooses nothing. `name` is what a screen reader says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
