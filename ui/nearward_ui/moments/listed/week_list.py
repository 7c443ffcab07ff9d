"""The list of moments: weeks with their heads, which stay in sight, and one delegate for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from nearward.domain.cards import MomentInWeek, MomentsWanted
from nearward.domain.model import Moment
from nearward.domain.symbols import BOX
from nearward.insight.weeks import week_start
from nearward.session.ask import moments
from nearward.session.operation import Operation
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_weekday
from nearward_ui.kit.lists.grouped_list import GroupedList
from nearward_ui.kit.lists.paged_list import PAGE, Listed, PagedList
from nearward_ui.kit.ring import AWAY, WIDTH, paint_ring
from nearward_ui.kit.widgets.cards import THING, CardDelegate, CardLine
from nearward_ui.kit.widgets.symbols import paint_symbol
from nearward_ui.moments.listed.lines import MomentLine, told_weeks

Index = QModelIndex | QPersistentModelIndex
#: pixels of the drawing: a row, a head, what a row hangs out at each side
ROW, HEAD, OUT = 64, 48, 16
#: columns of a row: the day, the symbol, the time
DAY, SYMBOL, TIME = 64, 28, 56
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class WeekDelegate(CardDelegate):
    """Paints a row into the column of the page."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._around.look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, line = self.parent(), index.data(THING)
        if not isinstance(view, WeekList) or not isinstance(line, MomentLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, option, view)
        self._paint_row(
            painter, view.column(option.rect), line, begins=view.begins_day(index.row())
        )
        painter.restore()

    def paint_head(self, painter: QPainter, box: QRect, line: MomentLine) -> None:
        """The days at the left, what they hold at the right; where there is no room, below."""
        look, px = self._around.look, self._around.look.px
        metrics = QFontMetrics(look.font(14, 600)), QFontMetrics(look.font(12))
        said = zip(metrics, (line.head, line.holds), strict=True)
        if sum(one.horizontalAdvance(text) for one, text in said) + px(16) > box.width():
            for top, text, font, token in (
                (6, line.head, (14, 600), "ink"),
                (26, line.holds, (12, 400), "ink_soft"),
            ):
                part = QRect(box.x(), box.y() + px(top), box.width(), px(20))
                self._draw(painter, part, text, font, token)
            return
        low = QRect(box.x(), box.y() + px(19), box.width(), px(20))
        wide = self._draw(painter, low, line.head, (14, 600), "ink")
        rest = self._part(low, wide + px(16), low.width() - wide - px(16))
        self._draw(painter, rest, line.holds, (12, 400), "ink_soft", right=True)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, view: WeekList) -> None:
        look, state = self._around.look, option.state
        on = bool(state & QStyle.StateFlag.State_Selected)
        ringed = bool(state & QStyle.StateFlag.State_HasFocus) and view.by_key
        under = bool(state & QStyle.StateFlag.State_MouseOver)
        if not (on or ringed or under):
            return
        out = look.px(OUT)
        box = QRectF(view.column(option.rect).adjusted(-out, 0, out, 0))
        inside = 0.5
        if ringed:
            paint_ring(painter, box, look, look.px(14) + AWAY + WIDTH)
            inside += AWAY + WIDTH
        box.adjust(inside, inside, -inside, -inside)
        painter.setPen(QPen(look.colour("line"), 1) if on or ringed else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sheet"))
        painter.drawRoundedRect(box, look.px(14), look.px(14))

    def _paint_row(self, painter: QPainter, box: QRect, line: MomentLine, *, begins: bool) -> None:
        px, words = self._around.look.px, self._around.words
        first, second = QRect(box), QRect(box)
        first.setTop(box.y() + px(10))
        first.setHeight(px(24))
        second.setTop(box.y() + px(34))
        second.setHeight(px(20))
        if begins:
            numeral, below = self._part(first, 0, px(DAY)), self._part(second, 0, px(DAY))
            self._draw(painter, numeral, str(line.day.day), (20, 400), "ink", face="Literata")
            self._draw(painter, below, short_weekday(line.day, words), (12, 400), "ink_soft")
        side = px(BOX)
        spot = self._part(first, px(DAY), side)
        paint_symbol(painter, line.mark, QRectF(spot), self._around.look)
        at = px(DAY + SYMBOL)
        wide = QFontMetrics(self._around.look.font(12)).horizontalAdvance(line.time) + px(8)
        wide = max(px(TIME), wide)
        room = first.width() - at - wide
        face, size = ("Literata", 16) if line.own else ("Figtree", 15)
        told = self._part(first, at, room)
        self._draw(painter, told, line.title, (size, 400), "ink", face=face)
        self._draw(painter, self._part(second, at, room), line.soft, (13, 400), "ink_soft")
        time = self._part(first, first.width() - wide, wide)
        self._draw(painter, time, line.time, (12, 400), "ink_soft", right=True)

    def _part(self, line: QRect, at: int, wide: int) -> QRect:
        """A part of a line, from its beginning on, whichever side that is."""
        part = QRect(line.x() + at, line.y(), max(0, wide), line.height())
        return QStyle.visualRect(self._way, line, part)

    @property
    def _way(self) -> Qt.LayoutDirection:
        view = self.parent()
        return (
            view.layoutDirection() if isinstance(view, QWidget) else Qt.LayoutDirection.LeftToRight
        )

    def _draw(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        font: tuple[int, int],
        token: str,
        *,
        face: str = "Figtree",
        right: bool = False,
    ) -> int:
        """One line, cut where its box ends; gives how wide it is."""
        look = self._around.look
        made = look.font(*font, face)
        metrics = QFontMetrics(made)
        # what can be seen is never longer, and a text of a megabyte is not measured
        text = metrics.elidedText(
            text[: max(8, box.width())], Qt.TextElideMode.ElideRight, box.width()
        )
        painter.setFont(made)
        painter.setPen(look.colour(token))
        side = QStyle.visualAlignment(self._way, _RIGHT if right else _LEFT)
        painter.drawText(box, _MIDDLE | side, text)
        return metrics.horizontalAdvance(text)


class WeekList(PagedList[MomentInWeek], GroupedList):
    """Moments by weeks, those that are `wanted`. The head of the week in sight stays at the top."""

    delegate_class = WeekDelegate
    wanted = MomentsWanted()
    #: whether the last thing that was done here was a key
    by_key = False
    #: pixels at the left of the column, and how wide it is
    _column = 0, 0

    def __init__(self, around: PageContext, none: str) -> None:
        words = around.words
        #: who the people of the moments are, by their ids
        self.aliases: dict[int, str] = {}
        listed = Listed("moment", self._page, words("The moment is in the trash."), none)
        super().__init__(words("Moments"), listed, self._tell, around)
        self.setViewportMargins(0, 0, 0, 0)
        self.cards.modelReset.connect(self._on_first)

    def fit(self, left: int, width: int) -> None:
        """Where the column of the page stands."""
        self._column = left, width
        self.viewport().update()

    def column(self, row: QRect) -> QRect:
        """A row as wide as the column."""
        left, width = self._column
        return QRect(left, row.y(), width, row.height())

    def hold(self) -> int:
        """What is far below what is in sight is read again when one comes there."""
        below = self.verticalOffset() + self.viewport().height()
        return min(super().hold(), self._at(below) + PAGE)

    def holds(self, moment_id: int) -> bool:
        """Whether a moment stands in it."""
        return any(getattr(line.thing, "id", 0) == moment_id for line in self.cards.lines)

    def begins_day(self, row: int) -> bool:
        """Whether a row is the first one of its day."""
        lines = self.cards.lines
        line, before = lines[row], lines[row - 1] if row else None
        if not isinstance(line, MomentLine):
            return False
        return not isinstance(before, MomentLine) or before.day != line.day

    @property
    def _row(self) -> int:
        return self._around.look.px(ROW)

    @property
    def _head(self) -> int:
        return self._around.look.px(HEAD)

    def _paint_head(self, painter: QPainter, group: int, rect: QRect) -> None:
        line, delegate = self.cards.lines[self._firsts[group]], self.itemDelegate()
        if isinstance(line, MomentLine) and isinstance(delegate, WeekDelegate):
            painter.fillRect(rect, self._around.look.colour("paper"))
            delegate.paint_head(painter, self.column(rect), line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_key = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_key = True
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is on the row where it was, or on the first one in sight."""
        self.by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        self._take_first()
        super().focusInEvent(event)

    def _on_first(self) -> None:
        """The rows came after the keyboard did."""
        if self.hasFocus():
            self._take_first()

    def _take_first(self) -> None:
        if not self.currentIndex().isValid() and self.cards.lines:
            first = self.cards.index(self._at(self.verticalOffset()))
            keep = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, keep)

    def _page(self, after: object, limit: int) -> Operation[list[MomentInWeek]]:
        around = self._around
        first_weekday = around.settings.first_weekday
        last = getattr(after, "id", None)
        return moments.by_week(last, limit, around.today, first_weekday, self.wanted)

    def _tell(self, found: Sequence[MomentInWeek]) -> list[CardLine]:
        return told_weeks(found, self.aliases, self._around)

    def _on_next(self, things: list[MomentInWeek]) -> None:
        """The next page goes on in the week that stands there."""
        last = self.cards.lines[-1].thing if self.cards.lines else None
        after = None
        if isinstance(last, Moment):
            after = week_start(last.day, self._around.settings.first_weekday)
        lines = told_weeks(things, self.aliases, self._around, after)
        self.cards.add_lines(lines, more=len(things) == PAGE)
