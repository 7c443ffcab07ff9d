"""One chip of a choice."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme

#: pixels of the drawing: the letters of a chip, and from its edge to them
LETTER, INNER = 14, 17
#: the dot of one without its name
DOT = 4.5
#: a key cap: its side, corner and letter; what is left of it, between it and the name, and after
CAP, CORNER, CAP_LETTER, BEFORE, BEHIND, AFTER = 18, 5, 12, 6, 5, 7


class Chip(QPushButton):
    """One chip; it keeps its width when it is chosen and when it shows its key, so that nothing
    moves.

    A name that is longer than a whole row ends in dots; all of it is told when it is pointed at.
    """

    def __init__(self, text: str, code: str = "", tone: str = "tide", *, look: Theme) -> None:
        super().__init__()
        self.setText(text)
        self.code = code
        #: the digit that chooses it, while that is shown
        self.cap = ""
        #: how wide it is while its name stands elsewhere, over a column; 0: the name is in it
        self.bare = 0
        self._look = look
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("role", "chip")
        self.setProperty("tone", tone)
        self.clicked.connect(felt)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """A & is one: no letter of a person's word becomes a key."""
        super().setText(text.replace("&", "&&"))

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def show_cap(self, digit: str) -> None:
        """Show the digit that chooses it, or none."""
        if digit != self.cap:
            self.cap = digit
            self.update()

    def be_bare(self, width: int) -> None:
        """Without its name, so wide; or (0) with it."""
        if width != self.bare:
            self.bare = width
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if self.bare:
            return QSize(self.bare, self._look.target)
        metrics = QFontMetrics(self._look.font(LETTER, 600))
        width = metrics.horizontalAdvance(self.text()) + self._edges
        return QSize(width, self._look.target)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._look.px(120)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(escape(self.text()) if self._is_cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_cut and not self.cap and not self.bare:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        if self.bare:
            option.text = ""
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
            self._draw_dot(painter)
            return
        text, option.text = self.text(), ""
        if self.cap:
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
            self._draw_capped(painter, text)
            return
        option.text = self._fitted(text, self.width() - self._edges).replace("&", "&&")
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _draw_dot(self, painter: QPainter) -> None:
        """What is chosen is told by a shape as well as by a colour."""
        if self.isChecked():
            radius = self._look.px(DOT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("tide"))
            painter.drawEllipse(QRectF(self.rect()).center(), radius, radius)

    def _draw_capped(self, painter: QPainter, text: str) -> None:
        """Its key before its name."""
        look, px = self._look, self._look.px
        side, middle = px(CAP), self.height() / 2
        cap = QRectF(px(BEFORE) + 0.5, round(middle - side / 2) + 0.5, side - 1, side - 1)
        room = QRect(px(BEFORE) + side + px(BEHIND), 0, self.width(), self.height())
        room.setWidth(self.width() - room.left() - px(AFTER))
        side_of_text = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            cap.moveLeft(self.width() - px(BEFORE) - side + 0.5)
            room.moveLeft(px(AFTER))
            side_of_text = Qt.AlignmentFlag.AlignRight
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("paper"))
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawRoundedRect(cap, px(CORNER), px(CORNER))
        painter.setPen(look.colour("ink_soft"))
        painter.setFont(look.font(CAP_LETTER, 500))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.cap)
        is_quiet = self.property("tone") == "quiet"
        on = self.isChecked()
        painter.setPen(look.colour("tide" if on else "ink_soft" if is_quiet else "ink"))
        painter.setFont(look.font(LETTER, 600 if on else 400))
        at = side_of_text | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, at, self._fitted(text, room.width()) if self._is_cut else text)

    def _fitted(self, text: str, room: int) -> str:
        metrics = QFontMetrics(self._look.font(LETTER, 600))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    @property
    def _edges(self) -> int:
        return 2 * self._look.px(INNER) + 2

    @property
    def _is_cut(self) -> bool:
        return self.width() < self.sizeHint().width()
