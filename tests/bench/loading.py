"""How long the window stands still while the chart library is loaded beside it; in milliseconds.

python -m tests.bench.loading
"""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from nearward_ui.patterns import warm

#: milliseconds at which the window would do something
BEAT_MS = 2


def longest_stall() -> float:
    """The longest wait between two beats, less the beat itself."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(lambda: beats.append(perf_counter()))
    timer.start()
    thread = warm()
    end = perf_counter() + 60
    while thread.is_alive() and perf_counter() < end:
        app.processEvents()
    timer.stop()
    thread.join()
    waits = [after - before for before, after in pairwise(beats)]
    return max(waits, default=0.0) * 1000 - BEAT_MS


if __name__ == "__main__":
    print(f"{longest_stall():.2f}")
