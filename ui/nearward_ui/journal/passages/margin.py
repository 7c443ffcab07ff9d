"""The margin beside the words: a thin mark where something was made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.symbols import paint_symbol

#: pixels of the drawing: how far left of the words, and how large
WIDE, BAR, SYMBOL, BAR_WIDE, SYMBOL_SIDE, INSIDE = 48, 20, 40, 2, 12, 4
#: what changes how the editor lies
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)


class Mark(NamedTuple):
    """Words of the text, from which something was made: its symbol, what it is, the way to it."""

    cursor: QTextCursor
    words: str
    symbol: str
    told: str
    open: Callable[[], object]

    @property
    def is_there(self) -> bool:
        """Whether the words stand as they did."""
        return self.cursor.selectedText() == self.words


class _Drawn(NamedTuple):
    mark: Mark
    bar: QRectF
    symbol: QRectF


class Margin(QWidget):
    """Lies left of the editor, and is nothing of its document; it goes where the text goes.

    `several` carries marks that lie at one place, and where that is.
    """

    several = Signal(object, object)

    def __init__(
        self, editor: Editor, look: Theme, name: str, page: QWidget, beside: QWidget
    ) -> None:
        """`beside`: what the margin does not reach into, while it is shown."""
        super().__init__(page)
        self._editor, self._look, self._name = editor, look, name
        self._page, self._beside = page, beside
        self.marks: list[Mark] = []
        self.is_away = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        editor.listeners.append(self._hear)
        # where the text goes; what a key changes in it is told by who knows the entry
        bar = editor.verticalScrollBar()
        bar.valueChanged.connect(self._on_moved)
        bar.rangeChanged.connect(self._on_moved)
        self.hide()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these, in the order of the text."""
        self.marks = list(marks)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription("; ".join(mark.told for mark in self.marks))
        self._stand()
        self.update()

    def put_away(self, on: bool) -> None:
        """Show none of them for a while, or all again."""
        self.is_away = on
        self._stand()

    def at(self, point: QPoint) -> list[Mark]:
        """The marks at a place of this widget."""
        near = self._look.px(6)
        return [
            one.mark
            for one in self._drawn()
            if one.bar.adjusted(-near, 0, near, 0).contains(point)
            or one.symbol.adjusted(-near, -near, near, near).contains(point)
        ]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            told = "\n\n".join(one.told for one in self.at(event.pos()))
            # a person's words are never read as marks: a hint would fetch what they name
            QToolTip.showText(event.globalPos(), escape(told).replace("\n", "<br>"), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape
        is_on = bool(self.at(event.position().toPoint()))
        self.setCursor(shape.PointingHandCursor if is_on else shape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not found:
            event.ignore()
        elif len(found) == 1:
            found[0].open()
        else:
            self.several.emit(found, event.globalPosition().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # the text beside it scrolls
        QApplication.sendEvent(self._editor.viewport(), event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for one in self._drawn():
            painter.fillRect(one.bar, self._look.colour("tide"))
            paint_symbol(painter, one.mark.symbol, one.symbol, self._look)

    def _drawn(self) -> list[_Drawn]:
        """Where each mark in sight stands."""
        px, editor, found = self._look.px, self._editor, []
        first, last = self._in_sight()
        taken: list[QRectF] = []
        text = self.width() if not self.isRightToLeft() else 0
        away = -1 if not self.isRightToLeft() else 1
        for mark in self.marks:
            start, end = mark.cursor.selectionStart(), mark.cursor.selectionEnd()
            if not mark.is_there or start > last or end < first:
                continue
            top = editor.cursorRect(_at(mark.cursor, max(start, first))).top()
            bottom = editor.cursorRect(_at(mark.cursor, min(end, last))).bottom() + 1
            over = self._over()
            bar = QRectF(text + away * min(px(BAR), text or px(BAR)), top + px(INSIDE) + over, 2, 1)
            bar.setWidth(px(BAR_WIDE))
            bar.setBottom(bottom - px(INSIDE) + over)
            symbol = QRectF(text + away * px(SYMBOL), 0, px(SYMBOL_SIDE), px(SYMBOL_SIDE))
            line = min(editor.cursorRect(_at(mark.cursor, max(start, first))).height(), px(32))
            symbol.moveTop(top + over + (line - symbol.height()) / 2)
            while any(symbol.intersects(one) for one in taken):
                symbol.translate(0, symbol.height() + px(4))
            taken.append(symbol)
            found.append(_Drawn(mark, bar, symbol))
        return found

    def _in_sight(self) -> tuple[int, int]:
        """The first and the last place of the text that is in sight."""
        editor = self._editor
        view = editor.viewport().rect()
        first = editor.cursorForPosition(view.topLeft()).position()
        last = editor.cursorForPosition(view.bottomRight()).position()
        return first, last

    def _over(self) -> int:
        """How far below the top of this widget the text's view begins."""
        viewport = self._editor.viewport()
        return viewport.mapTo(self._page, QPoint(0, 0)).y() - self.y()

    def _hear(self, event: QEvent) -> None:
        if isValid(self) and self.marks and event.type() in _MOVES:
            self._stand()

    def _on_moved(self) -> None:
        if self.marks:
            self.update()

    def _stand(self) -> None:
        """Lie beside the text, where there is something to show."""
        is_on = bool(self.marks) and not self.is_away
        self.setVisible(is_on and self._editor.isVisibleTo(self._page))
        if not is_on:
            return
        viewport = self._editor.viewport()
        box = QRect(viewport.mapTo(self._page, QPoint(0, 0)), viewport.size())
        wide = self._look.px(WIDE)
        if self.isRightToLeft():
            self.setGeometry(box.right() + 1, box.top(), wide, box.height())
        else:
            beside = self._beside.geometry().right() + 1 if self._beside.isVisible() else 0
            # a drawer lies over the page, and over this
            beside = beside if beside <= box.left() else 0
            left = max(beside, box.left() - wide)
            self.setGeometry(left, box.top(), box.left() - left, box.height())
        self.raise_()
        if self._beside.isVisible() and self._beside.geometry().intersects(self.geometry()):
            self._beside.raise_()


def _at(cursor: QTextCursor, place: int) -> QTextCursor:
    found = QTextCursor(cursor)
    found.setPosition(place)
    return found
