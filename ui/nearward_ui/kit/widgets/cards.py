"""Lists of cards: a model of rows and one delegate that paints them; no widget per row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QMetaMethod,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nearward.domain.symbols import BOX
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import tell_current
from nearward_ui.kit.layouts.steady_scrollbar import BAR, BESIDE, keep_bar
from nearward_ui.kit.ring import AWAY, WIDTH, paint_ring
from nearward_ui.kit.widgets import menus
from nearward_ui.kit.widgets.hits import END, LEADING, START, paint_hits
from nearward_ui.kit.widgets.menu_targets import goes_to_trash
from nearward_ui.kit.widgets.opening import OpenByChoice
from nearward_ui.kit.widgets.symbols import paint_symbol

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
#: pixels of the margin beside the cards in which their bar stands
BAR_ROOM = BAR + BESIDE
#: pixels of the drawing: how high a row is, how far its box goes beyond its words, how round it is
ROW, OUT, ROUND = 60, 14, 14
THING = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class CardLine:
    """What a row shows: a title, a soft line, a mark (a symbol's name, or none) and the thing.

    The soft line may mark hits between U+0002 and U+0003. `said`: what a screen reader says of it.
    """

    title: str
    soft: str
    mark: str
    thing: object
    said: str = ""


class Cards(QAbstractListModel):
    """Rows that are fetched page by page. `wants_more` asks for the next page."""

    wants_more = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[CardLine] = []
        self._more = False
        self._waiting = False
        #: whether the view may ask for the next page, at the end of what it shows
        self.asks_itself = True

    def show_lines(self, lines: list[CardLine], *, more: bool) -> None:
        """In place of what was there."""
        self.beginResetModel()
        self.lines = list(lines)
        self._more, self._waiting = more, False
        self.endResetModel()

    def add_lines(self, lines: list[CardLine], *, more: bool) -> None:
        """The next page."""
        self._more, self._waiting = more, False
        if lines:
            at = len(self.lines)
            self.beginInsertRows(QModelIndex(), at, at + len(lines) - 1)
            self.lines.extend(lines)
            self.endInsertRows()

    @property
    def has_more(self) -> bool:
        """Whether there is a next page."""
        return self._more

    def put_in(self, row: int, line: CardLine) -> None:
        """A new row."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.lines.insert(row, line)
        self.endInsertRows()

    def take_out(self, row: int) -> None:
        """A row less."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.lines[row]
        self.endRemoveRows()

    def ask_again(self) -> None:
        """The next page did not come; it is asked for another time."""
        self._waiting = False

    def put(self, row: int, line: CardLine) -> None:
        """Another look of one row."""
        self.lines[row] = line
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        plain = line.soft.replace(START, "").replace(END, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title or plain
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.said or (f"{line.title}, {plain}" if line.title else plain)
        if role == Qt.ItemDataRole.ToolTipRole:
            # a row may end in dots; what a person wrote is never read as marked-up text
            return f"<p>{escape(line.title)}</p><p>{escape(plain)}</p>"
        if role == THING:
            return line
        return None

    def ask_more(self) -> None:
        """Ask for the next page, if there is one."""
        if self._more and not self._waiting:
            self.fetchMore(_NO_INDEX)

    def canFetchMore(self, parent: Index) -> bool:
        return self.asks_itself and self._more and not self._waiting and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        self._waiting = True
        self.wants_more.emit()


class CardDelegate(QStyledItemDelegate):
    """Paints a row: title, soft line, and a mark at its end. No boxes; the chosen row has one."""

    def __init__(self, around: PageContext, view: QWidget) -> None:
        super().__init__(view)
        self._around = around

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._around.look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(THING)
        if not isinstance(line, CardLine):
            return
        look, px = self._around.look, self._around.look.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)
        inner = whole.adjusted(px(OUT), 0, -px(OUT), 0)
        if index.row():
            painter.setPen(QPen(look.colour("line"), 1))
            above = inner.top() + 0.5
            painter.drawLine(QPointF(inner.left(), above), QPointF(inner.right(), above))
        self._paint_ground(painter, whole.adjusted(0, 1, 0, -1), option.state)
        top = QRectF(inner.x(), inner.y() + px(8), inner.width(), px(23))
        low = QRectF(inner.x(), inner.y() + px(31), inner.width(), px(20))
        if line.mark:
            wide = px(BOX)
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            at = inner.left() if mirrored else inner.right() - wide
            spot = QRectF(at, top.center().y() - wide / 2, wide, wide)
            paint_symbol(painter, line.mark, spot, look)
            free = wide + px(6)
            top.adjust(free if mirrored else 0, 0, 0 if mirrored else -free, 0)
        painter.setFont(look.font(15, 600))
        painter.setPen(look.colour("ink"))
        painter.drawText(top, LEADING, _cut(line.title, painter.font(), top.width()))
        paint_hits(painter, low, line.soft, 13, look, _cut)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        look, flags = self._around.look, QStyle.StateFlag
        on, focus = bool(state & flags.State_Selected), bool(state & flags.State_HasFocus)
        if not (on or focus or state & flags.State_MouseOver):
            return
        inside = AWAY + WIDTH + 0.5 if focus else 0.5
        if focus:
            paint_ring(painter, box, look, look.px(ROUND) + AWAY + WIDTH)
        painter.setPen(QPen(look.colour("line"), 1) if on or focus else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sheet"))
        box = box.adjusted(inside, inside, -inside, -inside)
        painter.drawRoundedRect(box, look.px(ROUND), look.px(ROUND))


def _cut(text: str, font: QFont, width: float) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width))


class CardList(QListView):
    """The list. `opened` carries the thing of a row, `delete_asked` the thing to delete.

    It is `BAR_ROOM` wider than its cards: its bar stands beside them.
    """

    opened = Signal(object)
    delete_asked = Signal(object)
    #: what holds its rows, and what paints them
    cards_class: type[Cards] = Cards
    delegate_class: type[CardDelegate] = CardDelegate

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self.cards = self.cards_class()
        self.setModel(self.cards)
        self.setItemDelegate(self.delegate_class(around, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        keep_bar(self)
        self.setViewportMargins(0, 0, BESIDE, 0)
        self.setFrameShape(QListView.Shape.NoFrame)
        # the row under the pointer is painted so
        self.setMouseTracking(True)
        self.clicked.connect(self._on_open)
        self.opening = OpenByChoice(self, self._on_open)
        self._then: Callable[[object], bool] | int | None = None
        self._is_held = False
        #: what was chosen and how far it was scrolled, while its rows are read anew
        self._stood: tuple[object, int] = None, 0
        self.cards.modelAboutToBeReset.connect(self._on_resetting)
        self.cards.modelReset.connect(self._on_reset)
        around.look.changed.connect(self.doItemsLayout)

    @property
    def thing(self) -> object | None:
        """The thing of the current row."""
        line = self.currentIndex().data(THING) if self.currentIndex().isValid() else None
        return line.thing if isinstance(line, CardLine) else None

    def choose(self, fits: Callable[[object], bool]) -> bool:
        """Make the first row that fits the current one; opens nothing."""
        for row, line in enumerate(self.cards.lines):
            if fits(line.thing):
                self.setCurrentIndex(self.cards.index(row))
                return True
        self.clearSelection()
        return False

    def take_up(self, fits: Callable[[object], bool] | None = None) -> None:
        """Once its rows are there anew, give the keyboard to the row that fits.

        Without one the keyboard, if it is here, stays at the row where it is now.
        """
        if fits is not None:
            self._then = fits
        elif self.hasFocus():
            self._then = self.currentIndex().row()

    def hold(self) -> int:
        """Once its rows are there anew, it stands where it stood; gives how many there are now.

        The thing that was chosen is chosen still, and nothing scrolls.
        """
        self._is_held = True
        return len(self.cards.lines)

    def setCurrentIndex(self, index: Index) -> None:
        """Make it the current row; opens nothing."""
        with self.opening.ours():
            super().setCurrentIndex(index)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """As far as it must, and so that the first card in sight is a whole one."""
        if not index.isValid() or hint != _VISIBLE:
            super().scrollTo(index, hint)
            return
        bar, rect = self.verticalScrollBar(), self.visualRect(index)
        high = max(1, rect.height())
        top = rect.top() + bar.value()
        if rect.top() < 0:
            bar.setValue(top)
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(-(-(top + high - self.viewport().height()) // high) * high)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is always seen: on the current card, or on the first in sight."""
        if not self.currentIndex().isValid() and self.cards.lines:
            first = self.indexAt(self.viewport().rect().topLeft())
            keep = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, keep)
        super().focusInEvent(event)
        # behind what Qt tells by itself, which is the list alone
        QTimer.singleShot(0, self, partial(tell_current, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.thing is not None:
            self.delete_asked.emit(self.thing)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menus.over_row(self, event, self._thing_of, self._acts_of)

    def _thing_of(self, index: QModelIndex) -> object:
        line = index.data(THING)
        return line.thing if isinstance(line, CardLine) else None

    def _acts_of(self, thing: object) -> dict[str, Callable[[], object]]:
        """What can be done here with a thing, beside going somewhere."""
        deletes = self.isSignalConnected(QMetaMethod.fromSignal(self.delete_asked))
        if not goes_to_trash(thing) or not deletes:
            return {}
        return {"delete": partial(self.delete_asked.emit, thing)}

    def _on_open(self, index: QModelIndex) -> None:
        line = index.data(THING) if index.isValid() else None
        if isinstance(line, CardLine):
            self.opened.emit(line.thing)

    def _on_resetting(self) -> None:
        self._stood = self.thing, self.verticalScrollBar().value()

    def _stand(self) -> None:
        self._is_held = False
        thing, at = self._stood
        if thing is not None:
            self.choose(lambda other: is_same(thing, other))
        if at or self.verticalScrollBar().value():
            self.doItemsLayout()
            self.verticalScrollBar().setValue(at)

    def _on_reset(self) -> None:
        if self._is_held:
            self._stand()
        if self._then is not None:
            # the page shows or hides the list only now
            QTimer.singleShot(0, self, self._take_up)

    def _take_up(self) -> None:
        then, self._then = self._then, None
        last = len(self.cards.lines) - 1
        if last < 0:
            return
        if isinstance(then, int):
            self.setCurrentIndex(self.cards.index(max(0, min(then, last))))
            self.setFocus()
        elif then is not None and self.choose(then):
            self.setFocus()


def is_same(thing: object, other: object) -> bool:
    """Whether two things of a list are one record, whatever of it was changed."""
    return type(thing) is type(other) and _name_of(thing) == _name_of(other)


def _name_of(thing: object) -> object:
    """What stays of a record: its kind and its id; of what has none, its name."""
    card = getattr(thing, "card", thing)
    number = getattr(card, "id", None)
    return getattr(card, "kind", ""), number if number is not None else getattr(card, "name", card)
