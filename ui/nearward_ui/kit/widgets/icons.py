"""Small line drawings for actions and pages, painted in a colour of the look.

A shape is drawn on 20 by 20: `M` a start, `L` a line to, `Z` back to the start, `O` a circle by its
middle and radius, `R` a box by its place, size and round corners, `A` a dot.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

SIZE, LINE = 20.0, 1.5
SHAPES = {
    "asking": "O 10 10 7 M 7.8 8 L 8.6 6.6 L 11.2 6.6 L 12.2 8 L 10 10.2 L 10 11.6 A 10 13.8 0.8",
    "back": "M 12.5 4.5 L 7 10 L 12.5 15.5",
    "bars": "M 4 17 L 4 11 M 8 17 L 8 7 M 12 17 L 12 9 M 16 17 L 16 4",
    "beside": "R 3 4 14 12 2 M 12 4 L 12 16",
    "bin": "M 4 6 L 16 6 M 8 6 L 8 4 L 12 4 L 12 6 M 5.5 6 L 6.5 17 L 13.5 17 L 14.5 6",
    "book": "R 4 3 12 14 2 M 7 3 L 7 17",
    "circles": "O 7.5 10 4 O 12.5 10 4",
    "close": "M 5 5 L 15 15 M 15 5 L 5 15",
    "copy": "R 3 6 10 11 1.5 M 7 6 L 7 3 L 17 3 L 17 14 L 13 14",
    "door": "M 12 3 L 4 3 L 4 17 L 12 17 M 8 10 L 17 10 M 14 7 L 17 10 L 14 13",
    "down": "M 6 8 L 10 12 L 14 8",
    "drawer": "R 3 4 14 12 2 M 8 4 L 8 16",
    "dot": "O 10 10 7 A 10 10 1.6",
    "forth": "M 7.5 4.5 L 13 10 L 7.5 15.5",
    "glass": "O 8.5 8.5 5.2 M 12.5 12.5 L 17 17",
    "heart": "M 10 17 L 3.5 10 L 3.5 6.5 L 6.5 4 L 10 7 L 13.5 4 L 16.5 6.5 L 16.5 10 Z",
    "into": "M 10 3 L 10 12 M 6 8 L 10 12 L 14 8 M 4 16 L 16 16",
    "keyboard": "R 2 5 16 10 2 A 6 8.5 0.8 A 10 8.5 0.8 A 14 8.5 0.8 M 7 12 L 13 12",
    "label": "M 3 4 L 10 4 L 17 11 L 11 17 L 3.5 9.5 Z A 6.5 7 1",
    "left": "M 12 5 L 7 10 L 12 15",
    "leaf": "M 5 3 L 12 3 L 15 6 L 15 17 L 5 17 Z M 12 3 L 12 6 L 15 6",
    "lock": "R 4 9 12 8 2 M 7 9 L 7 6 L 8.5 4 L 11.5 4 L 13 6 L 13 9",
    "month": "R 3 4 14 13 2 M 3 8 L 17 8 M 7 2.5 L 7 5 M 13 2.5 L 13 5",
    "mood": "O 10 10 7 A 7.5 8.5 0.9 A 12.5 8.5 0.9 M 7 13 L 13 13",
    "more": "A 4.5 10 1.2 A 10 10 1.2 A 15.5 10 1.2",
    "moon": "O 10 10 6.5 M 10 3.5 L 10 16.5 M 13 5 L 13 15",
    "out": "M 10 12 L 10 3 M 6 7 L 10 3 L 14 7 M 4 16 L 16 16",
    "pen": "M 16 11 L 16 15 L 14.5 16.5 L 5 16.5 L 3.5 15 L 3.5 5.5 L 5 4 L 9 4"
    " M 8 9.5 L 15 2.5 L 17.5 5 L 10.5 12 L 7.5 12.5 Z",
    "plus": "M 10 4 L 10 16 M 4 10 L 16 10",
    "printer": "M 6 8 L 6 3 L 14 3 L 14 8 R 3 8 14 6 1.5 R 6 12 8 5 0.5",
    "ruled": "R 4 3 12 14 2 M 7 7 L 13 7 M 7 10 L 13 10 M 7 13 L 11 13",
    "reading": "M 10 5.5 L 10 16.5 M 10 5.5 L 7.5 4 L 3 4 L 3 15 L 7.5 15 L 10 16.5"
    " L 12.5 15 L 17 15 L 17 4 L 12.5 4 L 10 5.5",
    "right": "M 8 5 L 13 10 L 8 15",
    "sliders": "M 3 6 L 17 6 M 3 14 L 17 14 O 7 6 2 O 13 14 2",
    "someone": "O 10 7 3.2 M 4 17 L 5.5 13.5 L 14.5 13.5 L 16 17",
    "sprout": "M 10 17 L 10 8.5 M 10 11.5 L 5.5 10.5 L 3.5 6 L 8 7 L 10 11.5"
    " M 10 9 L 11.5 5 L 16.5 3.5 L 15 8 L 10 9",
    "star": "M 10 3 L 12.1 7.4 L 17 8 L 13.4 11.3 L 14.3 16.2 L 10 13.8 L 5.7 16.2 L 6.6 11.3"
    " L 3 8 L 7.9 7.4 Z",
    "text": "M 3 16 L 7.5 5 L 12 16 M 4.7 12 L 10.3 12 M 13.5 16 L 15.5 11 L 17.5 16",
    "ticked": "R 3 4 14 13 2 M 6.5 10.5 L 9 13 L 13.5 8",
    "up": "M 6 12 L 10 8 L 14 12",
    "veil": "M 3 10 L 6 6.5 L 14 6.5 L 17 10 L 14 13.5 L 6 13.5 Z M 4 16 L 16 4",
    "view": "R 3 4 14 12 2 M 3 14 L 8 9 L 12 13 L 14 11 L 17 14 A 13 7.5 1.1",
    "water": "M 3 8 L 6 6 L 10 8 L 14 6 L 17 8 M 3 13 L 6 11 L 10 13 L 14 11 L 17 13",
}
_TAKES = {"M": 2, "L": 2, "Z": 0, "O": 3, "R": 5, "A": 3}


def paint_icon(
    painter: QPainter, name: str, box: QRectF, colour: QColor, *, filled: bool = False
) -> None:
    """Paint a shape into a box, or full; nothing for none."""
    if name not in SHAPES:
        return
    lines, dots = _paths(name)
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / SIZE, box.height() / SIZE)
    pen = QPen(colour, LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    painter.fillPath(dots, colour)
    painter.restore()


@cache
def _paths(name: str) -> tuple[QPainterPath, QPainterPath]:
    """The lines of a shape, and its dots."""
    lines, dots = QPainterPath(), QPainterPath()
    parts = SHAPES[name].split()
    while parts:
        sign = parts.pop(0)
        numbers = [float(parts.pop(0)) for _ in range(_TAKES[sign])]
        if sign == "M":
            lines.moveTo(*numbers)
        elif sign == "L":
            lines.lineTo(*numbers)
        elif sign == "Z":
            lines.closeSubpath()
        elif sign == "R":
            x, y, wide, high, radius = numbers
            lines.addRoundedRect(QRectF(x, y, wide, high), radius, radius)
        else:
            x, y, radius = numbers
            path = dots if sign == "A" else lines
            path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    return lines, dots
