"""A second start for a diary that is open: it calls the first window and ends once that is up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from nearward_ui.shell.window import Window

#: so long a second start waits for the first window; what is said stays after that
WAIT_MS = 4000


class SecondStart(QObject):
    """Calls the first window, and ends this program once that has the keyboard.

    Where it does not come, this window stays and says where the diary is open. It also stays when
    someone has typed into it.
    """

    def __init__(self, window: Window, path: Path) -> None:
        super().__init__(window)
        self._window = window
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
        window, page = self._window, self._window.lock_page
        untouched = window.stack.currentWidget() is page and not page.field.text()
        untouched = untouched and window.diary == self._path and window.room is None
        came = self._has_called and self._timer.isActive()
        if state == Qt.ApplicationState.ApplicationInactive and came and untouched:
            self._timer.stop()
            window.end_soon()
