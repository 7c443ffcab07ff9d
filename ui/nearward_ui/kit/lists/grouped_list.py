"""A list whose rows stand in groups, each under a head that sticks while its rows are in sight.

All rows are equally high and so are all heads, so the place of a row is counted and not laid out:
a hundred thousand rows cost what one costs.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from shiboken6 import isValid

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import tell_row
from nearward_ui.kit.widgets.cards import CardLine, CardList, Index

_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
#: pixels of the drawing: a row, a head, and where the words of a head begin
ROW, HEAD, HEAD_LEFT = 56, 24, 12


@dataclass(frozen=True, slots=True)
class GroupedLine(CardLine):
    """A row that stands under a head; rows that follow each other with the same head share it."""

    head: str = ""


class GroupedList(CardList):
    """The list. Lines without a head stand under none."""

    #: Qt asks for places before the list is made. WORKAROUND (PySide 6.11.3) an attribute that is
    #: not there yet, asked for by Qt, is an error that is lost and costs a reference
    _is_made = False

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__(name, around)
        #: the first row of each group, and the pixel where its head begins
        self._firsts: list[int] = []
        self._tops: list[int] = []
        self._seen = 0
        self.cards.asks_itself = False
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self.cards.modelReset.connect(self._on_all)
        self.cards.rowsInserted.connect(self._on_inserted)
        self.cards.rowsRemoved.connect(self._on_all)
        around.look.changed.connect(self._on_all)
        self._is_made = True

    @property
    def _stands(self) -> bool:
        """WORKAROUND (PySide 6.11.3) a list that goes with its window is still asked for places."""
        return self._is_made and isValid(self)

    # where things are

    @property
    def _row(self) -> int:
        return self._around.look.px(ROW)

    @property
    def _head(self) -> int:
        return self._around.look.px(HEAD)

    def head_of(self, row: int) -> str:
        """What stands over a row's group."""
        lines = self.cards.lines
        line = lines[row] if 0 <= row < len(lines) else None
        return line.head if isinstance(line, GroupedLine) else ""

    def _high(self) -> int:
        return self._top(len(self.cards.lines))

    def _top(self, row: int) -> int:
        """The pixel where a row begins, below its head."""
        group = bisect_right(self._firsts, row) - 1
        if group < 0:
            return row * self._row
        first = self._firsts[group]
        head = self._head if self.head_of(first) else 0
        return self._tops[group] + head + (row - first) * self._row

    def _at(self, y: int) -> int:
        """The row at a pixel of all; its head counts to the first row of a group."""
        if not self._firsts or y < 0:
            return 0
        group = bisect_right(self._tops, y) - 1
        first = self._firsts[group]
        head = self._head if self.head_of(first) else 0
        return first + max(0, y - self._tops[group] - head) // self._row

    def _on_all(self) -> None:
        self._firsts, self._tops, self._seen = [], [], 0
        self._count()

    def _on_inserted(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if first == self._seen:
            self._count()
        else:
            self._on_all()

    def _count(self) -> None:
        """Find the groups among the rows that were not looked at yet."""
        lines, last = self.cards.lines, self.head_of(self._seen - 1) if self._seen else None
        for row in range(self._seen, len(lines)):
            head = getattr(lines[row], "head", "")
            if head != last:
                self._tops.append(self._top(row))
                self._firsts.append(row)
                last = head
        self._seen = len(lines)
        self.updateGeometries()
        self.viewport().update()

    # what a view answers

    def doItemsLayout(self) -> None:
        if self._stands:
            self.updateGeometries()
            self.viewport().update()

    def updateGeometries(self) -> None:
        if not self._stands:
            return
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setSingleStep(self._row)
        bar.setRange(0, max(0, self._high() - high))
        self._look_ahead()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or not self._stands:
            return QRect()
        top = self._top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._row)

    def indexAt(self, point: QPoint) -> QModelIndex:
        sticking = self._sticking() if self._stands else None
        if not self._stands or (sticking is not None and sticking[1].contains(point)):
            return QModelIndex()
        y = point.y() + self.verticalOffset()
        row = self._at(y)
        inside = 0 <= row < len(self.cards.lines) and y >= self._top(row)
        return self.cards.index(row) if inside and y < self._high() else QModelIndex()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        found = QRegion()
        for index in selection.indexes():
            found += self.visualRect(index)
        return found

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.topLeft())
        self.selectionModel().select(index, command)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """As far as it must, and clear of the head that sticks over it."""
        if not index.isValid() or not self._stands:
            return
        bar, top = self.verticalScrollBar(), self._top(index.row())
        head = self._head if self.head_of(index.row()) else 0
        high = self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or top - head < bar.value():
            bar.setValue(top - head)
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top + self._row // 2 - high // 2)
        elif top + self._row > bar.value() + high:
            bar.setValue(top + self._row - high)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        way, last = QAbstractItemView.CursorAction, len(self.cards.lines) - 1
        if last < 0:
            return QModelIndex()
        now = self.currentIndex().row()
        page = max(1, self.viewport().height() // self._row - 1)
        steps = {
            way.MoveUp: -1,
            way.MovePrevious: -1,
            way.MoveDown: 1,
            way.MoveNext: 1,
            way.MovePageUp: -page,
            way.MovePageDown: page,
            way.MoveHome: -last - 1,
            way.MoveEnd: last + 1,
        }
        return self.cards.index(max(0, min(last, now + steps.get(action, 0))))

    def currentChanged(self, current: Index, previous: Index) -> None:
        # WORKAROUND (Qt 6.11.3) a list view counts its rows by its own layout, which this list does
        # without: it would tell assistive technology of the list alone, and each row be silent
        QAbstractItemView.currentChanged(self, current, previous)
        if self._stands and self.hasFocus():
            tell_row(self, current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for event, indexes in (("SelectionAdd", selected), ("SelectionRemove", deselected)):
            for index in indexes.indexes():
                tell_row(self, index.row(), event)

    def sizeHintForRow(self, _row: int) -> int:
        return self._row

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        # all of it: a head that sticks does not scroll with its rows
        if self._stands:
            self.viewport().update()
            self._look_ahead()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.indexAt(event.pos()).isValid():
            return False
        return super().viewportEvent(event)

    def _look_ahead(self) -> None:
        """The next page is asked for before its place comes into sight."""
        bar = self.verticalScrollBar()
        if bar.value() + 2 * bar.pageStep() > bar.maximum():
            self._timer.start(0)

    def _on_time(self) -> None:
        if self.isVisible():
            self.cards.ask_more()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, off = QPainter(self.viewport()), self.verticalOffset()
        lines, area = self.cards.lines, event.rect()
        row = self._at(max(0, area.top() + off))
        while row < len(lines) and self._top(row) - off - self._head <= area.bottom():
            self._paint_row(painter, row)
            row += 1
        group = max(0, bisect_right(self._tops, off + area.top()) - 1)
        while group < len(self._tops) and self._tops[group] - off <= area.bottom():
            top = self._tops[group] - off
            self._paint_head(painter, group, QRect(0, top, self.viewport().width(), self._head))
            group += 1
        sticking = self._sticking()
        if sticking is not None:
            self._paint_head(painter, *sticking)

    def _sticking(self) -> tuple[int, QRect] | None:
        """The group whose head stays over its rows, and where; the next one pushes it away."""
        off = self.verticalOffset()
        group = bisect_right(self._tops, off) - 1
        if group < 0 or not self.head_of(self._firsts[group]):
            return None
        top = 0
        if group + 1 < len(self._tops):
            top = min(0, self._tops[group + 1] - off - self._head)
        return group, QRect(0, top, self.viewport().width(), self._head)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index = self.cards.index(row)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = option.state
        for flag, on in (
            (QStyle.StateFlag.State_Selected, self.selectionModel().isSelected(index)),
            (QStyle.StateFlag.State_HasFocus, self.hasFocus() and index == self.currentIndex()),
            (QStyle.StateFlag.State_MouseOver, row == self._under_mouse()),
        ):
            state = state | flag if on else state & ~flag
        option.state = state
        self.itemDelegate().paint(painter, option, index)

    def _under_mouse(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row()

    def _paint_head(self, painter: QPainter, group: int, rect: QRect) -> None:
        text, look = self.head_of(self._firsts[group]), self._around.look
        if not text:
            return
        painter.fillRect(rect, look.colour("paper"))
        side = look.px(HEAD_LEFT)
        font = look.font(12, 600)
        painter.setFont(font)
        painter.setPen(look.colour("ink_soft"))
        room = QRectF(rect).adjusted(side, 0, -side, 0)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, leading, cut)
