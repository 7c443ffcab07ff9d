"""A way to somewhere else, in one line: as much of its words as there is room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from nearward_ui.kit.widgets.basic import LinkButton


class ElidedLink(LinkButton):
    """It widens nothing. A screen reader tells all of it, or `name`."""

    def __init__(self, said: str, name: str = "") -> None:
        super().__init__(said, flush="start")
        self.said = said
        self.setAccessibleName(name or said)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * self.fontMetrics().averageCharWidth()
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self.said, right, room))
