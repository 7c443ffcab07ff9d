"""A list whose rows are put in order by hand: dragged, with a line where one is let go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.lists.grouped_list import GroupedLine, GroupedList
from nearward_ui.kit.widgets.cards import OUT, THING, CardDelegate, Cards, Index

#: pixels of the drawing: a row, the dots that it is held by, and what lies behind them
ROW, GRIP, BEHIND, INNER = 44, 8, 12, 22
#: so much of a row belongs to its word, where what is said of it is long
SHARE = 0.55
_MIME = "application/x-nearward-row"


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedLine(GroupedLine):
    """A row. `moves`: whether it has a place among those that are put in order. `inner`: it stands
    under the one before, a little farther in; `strong`: its words are."""

    moves: bool = True
    inner: bool = False
    strong: bool = True


class SortedCards(Cards):
    """Rows that can be dragged; nothing of their words goes along."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        line = self.lines[index.row()] if index.isValid() else None
        moves = isinstance(line, SortedLine) and line.moves
        return known | Qt.ItemFlag.ItemIsDragEnabled if moves else known

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, _indexes: object) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, b"")
        return data


class SortedDelegate(CardDelegate):
    """Paints the words of a row at the left, and what is said of it at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._around.look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(THING)
        if not isinstance(line, SortedLine):
            return
        look, px = self._around.look, self._around.look.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)
        self._paint_ground(painter, whole.adjusted(0, 1, 0, -1), option.state)
        inner = whole.adjusted(px(OUT), 0, -px(OUT), 0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if line.inner:
            inner.adjust(0 if mirrored else px(INNER), 0, -px(INNER) if mirrored else 0, 0)
        room = px(GRIP + BEHIND)
        word = inner.adjusted(room, 0, 0, 0)
        grip = QRectF(inner.left(), inner.center().y() - px(6), px(GRIP), px(12))
        if mirrored:
            word = inner.adjusted(0, 0, -room, 0)
            grip.moveRight(inner.right())
        if line.moves:
            self._paint_grip(painter, grip, option.state)
        lead = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        trail = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(15, 600 if line.strong else 400))
        metrics = painter.fontMetrics()
        painter.setFont(look.font(13))
        said = painter.fontMetrics().horizontalAdvance(line.soft)
        free = word.width() - px(BEHIND)
        wide = min(metrics.horizontalAdvance(line.title), max(free - said, free * SHARE))
        elide = Qt.TextElideMode.ElideRight
        soft = painter.fontMetrics().elidedText(line.soft, elide, int(free - wide))
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(word, middle | trail, soft)
        painter.setFont(look.font(15, 600 if line.strong else 400))
        painter.setPen(look.colour("ink" if line.moves else "ink_soft"))
        cut = metrics.elidedText(line.title, elide, int(wide) + 1)
        painter.drawText(word, middle | lead, cut)
        painter.restore()

    def _paint_grip(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        """Six dots to hold it by; darker under the mouse and where the keyboard is."""
        flags = QStyle.StateFlag
        near = bool(state & (flags.State_MouseOver | flags.State_HasFocus))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._around.look.colour("ink_soft" if near else "edge"))
        size = self._around.look.px(3)
        for column in (box.left(), box.right() - size):
            for n in range(3):
                top = box.top() + n * (box.height() - size) / 2
                painter.drawEllipse(QRectF(column, top, size, size))


class SortedList(GroupedList):
    """`open_asked`, `remove_asked`: of the row that is chosen. `dropped` carries the code of a row
    that was dragged, the code it was let go at, and whether behind that."""

    open_asked = Signal()
    remove_asked = Signal()
    menu_asked = Signal(QPoint)
    dropped = Signal(str, str, bool)
    cards_class = SortedCards
    delegate_class = SortedDelegate

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__(name, around)
        self._drop: tuple[int, bool] | None = None
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)

    @property
    def _row(self) -> int:
        return self._around.look.px(ROW)

    def code_of(self, thing: object) -> str:
        """The code of what a row shows; empty for what has none."""
        raise NotImplementedError

    @property
    def code(self) -> str:
        """The code of the row that is chosen."""
        return self.code_of(self.thing)

    def choose_code(self, code: str) -> bool:
        """Choose the row of a code."""
        return self.choose(lambda thing: self.code_of(thing) == code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(event.globalPos() if by_mouse else middle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # it scrolls by itself near its ends
        super().dragMoveEvent(event)
        if self._take(event):
            self._drop = self._place_at(event.position().toPoint())
            self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._forget_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._place_at(event.position().toPoint())
        self._forget_drop()
        moved = self.code
        if self._take(event) and place is not None and moved:
            # the rows are read anew; Qt is not to take one out by itself
            event.setDropAction(Qt.DropAction.CopyAction)
            at = self.code_of(self.cards.lines[place[0]].thing)
            if at and at != moved:
                self.dropped.emit(moved, at, place[1])
        self.setState(QAbstractItemView.State.NoState)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        row, behind = self._drop
        box = self.visualRect(self.cards.index(row))
        look, y = self._around.look, box.bottom() + 1 if behind else box.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(look.colour("tide"), look.px(2)))
        painter.drawLine(QPointF(box.left() + look.px(OUT), y), QPointF(box.right(), y))

    def _take(self, event: QDropEvent) -> bool:
        ours = event.source() is self and event.mimeData().hasFormat(_MIME)
        if ours:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()
        return ours

    def _place_at(self, point: QPoint) -> tuple[int, bool] | None:
        """The row that it is let go at, and whether behind it; never one that is hidden."""
        movable = [n for n, line in enumerate(self.cards.lines) if _moves(line)]
        if not movable:
            return None
        index: QModelIndex = self.indexAt(point)
        if not index.isValid():
            at = min(self._at(max(0, point.y() + self.verticalOffset())), len(self.cards.lines) - 1)
            return (movable[-1], True) if at > movable[-1] else (at, False)
        if index.row() > movable[-1]:
            return movable[-1], True
        return index.row(), point.y() > self.visualRect(index).center().y()

    def _forget_drop(self) -> None:
        self._drop = None
        self.viewport().update()


def _moves(line: object) -> bool:
    return isinstance(line, SortedLine) and line.moves
