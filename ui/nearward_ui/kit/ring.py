"""The one ring of what has the keyboard: how it is painted, and how round it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from nearward_ui.kit.theme import Theme

#: pixels, at every text size: how wide it is, and how far from what it is around
WIDTH, AWAY = 2, 2
#: pixels of the drawing: how round things are by their role; all others
_RADII = {"mark": 6, "panel": 14, "calm": 14, "chip": 18, "filter": 18}
_ELSE = 9


def paint_ring(
    painter: QPainter, rect: QRect | QRectF, look: Theme, radius: float, tone: str = "tide"
) -> None:
    """Paint it just inside a rectangle; `radius` is that of its outer edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(tone), WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = WIDTH / 2
    box = QRectF(rect).adjusted(half, half, -half, -half)
    round_ = min(radius - half, box.height() / 2)
    painter.drawRoundedRect(box, round_, round_)
    painter.restore()


def radius_of(widget: QWidget, look: Theme) -> int:
    """How round something is, in pixels."""
    return min(look.px(_RADII.get(str(widget.property("role")), _ELSE)), widget.height() // 2)
