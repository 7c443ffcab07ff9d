"""A private message bus, and a service on it that says what logind and screen savers say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from tests.window.conftest import make_window

__all__ = ["make_window"]

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
        self._heard = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def said(self, wanted: str) -> None:
        """Wait until it has said a line (again); our own window lives meanwhile."""
        end = time.monotonic() + PATIENCE_S
        while wanted not in self.lines[self._heard :]:
            if time.monotonic() > end or not self._reader.is_alive():
                raise TimeoutError(wanted, self.lines)
            if QCoreApplication.instance() is not None:
                QCoreApplication.processEvents()
            time.sleep(0.005)
        self._heard += self.lines[self._heard :].index(wanted) + 1

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
def listening(
    make_window: Callable[..., Any], request: pytest.FixtureRequest, qtbot: Any
) -> Callable[..., Any]:
    """Opens a window, which listens at once; on a bus of the test's, until the bus knows it."""

    def listen(**settings: object) -> Any:
        window = make_window()
        for key, value in settings.items():
            window.settings.change(key, value)
        window.guard.listen()
        if "bus" in request.fixturenames:
            qtbot.waitUntil(lambda: window.guard._signs.is_settled, timeout=PATIENCE_S * 1000)
        return window

    return listen
