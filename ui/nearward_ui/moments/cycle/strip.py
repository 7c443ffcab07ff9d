"""The line of a circle: a sign for each place, and a broken line back to the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward.worksheets.cycle import Place
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.symbols import paint_symbol

#: pixels of the drawing: how wide it is, where the line stands, and where the way back
WIDE, LINE, BACK, ROUND = 84, 62, 10, 34
RADIUS, SIDE = 7, 16


class CycleStrip(QWidget):
    """It says nothing that the words beside it do not say. `heights` gives where places begin."""

    def __init__(self, look: Theme, heights: Callable[[], Sequence[int]]) -> None:
        super().__init__()
        self._look, self._heights = look, heights
        self._places: Sequence[Place] = ()
        self._closes = False
        self.setFixedWidth(look.px(WIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_places(self, places: Sequence[Place], *, closes: bool) -> None:
        """The places from the top down; `closes`: the last one leads back to the first."""
        self._places, self._closes = places, closes
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDE), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        heights = self._heights()
        if len(heights) != len(self._places) or len(heights) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        look, x = self._look, self._look.px(LINE)
        top, low = heights[0], heights[-1]
        painter.setPen(QPen(look.colour("edge"), look.px(2)))
        painter.drawLine(QPointF(x, top), QPointF(x, low))
        if self._closes:
            self._paint_way_back(painter, x, top, low)
        for place, y in zip(self._places, heights, strict=True):
            self._paint_node(painter, place, QPointF(x, y))

    def _paint_way_back(self, painter: QPainter, x: int, top: int, low: int) -> None:
        look = self._look
        back, bend = look.px(BACK), min(look.px(ROUND), (low - top) / 2)
        path = QPainterPath(QPointF(x, low))
        path.lineTo(back + bend, low)
        path.quadTo(back, low, back, low - bend)
        path.lineTo(back, top + bend)
        path.quadTo(back, top, back + bend, top)
        path.lineTo(x, top)
        pen = QPen(look.colour("edge"), max(1.0, look.px(3) / 2))
        pen.setDashPattern([3, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_node(self, painter: QPainter, place: Place, at: QPointF) -> None:
        look = self._look
        if place.symbol:
            side = look.px(SIDE)
            around = QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side)
            painter.setPen(QPen(look.colour("edge"), max(1.0, look.px(3) / 2)))
            painter.setBrush(look.colour("sheet"))
            painter.drawEllipse(around.adjusted(2, 2, -2, -2))
            painter.save()
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                # a half disc and a question mark are never mirrored
                painter.translate(2 * at.x(), 0)
                painter.scale(-1, 1)
            paint_symbol(
                painter,
                place.symbol,
                QRectF(at.x() - side / 2, at.y() - side / 2, side, side),
                look,
            )
            painter.restore()
            return
        radius = look.px(RADIUS)
        pen = QPen(look.colour("edge"), max(1.0, look.px(3) / 2))
        if not place.is_given:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(look.colour("edge" if place.is_given else "paper"))
        painter.drawEllipse(at, radius, radius)
