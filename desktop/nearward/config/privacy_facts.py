"""What is so right now, asked of the system; the privacy page tells it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

#: how Qt's library for the network is called, on any system
_LIBRARY = ("qt6network", "qtnetwork")
_MAPS = Path("/proc/self/maps")


def network_library() -> bool | None:
    """Whether Qt's part for the network is in memory; None when that cannot be seen from inside."""
    if "PySide6.QtNetwork" in sys.modules:
        return True
    if sys.platform != "linux":
        return None
    try:
        with _MAPS.open(encoding="utf-8", errors="replace") as lines:
            return any(name in line.lower() for line in lines for name in _LIBRARY)
    except OSError:
        return None


def mode(path: Path) -> int | None:
    """Who may read and write a file, as chmod says it; None where that means nothing."""
    if sys.platform == "win32":
        return None
    try:
        return stat.S_IMODE(os.stat(path).st_mode)  # noqa: PTH116 (never opens the file)
    except OSError:
        return None
