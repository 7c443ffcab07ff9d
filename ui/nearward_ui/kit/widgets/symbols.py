"""The family of symbols, painted: by one function, for lists, calendar, keys and sheets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward.domain.symbols import (
    BAR,
    BOX,
    BY_NAME,
    DIAMOND,
    DISC,
    HALF,
    LETTER,
    LINE,
    SQUARE,
    Part,
    Symbol,
)
from nearward_ui.kit.theme import Theme

#: degrees of Qt: a sixteenth of one
_DEGREE = 16
#: pixels of the drawing, as a letter on `BOX` is set
_LETTER_SIZE = 14


def paint_symbol(
    painter: QPainter, name: str, box: QRectF, look: Theme, colour: QColor | None = None
) -> None:
    """Paint a symbol into the middle of a box, as large as fits; nothing for a name of none.

    `colour`: in place of its own, where it stands on a fill.
    """
    symbol = BY_NAME.get(name)
    if symbol is not None:
        ink = colour or look.colour(symbol.token)
        draw_symbol(painter, symbol, box, ink, look.font(_LETTER_SIZE, 600))


def draw_symbol(
    painter: QPainter, symbol: Symbol, box: QRectF, ink: QColor, letters: QFont
) -> None:
    """The same in any ink, also on paper; `letters`: the face of those that are letters."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side / BOX, side / BOX)
    for part in symbol.parts:
        _paint_part(painter, part, ink, letters)
    painter.restore()


def _paint_part(painter: QPainter, part: Part, ink: QColor, letters: QFont) -> None:
    box = QRectF(part.x - part.width / 2, part.y - part.height / 2, part.width, part.height)
    if part.form == LETTER:
        font = QFont(letters)
        font.setPixelSize(_LETTER_SIZE)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part.letter)
        return
    if part.filled and part.form != HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    else:
        # the line lies inside
        box.adjust(LINE / 2, LINE / 2, -LINE / 2, -LINE / 2)
        painter.setPen(QPen(ink, LINE, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if part.form in (SQUARE, BAR):
        painter.drawRect(box)
    elif part.form == DIAMOND:
        painter.drawPolygon(_diamond(box))
    elif part.form in (DISC, HALF):
        painter.drawEllipse(box)
    if part.form == HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(box, 90 * _DEGREE, 180 * _DEGREE)


def _diamond(box: QRectF) -> QPolygonF:
    middle = box.center()
    return QPolygonF(
        [
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        ]
    )


class SymbolMark(QWidget):
    """One symbol beside its word; the word tells it."""

    def __init__(self, name: str, look: Theme) -> None:
        super().__init__()
        self.name = name
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._look.px(BOX)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_symbol(QPainter(self), self.name, QRectF(self.rect()), self._look)
