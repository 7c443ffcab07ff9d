"""The memory is closed off from other programs once Qt has asked the desktop, before any secret.

The portals of the desktop (theme, file dialog, printing) look at who asks through the process's own
folder in /proc, which is closed with the memory; whom they have seen once they answer from then on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from nearward import harden

#: so long the desktop has for its answer, where nobody types before
ASKED_MS = 2000
_TYPED = (
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Drop,
)


class ClosingOff(QObject):
    """Waits for the first key, click or drop, or for the time that the desktop has.

    It watches from the first paint on, and no key comes before. WORKAROUND (PySide 6.11.3): a
    filter of the whole application meets each widget of Qt's own while pages are made, and for
    each Qt looks through all its types (20 ms before the first paint).
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)
        self._timer.start(ASKED_MS)

    def watch(self) -> None:
        """From now on the first key, click or drop closes it off."""
        if self._timer.isActive():
            self._app.installEventFilter(self)

    def now(self) -> None:
        """Close it off."""
        self._timer.stop()
        self._app.removeEventFilter(self)
        harden.close_memory()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TYPED:
            self.now()
        return False
