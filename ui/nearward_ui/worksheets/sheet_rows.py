"""The worksheets that were begun, as rows: the day, the person's words, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.cards import THING, CardLine, CardList

Index = QModelIndex | QPersistentModelIndex
#: pixels of the drawing: what the day takes; edges; between words and what is told; a focus ring
DAY, INNER, EDGE, RING = 64, 8, 10, 2
WORDS_SIZE, TOLD_SIZE = 17, 13
#: lines that the person's words have at most, and on a narrow list
MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class SheetRow(CardLine):
    """`day`: when it was begun; `name`: of the sheet, with which its soft line begins; `open`: what
    is said of one that is not finished."""

    day: str = ""
    name: str = ""
    open: str = ""


class SheetRows(QStyledItemDelegate):
    """Paints them. A row is as high as its words need at this width."""

    def __init__(self, around: PageContext, view: CardList) -> None:
        super().__init__(view)
        self._look, self._view = around.look, view
        view.setUniformItemSizes(False)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        px, look = self._look.px, self._look
        words = QFontMetrics(look.font(WORDS_SIZE, family="Literata")).lineSpacing()
        told = QFontMetrics(look.font(TOLD_SIZE)).lineSpacing()
        return QSize(120, words * self._needed(index) + told + 2 * px(EDGE) + px(2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(THING)
        if not isinstance(row, SheetRow):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, QRectF(rect), state, is_first=index.row() == 0)
        self._words(painter, QRectF(rect), row)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, is_first: bool
    ) -> None:
        look, px = self._look, self._look.px
        if not is_first:
            painter.setPen(QPen(look.colour("line"), 1))
            y = rect.top() + 0.5
            side = px(INNER)
            painter.drawLine(QPointF(rect.left() + side, y), QPointF(rect.right() - side, y))
        box = rect.adjusted(RING, RING + 1, -RING, -RING)
        flags = QStyle.StateFlag
        if state & (flags.State_Selected | flags.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide_soft"))
            painter.drawRoundedRect(box, px(9), px(9))
        if state & flags.State_HasFocus:
            painter.setPen(QPen(look.colour("tide"), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(9), px(9))

    def _words(self, painter: QPainter, rect: QRectF, row: SheetRow) -> None:
        look, px = self._look, self._look.px
        is_mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(px(INNER), px(EDGE), -px(INNER), -px(EDGE))
        left = inner.left() if is_mirrored else inner.left() + px(DAY)
        at = QRectF(left, inner.top(), inner.width() - px(DAY), inner.height())
        day = QRectF(
            inner.right() - px(DAY) if is_mirrored else inner.left(),
            inner.top() + px(3),
            px(DAY),
            inner.height(),
        )
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font(TOLD_SIZE))
        painter.drawText(day, top, row.day)
        font = look.font(WORDS_SIZE, family="Literata")
        painter.setFont(font)
        high = QFontMetrics(font).lineSpacing()
        for text in self._broken(row.title, at.width()):
            painter.drawText(at, top, text)
            at.setTop(at.top() + high)
        at.setTop(at.top() + px(2))
        self._told(painter, at, row)

    def _told(self, painter: QPainter, at: QRectF, row: SheetRow) -> None:
        """What is told: where it is too long, the name of the sheet is cut, and nothing else."""
        look = self._look
        plain, bold = look.font(TOLD_SIZE), look.font(TOLD_SIZE, 600)
        metrics, rest = QFontMetrics(plain), row.soft.removeprefix(row.name)
        pieces = [(rest, plain, "ink_soft")]
        if row.open:
            pieces = [(f"{rest} · ", plain, "ink_soft"), (row.open, bold, "tide")]
        taken = sum(QFontMetrics(font).horizontalAdvance(text) for text, font, _ in pieces)
        room = max(0, int(at.width()) - taken)
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        x, is_mirrored = 0.0, self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for said, font, token in ((name, plain, "ink_soft"), *pieces):
            metrics, left_over = QFontMetrics(font), max(0, int(at.width() - x))
            text = metrics.elidedText(said, Qt.TextElideMode.ElideRight, left_over)
            wide = metrics.horizontalAdvance(text)
            left = at.right() - x - wide if is_mirrored else at.left() + x
            painter.setFont(font)
            painter.setPen(look.colour(token))
            place = QRectF(left, at.top(), wide + 1, at.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, text)
            x += wide

    def _needed(self, index: Index) -> int:
        """How many lines the words of a row take at this width."""
        row = index.data(THING)
        if not isinstance(row, SheetRow):
            return 1
        room = self._view.viewport().width() - 2 * self._look.px(INNER) - self._look.px(DAY)
        metrics = QFontMetrics(self._look.font(WORDS_SIZE, family="Literata"))
        return 1 if metrics.horizontalAdvance(row.title) <= room else MOST_LINES

    def _broken(self, text: str, width: float) -> list[str]:
        """The words in lines; the last one ends in dots where there are more."""
        font = self._look.font(WORDS_SIZE, family="Literata")
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(text) <= width:
            return [text]
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        cut = line.textLength()
        layout.endLayout()
        rest = metrics.elidedText(text[cut:].strip(), Qt.TextElideMode.ElideRight, int(width))
        return [text[:cut].strip(), rest]
