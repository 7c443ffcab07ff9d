"""What every system's signs have in common."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Signs(QObject):
    """`screen_locked`: the screen was locked. `sleeping`: the computer is about to sleep."""

    screen_locked = Signal()
    sleeping = Signal()

    def hold(self, on: bool) -> None:
        """Ask the system to wait a moment with its sleep until `stop`, where that can be had."""

    def stop(self) -> None:
        """Listen no more; the computer may sleep."""
