"""Rows of the days: the numeral of the day at its first row, a line of words, and a soft line that
a symbol leads. No boxes; the chosen row has one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nearward_ui.kit.lists.grouped_list import ROW, GroupedLine
from nearward_ui.kit.widgets.cards import THING, Index
from nearward_ui.kit.widgets.hits import LEADING, paint_hits
from nearward_ui.kit.widgets.symbols import paint_symbol

if TYPE_CHECKING:
    from nearward_ui.kit.context import PageContext

#: pixels of the drawing: where the numeral and the words begin, what stays free at the end
NUMERAL, WORDS, END_SIDE = 12, 48, 16
RADIUS, SYMBOL, AFTER_SYMBOL = 9, 12, 6
_ELIDED = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class DayLine(GroupedLine):
    """A row of a day. `number` and `under` stand at its left, where the day is another one than in
    the row before. `strong`: the words are an entry's. `flows`: the title goes on in the soft line.
    """

    number: str = ""
    under: str = ""
    strong: bool = False
    flows: bool = False


class DayRows(QStyledItemDelegate):
    """Paints such a row; nothing of it is laid out."""

    def __init__(self, around: PageContext, view: QWidget) -> None:
        super().__init__(view)
        self._around = around

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        look = self._around.look
        return QSize(look.px(120), look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(THING)
        if not isinstance(line, DayLine):
            return
        look = self._around.look
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, QRectF(rect), state)
        px, mirrored = look.px, option.direction == Qt.LayoutDirection.RightToLeft
        words = rect.adjusted(px(WORDS), 0, -px(END_SIDE), 0)
        column = QRect(rect.x() + px(NUMERAL), rect.y(), px(WORDS - NUMERAL - 2), rect.height())
        if mirrored:
            words = QStyle.visualRect(option.direction, rect, words)
            column = QStyle.visualRect(option.direction, rect, column)
        if self._is_first(index, line):
            self._paint_day(painter, QRectF(column), line)
        self._paint_words(painter, QRectF(words), line, mirrored=mirrored)
        painter.restore()

    def _is_first(self, index: Index, line: DayLine) -> bool:
        before = index.model().index(index.row() - 1, 0).data(THING) if index.row() else None
        if not isinstance(before, DayLine):
            return True
        return (before.head, before.number, before.under) != (line.head, line.number, line.under)

    def _paint_box(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        look = self._around.look
        radius = look.px(RADIUS)
        box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(look.colour("sheet"))
            painter.setPen(QPen(look.colour("tide"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        elif state & QStyle.StateFlag.State_Selected:
            painter.setBrush(look.colour("sheet"))
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawRoundedRect(box, radius, radius)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.colour("rail"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, radius, radius)

    def _paint_day(self, painter: QPainter, column: QRectF, line: DayLine) -> None:
        look = self._around.look
        lines = (
            (line.number, look.font(18, family="Literata"), "ink", 6, 24),
            (line.under, look.font(12), "ink_soft", 29, 18),
        )
        for text, font, colour, top, high in lines:
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            box = QRectF(column.x(), column.y() + look.px(top), column.width(), look.px(high))
            painter.drawText(box, LEADING | Qt.TextFlag.TextDontClip, text)

    def _paint_words(
        self, painter: QPainter, room: QRectF, line: DayLine, *, mirrored: bool
    ) -> None:
        look = self._around.look
        font = look.font(14, 600 if line.strong else 400)
        top = QRectF(room.x(), room.y() + look.px(7), room.width(), look.px(20))
        low = QRectF(room.x(), room.y() + look.px(27), room.width(), look.px(20))
        title, soft = _flowed(line.title, font, top.width()) if line.flows else (line.title, "")
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        painter.drawText(top, LEADING, _cut(title, font, top.width()))
        if line.mark:
            side, step = look.px(SYMBOL), look.px(SYMBOL + AFTER_SYMBOL)
            at = low.right() - side if mirrored else low.x()
            spot = QRectF(at, low.center().y() - side / 2, side, side)
            paint_symbol(painter, line.mark, spot, look)
            low = low.adjusted(0, 0, -step, 0) if mirrored else low.adjusted(step, 0, 0, 0)
        paint_hits(painter, low, soft or line.soft, 13, look, _cut)


def _cut(text: str, font: QFont, width: float) -> str:
    # what is cut is short already: of a title of thousands of letters few are measured
    return QFontMetrics(font).elidedText(text[:200], _ELIDED, int(width))


def _flowed(text: str, font: QFont, width: float) -> tuple[str, str]:
    """As many words as fit, and the others."""
    wide, words = QFontMetrics(font).horizontalAdvance, text[:200].split()
    count = 1
    while count < len(words) and wide(" ".join(words[: count + 1])) <= width:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
