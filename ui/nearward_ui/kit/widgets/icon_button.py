"""Buttons that are a drawing, or words with an arrow; quiet until they are used."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.tips import give_hint
from nearward_ui.kit.widgets.icons import SIZE, paint_icon

#: pixels of the drawing: round corners, beside words, the arrow behind words and before it
RADIUS, SIDE, CHEVRON, GAP = 9, 8, 14, 3


class _Painted(QPushButton):
    """Its ground shows under the mouse."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "icon")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(felt)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _begin(self) -> QPainter:
        """A painter, with the ground painted."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, box = look.px(RADIUS), self.rect().toRectF()
        is_under = self.underMouse() and self.isEnabled()
        if is_under or self.isDown() or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide_soft" if self.isChecked() else "rail"))
            painter.drawRoundedRect(box, radius, radius)
        return painter


class IconButton(_Painted):
    """As large as what can be pressed. `tone`: the colour of the drawing.

    `small`: an arrow behind the word that it belongs to. `filled`: the drawing is painted full, as
    a star that is given.
    """

    def __init__(
        self, icon: str, name: str, look: Theme, *, tone: str = "ink_soft", small: bool = False
    ) -> None:
        super().__init__(look)
        self.icon_name, self.tone = icon, tone
        self.filled = False
        self._small = small
        self.name(name)
        look.changed.connect(self._fit)
        self._fit()

    def name(self, name: str, hint: str = "") -> None:
        """What it does; `hint` where there is more to say, such as its key."""
        self.setAccessibleName(name)
        give_hint(self, hint or name)

    def sizeHint(self) -> QSize:
        return QSize(self._look.target, self._look.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, self._begin()
        side = CHEVRON * look.scale if self._small else SIZE * look.scale
        box = QRectF(0, 0, side, side)
        box.moveCenter(self.rect().toRectF().center())
        if self._small and self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            box.moveLeft(look.px(GAP))
        elif self._small:
            box.moveRight(self.width() - look.px(GAP))
        shown = self.tone if self.isEnabled() else "ink_soft"
        paint_icon(painter, self.icon_name, box, look.colour(shown), filled=self.filled)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


class WordButton(_Painted):
    """Words, with an arrow down where they open a menu."""

    def __init__(self, text: str, look: Theme, *, strong: bool = False, opens: bool = True) -> None:
        super().__init__(look)
        self._strong, self._opens = strong, opens
        self.setText(text)
        look.changed.connect(self.updateGeometry)

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
