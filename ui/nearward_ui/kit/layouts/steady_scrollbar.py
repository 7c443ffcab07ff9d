"""A scroll bar whose place is kept while there is nothing to scroll, so that no text moves."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from nearward_ui.kit.properties import give

#: pixels, at every text size (the style sheet says the same)
BAR = 10
#: between what scrolls and its bar, where the bar stands in a margin
BESIDE = 4


class SteadyScrollBar(QScrollBar):
    """Shown only while there is something to scroll."""

    def __init__(self) -> None:
        super().__init__()
        give(self, orientation="Vertical")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def keep_bar(area: QAbstractScrollArea) -> None:
    """Give an area such a bar."""
    area.setVerticalScrollBar(SteadyScrollBar())
    give(
        area,
        verticalScrollBarPolicy="ScrollBarAlwaysOn",
        horizontalScrollBarPolicy="ScrollBarAlwaysOff",
    )
