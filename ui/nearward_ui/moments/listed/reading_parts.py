"""Of what a moment that is read is made."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from nearward.domain.symbols import BOX
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Prose
from nearward_ui.kit.widgets.symbols import paint_symbol

#: pixels of the drawing: a row of the same day, and from its symbol to it
SAME_DAY, NEAR = 44, 26


class Told(Prose):
    """The person's words."""

    role = "told"


class Rule(QFrame):
    """A line between parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rule")


class UrgeBar(QWidget):
    """How strong something was, from 0 to 100, as a line and a number."""

    def __init__(self, value: int, look: Theme, name: str) -> None:
        super().__init__()
        self._value, self._look = value, look
        self.setAccessibleName(f"{name}: {value}")
        self.setMinimumHeight(look.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(14, 600))
        painter.setPen(look.colour("ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), right, str(self._value))
        high = look.px(4)
        wide = self.width() - look.px(36)
        track = QRectF(0, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(track, high / 2, high / 2)
        track.setWidth(wide * min(100, max(0, self._value)) / 100)
        painter.setBrush(look.colour("sand"))
        painter.drawRoundedRect(track, high / 2, high / 2)


class SameDayRow(QPushButton):
    """Something else of the day: its symbol, its words, and what it is. Pressed, it is opened."""

    def __init__(self, symbol: str, title: str, below: str, look: Theme) -> None:
        super().__init__()
        self._symbol, self._title, self._below, self._look = symbol, title, below, look
        self.setProperty("role", "same-day")
        self.setAutoDefault(False)
        self.setAccessibleName(f"{title}, {below}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(look.px(SAME_DAY))
        self.clicked.connect(felt)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(SAME_DAY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sheet"))
            painter.drawRoundedRect(QRectF(self.rect()), look.px(9), look.px(9))
        side = look.px(BOX)
        paint_symbol(painter, self._symbol, QRectF(0, look.px(5), side, side), look)
        at = look.px(NEAR)
        room = self.width() - at - look.px(4)
        for y, text, size, token in (
            (look.px(2), self._title, 14, "ink"),
            (look.px(22), self._below, 13, "ink_soft"),
        ):
            font = look.font(size)
            painter.setFont(font)
            painter.setPen(look.colour(token))
            cut = QFontMetrics(font).elidedText(text[:400], Qt.TextElideMode.ElideRight, room)
            line = QRectF(at, y, room, look.px(20))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
