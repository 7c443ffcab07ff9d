"""A lock while a dialog of the program's own is in front: the window comes back where it was."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kit import real

from nearward.vault.care.opening import create_diary

pytestmark = pytest.mark.skipif(bool(real.MISSING), reason=f"needs {real.MISSING}")
KEY = bytes(range(32))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[real.Running]:
    diary = tmp_path / "diary.nearward"
    create_diary(diary, "", key=KEY).close()
    with real.desktop(1280, 800) as screen:
        started = real.Running(screen, tmp_path / "home", diary)
        yield started
        started.end()


def test_an_idle_lock_over_a_file_dialog_does_not_come_back_minimised(
    running: real.Running,
) -> None:
    """The manager of the windows is slower than the lock."""
    found = subprocess.run(["pgrep", "-P", str(os.getpid()), "openbox"], capture_output=True)
    manager = int(found.stdout.split()[-1])
    running.unlock()
    running.show("backups")
    running.ask("window.room.current.choose.click()")
    dialog = "QApplication.activeWindow()"
    running.becomes(f"type({dialog}).__name__ == 'QFileDialog'")
    os.kill(manager, signal.SIGSTOP)
    try:
        running.ask("window.around.lock.last_active -= 100 * 60; None")
        anew(running)
    finally:
        os.kill(manager, signal.SIGCONT)
    assert running.ask("window.windowState().value & 1") == 0, "it asks to be minimised"
    running.becomes("window.isVisible() and window.isActiveWindow()")
    assert not running.ask("window.isMinimized()")
    assert not running.ask("window.is_open")
    running.quit()


def anew(running: real.Running) -> None:
    """A fresh process has taken the place of the one before."""
    line = running._line()
    while line != "ready\n":
        assert line, running.said.read_text()
        line = running._line()


def test_one_that_was_minimised_stays_so(running: real.Running) -> None:
    running.unlock()
    running.ask("window.showMinimized()")
    running.becomes("window.isMinimized()")
    running.ask("window.around.lock.last_active -= 100 * 60; None")
    anew(running)
    assert running.ask("window.isMinimized()")
