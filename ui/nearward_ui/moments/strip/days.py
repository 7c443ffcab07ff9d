"""Seven days as circles. A gap looks like no miss: there is no tick, and no row of ticks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nearward.i18n import N_
from nearward.session.ask.check_ins import (
    BEFORE,
    NOTED,
    OPEN,
    TODAY,
    UNKNOWN,
    UNSURE,
    DayOfSeven,
)
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import day_and_month, short_weekday, weekday
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.presence import felt
from nearward_ui.kit.ring import AWAY, WIDTH, paint_ring

#: pixels of the drawing: a day, and its circle
WIDE, HIGH, CIRCLE = 72, 74, 32
#: how a day stands, in a word; nothing is said of one before the diary
STANDS = {
    TODAY: N_("today"),
    NOTED: N_("all noted"),
    OPEN: N_("open"),
    UNSURE: N_("not sure"),
    UNKNOWN: N_("not known"),
    BEFORE: "",
}


class DayCircle(QPushButton):
    """A day: its weekday, its circle, and how it stands. `is_asked`: its question stands below."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self.day = date.min
        self.state = BEFORE
        self.is_asked = False
        #: pixels, where seven have less room than they want
        self._wide = 0
        self.setProperty("role", "day")
        # around its circle
        self.setProperty("rings", "itself")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(felt)

    def show_day(self, one: DayOfSeven) -> None:
        """Show how a day stands."""
        self.day, self.state = one.day, one.state
        words = self._around.words
        name = f"{weekday(one.day, words)} {day_and_month(one.day, words)}"
        stands = words(STANDS[one.state]) if STANDS[one.state] else words("before the diary")
        self.setAccessibleName(f"{name}, {stands}")
        hand = Qt.CursorShape.PointingHandCursor
        self.setCursor(hand if one.asked or one.state == TODAY else Qt.CursorShape.ArrowCursor)
        self.update()

    def ask(self, on: bool) -> None:
        """Whether its question stands below."""
        self.is_asked = on
        self.update()

    def fit(self, wide: int) -> None:
        """Be so wide."""
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._around.look.px
        return QSize(self._wide or px(WIDE), px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px, painter = self._around.look, self._around.look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignCenter
        is_open = self.state in (OPEN, UNSURE)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("ink_soft"))
        top = QRectF(0, px(1), self.width(), px(16))
        painter.drawText(top, middle, short_weekday(self.day, self._around.words))
        self._paint_circle(painter)
        stands = self._around.words(STANDS[self.state]) if STANDS[self.state] else ""
        painter.setFont(look.font(12, 600 if is_open else 400))
        painter.setPen(look.colour("tide" if is_open else "ink_soft"))
        metrics = QFontMetrics(painter.font())
        cut = metrics.elidedText(stands, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, px(57), self.width(), px(16)), middle, cut)

    def _paint_circle(self, painter: QPainter) -> None:
        look, px = self._around.look, self._around.look.px
        side = px(CIRCLE)
        box = QRectF((self.width() - side) / 2, px(21), side, side)
        if self.hasFocus():
            self._paint_ring(painter, box)
        if self.is_asked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide"))
            painter.drawEllipse(box)
        elif self.state not in (TODAY, BEFORE):
            self._paint_state(painter, box)
        is_bold = self.state in (TODAY, NOTED, OPEN, UNSURE)
        painter.setFont(look.font(13, 700 if self.state == TODAY else 600 if is_bold else 400))
        token = {TODAY: "ink", UNKNOWN: "ink_soft", BEFORE: "ink_soft"}.get(self.state, "tide")
        painter.setPen(look.colour("sheet" if self.is_asked else token))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.day.day))

    def _paint_state(self, painter: QPainter, box: QRectF) -> None:
        look = self._around.look
        if self.state == NOTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide_soft"))
            painter.drawEllipse(box)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.state == UNKNOWN:
            pen = QPen(look.colour("edge"), 1)
            pen.setDashPattern([3, 3])
        else:
            pen = QPen(look.colour("tide"), 1.5)
        painter.setPen(pen)
        half = pen.widthF() / 2
        painter.drawEllipse(box.adjusted(half, half, -half, -half))

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        """Around the circle, or around where one would be."""
        out = AWAY + WIDTH
        whole = box.adjusted(-out, -out, out, out)
        paint_ring(painter, whole, self._around.look, whole.width() / 2)


class SevenDays(QWidget):
    """One Tab stop; arrow keys go from day to day. `pressed` carries the day."""

    pressed = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._look = around.look
        self.setAccessibleName(around.words("The last seven days"))
        self.circles = [DayCircle(around) for _ in range(7)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for circle in self.circles:
            row.addWidget(circle)
            circle.clicked.connect(partial(self._on_pressed, circle))
            circle.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        OneStop(self.circles, self)

    def show_days(self, days: Sequence[DayOfSeven]) -> None:
        """Show how they stand; Tab comes to the latest that is open, else to the last."""
        for circle, one in zip(self.circles[-len(days) :], days, strict=True):
            circle.show_day(one)
            circle.show()

    def fit(self, width: int) -> None:
        """Stand in so much room."""
        wide = min(self._look.px(WIDE), width // 7)
        for circle in self.circles:
            circle.fit(wide)

    def of(self, day: date) -> DayCircle | None:
        """The circle of a day."""
        shown = (one for one in self.circles if not one.isHidden() or one.day == day)
        return next((one for one in shown if one.day == day), None)

    def ask(self, day: date | None) -> None:
        """Mark the day that is asked about."""
        for circle in self.circles:
            circle.ask(circle.day == day)

    def _on_pressed(self, circle: DayCircle, _checked: bool = False) -> None:
        self.pressed.emit(circle.day)
