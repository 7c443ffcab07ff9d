"""A chart on the screen: the figure's own pixels, and a place that can be pointed at."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward.charts.style import Drawn, Spot, Style, load
from nearward.domain.trouble import Trouble
from nearward_ui.kit.charts.places import Places
from nearward_ui.kit.heard import give_role
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.theme import TOKENS, Theme

Draw = Callable[[Style], Drawn]
SETTLE_MS = 60
#: the chart library draws one thing at a time
_drawing = threading.Lock()
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """Shows what `draw` gives. Arrow keys or the mouse go from place to place.

    It is drawn on a thread of its own, so that the window goes on; until it is there, the picture
    before stands in its place.

    `chosen` carries the number of a place that was clicked, or on which Enter or Space was pressed;
    `walked` that of one that a key went to. A place that is marked has its band whatever is
    pointed at.
    `troubled` carries the Trouble that was in the way; the next look tries it again.
    """

    troubled = Signal(object)
    chosen = Signal(int)
    walked = Signal(int)

    def __init__(self, name: str, look: Theme, height: int) -> None:
        super().__init__()
        self._name = name
        self._look = look
        self._height = height
        self._draw: Draw | None = None
        self._is_under = False
        self._drawn: Drawn | None = None
        self._image: QImage | None = None
        self._places = Places(())
        self._at = self._marked = -1
        self._size = (0, 0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(height))
        # neither the window nor a lock waits for a drawing, or for the chart library
        self._aside = Background(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._redraw)
        look.changed.connect(self._on_look)

    @property
    def drawn(self) -> Drawn | None:
        """What is shown."""
        return self._drawn

    @property
    def image(self) -> QImage | None:
        """Its own pixels, without the place that is pointed at."""
        return self._image

    @property
    def at(self) -> int:
        """The number of the place that is pointed at; -1 for none."""
        return self._at

    @property
    def marked(self) -> int:
        """The number of the place that is marked; -1 for none."""
        return self._marked

    def mark(self, at: int) -> None:
        """Mark a place, or none (-1)."""
        if at != self._marked:
            self._marked = at
            self.update()

    def show_chart(self, draw: Draw, height: int | None = None, *, under: bool = False) -> None:
        """Show another chart, in another height where one is given.

        `under`: whether it stands right under another one on the same axis.
        """
        self._draw, self._is_under = draw, under
        if height is not None and height != self._height:
            self._height = height
            self.setFixedHeight(self._look.px(height))
        self._at = self._marked = -1
        if self.isVisible():
            self._redraw()
        else:
            self._settle.start(0)

    def point(self, at: int) -> None:
        """Point at a place."""
        if self._drawn is None or at == self._at or at >= len(self._drawn.spots):
            return
        self._at = at
        said = self._drawn.spots[at].said if at >= 0 else self._drawn.said
        self.setAccessibleDescription(said)
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_role(self, "Chart")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._draw is not None and (self.width(), self.height()) != self._size:
            # the picture before is stretched until the window stands still
            self._settle.start(SETTLE_MS if self._image is not None else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image is not None:
            painter.drawImage(QRectF(self.rect()), self._image)
        spots = self._drawn.spots if self._drawn is not None else []
        for at in {self._marked, self._at}:
            if 0 <= at < len(spots):
                self._paint_band(painter, spots[at])
        if 0 <= self._at < len(spots):
            self._paint_words(painter, spots[self._at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self._at >= 0:
            self.chosen.emit(self._at)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._drawn.spots) if self._drawn is not None else 0
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if count and event.key() in steps:
            start = -1 if steps[Qt.Key(event.key())] > 0 else count
            at = self._at if self._at >= 0 else start
            self._walk(max(0, min(count - 1, at + steps[Qt.Key(event.key())])))
        elif count and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk(0 if event.key() == Qt.Key.Key_Home else count - 1)
        elif event.key() in _PRESS and self._at >= 0:
            self.chosen.emit(self._at)
        elif event.key() == Qt.Key.Key_Escape and self._at >= 0 > self._marked:
            # what stands beside goes first
            self.point(-1)
        else:
            super().keyPressEvent(event)

    def _walk(self, at: int) -> None:
        self.point(at)
        self.walked.emit(at)

    def _point_at(self, where: QPointF) -> None:
        self.point(self._places.at(where.x(), where.y()))

    @property
    def is_drawing(self) -> bool:
        """Whether another picture is on its way."""
        return self._settle.isActive() or self._aside.is_busy

    def _redraw(self) -> None:
        if self._draw is None or self.width() < 40:
            return
        self._settle.stop()
        self._size = (self.width(), self.height())
        colours, ratio = TOKENS[self._look.theme], self.devicePixelRatioF()
        style = Style(*self._size, colours, self._look.scale, ratio, self._is_under)
        # what was asked before is not wanted any more
        self._aside.drop()
        self._aside.ask(partial(_pictured, self._draw, style), self._on_drawn, self._on_undrawn)

    def _on_drawn(self, pictured: tuple[Drawn, Any]) -> None:
        self._drawn, pixels = pictured
        self._places = Places(self._drawn.spots)
        high, wide = pixels.shape[:2]
        image = QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGBA8888)
        # as the window has it: painted many times while it is pointed at
        self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._at = min(self._at, len(self._drawn.spots) - 1)
        self.setAccessibleDescription(self._drawn.said)
        self.update()

    def _on_undrawn(self, trouble: Trouble) -> None:
        self._size = (0, 0)
        self.troubled.emit(trouble)

    def _paint_band(self, painter: QPainter, spot: Spot) -> None:
        """A band over a place, as though it lay behind what is drawn there."""
        sheet, soft = self._look.colour("sheet"), self._look.colour("tide_soft")
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        if sheet.lightness() > soft.lightness():
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.setBrush(soft)
        else:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
            pairs = (
                (soft.red(), sheet.red()),
                (soft.green(), sheet.green()),
                (soft.blue(), sheet.blue()),
            )
            painter.setBrush(QColor(*(max(0, high - low) for high, low in pairs)))
        painter.drawRect(QRectF(spot.x, spot.y, spot.width, spot.height))
        painter.restore()

    def _paint_words(self, painter: QPainter, spot: Spot) -> None:
        look = self._look
        font = look.font(12, 500)
        metrics = QFontMetrics(font)
        wide = metrics.horizontalAdvance(spot.said) + look.px(20)
        high = metrics.height() + look.px(10)
        x = min(max(2.0, spot.x + spot.width / 2 - wide / 2), max(2.0, self.width() - wide - 2))
        box = QRectF(x, 2, min(wide, self.width() - 4), high)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(box, look.px(6), look.px(6))
        painter.setPen(look.colour("ink"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, spot.said)

    def _on_look(self) -> None:
        self.setFixedHeight(self._look.px(self._height))
        # in other colours the picture before would dazzle
        self._image = None
        self._redraw()


def _pictured(draw: Draw, style: Style) -> tuple[Drawn, Any]:
    """What is drawn, and its pixels; for a thread of its own."""
    load()
    with _drawing:
        drawn = draw(style)
        canvas: Any = drawn.figure.canvas
        canvas.draw()
        return drawn, canvas.buffer_rgba()
