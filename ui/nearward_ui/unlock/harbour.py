"""A harbour in a few lines, under the lock page, as it looks at this time of the day.

It is one set of paths, painted in the tokens of the theme; there is no file of it. What is at the
left stays at the left edge, what is at the right at the right one, and the boats in the middle.
Nothing of it moves.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nearward_ui.kit.layouts.centred_page import CentredPage
from nearward_ui.kit.theme import Theme
from nearward_ui.unlock import harbour_paths as paths

#: how much smaller or larger it becomes with the window
SMALLEST, LARGEST = 0.72, 1.5
#: in a window that is less high it is left out
LEAST_HEIGHT = 640
MORNING, DAY, EVENING, NIGHT = "morning", "day", "evening", "night"
#: hour at which each of them begins
BEGINS = ((5, MORNING), (11, DAY), (17, EVENING), (21, NIGHT))
#: windows with a light, by their number, at each time
LIT = {
    MORNING: (7,),
    DAY: (),
    EVENING: (8, 17, 31),
    NIGHT: (5, 8, 12, 17, 20, 25, 31, 34),
}
#: the sun or the moon: from the middle, from above, radius
LIGHT = {MORNING: (-70, 92, 30), DAY: (230, 26, 20), EVENING: (112, 42, 26), NIGHT: (112, 34, 17)}
#: from the end of the quay to the middle: else there is no room for those at anchor
ROOM = 205
STARS = ((-250, 24), (-180, 8), (-96, 40), (-30, 14), (44, 52), (186, 12), (250, 44), (330, 20))


def time_of_day(hour: int) -> str:
    """Which of the four it is at this hour."""
    return next((part for begins, part in reversed(BEGINS) if hour >= begins), NIGHT)


def scale_for(width: int) -> float:
    """How large it is in a window so wide."""
    return min(LARGEST, max(SMALLEST, width / paths.WIDE))


class Harbour(QWidget):
    """Along the lower edge of a page, under all that is to be read; hidden where that needs the
    room. The time is asked when the page comes, so that it does not change before the eyes."""

    def __init__(
        self, page: QWidget, content: CentredPage, look: Theme, hour: Callable[[], int]
    ) -> None:
        super().__init__(page)
        self._page, self._content = page, content
        self._look, self._hour = look, hour
        self.part = time_of_day(hour())
        self._width = self._middle = 0.0
        self._scale = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lower()
        page.installEventFilter(self)
        content.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._page:
            self.part = time_of_day(self._hour())
        if kind in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            # the size of the page alone says how large it is, so that no message moves it
            self._fit(anew=watched is self._page and kind != QEvent.Type.LayoutRequest)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, scale = QPainter(self), self._scale
        self._width, self._middle = self.width() / scale, self.width() / scale / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        self._sky(painter, self.part)
        self._sea(painter)
        self._land(painter, self.part)
        self._boats(painter)

    def _fit(self, *, anew: bool = True) -> None:
        """Make it as large as there is room; not `anew`: only hide it where it is in the way."""
        width, height = self._page.width(), self._page.height()
        # of what is free a quarter lies above
        room = (height - self._content.wanted_height) * 3 / 4
        if anew:
            self._scale = min(scale_for(width), max(SMALLEST, room / paths.HIGH))
        high = round(paths.HIGH * self._scale)
        self.setGeometry(0, height - high, width, high)
        self.setVisible(height >= LEAST_HEIGHT and high <= room)

    def _pen(self, token: str, opacity: float = 1.0, width: float = 1.2) -> QPen:
        colour = self._look.colour(token)
        colour.setAlphaF(opacity)
        return QPen(colour, width)

    def _fill(self, token: str) -> QBrush:
        return QBrush(self._look.colour(token))

    def _draw(self, painter: QPainter, path: QPainterPath, pen: QPen, fill: QBrush | None) -> None:
        painter.setPen(pen)
        painter.setBrush(fill if fill is not None else QBrush())
        painter.drawPath(path)

    def _sky(self, painter: QPainter, part: str) -> None:
        """Hills, the line of the sea, and the sun or the moon over it."""
        end, middle = self._width, self._middle
        hills = QPainterPath(QPointF(130, 53))
        hills.cubicTo(middle - 330, 34, middle - 210, 38, middle - 80, 58)
        hills.cubicTo(middle + 60, 80, middle + 180, 86, middle + 300, 70)
        hills.cubicTo(middle + 420, 54, end - 100, 38, end, 35)
        hills.moveTo(370, paths.HORIZON)
        hills.lineTo(end - 260, paths.HORIZON)
        self._draw(painter, hills, self._pen("line"), None)
        x, y, radius = LIGHT[part]
        at = QPointF(middle + x, y)
        painter.setPen(self._pen("paper", 0.0))
        if part == NIGHT:
            moon, shade = QPainterPath(), QPainterPath()
            moon.addEllipse(at, radius, radius)
            shade.addEllipse(at + QPointF(8, -5), radius, radius)
            self._draw(painter, moon - shade, self._pen("edge"), self._fill("line"))
            painter.setBrush(self._fill("edge"))
            painter.setPen(self._pen("edge", 0.0))
            for star, high in STARS:
                painter.drawEllipse(QPointF(middle + star, high), 1.1, 1.1)
        else:
            painter.save()
            painter.setClipRect(QRectF(0, 0, end, paths.HORIZON))
            painter.setBrush(self._fill("ember_soft"))
            painter.drawEllipse(at, radius, radius)
            painter.restore()
        shine = QPainterPath()
        for n in range(7 if part != DAY else 0):
            half = radius * (0.8 - 0.09 * n)
            shine.moveTo(at.x() - half, paths.HORIZON + 10 + 7.5 * n)
            shine.lineTo(at.x() + half, paths.HORIZON + 10 + 7.5 * n)
        pen = self._pen("edge", 0.45) if part == NIGHT else self._pen("ember", 0.4)
        self._draw(painter, shine, pen, None)
        if part == DAY:
            self._draw(painter, paths.gulls(middle), self._pen("edge", 0.7), None)

    def _sea(self, painter: QPainter) -> None:
        """Waves: most of them faint."""
        faint, bright = QPainterPath(), QPainterPath()
        for n, (x, y) in enumerate(paths.waves(self._width)):
            paths.wave(bright if n % 7 == 3 else faint, x, y, 20 + n % 5 * 4)
        self._draw(painter, faint, self._pen("edge", 0.5), None)
        self._draw(painter, bright, self._pen("tide", 0.6), None)

    def _land(self, painter: QPainter, part: str) -> None:
        """The row of houses at the left, and the light at the right."""
        line, paper = self._pen("edge"), self._fill("paper")
        houses, lit, dark = QPainterPath(), QPainterPath(), QPainterPath()
        for house in paths.HOUSES:
            houses.addPath(paths.house(*house[:5]))
        panes = [pane for house in paths.HOUSES for pane in paths.panes(house)]
        for n, pane in enumerate(panes):
            (lit if n in LIT[part] else dark).addRect(pane)
        self._draw(painter, houses, line, paper)
        thin = self._pen("edge", 0.9, 0.9)
        self._draw(painter, dark, thin, None)
        self._draw(painter, lit, self._pen("sand", 1.0, 0.9), self._fill("sand"))
        quay = QPainterPath()
        quay.addRect(QRectF(-10, paths.QUAY, paths.QUAY_END + 10, paths.FOOT - paths.QUAY))
        for x in paths.BOLLARDS:
            quay.addRect(QRectF(x - 2.5, paths.QUAY - 6, 5, 6))
        self._draw(painter, quay, line, paper)
        stones = QPainterPath()
        for n in range(9):
            y = paths.QUAY + (5 if n % 2 == 0 else 10.5)
            stones.moveTo(16 + 48 * n, y)
            stones.lineTo(42 + 48 * n, y)
        self._draw(painter, stones, self._pen("edge", 0.45), None)
        tower, lamp = paths.lighthouse(self._width - paths.WIDE)
        self._draw(painter, tower, line, paper)
        on = part in (EVENING, NIGHT)
        self._draw(
            painter, lamp, self._pen("sand" if on else "edge"), self._fill("sand") if on else None
        )

    def _boats(self, painter: QPainter) -> None:
        middle = self._middle
        line, paper = self._pen("edge"), self._fill("paper")
        # not onto the quay
        room = middle > paths.QUAY_END + ROOM
        for x, y, size in ((-175, 140, 1.0), (-114, 148, 0.82)) if room else ():
            self._draw(painter, paths.at_anchor(middle + x, y, size), line, paper)
        for x, y, size in ((-11, 106, 0.5), (199, 150, 1.0)):
            hull, near, far = paths.sailing(middle + x, y, size)
            self._draw(painter, hull, line, paper)
            self._draw(painter, near, line, paper)
            self._draw(painter, far, line, self._fill("tide_soft"))
        self._draw(painter, paths.rowing(middle + 76, 196), line, paper)
