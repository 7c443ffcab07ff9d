"""The invented months, in a process and a window of their own."""

from __future__ import annotations

import sys


def start_apart() -> int:
    """Start this program once more with an invented diary; the number of its process, else 0.

    What the system refuses this process, it refuses that one from its first instruction on.
    """
    from PySide6.QtCore import QProcess

    # the folder one stands in is never looked into for code
    again = [] if getattr(sys, "frozen", False) else ["-P", "-m", "nearward"]
    started, number = QProcess.startDetached(sys.executable, [*again, "--demo"])
    return int(number) if started else 0
