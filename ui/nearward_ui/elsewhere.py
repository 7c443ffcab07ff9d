"""A diary that is open in another window: it is said before a passphrase, and that window comes.

A second start calls the process that holds the lock by a signal; there is no socket between them.
The call carries nothing, and opens nothing: it brings a window that is open to the front as it is.
"""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from nearward.words import Words
from nearward_ui.lock_page import LockPage

if TYPE_CHECKING:
    from nearward_ui.window import Window

#: so long a second start waits for the first window; what is said stays after that
WAIT_MS = 4000
#: until the system has told us its time anew
MARKED_MS = 100


def say(path: Path | None, page: LockPage, words: Words) -> bool:
    """Say it on the lock page, where another program has the diary; whether it has."""
    from nearward.home.held import is_held

    if path is None or not is_held(path):
        return False
    from nearward.vault.trouble import OpenElsewhere

    page.say(OpenElsewhere(name=path.name).say(words))
    return True


def answer_calls(window: Window) -> None:
    """Come to the front when a second start calls (seen within a second)."""
    from nearward.home.held import CALL

    number = getattr(signal, CALL, None)
    if number is None:
        return

    def on_call(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, window, lambda: come_forward(window))

    signal.signal(number, on_call)
    # what is under way is not cut short by it
    signal.siginterrupt(number, False)


def come_forward(window: Window) -> None:
    """Bring the window of an open diary to the front; what is hidden stays hidden.

    Systems let a window take the keyboard only by a time that is not older than the last key. To
    mark it as wanting attention makes them tell us theirs; where they still refuse, the mark stays.
    """
    if not window.is_open:
        return
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    QApplication.alert(window)
    QTimer.singleShot(MARKED_MS, window, window.activateWindow)


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
        from nearward.home.held import call_holder

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
