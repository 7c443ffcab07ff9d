"""A thin scroll bar that shows while one scrolls; its place is kept, so that no text moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from nearward_ui.kit.properties import give

#: pixels, at every text size (the style sheet says the same)
BAR = 10
#: between what scrolls and its bar, where the bar stands in a margin
BESIDE = 4
#: so long it is seen after what it shows has moved
SEEN_MS = 1200


class SteadyScrollBar(QScrollBar):
    """Seen while something scrolls, and while the mouse is on it."""

    def __init__(self) -> None:
        super().__init__()
        give(self, orientation="Vertical")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEEN_MS)
        self._rest.timeout.connect(self.update)
        self.valueChanged.connect(self._wake)

    @property
    def is_seen(self) -> bool:
        """Whether it is painted now."""
        is_used = self._rest.isActive() or self.underMouse() or self.isSliderDown()
        return is_used and self.maximum() > self.minimum()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_seen:
            super().paintEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._wake()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wake()

    def _wake(self) -> None:
        self._rest.start()
        self.update()


def keep_bar(area: QAbstractScrollArea) -> None:
    """Give an area such a bar."""
    area.setVerticalScrollBar(SteadyScrollBar())
    give(
        area,
        verticalScrollBarPolicy="ScrollBarAlwaysOn",
        horizontalScrollBarPolicy="ScrollBarAlwaysOff",
    )
