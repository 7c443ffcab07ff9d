"""A diary that is open in another window: it is said before a passphrase, and that window comes.

A second start calls the process that holds the lock by a signal; there is no socket between them.
The call carries nothing, and opens nothing: it brings a window that is open to the front as it is.
"""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from nearward.i18n import Translator
from nearward_ui.unlock.lock_page import LockPage

if TYPE_CHECKING:
    from nearward_ui.kit.window_context import WindowContext

#: until the system has told us its time anew
MARKED_MS = 100


def say(path: Path | None, page: LockPage, words: Translator) -> bool:
    """Say it on the lock page, where another program has the diary; whether it has."""
    from nearward.config.held import is_held

    if path is None or not is_held(path):
        return False
    from nearward.domain.file.trouble import OpenElsewhere

    page.say(OpenElsewhere(name=path.name).say(words))
    return True


def answer_calls(around: WindowContext) -> None:
    """Come to the front when a second start calls (seen within a second)."""
    from nearward.config.held import CALL

    number = getattr(signal, CALL, None)
    if number is None:
        return

    def on_call(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, around, lambda: come_forward(around))

    signal.signal(number, on_call)
    # what is under way is not cut short by it
    signal.siginterrupt(number, False)


def come_forward(around: WindowContext) -> None:
    """Bring the window of an open diary to the front; what is hidden stays hidden.

    Systems let a window take the keyboard only by a time that is not older than the last key. To
    mark it as wanting attention makes them tell us theirs; where they still refuse, the mark stays.
    """
    if not around.lock.is_open:
        return
    window = around.window
    from PySide6.QtCore import Qt

    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    QApplication.alert(window)
    QTimer.singleShot(MARKED_MS, window, window.activateWindow)
