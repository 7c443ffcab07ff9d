"""The shapes of the harbour: houses, a light, boats and waves, each as a path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

#: the drawing: as wide as a usual window, and so high
WIDE, HIGH = 1280, 230
#: where the sea begins, the top of the quay, and its foot
HORIZON, QUAY, FOOT = 96, 110, 126
QUAY_END = 428
#: houses: left, width, eaves, top, how the roof goes, windows in a row, rows
HOUSES = (
    (-40, 44, 38, 38, "flat", 2, 2),
    (4, 54, 62, 48, "mansard", 3, 1),
    (58, 34, 28, 10, "gable", 2, 3),
    (92, 44, 52, 34, "steps", 2, 2),
    (136, 60, 66, 52, "mansard", 3, 1),
    (196, 40, 34, 16, "gable", 2, 3),
    (236, 36, 54, 40, "steps", 2, 2),
    (272, 50, 44, 30, "mansard", 3, 2),
    (322, 42, 60, 41, "gable", 2, 1),
)
BOLLARDS = (46, 118, 190, 254, 334, 406)


def house(left: float, wide: float, eaves: float, top: float, roof: str) -> QPainterPath:
    """The outline, from the quay up and down again."""
    right = left + wide
    over: list[tuple[float, float]]
    if roof == "gable":
        over = [(left, eaves), (left + wide / 2, top), (right, eaves)]
    elif roof == "mansard":
        over = [(left, eaves), (left + 9, top), (right - 9, top), (right, eaves)]
    elif roof == "steps":
        step, rise = wide / 6, (eaves - top) / 2
        over = [(left, eaves), (left + step, eaves), (left + step, eaves - rise)]
        over += [(left + 2 * step, eaves - rise), (left + 2 * step, top), (right - 2 * step, top)]
        over += [(right - 2 * step, eaves - rise), (right - step, eaves - rise)]
        over += [(right - step, eaves), (right, eaves)]
    else:
        over = [(left, top), (right, top)]
    path = lines([(left, QUAY), *over, (right, QUAY)], closed=True)
    if roof in ("mansard", "steps"):
        path.moveTo(left, eaves)
        path.lineTo(right, eaves)
    return path


def panes(one: tuple[float, float, float, float, str, int, int]) -> Iterator[QRectF]:
    """The windows of a house, in rows."""
    left, wide, eaves, _top, _roof, columns, rows = one
    gap = wide / (columns + 1)
    for row in range(rows):
        for column in range(1, columns + 1):
            yield QRectF(left + gap * column - 3, eaves + 12 + 20 * row, 6, 9)


def lighthouse(shift: float) -> tuple[QPainterPath, QPainterPath]:
    """The tower with its hut on the pier, so far to the right; and its lamp."""
    path = lines([(1010, 120), (1032, 108), (1300, 108), (1300, 120)], closed=True)
    path.addPath(lines([(1065, 108), (1068, 36), (1084, 36), (1087, 108)]))
    path.addPath(lines([(1110, 108), (1110, 86), (1126, 74), (1142, 86), (1142, 108)]))
    path.addPath(lines([(1070, 36), (1070, 22), (1082, 22), (1082, 36)]))
    path.addPath(lines([(1068, 22), (1076, 12), (1084, 22)], closed=True))
    for left, right, y in ((1065, 1087, 36), (1067, 1085, 60), (1066, 1086, 82)):
        path.moveTo(left, y)
        path.lineTo(right, y)
    lamp = QPainterPath()
    lamp.addRect(QRectF(1073, 25.5, 6, 7))
    return path.translated(shift, 0), lamp.translated(shift, 0)


def at_anchor(x: float, y: float, size: float) -> QPainterPath:
    """A boat without its sails: mast, stays and boom."""
    path = _hull(23)
    path.addPath(lines([(-20, -12), (0, -66), (20, -12)]))
    path.addPath(lines([(0, -66), (0, -4)]))
    path.addPath(lines([(0, -14), (18, -14)]))
    return _placed(path, x, y, size)


def sailing(x: float, y: float, size: float) -> tuple[QPainterPath, QPainterPath, QPainterPath]:
    """A hull with its mast, and the two sails."""
    hull = _hull(27)
    hull.addPath(lines([(0, -78), (0, -8)]))
    near = QPainterPath(QPointF(-4, -66))
    near.quadTo(-18, -36, -22, -16)
    near.lineTo(-4, -16)
    near.closeSubpath()
    far = QPainterPath(QPointF(3, -74))
    far.cubicTo(22, -62, 26, -36, 25, -18)
    far.lineTo(3, -18)
    far.closeSubpath()
    placed = [_placed(path, x, y, size) for path in (hull, near, far)]
    return placed[0], placed[1], placed[2]


def _hull(half: float) -> QPainterPath:
    path = QPainterPath(QPointF(-half, -10))
    path.quadTo(0, -5, half, -12)
    path.quadTo(half - 4, -2, half - 10, 0)
    path.lineTo(-half + 8, 0)
    path.quadTo(-half + 2, -3, -half, -10)
    return path


def rowing(x: float, y: float) -> QPainterPath:
    """An open boat with a line to its mooring."""
    path = QPainterPath(QPointF(-33, -14))
    path.quadTo(4, -8, 33, -17)
    path.cubicTo(28, -6, 22, -1, 12, -1)
    path.lineTo(-18, -1)
    path.cubicTo(-26, -3, -30, -8, -33, -14)
    path.addPath(lines([(-15, -9), (-15, -2)]))
    path.addPath(lines([(6, -10), (6, -2)]))
    path.moveTo(33, -17)
    path.quadTo(50, -8, 62, -10)
    path.addPath(lines([(62, -20), (62, -8)]))
    return path.translated(x, y)


def gulls(middle: float) -> QPainterPath:
    path = QPainterPath()
    for x, y, wing in ((-120, 34, 8), (-98, 24, 6), (-84, 38, 5)):
        path.moveTo(middle + x - wing, y - 2)
        path.quadTo(middle + x - wing / 2, y - wing * 0.8, middle + x, y)
        path.quadTo(middle + x + wing / 2, y - wing * 0.8, middle + x + wing, y - 2)
    return path


def waves(width: float) -> Iterator[tuple[float, float]]:
    """Where waves are: in rows, none below another, none on land."""
    for row, y in enumerate(range(112, HIGH, 15)):
        step = 128 + row * 7 % 40
        x = (row * 83) % step - 30.0
        while x < width:
            high = y + (x * 13 + row * 29) % 9 - 4
            is_land = (x < 440 and high < FOOT + 8) or (x > width - 290 and high < FOOT)
            if not is_land:
                yield x, high
            x += step + (x * 7 + row * 31) % 44


def wave(path: QPainterPath, x: float, y: float, wide: float) -> None:
    path.moveTo(x, y)
    path.cubicTo(x + wide / 3, y - 4, x + wide / 3, y - 2, x + wide / 2, y)
    path.cubicTo(x + wide * 2 / 3, y + 2, x + wide * 3 / 4, y + 2, x + wide, y - 2)


def lines(points: Iterable[tuple[float, float]], *, closed: bool = False) -> QPainterPath:
    path = QPainterPath()
    for n, (x, y) in enumerate(points):
        if n:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
    if closed:
        path.closeSubpath()
    return path


def _placed(path: QPainterPath, x: float, y: float, size: float) -> QPainterPath:
    """The same path, so large, with its foot at this place."""
    return QTransform().translate(x, y).scale(size, size).map(path)
