"""Buttons that are an icon, or words that open a menu; painted, and quiet until they are used."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.icons import paint_icon

#: pixels of the drawing
ICON, RADIUS, SIDE, CHEVRON, GAP = 20, 9, 8, 14, 3


class _Painted(QPushButton):
    """A button whose ground shows under the mouse, with the one ring where the keyboard is."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(felt)
        look.changed.connect(self._on_look)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _begin(self) -> QPainter:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, box = look.px(RADIUS), QRectF(self.rect())
        if self.isDown() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("rail"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("tide"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        return painter

    def _on_look(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(_Painted):
    """An icon of `icons.py`; its name is what assistive technology says, and the hint.

    `tone`: the colour. `small`: an arrow behind the word that it belongs to. `filled`: the icon is
    painted full, as a star that is given.
    """

    def __init__(
        self, icon: str, name: str, look: Theme, *, tone: str = "ink_soft", small: bool = False
    ) -> None:
        super().__init__(look)
        self.icon_name, self.tone = icon, tone
        self.filled = False
        self._small = small
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(self._look.target, self._look.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = self._begin(), self._look.px(CHEVRON if self._small else ICON)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        if self._small and self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            box.moveLeft(self._look.px(GAP))
        elif self._small:
            box.moveRight(self.width() - self._look.px(GAP))
        tone = self.tone if self.isEnabled() else "line"
        paint_icon(painter, self.icon_name, box, self._look.colour(tone), filled=self.filled)


class WordButton(_Painted):
    """Words, with an arrow down where they open a menu."""

    def __init__(self, text: str, look: Theme, *, strong: bool = False, opens: bool = True) -> None:
        super().__init__(look)
        self.setText(text)
        self._strong, self._opens = strong, opens

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = self._look
        wide = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2 * look.px(SIDE)
        wide += look.px(GAP + CHEVRON) if self._opens else 0
        return QSize(max(wide, look.target), look.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, self._begin()
        font = self._font()
        painter.setFont(font)
        painter.setPen(look.colour("ink" if self._strong else "ink_soft"))
        side = look.px(SIDE)
        room = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        chevron = look.px(CHEVRON)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._opens:
            at = room.left() if mirrored else room.right() - chevron
            box = QRectF(at, room.center().y() - chevron / 2, chevron, chevron)
            paint_icon(painter, "down", box, look.colour("ink" if self._strong else "ink_soft"))
            taken = chevron + look.px(GAP)
            room.adjust(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        cut = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, leading, cut)

    def _font(self) -> QFont:
        return self._look.font(14, 600) if self._strong else self._look.font(13)
