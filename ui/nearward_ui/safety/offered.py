"""A backup that can be chosen, in one line: what has no room is left out of its middle."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton, QStylePainter

#: as narrow as it may become, in letters
LEAST = 12


class OfferedBackup(QRadioButton):
    """Its whole text is its name, and is told where it is pointed at."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * LEAST
        return QSize(min(hint.width(), least), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(escape(self.text()) if self._shown != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown == self.text():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._shown
        painter.drawControl(QStyle.ControlElement.CE_RadioButton, option)

    @property
    def _shown(self) -> str:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = QStyle.SubElement.SE_RadioButtonContents
        room = self.style().subElementRect(inside, option, self).width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
