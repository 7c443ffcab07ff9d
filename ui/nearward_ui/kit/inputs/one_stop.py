"""Buttons that belong together are one stop of the Tab key; arrow keys go between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_FORTH = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ACROSS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class OneStop(QObject):
    """Belongs to the widget around them. Tab comes back to the one that was left.

    Hidden ones are passed over. `row`: so many stand beside each other; up and down go to the same
    place of the next row.
    """

    def __init__(self, buttons: Sequence[QWidget], around: QWidget, *, row: int = 1) -> None:
        super().__init__(around)
        self._buttons = list(buttons)
        self._row = row
        for button in self._buttons:
            button.installEventFilter(self)
        self.stop_at(self._buttons[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.stop_at(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or event.key() not in (*_FORTH, *_BACK):
            return False
        shown = [button for button in self._buttons if not button.isHidden() or button is watched]
        at = next(i for i, button in enumerate(shown) if button is watched)
        step = 1 if event.key() in _FORTH else -1
        mirrored = shown[at].layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored and event.key() in _ACROSS:
            step = -step
        if event.key() not in _ACROSS:
            step *= self._row
        to = shown[(at + step) % len(shown)]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def stop_at(self, stop: QWidget) -> None:
        """Tab comes to this one."""
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for button in self._buttons:
            button.setFocusPolicy(strong if button is stop else click)
