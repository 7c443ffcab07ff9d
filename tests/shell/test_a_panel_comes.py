"""A panel of the desktop comes and takes room: the window goes out of its way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.kit.real import MISSING, Running, desktop, until

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

#: another program: a dock at the foot of the screen, which keeps its height for itself
DOCK = """
import ctypes, sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
wide, high, size = (int(each) for each in sys.argv[1:])
dock = QWidget()
dock.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDock)
dock.setGeometry(0, high - size, wide, size)
x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x.XInternAtom.restype = ctypes.c_ulong
x.XChangeProperty.argtypes = [
    ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong,
    ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_int,
]
x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
display = x.XOpenDisplay(None)
kept = (ctypes.c_long * 12)(0, 0, 0, size, 0, 0, 0, 0, 0, 0, 0, wide - 1)
atom = x.XInternAtom(display, b"_NET_WM_STRUT_PARTIAL", 0)
x.XChangeProperty(display, int(dock.winId()), atom, 6, 32, 0, kept, 12)
x.XSync(display, 0)
dock.show()
app.exec()
"""
FREE = "[window.screen().availableGeometry().height(), window.screen().geometry().height()]"
WITHIN = """
_free, _box = window.screen().availableGeometry(), window.frameGeometry()
_free.contains(_box)
"""


@contextmanager
def dock(running: Running, wide: int, high: int, size: int) -> Iterator[None]:
    command = [sys.executable, "-c", DOCK, str(wide), str(high), str(size)]
    other = subprocess.Popen(command, env=running.env)
    try:
        until(lambda: running.ask(FREE) == [high - size, high], "a dock")
        yield
    finally:
        other.terminate()
        other.wait()


def test_a_window_goes_out_of_the_way_of_a_panel(diary: Path, tmp_path: Path) -> None:
    with desktop(1600, 900) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.ask("window.move(200, 60)")
            running.becomes("window.frameGeometry().bottom() > 850")
            running.type("before")
            with dock(running, 1600, 900, 60):
                running.becomes(WITHIN)
                assert running.ask("window.size().toTuple()") == [1280, 800]
            # one that leaves too little for it: it becomes lower
            with dock(running, 1600, 900, 160):
                running.becomes(WITHIN)
                lock = "window.room.rail.buttons['lock']"
                assert running.ask(f"{lock}.visibleRegion().boundingRect() == {lock}.rect()")
            # and the keyboard is where it was
            running.becomes("window.isActiveWindow()")
            running.type(" after")
            assert running.ask("window.room.current.editor.text()") == "before after"
        finally:
            running.end()
