"""A real window: Xvfb and a window manager, the program's own start, real keys and clicks.

What the program shows is asked of the running process by `Running.ask`; what came in is asked of
the diary afterwards.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

PASSPHRASE = "an otter at dusk"
PATIENCE_S = 30.0
NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

#: the program as it starts by itself; lines on standard input are expressions about it, answered on
#: standard output. Where a passphrase is derived, the raw key of the tests is taken in its place.
PROGRAM = """
import ast, json, os, sys
from pathlib import Path
from nearward.harden import harden
harden()
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from nearward.session.desk import Desk
from nearward.vault.care.opening import create_diary, open_diary
import nearward_ui.shell.app
from nearward_ui.routes import Route, ToJournal
KEY = bytes(range(32))
def opened(self, path, _passphrase, create, _raw=None):
    self._vault = (create_diary if create else open_diary)(path, "", key=KEY)
Desk._open = opened
class Told(nearward_ui.shell.app.Program):
    def start(self):
        globals()["window"] = self.window
        globals()["notifier"] = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(answer)
        super().start()
        print("ready", flush=True)
def answer(*_given):
    line = sys.stdin.readline()
    if not line:
        notifier.setEnabled(False)
        return
    try:
        tree = ast.parse(json.loads(line))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "asked", "exec"), globals())
        value = None
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "asked", "eval"), globals())
        told = json.dumps(["is", value], default=str)
    except Exception as error:
        told = json.dumps(["error", repr(error)])
    print(told, flush=True)
nearward_ui.shell.app.Program = Told
code = nearward_ui.shell.app.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
sys.stdout.flush()
# what the expressions hold of Qt would be taken apart in no order
os._exit(code)
"""
#: asked of the program: the middle of a widget on the screen
MIDDLE = """
from PySide6.QtCore import QPoint as _P
_w = {widget}
_at = _w.mapToGlobal(_P(_w.width() // 2, _w.height() // 2))
_r = window.devicePixelRatioF()
[round(_at.x() * _r), round(_at.y() * _r)]
"""


@contextmanager
def desktop(width: int, height: int) -> Iterator[str]:
    """The name of a screen of this size, with a window manager."""
    read, write = os.pipe()
    size = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(
        [*command, "-noreset"], pass_fds=[write], stdout=DEVNULL, stderr=DEVNULL
    )
    os.close(write)
    with os.fdopen(read, encoding="ascii") as pipe:
        screen = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": screen}, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def until(done: Callable[[], Any], what: str = "") -> Any:
    """Ask again and again; the first answer that is something."""
    end = time.monotonic() + PATIENCE_S
    while True:
        found = done()
        if found:
            return found
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


class Running:
    """A running Nearward with a window on a screen."""

    def __init__(self, screen: str, home: Path, diary: Path | None = None, **more: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        dropped = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
        own = {name: value for name, value in os.environ.items() if name not in dropped}
        own = {name: value for name, value in own.items() if not name.startswith("XDG_")}
        self.env = {**own, "DISPLAY": screen, "HOME": str(home), "NO_AT_BRIDGE": "1", **more}
        self.said = home / "said"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *([str(diary)] if diary else [])],
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            )
        self.wait_ready()

    def wait_ready(self) -> None:
        """The window was shown; after a lock, the one of the process that took its place."""
        line = self._line()
        while line != "ready\n":
            assert line, self.said.read_text()
            line = self._line()
        until(lambda: self.ask("window.isVisible() and window.isActiveWindow()"), "a window")

    def ask(self, expression: str) -> Any:
        """What an expression (`window` is there) says in the running program."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(expression) + "\n")
        self.process.stdin.flush()
        line = self._line()
        assert line, self.said.read_text()
        kind, value = json.loads(line)
        assert kind == "is", f"{expression}: {value}"
        return value

    def becomes(self, expression: str) -> Any:
        """Wait until it is so."""
        return until(lambda: self.ask(expression), expression)

    def press(self, *keys: str) -> None:
        """Keys, as xdotool names them, one after the other; the program has taken each."""
        for key in keys:
            self.xdo("key", key)
            self.settle()

    def type(self, text: str) -> None:
        """Letters."""
        self.xdo("type", "--delay", "8", text)
        self.settle()

    def click(self, widget: str, times: int = 1) -> None:
        """The middle of a widget, by the mouse."""
        x, y = self.ask(MIDDLE.format(widget=widget))
        self.xdo("mousemove", str(x), str(y))
        self.xdo("click", "--repeat", str(times), "--delay", "60", "1")
        self.settle()

    def settle(self) -> None:
        """The server has delivered what was pressed, and the program has taken it."""
        time.sleep(0.06)
        self.ask("app = QApplication.instance(); app.processEvents()")

    def unlock(self) -> None:
        """Type the passphrase."""
        self.becomes("window.lock_page.field.hasFocus()")
        self.type(PASSPHRASE)
        self.press("Return")
        self.becomes("window.is_open")

    def lock(self) -> None:
        """Lock by the window's own key; a fresh process takes the place of this one."""
        self.xdo("key", "ctrl+l")
        self.wait_ready()

    def show(self, page: str, route: str = "") -> None:
        """A page; `route` where more is wished for than the page."""
        self.ask(f"window.show_page({route or f'Route({page!r})'})")
        self.becomes(f"window.room.current.key == {page!r}")

    def xdo(self, *arguments: str) -> str:
        """Run xdotool on the screen."""
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def quit(self) -> None:
        """Quit by the window's own key."""
        self.xdo("key", "ctrl+q")
        code = self.process.wait(PATIENCE_S)
        assert code == 0, (code, self.said.read_text())
        self.process.communicate()

    def end(self) -> None:
        """However it stands."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()
