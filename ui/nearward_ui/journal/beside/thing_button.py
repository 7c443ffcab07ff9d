"""A thing of the diary as a button: its words over as many lines as they need, and a soft line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.symbols import paint_symbol

#: pixels of the drawing: the symbol, what is free behind it, above and below, round corners
SYMBOL, AFTER, AROUND, RADIUS = 12, 8, 6, 9
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop


class ThingButton(QPushButton):
    """`mark`: the name of a symbol; `read`: the words are set as one reads them on the page."""

    def __init__(
        self, title: str, soft: str, look: Theme, *, mark: str = "", read: bool = False
    ) -> None:
        super().__init__()
        self._look, self._mark, self._read = look, mark, read
        self._title, self._soft = title, soft
        self.setProperty("role", "icon")
        self.setAutoDefault(False)
        self.setAccessibleName(f"{title}, {soft}" if soft else title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(felt)
        look.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = self.rect().toRectF(), look.px(RADIUS)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("rail"))
            painter.drawRoundedRect(box, radius, radius)
        room = self._room(self.width())
        side = look.px(SYMBOL)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._mark:
            at = self.width() - side if mirrored else 0
            paint_symbol(painter, self._mark, QRectF(at, room.y() + look.px(4), side, side), look)
        font = self._font()
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        painter.drawText(room, _WRAP, self._title)
        below = room.adjusted(0, self._title_height(room), 0, 0)
        painter.setFont(look.font(13))
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(below, _WRAP, self._soft)

    def _font(self) -> QFont:
        look = self._look
        return look.font(15, family="Literata") if self._read else look.font(14)

    def _room(self, width: int) -> QRectF:
        px = self._look.px
        taken = px(SYMBOL + AFTER) if self._mark else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (0, taken) if mirrored else (taken, 0)
        return QRectF(left, px(AROUND), max(40, width - left - right), 4000)

    def _title_height(self, room: QRectF) -> float:
        metrics = QFontMetrics(self._font())
        high = metrics.boundingRect(room.toRect(), _WRAP, self._title).height()
        return high + self._look.px(2)

    def _fit(self) -> None:
        room = self._room(self.width())
        soft = QFontMetrics(self._look.font(13))
        high = self._title_height(room) + 2 * self._look.px(AROUND)
        if self._soft:
            high += soft.boundingRect(room.toRect(), _WRAP, self._soft).height()
        self.setFixedHeight(max(self._look.target, round(high)))
