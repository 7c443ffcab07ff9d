"""A glass of water that sinks in the time that was chosen: no digits, no sound."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward_ui.kit.theme import Theme

#: across, in pixels of the drawing; and no smaller than, in pixels
ACROSS, LEAST = 320, 72
#: milliseconds from one step to the next, and with reduced motion
STEP, STILL_STEP = 250, 10_000
#: the part of the glass that is full when it begins, and when it is over
FULL, LOW = 0.86, 0.10
#: pixels of the drawing: a wave from crest to crest, and half its height
LENGTH, HEIGHT = 160, 7
#: seconds that a wave takes to go by
PERIOD = 12.0


class Water(QWidget):
    """`part` is how much of the time is over, 0 to 1; whoever shows it moves it."""

    def __init__(self, name: str, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.part = 0.0
        self._waved = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST)
        self.setMaximumHeight(look.px(ACROSS))

    def sizeHint(self) -> QSize:
        """No larger than it must be; it takes what the words leave."""
        return QSize(LEAST, LEAST)

    def show_part(self, part: float, seconds: float) -> None:
        """So much of the time is over; the wave has moved for so many seconds."""
        self.part = min(1.0, max(0.0, part))
        self._waved = seconds / PERIOD
        self.update()

    @property
    def level(self) -> float:
        """How full the glass is, 0 to 1."""
        return FULL - (FULL - LOW) * self.part

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = min(self.width(), self.height(), look.px(ACROSS)) - 2
        glass = QRectF((self.width() - across) / 2, (self.height() - across) / 2, across, across)
        circle = QPainterPath()
        circle.addEllipse(glass)
        painter.fillPath(circle, look.colour("sheet"))
        line = self._line(glass)
        below = QPainterPath(line)
        below.lineTo(glass.bottomRight())
        below.lineTo(glass.bottomLeft())
        below.closeSubpath()
        painter.setClipPath(circle)
        painter.fillPath(below, look.colour("tide_soft"))
        painter.setPen(QPen(look.colour("tide"), 2))
        painter.drawPath(line)
        painter.setClipping(False)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(glass)

    def _line(self, glass: QRectF) -> QPainterPath:
        """The top of the water, from side to side."""
        size = glass.width() / ACROSS
        y = glass.bottom() - self.level * glass.height()
        points = range(math.floor(glass.left()), math.ceil(glass.right()) + 4, 4)
        path = QPainterPath()
        for n, x in enumerate(points):
            turn = (x - glass.center().x()) / (LENGTH * size) - self._waved
            point = QPointF(x, y - HEIGHT * size * math.cos(2 * math.pi * turn))
            if n:
                path.lineTo(point)
            else:
                path.moveTo(point)
        return path
