"""The marks of a day in the month: a shape for each kind of thing, and what each means."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from nearward.domain.cards import DayMark
from nearward.i18n import N_, Translator
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Panel, Tiny

#: two touching circles, the right one a little smaller: so many times as wide as high
TOUCHING = 1.85
#: (shape, what it says), in the order in which the legend shows them
SIGNS = (
    ("line", N_("something written")),
    ("square", N_("a worksheet")),
    ("circles", N_("let someone in")),
    ("dot", N_("pulled away")),
    ("ring", N_("another moment")),
    ("tick", N_("a confirmed day")),
    ("diamond", N_("an entry with a star")),
)


def said(mark: DayMark, words: Translator) -> list[str]:
    """What a day holds, in words."""
    parts = []
    if mark.entries:
        parts.append(words.plural("{n} entry", "{n} entries", mark.entries))
    if mark.starred:
        parts.append(
            words.plural("{n} of them with a star", "{n} of them with a star", mark.starred)
        )
    if mark.withdrawals or mark.other_moments:
        n = mark.withdrawals + mark.other_moments
        parts.append(words.plural("{n} moment", "{n} moments", n))
    if mark.withdrawals:
        parts.append(words.plural("pulled away once", "pulled away {n} times", mark.withdrawals))
    if mark.approaches:
        parts.append(
            words.plural("let someone in once", "let someone in {n} times", mark.approaches)
        )
    if mark.worksheets:
        parts.append(words.plural("{n} worksheet", "{n} worksheets", mark.worksheets))
    if mark.confirmed:
        parts.append(words("a confirmed day"))
    return parts


def paint_marks(painter: QPainter, box: QRectF, mark: DayMark, look: Theme, *, on: bool) -> None:
    """All marks of a day in its cell: below the number, and in the corners above."""
    high = max(2.0, look.px(3))
    size = 2 * high - 1
    y = box.bottom() - high - (look.px(3) if on else 0)
    left, right = box.left() + look.px(5), box.right() - look.px(5)
    small = [
        shape
        for shape, there in (
            ("dot", mark.withdrawals),
            ("ring", mark.other_moments - mark.approaches),
            ("circles", mark.approaches),
            ("square", mark.worksheets),
        )
        if there
    ]
    wide = {shape: TOUCHING * size if shape == "circles" else size for shape in small}
    if not mark.entries and small:
        # without a line they stand in the middle
        right = box.center().x() + (sum(wide.values()) + (len(small) - 1) * high) / 2
    for shape in small:
        at = QRectF(right - wide[shape], y + high / 2 - size / 2, wide[shape], size)
        paint_sign(painter, shape, at, look, on=on)
        right -= wide[shape] + high
    if mark.entries:
        paint_sign(painter, "line", QRectF(left, y, right - left, high), look, on=on)
    corner = look.px(6)
    if mark.confirmed:
        at = QRectF(box.right() - corner - 2, box.top() + 3, corner, corner)
        paint_sign(painter, "tick", at, look, on=on)
    if mark.starred:
        at = QRectF(box.left() + 2, box.top() + 3, corner, corner)
        paint_sign(painter, "diamond", at, look, on=on)


def paint_sign(painter: QPainter, shape: str, box: QRectF, look: Theme, *, on: bool) -> None:
    """One mark; `on`: on the fill of the chosen day."""
    tokens = {"dot": "ember", "tick": "ink_soft"}
    colour = look.colour("sheet" if on else tokens.get(shape, "tide"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if shape in ("line", "square"):
        painter.drawRect(box)
    elif shape == "dot":
        painter.drawEllipse(box)
    elif shape == "circles":
        _paint_circles(painter, box, colour)
    elif shape == "diamond":
        middle = box.center()
        corners = (
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        )
        painter.drawPolygon(QPolygonF(list(corners)))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.4))
        if shape == "ring":
            painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
        else:
            low = QPointF(box.left() + box.width() * 0.35, box.bottom())
            painter.drawLine(QPointF(box.left(), box.center().y()), low)
            painter.drawLine(low, QPointF(box.right(), box.top()))


def _paint_circles(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Two touching circles: a filled one, and a smaller one that is open."""
    left = QRectF(box.left(), box.top(), box.height(), box.height())
    painter.drawEllipse(left)
    size = box.right() - left.right()
    right = QRectF(left.right(), box.center().y() - size / 2, size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.4))
    painter.drawEllipse(right.adjusted(0.7, 0.7, -0.7, -0.7))


class _Sign(QWidget):
    """One mark of the legend."""

    def __init__(self, shape: str, look: Theme) -> None:
        super().__init__()
        self._shape = shape
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(16), self._look.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(self._look.px(6))
        wides = {"line": float(self._look.px(14)), "circles": TOUCHING * size}
        wide = wides.get(self._shape, size)
        high = max(2.0, self._look.px(3)) if self._shape == "line" else size
        box = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        paint_sign(painter, self._shape, box, self._look, on=False)


class Legend(Panel):
    """What the marks mean; shown when it is asked for."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__("plain")
        grid = QGridLayout(self)
        grid.setContentsMargins(look.px(2), 0, 0, 0)
        grid.setHorizontalSpacing(look.px(6))
        grid.setVerticalSpacing(look.px(4))
        names = []
        for n, (shape, text) in enumerate(SIGNS):
            row, column = divmod(n, 2)
            grid.addWidget(_Sign(shape, look), row, column * 2)
            grid.addWidget(Tiny(words(text)), row, column * 2 + 1)
            names.append(words(text))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.setAccessibleName(words("Marks of a day: {names}", names=words.join(names)))
        self.hide()
