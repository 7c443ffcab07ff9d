"""How far a rating moved: both of its values on one line, and the way from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward.i18n import N_, Translator
from nearward.paper.sheets.to_read import Shift
from nearward_ui.kit.heard import give_role
from nearward_ui.kit.theme import Theme

#: pixels of the drawing: the words above, the line, the words below
ABOVE, MIDDLE, HIGH = 24, 36, 68
RADIUS, GROOVE = 7, 4
#: between two texts that would touch
GAP = 12
#: milliseconds in which the way is drawn, once
DRAWN_MS = 240
#: what the two values are told with
THEN, AT_THE_END = N_("then {value}"), N_("at the end {value}")


class ShiftLine(QWidget):
    """A ring where it was, a disc where it is. It is not an arrow: no way is the right one."""

    def __init__(self, shift: Shift, words: Translator, look: Theme) -> None:
        super().__init__()
        self._shift, self._look = shift, look
        then, end = ("{value}",) * 2 if shift.is_one else (THEN, AT_THE_END)
        self._then, self._end = (words(said, value="").strip() for said in (then, end))
        #: how much of the way is drawn, 0 to 1
        self.part = 1.0
        self._drawing = QVariantAnimation(self)
        self._drawing.setDuration(DRAWN_MS)
        self._drawing.setStartValue(0.0)
        self._drawing.setEndValue(1.0)
        self._drawing.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._drawing.valueChanged.connect(self._on_part)
        given = []
        if shift.before is not None:
            given.append(words(then, value=shift.before))
        if shift.after is not None:
            given.append(words(end, value=shift.after))
        self.setAccessibleName(f"{shift.label}: {', '.join(given)}")
        give_role(self, "Graphic")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self) -> None:
        """Draw the way from one value to the other before the eyes."""
        if self._shift.before is not None and self._shift.after is not None:
            self._drawing.start()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter)
        self._paint_values(painter)
        self._paint_ends(painter)

    def _paint_line(self, painter: QPainter) -> None:
        look, shift = self._look, self._shift
        y, thick = float(look.px(MIDDLE)), max(2, look.px(GROOVE))
        pen = QPen(look.colour("line"), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(shift.high), y))
        before, after = shift.before, shift.after
        if before is not None and after is not None and before != after:
            pen.setColor(look.colour("tide"))
            painter.setPen(pen)
            reached = before + (after - before) * self.part
            painter.drawLine(QPointF(self._x(before), y), QPointF(self._x(reached), y))
        ring = QPen(look.colour("tide"), max(1.5, look.px(2.5)))
        radius = float(look.px(RADIUS))
        painter.setPen(ring)
        if before is not None:
            painter.setBrush(look.colour("sheet"))
            painter.drawEllipse(QPointF(self._x(before), y), radius, radius)
        if after is not None and self.part >= 1.0:
            painter.setBrush(look.colour("tide"))
            painter.drawEllipse(QPointF(self._x(after), y), radius, radius)

    def _paint_values(self, painter: QPainter) -> None:
        """The words and numbers above: two that would touch make room for each other."""
        look, shift = self._look, self._shift
        plain, bold = look.font(15), look.font(15, 600)
        told = [
            (value, word, token)
            for value, word, token in (
                (shift.before, self._then, "ink"),
                (shift.after, self._end, "tide"),
            )
            if value is not None
        ]
        told.sort(key=lambda one: self._x(one[0]))
        space = 0.0 if shift.is_one else QFontMetricsF(plain).horizontalAdvance(" ")
        sizes = [(_wide(plain, word), _wide(bold, str(value))) for value, word, _ in told]
        whole = [first + space + last for first, last in sizes]
        left = [self._x(value) - wide / 2 for (value, _, _), wide in zip(told, whole, strict=True)]
        if len(left) > 1 and left[0] + whole[0] + GAP > left[1]:
            middle = (self._x(told[0][0]) + self._x(told[1][0])) / 2
            left = [middle - GAP / 2 - whole[0], middle + GAP / 2]
        over = max(
            0.0, *(at + wide - self.width() for at, wide in zip(left, whole, strict=True))
        ) or min(0.0, *left)
        high = look.px(ABOVE)
        for at, (value, word, token), (first, last) in zip(left, told, sizes, strict=True):
            painter.setPen(look.colour(token))
            painter.setFont(plain)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(at - over, 0, first + 1, high), flags, word)
            painter.setFont(bold)
            begin = at - over + first + space
            painter.drawText(QRectF(begin, 0, last + 1, high), flags, str(value))

    def _paint_ends(self, painter: QPainter) -> None:
        """What the ends of the scale mean."""
        look, shift = self._look, self._shift
        painter.setFont(look.font(13))
        painter.setPen(look.colour("ink_soft"))
        top = look.px(MIDDLE) + look.px(RADIUS) + look.px(3)
        place = QRectF(0, top, self.width(), self.height() - top)
        ends = (shift.low_text or "0", shift.high_text or str(shift.high))
        sides = [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            sides.reverse()
        for text, side in zip(ends, sides, strict=True):
            flags = side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(place, flags, text)

    def _x(self, value: float) -> float:
        edge = self._look.px(RADIUS) + 2
        x = edge + (self.width() - 2 * edge) * value / max(1, self._shift.high)
        return self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x

    def _on_part(self, part: float) -> None:
        self.part = part
        self.update()


def _wide(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
