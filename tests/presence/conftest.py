"""A private message bus, and a service on it that says what logind and screen savers say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from tests.presence.raw import RawBus, Talk
from tests.shell.conftest import make_window

__all__ = ["make_window"]

#: what the bus is spoken with is there on Linux only
collect_ignore = [] if sys.platform == "linux" else ["test_bus.py", "test_wire.py"]

SERVICE = Path(__file__).with_name("service.py")
PATIENCE_S = 60


class Bus:
    """A dbus-daemon of its own."""

    def __init__(self) -> None:
        program = shutil.which("dbus-daemon")
        if program is None:
            pytest.skip("dbus-daemon is not installed (Debian: dbus)")
        self._process = subprocess.Popen(
            [program, "--session", "--nofork", "--nopidfile", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        assert self.address.startswith("unix:")

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


class Talker:
    """A program of the test's own; `said` waits for a line of it."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **environment},
        )
        #: all that it has said
        self.lines: list[str] = []
        self._heard: Counter[str] = Counter()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def said(self, wanted: str) -> None:
        """Wait until it has said a line (once more); our own window lives meanwhile."""
        end = time.monotonic() + PATIENCE_S
        self._heard[wanted] += 1
        while self.lines.count(wanted) < self._heard[wanted]:
            if time.monotonic() > end or not self._reader.is_alive():
                raise TimeoutError(wanted, self.lines)
            if QCoreApplication.instance() is not None:
                QCoreApplication.processEvents()
            time.sleep(0.005)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.strip())


class Service(Talker):
    """The fake logind and screen savers: `do` tells it what to say."""

    def __init__(self, address: str, *names: str) -> None:
        super().__init__(str(SERVICE), address, *names)
        self.said("ready")

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def do(self, line: str) -> None:
        self.tell(line)
        self.said(f"done {line}")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A bus that is the login's and the computer's for this test."""
    made = Bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", made.address)
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    yield made
    made.end()


@pytest.fixture
def serve(bus: Bus) -> Iterator[Callable[..., Service]]:
    """Starts services on the bus."""
    started: list[Service] = []

    def start(*names: str) -> Service:
        started.append(Service(bus.address, *names))
        return started[-1]

    yield start
    for service in started:
        service.end()


@pytest.fixture
def pose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., RawBus]]:
    """Puts in the place of both buses what only poses as one."""
    made: list[RawBus] = []

    def posing(talk: Talk, place: str = "") -> RawBus:
        made.append(RawBus(place or str(tmp_path / f"bus{len(made)}"), talk))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made[-1].address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", made[-1].address)
        monkeypatch.setenv("XDG_SESSION_ID", "2")
        return made[-1]

    yield posing
    for bus in made:
        bus.end()


@pytest.fixture
def listening(make_window: Callable[..., Any]) -> Callable[..., Any]:
    """Opens a window, which listens at once."""

    def listen(**settings: object) -> Any:
        window = make_window()
        for key, value in settings.items():
            window.settings.change(key, value)
        window.guard.listen()
        return window

    return listen


@pytest.fixture
def hearing(qtbot: Any, bus: Bus, listening: Callable[..., Any]) -> Callable[..., Any]:
    """Opens a window, and waits until both buses know what it listens to."""

    def hear(**settings: object) -> Any:
        window = listening(**settings)
        settle(qtbot, window)
        return window

    return hear


def settle(qtbot: Any, window: Any) -> None:
    """Wait until the buses have done all they were asked to: they do it in its order."""
    signs = window.guard._signs
    answers: list[object] = []
    what = ("/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId")
    wires = [wire for wire in (signs._session, signs._system) if wire is not None]
    for wire in wires:
        wire.call("org.freedesktop.DBus", what, (), answers.append)
    qtbot.waitUntil(lambda: len(answers) == len(wires), timeout=PATIENCE_S * 1000)


def find_login(qtbot: Any, window: Any) -> None:
    """Wait until it has found its own login, and listens to it."""
    signs = window.guard._signs
    qtbot.waitUntil(lambda: signs._hint is not None, timeout=PATIENCE_S * 1000)
    settle(qtbot, window)
