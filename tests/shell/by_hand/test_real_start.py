"""The program as a person meets it: a process on a screen, typed into from outside."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.config.test_settings_file import IN_CLEAR

from nearward.vault.care.opening import create_diary, open_diary

PASSPHRASE = "a very plain heron"
TYPED = "zwirbelhalm in the reeds"
PATIENCE_S = 60.0
TRIES = 3

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not here"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not here"),
]
#: another program on the same screen: says what the clipboard holds, or puts something there
CLIPBOARD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication(["other"])
board = app.clipboard()
if len(sys.argv) > 1:
    board.setText(sys.argv[1])
    print("taken", flush=True)
    app.exec()
else:
    QTimer.singleShot(100, app.quit)
    app.exec()
    print(board.text())
"""


def until(done: Callable[[], object], what: str) -> None:
    """Ask again and again."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a screen that nobody sees."""
    read, write = os.pipe()
    log = tmp_path_factory.mktemp("screen") / "log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                "1300x900x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[write],
            stdout=said,
            stderr=said,
        )
    os.close(write)
    with os.fdopen(read, encoding="ascii") as pipe:
        number = pipe.readline().strip()
    if not number:
        server.wait()
        pytest.skip(f"no screen could be made: {log.read_text(errors='replace')[-300:]}")
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty diary with a real passphrase."""
    path = tmp_path_factory.mktemp("made") / "d.nearward"
    create_diary(path, PASSPHRASE).close()
    return path


class Program:
    """A running Nearward, its window, and hands to type with."""

    def __init__(self, screen: str, diary: Path, home: Path) -> None:
        home.mkdir()
        self.diary = diary
        dropped = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
        own = {name: value for name, value in os.environ.items() if name not in dropped}
        own = {name: value for name, value in own.items() if not name.startswith("XDG_")}
        self.environment = {**own, "DISPLAY": screen, "HOME": str(home), "NO_AT_BRIDGE": "1"}
        self.log = home.parent / "said"
        with self.log.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "nearward", str(diary)],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def runs(self) -> bool:
        return self.process.poll() is None

    @property
    def is_open(self) -> bool:
        """Whether the process holds the exclusive lock of the file."""
        number = f":{self.diary.stat().st_ino} "
        locks = Path("/proc/locks").read_text(encoding="ascii")
        return any(number in line and " WRITE " in line for line in locks.splitlines())

    def windows(self) -> list[str]:
        found = self.hands("search", "--onlyvisible", "--pid", str(self.process.pid))
        return found.split()

    def hands(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return done.stdout

    @property
    def peak(self) -> int:
        """The most memory that this image of the process ever had; a new image begins anew."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line)

    def appear(self) -> None:
        """Wait for the window, and give it the keyboard (no window manager does so here)."""
        until(lambda: self._has_keyboard() or not self.runs, "a window with the keyboard")
        assert self.runs, self.said

    def _has_keyboard(self) -> bool:
        windows = self.windows()
        if len(windows) != 1:
            return False
        self.hands("windowfocus", windows[0])
        return self.hands("getwindowfocus").strip() == windows[0]

    def lock(self) -> None:
        """Press Ctrl+L; wait until the process has begun anew."""
        before = self.peak
        self.press("ctrl+l")
        until(lambda: not self.is_open, "a closed diary")
        until(lambda: self.peak < before, "a new image")
        self.appear()

    def type(self, text: str) -> None:
        self.hands("type", "--delay", "15", text)

    def press(self, keys: str) -> None:
        self.hands("key", keys)

    def unlock(self) -> None:
        """Type the passphrase; once more when keys went astray (no window manager is here)."""
        for _ in range(TRIES):
            self.press("ctrl+a")
            self.type(PASSPHRASE)
            self.press("Return")
            end = time.monotonic() + PATIENCE_S / TRIES
            while not self.is_open and self.runs and time.monotonic() < end:
                time.sleep(0.05)
            if self.is_open or not self.runs:
                break
            self.appear()
        assert self.is_open, f"no open diary {self.said}"
        assert self.runs, self.said

    def write(self, text: str) -> None:
        """Type into the page, until it is on the disk (it saves by itself)."""
        before = self.diary.stat().st_mtime_ns
        until(lambda: self._takes("a", before), "a page that takes what is typed")
        self.type(text)

    def _takes(self, letter: str, before: int) -> bool:
        self.type(letter)
        time.sleep(0.2)
        return self.diary.stat().st_mtime_ns != before

    def arrived(self, text: str) -> None:
        """Wait until every key of a text has been taken by the window."""
        if os.geteuid() == 0:
            until(lambda: in_memory(self.process.pid, text), f"{text} in memory")
        else:
            self.copy(text)

    def copy(self, text: str) -> None:
        """Copy the whole page."""
        self.press("ctrl+a")
        self.press("ctrl+c")
        until(lambda: text in self.clipboard(), "a copied text")

    def clipboard(self) -> str:
        own = {**self.environment, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-c", CLIPBOARD]
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=True)
        return done.stdout.removesuffix("\n")

    def end(self) -> None:
        if self.runs:
            self.process.kill()
        self.process.wait()


@pytest.fixture
def program(screen: str, made: Path, tmp_path: Path) -> Iterator[Program]:
    diary = tmp_path / "d.nearward"
    shutil.copyfile(made, diary)
    running = Program(screen, diary, tmp_path / "home")
    try:
        running.appear()
        yield running
    finally:
        running.end()


def texts(diary: Path) -> list[str]:
    vault = open_diary(diary, PASSPHRASE)
    found = [entry.text for entry in vault.entries.every()]
    vault.close()
    return found


def in_memory(number: int, needle: str) -> int:
    """How often a word stands in the memory of a process, in any of its ways (root only)."""
    found = 0
    with Path(f"/proc/{number}/maps").open() as maps, Path(f"/proc/{number}/mem").open("rb") as mem:
        for line in maps:
            span, rights = line.split()[:2]
            first, last = (int(part, 16) for part in span.split("-"))
            if not rights.startswith("rw"):
                continue
            try:
                mem.seek(first)
                held = mem.read(last - first)
            except (OSError, ValueError, OverflowError):
                continue
            found += held.count(needle.encode()) + held.count(needle.encode("utf-16-le"))
    return found


def test_unlock_write_lock_and_unlock_again_in_one_process(program: Program) -> None:
    number = program.process.pid
    program.unlock()
    program.write(TYPED)
    # which also shows that the search of the memory can see
    program.arrived(TYPED)
    program.lock()
    assert program.runs, "the same process, begun anew"
    if os.geteuid() == 0:
        assert in_memory(number, TYPED) == 0
        assert in_memory(number, PASSPHRASE) == 0
    (text,) = texts(program.diary)
    assert text.lstrip("a") == TYPED
    program.unlock()
    assert program.runs
    program.press("ctrl+q")
    assert program.process.wait(PATIENCE_S) == 0
    assert program.said == ""


def test_after_a_lock_one_writes_on_where_one_was(program: Program) -> None:
    program.unlock()
    program.write("one two three")
    program.arrived("one two three")
    program.press("Home")
    program.press("ctrl+Right")
    program.lock()
    program.unlock()
    program.write("X")
    program.press("ctrl+q")
    assert program.process.wait(PATIENCE_S) == 0
    (text,) = texts(program.diary)
    assert re.fullmatch("a+one a+Xtwo three", text), text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_and_quits(program: Program, number: signal.Signals) -> None:
    program.unlock()
    program.write(TYPED)
    program.arrived(TYPED)
    program.process.send_signal(number)
    assert program.process.wait(PATIENCE_S) == 0
    assert program.said == ""
    (text,) = texts(program.diary)
    assert text.lstrip("a") == TYPED


def test_the_clipboard_is_cleared_only_while_it_is_ours(program: Program) -> None:
    program.unlock()
    program.write(TYPED)
    program.copy(TYPED)
    program.lock()
    assert program.clipboard() == ""
    program.unlock()
    program.write(TYPED)
    program.copy(TYPED)
    own = {**program.environment, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", CLIPBOARD, "someone else's"]
    other = subprocess.Popen(command, env=own, stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        with other.stdout:
            assert other.stdout.readline() == "taken\n"
        program.lock()
        assert program.clipboard() == "someone else's"
    finally:
        other.kill()
        other.wait()


def test_what_is_kept_in_clear_and_where(program: Program) -> None:
    program.unlock()
    program.write(TYPED)
    program.press("ctrl+q")
    assert program.process.wait(PATIENCE_S) == 0
    home = Path(program.environment["HOME"])
    files = [file for file in home.rglob("*") if file.is_file() and "fontconfig" not in str(file)]
    kept = home / ".config" / "nearward" / "settings.json"
    assert kept in files
    for file in files:
        # beside it only the chart library's list of the system's fonts
        assert file == kept or file.parent == home / ".local" / "share" / "nearward" / "charts"
        assert TYPED.encode() not in file.read_bytes()
    clear = json.loads(kept.read_text(encoding="utf-8"))
    assert set(clear) <= IN_CLEAR
    assert clear["last_diary"] == str(program.diary)
    assert bytes.fromhex(clear["window"])
