"""A column of words to read: it takes the keyboard, which scrolls it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from nearward_ui.kit.theme import Theme

#: pixels of the drawing: a step of the arrow keys; the line that says where the keyboard is
LINE, SHORT = 48, 64
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Column(QWidget):
    """What is read. It takes the keyboard, which scrolls it; a line under its title says so."""

    def __init__(self, title: QWidget, look: Theme) -> None:
        super().__init__()
        self._title, self._look = title, look
        self._is_told = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # no ring around a whole page of words
        self.setProperty("role", "reader")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_told = event.reason() in _BY_TAB
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_told = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_told and self._title.isVisible():
            at, px = self._title.geometry(), self._look.px
            line = QRect(at.left(), at.bottom() - 1, min(at.width(), px(SHORT)), 2)
            QPainter(self).fillRect(line, self._look.colour("tide"))


def scroll_by_key(area: QScrollArea, event: QKeyEvent, look: Theme) -> bool:
    """Scroll what is read; False for a key that does not."""
    bar, key = area.verticalScrollBar(), Qt.Key
    page = area.viewport().height() - look.px(LINE)
    steps: dict[int, int] = {
        key.Key_Down: look.px(LINE),
        key.Key_Up: -look.px(LINE),
        key.Key_PageDown: page,
        key.Key_Space: page,
        key.Key_PageUp: -page,
        key.Key_Home: -bar.maximum(),
        key.Key_End: bar.maximum(),
    }
    step = steps.get(event.key())
    if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    bar.setValue(bar.value() + step)
    return True
