"""A button that is a drawing; its words are its hint, and what a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.icons import SIZE, paint_icon


class IconButton(QPushButton):
    """As large as what can be pressed. `tone`: the colour of the drawing."""

    def __init__(self, icon: str, name: str, look: Theme, *, tone: str = "ink_soft") -> None:
        super().__init__()
        self._look = look
        self.icon_name, self.tone = icon, tone
        self.setProperty("role", "icon")
        self.setAutoDefault(False)
        self.name(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(felt)
        look.changed.connect(self._fit)
        self._fit()

    def name(self, name: str, hint: str = "") -> None:
        """What it does; `hint` where there is more to say, such as its key."""
        self.setAccessibleName(name)
        self.setToolTip(hint or name)

    def sizeHint(self) -> QSize:
        return QSize(self._look.target, self._look.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown() or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tide_soft" if self.isChecked() else "rail"))
            painter.drawRoundedRect(self.rect().toRectF(), look.px(9), look.px(9))
        if self.hasFocus():
            self._paint_ring(painter)
        side = SIZE * look.scale
        box = QRectF(0, 0, side, side)
        box.moveCenter(self.rect().toRectF().center())
        shown = self.tone if self.isEnabled() else "ink_soft"
        paint_icon(painter, self.icon_name, box, look.colour(shown))

    def _paint_ring(self, painter: QPainter) -> None:
        look = self._look
        painter.setPen(QPen(look.colour("tide"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, look.px(9), look.px(9))

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
