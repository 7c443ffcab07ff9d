"""The same on a real X server: real keys, a real other window, the title that the system shows."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.leaks.conftest import screen
from tests.presence.conftest import Talker

__all__ = ["screen"]

PROGRAM = """
import os, sys
from pathlib import Path
from nearward.harden import harden
harden()
from PySide6.QtCore import QTimer
from nearward.session.desk import Desk
from nearward.vault.care.opening import open_diary
from nearward_ui.shell.app import Program, make_application
def opened(self, path, *_given):
    self._vault = open_diary(path, "", key=bytes(range(32)))
Desk._open = opened  # the key is given: nothing is derived here
app = make_application()
program = Program(Path(sys.argv[1]), passphrase="an otter at dusk")
window = program.window
said = [""]
def look():
    text = window.room.current.editor.toPlainText() if window.room else ""
    state = "covered" if window.guard.cover and window.guard.cover.is_on else "open"
    state = f"{state if window.is_open else 'locked'} {text}".strip()
    if state != said[0]:
        said[0] = state
        print(state, flush=True)
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
program.window.opened.connect(lambda: window.settings.change("cover_behind", True))
program.start()
print("number", int(window.winId()), flush=True)
app.exec()
"""
OTHER = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
other = QWidget()
other.show()
print("number", int(other.winId()), flush=True)
app.exec()
"""


@pytest.fixture
def xdo(screen: str) -> Callable[..., str]:
    """Runs xdotool on the screen."""
    if shutil.which("xdotool") is None:
        pytest.skip("needs xdotool")

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env={"DISPLAY": screen},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    return run


def until(done: Callable[[], object], talker: Talker) -> None:
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end, talker.lines
        time.sleep(0.02)


def number(talker: Talker) -> str:
    def told() -> list[str]:
        return [line.split()[1] for line in talker.lines if line.startswith("number ")]

    until(told, talker)
    return told()[0]


def test_real_keys_and_another_program_in_front(
    screen: str, xdo: Callable[..., str], diary: Path, tmp_path: Path
) -> None:
    config = tmp_path / ".config" / "nearward"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"title": "Notes"}))
    here = {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
    program = Talker("-c", PROGRAM, str(diary), **here)
    other = Talker("-c", OTHER, **here)

    def to_front(window: str) -> None:
        """There is no window manager: whoever is focused is in front."""

        def focused() -> bool:
            xdo("windowfocus", window)
            return xdo("getwindowfocus") == window

        until(focused, program)

    def becomes(state: str) -> None:
        until(lambda: program.lines[-1] == state, program)

    try:
        ours, theirs = number(program), number(other)
        to_front(ours)
        becomes("open")
        # all that a list of windows shows
        assert xdo("getwindowname", ours) == "Notes"
        xdo("type", "a")
        becomes("open a")
        xdo("key", "ctrl+shift+h")
        becomes("covered a")
        xdo("type", "bcd")  # goes nowhere
        xdo("key", "ctrl+shift+h")
        becomes("open a")
        to_front(theirs)
        becomes("covered a")
        to_front(ours)
        becomes("open a")
        xdo("type", "e")
        becomes("open ae")
        assert xdo("getwindowname", ours) == "Notes"
        xdo("key", "ctrl+l")
        until(lambda: "locked" in program.lines, program)
    finally:
        program.end()
        other.end()
