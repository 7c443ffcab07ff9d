"""Under an empty page: what can be gone on with, each only when it is so. It counts nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from nearward.domain.cards import Card
from nearward.i18n import Translator
from nearward.session.ask.journal import go_on
from nearward.session.ask.journal.go_on import GoOn
from nearward_ui.actions import keys_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, day_and_month, weekday
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import SmallHeading
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.icons import paint_icon
from nearward_ui.routes import Act, LockNow, Route, ToOnThisDay

#: pixels of the drawing
ROW, FIRST_ROW, ICON, WORDS, ABOVE, HEAD, BETWEEN = 52, 34, 16, 30, 26, 30, 24
#: hours of the clock at which a day has another name
_NOON, _EVENING = 12, 18
_HALF = QPointF(0, 0.5)
_SHOWN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class _Told(NamedTuple):
    """A row: its drawing, the words, where it is from, and what opens it."""

    icon: str
    text: str
    aside: str
    then: Callable[[], object]


class GoOnRows(QWidget):
    """Takes the room under the page, and shows as many rows as fit there.

    `opened` carries a card, `go` a route; `pressed` says that the empty room was pressed.
    """

    opened = Signal(object)
    go = Signal(object)
    pressed = Signal()

    def __init__(self, around: PageContext, question: QWidget) -> None:
        """`question`: what stands over it, where it is shown."""
        super().__init__()
        self._around, self._question = around, question
        self._found: GoOn | None = None
        self._day: date | None = None
        self.heading = SmallHeading("")
        self.heading.setParent(self)
        self.rows: list[_Row] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        around.look.changed.connect(self._stand)
        question.installEventFilter(self)
        self.hide()

    @property
    def tells_years(self) -> bool:
        """Whether it is here that earlier years are told."""
        return not self.isHidden() and self._around.settings.is_on("go_on")

    @property
    def _is_new(self) -> bool:
        return self._found is not None and self._found.is_new

    def offer(self, day: date | None) -> None:
        """Offer it on the empty page of a day; None: on none."""
        self.setVisible(day is not None)
        if day is None:
            return
        if day != self._day or self._found is None:
            self._day, self._found = day, None
            self._show([])
            self._ask()

    def forget(self) -> None:
        """What is known is asked anew when it is next offered."""
        self._day = None

    def refresh(self) -> None:
        """Something was written meanwhile."""
        if self._day is not None:
            self._ask()

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._question and event.type() in _SHOWN:
            self._stand()
        return False

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()

    def _ask(self) -> None:
        if self._day is None or not self._around.settings.is_on("go_on"):
            self._show([])
            return
        around = self._around
        ask = go_on.read(self._day, around.clock(), around.settings.day_ends)
        around.desk.ask(ask, partial(self._on_found, self._day), lane="journal-go-on")

    def _on_found(self, day: date, found: GoOn) -> None:
        if day == self._day and found != self._found:
            self._found = found
            self._show(self._told(found))

    def _told(self, found: GoOn) -> list[_Told]:
        words, rows = self._around.words, []
        if found.is_new:
            return self._first_lines()
        if found.entry is not None:
            open_it = partial(self.opened.emit, found.entry)
            rows.append(_Told("pen", self._title(found.entry), self._when(found.entry), open_it))
        if found.open_days:
            said = words("{days}, still open", days=_listed(found.open_days, words))
            way = partial(self.go.emit, Route("check-in"))
            rows.append(_Told("ticked", said, words("check-in"), way))
        if found.worksheet is not None:
            card = found.worksheet
            said = words("worksheet, from {day}", day=_named(card.day, words))
            open_it = partial(self.opened.emit, card)
            rows.append(_Told("ruled", self._title(card), said, open_it))
        if found.direction:
            way = partial(self.go.emit, Route("direction"))
            rows.append(_Told("sprout", words("My direction"), words("to look at again"), way))
        if found.earlier is not None and self._day is not None:
            card = found.earlier
            said = words("this day in {year}", year=str(card.day.year))
            alone = partial(self.opened.emit, card)
            way = partial(self.go.emit, ToOnThisDay(day=self._day))
            rows.append(_Told("month", self._title(card), said, alone if found.is_alone else way))
        return rows

    def _first_lines(self) -> list[_Told]:
        """What else there is, on the first page of a diary; they go with the first word."""
        words = self._around.words
        sheets = words("Worksheets, to look at a moment more closely")
        told: tuple[tuple[str, str, str, Act | Route], ...] = (
            ("dot", words("Log a moment, from any page"), "log", Route("moment")),
            ("ruled", sheets, "to-worksheets", Route("worksheets")),
            ("lock", words("Lock; it locks by itself too, when you are away"), "lock", LockNow()),
        )
        return [
            _Told(icon, said, keys_of(action), partial(self.go.emit, way))
            for icon, said, action, way in told
        ]

    def _title(self, card: Card) -> str:
        return told_card(card, self._around, self._around.today).title

    def _when(self, entry: Card) -> str:
        """This morning, 07:50."""
        words, time = self._around.words, clock_time(entry.at, self._around.words)
        if entry.day != self._around.today or entry.at.date() != entry.day:
            return time
        if entry.at.hour < _NOON:
            return words("this morning, {time}", time=time)
        if entry.at.hour < _EVENING:
            return words("this afternoon, {time}", time=time)
        return words("this evening, {time}", time=time)

    def _show(self, told: list[_Told]) -> None:
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = [_Row(one, self._around.look, self) for one in told]
        # they stand in no layout: Tab comes to the first from here, and from each to the next
        for before, after in zip((self, *self.rows), (*self.rows, None), strict=True):
            before.setProperty("over", after)
        self._stand()

    def _stand(self) -> None:
        """As many rows as fit; a heading only over some."""
        px, words = self._around.look.px, self._around.words
        alone = self._question.isHidden()
        if self._is_new:
            self.heading.setText(words("Also here"))
        else:
            self.heading.setText(words("Go on with") if alone else words("Or go on with"))
        top, wide, high = px(ABOVE), self.width(), px(FIRST_ROW if self._is_new else ROW)
        room = self.height() - top - px(HEAD)
        fits = max(0, room // high)
        self.heading.setVisible(bool(self.rows) and fits > 0)
        self.heading.setGeometry(0, top, wide, px(HEAD) - px(8))
        for number, row in enumerate(self.rows):
            row.setGeometry(0, top + px(HEAD) + number * high, wide, high)
            row.setVisible(number < fits)


class _Row(QPushButton):
    """One thing to go on with; where it is from stands at the far end."""

    def __init__(self, told: _Told, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._told, self._look = told, look
        self.setAutoDefault(False)
        self.setAccessibleName(f"{told.text}, {told.aside}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        felt()
        self._told.then()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, px = self._look, QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, told = QRectF(self.rect()), self._told
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(box.topLeft() + _HALF, box.topRight() + _HALF)
        if self.underMouse() or self.isDown():
            painter.fillRect(box.adjusted(0, 1, 0, 0), look.colour("rail"))
        icon = QRectF(0, (box.height() - px(ICON)) / 2, px(ICON), px(ICON))
        aside_font = look.font(13)
        aside = QFontMetrics(aside_font).horizontalAdvance(told.aside)
        words = box.adjusted(px(WORDS), 0, -aside - px(BETWEEN), 0)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            icon.moveRight(box.right())
            words = box.adjusted(aside + px(BETWEEN), 0, -px(WORDS), 0)
            start, end = end, start
        paint_icon(painter, told.icon, icon, look.colour("ink_soft"))
        middle = Qt.AlignmentFlag.AlignVCenter
        font = look.font(14)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        elided = QFontMetrics(font).elidedText(
            told.text, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, middle | start, elided)
        painter.setFont(aside_font)
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(box, middle | end, told.aside)


def _named(day: date, words: Translator) -> str:
    """Sunday 22 November."""
    return words("{weekday} {day}", weekday=weekday(day, words), day=day_and_month(day, words))


def _listed(days: tuple[date, ...], words: Translator) -> str:
    """Friday and Saturday."""
    *before, last = [weekday(day, words) for day in days]
    if not before:
        return last
    return words("{days} and {last}", days=", ".join(before), last=last)
