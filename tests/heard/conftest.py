"""The real program on a screen that shows nothing, with a bus of assistive technology beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY
from tests.heard.client import Client, Node
from tests.leaks.conftest import screen
from tests.narrowed import instance
from tests.presence.conftest import Bus

from nearward.command.demo.diary import fill
from nearward.vault.care.opening import open_diary

__all__ = ["screen"]

#: what is spoken here is there on Linux only
collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PASSPHRASE = "an otter at dusk"
#: the program as it starts, but for the derivation of the key, which is given
PROGRAM = """
import sys
from nearward.session import desk as desks
from nearward.domain.file.trouble import WrongPassphrase
from nearward.vault.care.opening import create_diary, open_diary
def opened(self, path, passphrase, create=False, raw=None, **_more):
    if raw is None and passphrase != "an otter at dusk":
        raise WrongPassphrase(name=path.name)
    done = create_diary if create else open_diary
    self._vault = done(path, "", key=bytes(range(32)))
desks.Desk._open = opened
from nearward_ui.shell import app
made = []
start = app.Program.start
def started(self):
    from PySide6.QtCore import QSocketNotifier
    def answer():
        sys.stdin.readline()
        print("idle", self.window.around.lock.idle, flush=True)
    made.append(QSocketNotifier(0, QSocketNotifier.Type.Read))
    made[0].activated.connect(answer)
    start(self)
app.Program.start = started
from nearward.__main__ import main
sys.exit(main())
"""


class Heard:
    """The program, and the client that hears it and acts on it."""

    def __init__(self, bus: str, display: str, home: Path, diary: Path | None) -> None:
        self.diary = diary or home / ".local" / "share" / "nearward" / "diary.nearward"
        self.client: Any = None
        self.log = home / "said.txt"
        environment = {
            **os.environ,
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        self._display = display
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        self._launcher = subprocess.Popen(
            [launcher, "--launch-immediately"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # with the bus that it starts, which would go on without it
            start_new_session=True,
        )
        with self.log.open("w") as log:
            self._program = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *([str(diary)] if diary else [])],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )
        self._bus = bus

    def connect(self) -> None:
        """Wait until it can be heard."""
        self.client = Client(self._bus)
        self.window = self.client.program()

    def find(self, role: str, name: str, **more: Any) -> Node:
        """What is shown of the window with this role and name; waited for."""
        return instance(Node, self.window.find(role, name, **more))

    def press(self, role: str, name: str) -> None:
        """Do the first action of such a thing."""
        self.find(role, name).act()

    def hears(self, text: str) -> None:
        """Wait until it is announced."""
        self.client.hears(text)

    def unlock(self) -> None:
        """By the passphrase, and hear that it is open."""
        self.find("text", "Passphrase").set_text(PASSPHRASE)
        self.press("push button", "Open diary")
        self.hears("Journal")

    def ask(self, name: str) -> str:
        """What the program answers on its own line, which is no part of what is heard."""
        before = self.log.read_text().count(f"{name} ")
        assert self._program.stdin is not None
        self._program.stdin.write("\n")
        self._program.stdin.flush()

        def lines() -> list[str]:
            said = self.log.read_text().splitlines()
            return [line.split()[1] for line in said if line.startswith(f"{name} ")]

        self.client.until(lambda: len(lines()) > before, name)
        return lines()[-1]

    def type(self, *keys: str) -> None:
        """Real keys, of a person's hands."""
        xdo = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Nearward"]
        env = {"DISPLAY": self._display}
        found = subprocess.run(xdo, env=env, capture_output=True, text=True, check=True)
        for number in found.stdout.split():
            subprocess.run(["xdotool", "windowfocus", number], env=env, check=False)
        subprocess.run(["xdotool", *keys], env=env, check=True)

    def quit(self) -> None:
        """By Ctrl+Q, and wait until all is saved."""
        self.type("key", "ctrl+q")
        assert self._program.wait(60) == 0, self.log.read_text()

    def end(self) -> None:
        if self._program.poll() is None:
            self._program.kill()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._launcher.pid, signal.SIGKILL)
        for process in (self._program, self._launcher):
            process.wait()
        if self._program.stdin is not None:
            self._program.stdin.close()
        if self.client is not None:
            self.client.close()


@pytest.fixture
def hear(screen: str, tmp_path: Path) -> Iterator[Callable[[Path | None], Heard]]:
    """Starts the program with a diary."""
    if not any(Path(path).exists() for path in LAUNCHERS):
        pytest.skip("needs at-spi2-core")
    if shutil.which("xdotool") is None:
        pytest.skip("needs xdotool")
    bus = Bus()
    started: list[Heard] = []
    home = tmp_path / "home"
    home.mkdir(mode=0o700)

    def start(diary: Path | None) -> Heard:
        started.append(Heard(bus.address, screen, home, diary))
        started[-1].connect()
        return started[-1]

    yield start
    for heard in started:
        heard.end()
    bus.end()


@pytest.fixture
def heard(hear: Callable[[Path | None], Heard], diary: Path) -> Heard:
    """The program with an empty diary, locked."""
    return hear(diary)


@pytest.fixture
def of_months(hear: Callable[[Path | None], Heard], diary: Path, clock: Any) -> Heard:
    """The program with six invented months, open."""
    vault = open_diary(diary, "", key=KEY)
    fill(vault, clock().date())
    vault.close()
    heard = hear(diary)
    heard.unlock()
    return heard
