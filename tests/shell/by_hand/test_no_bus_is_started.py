"""A message bus that does not run is not started: it would outlive the program, with its filter."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kit import real

pytestmark = pytest.mark.skipif(
    bool(real.MISSING) or shutil.which("dbus-launch") is None, reason="needs a screen, dbus-x11"
)
#: a bare window of Qt, as it starts where nobody looks after this
BARE = """
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
line = QLineEdit()
line.show()
for _ in range(20):
    app.processEvents()
"""


def daemons(home: Path) -> list[int]:
    """The processes of buses that were started for this home."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                is_bus = (place / "comm").read_text().strip() == "dbus-daemon"
                own = f"HOME={home}".encode() in (place / "environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if is_bus and own:
                found.append(int(place.name))
    return found


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "person"
    for process in daemons(tmp_path / "person"):
        os.kill(process, signal.SIGTERM)


@pytest.mark.parametrize("given", [{}, {"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"}])
def test_the_program_starts_no_bus(home: Path, diary: Path, given: dict[str, str]) -> None:
    with real.desktop(1280, 800) as screen:
        running = real.Running(screen, home, diary, **given)
        try:
            running.unlock()
            running.lock()
            assert daemons(home) == []
            assert not (home / ".dbus").exists()
            running.quit()
        finally:
            running.end()
    assert daemons(home) == []


def test_a_bus_that_is_started_would_be_seen(home: Path) -> None:
    """The same look on a window of Qt alone."""
    home.mkdir()
    with real.desktop(640, 480) as screen:
        own = {"HOME": str(home), "DISPLAY": screen, "PATH": os.environ["PATH"]}
        subprocess.run([sys.executable, "-c", BARE], env=own, check=True, timeout=60)
        end = time.monotonic() + 20
        while not daemons(home) and time.monotonic() < end:
            time.sleep(0.1)
        assert daemons(home)
