"""Alt by itself, pressed and let go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

_BREAKS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.FocusOut,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
    }
)


class AltTap(QObject):
    """`tapped`: Alt was let go, and nothing else was pressed, turned or left meanwhile.

    Keys are seen at the window itself, not at every widget of it.
    """

    tapped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_down = False
        self._watched: QWindow | None = None

    def watch(self, window: QWidget) -> None:
        """Look at the keys of a window that is shown."""
        handle = window.windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _BREAKS:
            self._is_down = False
        elif isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            # what is a shortcut is told before it is pressed, and is not pressed then. While a
            # screen reader listens, presses and releases come later than what is told
            if kind == QEvent.Type.KeyPress and event.key() != Qt.Key.Key_Alt:
                self._is_down = False
            elif kind == QEvent.Type.ShortcutOverride:
                alone = event.modifiers() in (
                    Qt.KeyboardModifier.AltModifier,
                    Qt.KeyboardModifier.NoModifier,
                )
                self._is_down = event.key() == Qt.Key.Key_Alt and alone
            elif kind == QEvent.Type.KeyRelease:
                was_down, self._is_down = self._is_down, False
                if was_down and event.key() == Qt.Key.Key_Alt:
                    self.tapped.emit()
        return super().eventFilter(watched, event)
