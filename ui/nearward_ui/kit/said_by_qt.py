"""What Qt says by itself, on the way to the terminal.

Qt's own words may hold a person's; which part of Qt has something to say is enough.
"""

from __future__ import annotations

import atexit
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

#: where the language of the system is not installed, Qt takes a locale that is: all is well
_LOCALE_TAKEN = "Detected locale "


def hear() -> None:
    """From here on; before an application is made, which is when Qt looks at the locale."""
    qInstallMessageHandler(_on_message)
    atexit.register(unhear)


def unhear() -> None:
    """No more: Python may end before Qt does."""
    qInstallMessageHandler(None)


def _on_message(kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or text.startswith(_LOCALE_TAKEN):
        return
    if sys.stderr is not None:
        sys.stderr.write(f"nearward: Qt warns ({where.category})\n")
