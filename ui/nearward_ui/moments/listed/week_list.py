"""The list of moments: weeks with their heads, which stay in sight, and one delegate for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from nearward.domain.cards import MomentInWeek, MomentsWanted, WeekOfMoments
from nearward.domain.symbols import BOX
from nearward.session.ask import moments
from nearward.session.operation import Operation
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_weekday
from nearward_ui.kit.ring import AWAY, WIDTH, paint_ring
from nearward_ui.kit.widgets.cards import THING, CardDelegate, CardLine, Cards
from nearward_ui.kit.widgets.paged_list import PAGE, Listed, PagedList
from nearward_ui.kit.widgets.symbols import paint_symbol
from nearward_ui.moments.listed.lines import MomentLine, WeekLine, told_weeks

Index = QModelIndex | QPersistentModelIndex
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
#: pixels of the drawing: a row, a head, what a row hangs out at each side
ROW, HEAD, OUT = 64, 48, 16
#: columns of a row: the day, the symbol, the time
DAY, SYMBOL, TIME = 64, 28, 56
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class WeekCards(Cards):
    """The rows. A head cannot be chosen, and the keyboard passes it."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = index.data(THING)
        if isinstance(line, WeekLine):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def head_of(self, row: int) -> int:
        """The row of the head under which a row stands; -1 without one."""
        while row >= 0 and not isinstance(self.lines[row], WeekLine):
            row -= 1
        return row

    def begins_day(self, row: int) -> bool:
        """Whether a row is the first one of its day."""
        line, before = self.lines[row], self.lines[row - 1] if row else None
        if not isinstance(line, MomentLine):
            return False
        return not isinstance(before, MomentLine) or before.day != line.day


class WeekDelegate(CardDelegate):
    """Paints both kinds of rows into the column of the page."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        high = HEAD if isinstance(index.data(THING), WeekLine) else ROW
        return QSize(120, self._around.look.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, line = self.parent(), index.data(THING)
        if not isinstance(view, WeekList):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, WeekLine):
            self.paint_head(painter, view.column(option.rect), line)
        elif isinstance(line, MomentLine):
            self._paint_box(painter, option, view)
            self._paint_row(painter, view.column(option.rect), line, index)
        painter.restore()

    def paint_head(self, painter: QPainter, box: QRect, line: WeekLine) -> None:
        """The days at the left, what they hold at the right; where there is no room it is cut."""
        px = self._around.look.px
        low = QRect(box.x(), box.y() + px(19), box.width(), px(20))
        wide = self._draw(painter, low, line.title, (14, 600), "ink")
        rest = self._part(low, wide + px(16), low.width() - wide - px(16))
        self._draw(painter, rest, line.soft, (12, 400), "ink_soft", right=True)

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

    def _paint_row(self, painter: QPainter, box: QRect, line: MomentLine, index: Index) -> None:
        px, words = self._around.look.px, self._around.words
        first, second = QRect(box), QRect(box)
        first.setTop(box.y() + px(10))
        first.setHeight(px(24))
        second.setTop(box.y() + px(34))
        second.setHeight(px(20))
        cards = index.model()
        if isinstance(cards, WeekCards) and cards.begins_day(index.row()):
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


class WeekList(PagedList[MomentInWeek]):
    """Moments by weeks, those that are `wanted`. The head of the week in sight stays at the top."""

    cards_class = WeekCards
    delegate_class = WeekDelegate
    cards: WeekCards

    def __init__(self, around: PageContext, none: str) -> None:
        words = around.words
        self.wanted = MomentsWanted()
        #: who the people of the moments are, by their ids
        self.aliases: dict[int, str] = {}
        #: whether the last thing that was done here was a key
        self.by_key = False
        #: pixels at the left of the column, and how wide it is
        self._column = 0, 0
        listed = Listed("moment", self._page, words("The moment is in the trash."), none)
        super().__init__(words("Moments"), listed, self._told, around)
        self.setUniformItemSizes(False)
        self.setLayoutMode(self.LayoutMode.SinglePass)
        self.setViewportMargins(0, 0, 0, 0)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def fit(self, left: int, width: int) -> None:
        """Where the column of the page stands."""
        self._column = left, width
        self.viewport().update()

    def column(self, row: QRect) -> QRect:
        """A row as wide as the column."""
        left, width = self._column
        return QRect(left, row.y(), width, row.height())

    def hold(self) -> int:
        super().hold()
        return sum(isinstance(line, MomentLine) for line in self.cards.lines)

    def holds(self, moment_id: int) -> bool:
        """Whether a moment stands in it."""
        lines = self.cards.lines
        return any(getattr(o.thing, "id", 0) == moment_id for o in lines)

    def first_row(self) -> int:
        """The row of the newest moment; -1 without one."""
        lines = enumerate(self.cards.lines)
        return next((row for row, line in lines if isinstance(line, MomentLine)), -1)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """As far as it must; what is scrolled to is never under the head that stays."""
        if not index.isValid() or hint != _VISIBLE:
            super().scrollTo(index, hint)
            return
        bar, rect = self.verticalScrollBar(), self.visualRect(index)
        top = self._around.look.px(HEAD)
        if rect.top() < top:
            bar.setValue(bar.value() + rect.top() - top)
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        stuck = self._stuck()
        delegate = self.itemDelegate()
        if stuck is None or not isinstance(delegate, WeekDelegate):
            return
        line, y = stuck
        high, look = self._around.look.px(HEAD), self._around.look
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(0, y, self.viewport().width(), high)
        painter.fillRect(box, look.colour("paper"))
        delegate.paint_head(painter, self.column(box), line)

    def _stuck(self) -> tuple[WeekLine, int] | None:
        """The head that stays at the top, and where; the next one pushes it out."""
        at = self.indexAt(QPoint(self.viewport().width() // 2, 0))
        if not at.isValid():
            return None
        head = self.cards.head_of(at.row())
        line = self.cards.lines[head] if head >= 0 else None
        if not isinstance(line, WeekLine) or self.visualRect(self.cards.index(head)).top() >= 0:
            return None
        high, row = self._around.look.px(HEAD), at.row() + 1
        while row < len(self.cards.lines):
            top = self.visualRect(self.cards.index(row)).top()
            if top >= high:
                break
            if isinstance(self.cards.lines[row], WeekLine):
                return line, top - high
            row += 1
        return line, 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # the head that stays does not scroll
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_key = False
        stuck, at = self._stuck(), event.position().y()
        if stuck is not None and at < stuck[1] + self._around.look.px(HEAD):
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_key = True
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is on the chosen row, or on the first one in sight."""
        self.by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and self.cards.lines:
            seen = self.indexAt(QPoint(self.viewport().width() // 2, 0)).row()
            rows = range(max(0, seen), len(self.cards.lines))
            first = next((n for n in rows if isinstance(self.cards.lines[n], MomentLine)), -1)
            keep = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.cards.index(max(0, first)), keep)
        super().focusInEvent(event)

    def _page(self, after: object, limit: int) -> Operation[list[MomentInWeek]]:
        around = self._around
        first_weekday = around.settings.first_weekday
        last = getattr(after, "id", None)
        return moments.by_week(last, limit, around.today, first_weekday, self.wanted)

    def _told(self, found: Sequence[MomentInWeek]) -> list[CardLine]:
        return told_weeks(found, self.aliases, self._around)

    def _on_next(self, things: list[MomentInWeek]) -> None:
        """The next page goes on in the week that stands there."""
        head = self.cards.head_of(len(self.cards.lines) - 1)
        week = self.cards.lines[head].thing if head >= 0 else None
        after = week.first if isinstance(week, WeekOfMoments) else None
        lines = told_weeks(things, self.aliases, self._around, after)
        self.cards.add_lines(lines, more=len(things) == PAGE)
