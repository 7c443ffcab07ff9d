"""A figure on paper: its outlines and its words, painted as they were traced."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from nearward.charts.outlines import CLOSE, CURVE, MOVE, Letters, Outline
from nearward.paper.drawing import DrawnFigure
from nearward_ui.kit.printing.lacking import boxed

_CAPS = {
    "butt": Qt.PenCapStyle.FlatCap,
    "round": Qt.PenCapStyle.RoundCap,
    "projecting": Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    "miter": Qt.PenJoinStyle.MiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}


def paint_figure(ink: DrawnFigure, painter: QPainter, fine: float) -> None:
    """Paint it; `fine`: units of the painter to a point."""
    scale = ink.scale * fine
    left, top = ink.x * fine, ink.y * fine
    painter.save()
    painter.translate(left, top)
    for mark in ink.figure.marks:
        if isinstance(mark, Letters):
            _letters(mark, painter, scale)
        else:
            _outline(mark, painter, scale)
    painter.restore()


def _outline(mark: Outline, painter: QPainter, scale: float) -> None:
    path = QPainterPath()
    for piece in mark.pieces:
        at = [n * scale for n in piece.at]
        if piece.does == CLOSE:
            path.closeSubpath()
        elif piece.does == CURVE:
            path.cubicTo(*(QPointF(x, y) for x, y in zip(at[::2], at[1::2], strict=True)))
        elif piece.does == MOVE:
            path.moveTo(*at)
        else:
            path.lineTo(*at)
    if mark.within is not None:
        x, y, right, bottom = (n * scale for n in mark.within)
        painter.save()
        painter.setClipRect(QRectF(x, y, right - x, bottom - y))
    if mark.fill:
        painter.fillPath(path, QColor(mark.fill))
    if mark.line:
        painter.strokePath(path, _pen(mark, scale))
    if mark.within is not None:
        painter.restore()


def _pen(mark: Outline, scale: float) -> QPen:
    pen = QPen(QColor(mark.line), mark.wide * scale)
    pen.setCapStyle(_CAPS[mark.cap])
    pen.setJoinStyle(_JOINS[mark.join])
    if mark.dashes:
        # Qt counts them in widths of the line
        pen.setDashPattern([n / mark.wide for n in mark.dashes])
    return pen


def _letters(mark: Letters, painter: QPainter, scale: float) -> None:
    font = QFont("Figtree")
    font.setPixelSize(max(1, round(mark.size * scale)))
    font.setWeight(QFont.Weight(mark.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    painter.setFont(font)
    painter.setPen(QColor(mark.colour))
    painter.drawText(QPointF(mark.x * scale, mark.y * scale), boxed(mark.text))
