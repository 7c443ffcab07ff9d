"""Patterns: the charts, in words and as numbers too."""

from __future__ import annotations

import sys
import threading
from importlib import import_module


def warm() -> threading.Thread:
    """Load the chart library off the thread of the windows; the thread that does it."""
    # no daemon: a quit waits for it; one that is cut off in code of C++ ends the program badly
    thread = threading.Thread(target=_load, name="load-charts", daemon=False)
    thread.start()
    return thread


def _load() -> None:
    pace = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    from nearward.charts import style

    # it brings all that is counted and drawn, none of which is of Qt
    import_module("nearward.charts.table")
    style.load()
    sys.setswitchinterval(pace)
