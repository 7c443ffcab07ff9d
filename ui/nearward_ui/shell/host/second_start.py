"""A second start for a diary that is open: it calls the first window and ends once that is up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

#: so long a second start waits for the first window; what is said stays after that
WAIT_MS = 4000


class SecondStart(QObject):
    """Calls the first window; `came` says that it has the keyboard now.

    Where it does not come, this window stays and says where the diary is open.
    """

    came = Signal()

    def __init__(self, window: QWidget, path: Path) -> None:
        super().__init__(window)
        self._path = path
        self._has_called = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.start(WAIT_MS)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._on_state)
        if window.isActiveWindow():
            self._call()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            # not before: a new window would come over the one that was called
            self._call()
        return super().eventFilter(watched, event)

    def _call(self) -> None:
        from nearward.config.held import call_holder

        if not self._has_called and self._timer.isActive():
            self._has_called = True
            call_holder(self._path)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        came = self._has_called and self._timer.isActive()
        if state == Qt.ApplicationState.ApplicationInactive and came:
            self.came.emit()
