"""The invented months, in a process and a window of their own."""

from __future__ import annotations

import sys


def start_apart() -> bool:
    """Start this program once more with an invented diary; whether it started."""
    from PySide6.QtCore import QProcess

    # the folder one stands in is never looked into for code
    again = [] if getattr(sys, "frozen", False) else ["-P", "-m", "nearward"]
    started, _number = QProcess.startDetached(sys.executable, [*again, "--demo"])
    return bool(started)
