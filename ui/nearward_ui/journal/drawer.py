"""The list as a drawer: it lies over the page, which is veiled, until one goes back to that."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from nearward_ui.kit.theme import Theme

#: how much of what lies under the veil shows through, of 255
THROUGH = 56


class Veil(QWidget):
    """Lies over the page beside the drawer. `pressed` says that it was clicked."""

    pressed = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._look.colour("paper")
        colour.setAlpha(255 - THROUGH)
        QPainter(self).fillRect(self.rect(), colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        event.accept()


class Drawer(QObject):
    """`left` says that one goes back to the page: by a click on it, or by the keyboard."""

    left = Signal()

    def __init__(self, finding: QWidget, paper: QWidget, look: Theme) -> None:
        super().__init__(paper)
        self._finding, self._paper = finding, paper
        self.veil = Veil(look)
        self.veil.pressed.connect(self.left)
        self.is_open = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def turn(self, on: bool) -> None:
        """Lie over the page, or be away."""
        self.is_open = on
        if self.veil.parentWidget() is None and self._paper.parentWidget() is not None:
            self.veil.setParent(self._paper.parentWidget())
        self.veil.setVisible(on)
        if on:
            self.veil.raise_()
            self._finding.raise_()

    def lie(self, rect: QRect, wide: int) -> None:
        """Take the left of this rectangle; where one reads from the right, its right."""
        at, rest = QRect(rect), QRect(rect)
        wide = min(wide, rect.width())
        if self._paper.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at.setLeft(rect.right() + 1 - wide)
            rest.setRight(at.left() - 1)
        else:
            at.setWidth(wide)
            rest.setLeft(at.right() + 1)
        self._finding.setGeometry(at)
        self.veil.setGeometry(rest)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if (
            self.is_open
            and now is not None
            and isValid(self._paper)
            and self._paper.isAncestorOf(now)
        ):
            self.left.emit()
