"""A second start brings the first window to the front, or says that the diary is open; no lock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kit import real

from nearward.config.held import call_holder, is_held
from nearward.vault.care.opening import create_diary, open_diary

KEY = bytes(range(32))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asked of Linux")
needs_screen = pytest.mark.skipif(bool(real.MISSING), reason="needs a screen")
SAID = "This diary is already open in another window."
ASK = "import sys; from pathlib import Path; from nearward.config.held import is_held;"
ASK += "print(is_held(Path(sys.argv[1])))"
#: a program that is no window has the diary open, and says when a call has not ended it
HOLD = "import sys; from pathlib import Path; from nearward.vault.care.opening import open_diary\n"
HOLD += "vault = open_diary(Path(sys.argv[1]), '', key=bytes(range(32)))\n"
HOLD += "print('open', flush=True)\n"
HOLD += "for line in sys.stdin:\n print('here', flush=True)\n"
#: longer than a first window takes to answer a call
LONG_S = 6.0


def asked(path: Path) -> str:
    """What another process says of a diary."""
    command = [sys.executable, "-c", ASK, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_lock_of_another_is_seen_and_none_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "d.nearward"
    assert asked(path) == "False"
    vault = create_diary(path, "", key=KEY)
    assert [asked(path), asked(path)] == ["True", "True"]
    vault.close()
    assert asked(path) == "False"
    assert not is_held(tmp_path)
    assert not is_held(tmp_path / "a\0b")
    call_holder(path)
    call_holder(tmp_path / "a\0b")
    vault = open_diary(path, "", key=KEY)
    assert asked(path) == "True"
    vault.close()


@pytest.fixture
def holder(diary: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the diary open and listens for no call."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(diary)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.communicate()


def is_here(process: subprocess.Popen[str]) -> bool:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline() == "here\n"


def test_a_call_harms_no_program_that_does_not_listen(
    diary: Path, holder: subprocess.Popen[str]
) -> None:
    assert is_held(diary)
    call_holder(diary)
    assert is_here(holder)
    assert is_held(diary)


@needs_screen
def test_a_second_window_says_so_before_the_passphrase(
    tmp_path: Path, diary: Path, holder: subprocess.Popen[str]
) -> None:
    """Where no window comes."""
    with real.desktop(1280, 800) as screen:
        second = real.Running(screen, tmp_path / "two", diary)
        try:
            second.becomes(f"{SAID!r} in window.lock_page.message.text()")
            assert is_here(holder)
            time.sleep(LONG_S)
            assert second.ask("window.isVisible() and not window.is_open")
            second.quit()
        finally:
            second.end()


def start(first: real.Running, home: Path, diary: Path) -> subprocess.Popen[bytes]:
    """The program by its own start, on the screen of another one."""
    home.mkdir()
    command = [sys.executable, "-m", "nearward", str(diary)]
    env = {**first.env, "HOME": str(home)}
    return subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def active(first: real.Running) -> int:
    """The process whose window has the keyboard, as the screen says it."""
    return int(first.xdo("getactivewindow", "getwindowpid"))


@needs_screen
@pytest.mark.parametrize("stands", ["open", "minimised", "hidden"])
def test_the_first_window_comes_as_it_stands(tmp_path: Path, diary: Path, stands: str) -> None:
    """And the second program ends by itself; what is hidden stays hidden."""
    with real.desktop(1280, 800) as screen:
        first = real.Running(screen, tmp_path / "one", diary)
        try:
            first.unlock()
            if stands == "hidden":
                first.press("ctrl+shift+h")
                first.becomes("window.guard.is_covering")
            if stands == "minimised":
                first.ask("window.showMinimized()")
                first.becomes("window.isMinimized()")
            second = start(first, tmp_path / "two", diary)
            try:
                assert second.wait(30) == 0
            finally:
                second.kill()
                second.wait()
            first.becomes("window.isActiveWindow() and not window.isMinimized()")
            assert active(first) == first.process.pid
            assert first.ask("window.is_open")
            assert first.ask("window.guard.is_covering") == (stands == "hidden")
            first.quit()
        finally:
            first.end()


@needs_screen
def test_a_first_window_that_hangs_leaves_the_second_there(tmp_path: Path, diary: Path) -> None:
    with real.desktop(1280, 800) as screen:
        first = real.Running(screen, tmp_path / "one", diary)
        second = None
        try:
            first.unlock()
            os.kill(first.process.pid, signal.SIGSTOP)
            second = real.Running(screen, tmp_path / "two", diary)
            second.becomes(f"{SAID!r} in window.lock_page.message.text()")
            time.sleep(LONG_S)
            assert second.ask("window.isVisible() and window.isActiveWindow()")
            os.kill(first.process.pid, signal.SIGCONT)
            # the call waited for it
            first.becomes("window.isActiveWindow()")
            time.sleep(1.5)
            assert second.ask("window.isVisible()"), "its time is over: it stays"
        finally:
            os.kill(first.process.pid, signal.SIGCONT)
            if second is not None:
                second.end()
            first.end()


@needs_screen
def test_a_locked_window_stays_locked_and_where_it_is(tmp_path: Path, diary: Path) -> None:
    with real.desktop(1280, 800) as screen:
        first = real.Running(screen, tmp_path / "one", diary)
        second = None
        try:
            first.unlock()
            first.lock()
            # nobody has the diary open now: the second is a window like another
            second = real.Running(screen, tmp_path / "two", diary)
            second.settle()
            assert not second.ask("window.lock_page.message.text()")
            os.kill(first.process.pid, signal.SIGURG)
            time.sleep(2.5)
            assert active(first) == second.process.pid
            assert first.ask("not window.is_open and window.room is None")
            assert second.ask("window.isVisible()")
            # and what comes back from a lock calls no one
            second.unlock()
            first.end()
            third = real.Running(screen, tmp_path / "one", diary, NEARWARD_DIARY=str(diary))
            try:
                third.becomes(f"{SAID!r} in window.lock_page.message.text()")
                time.sleep(LONG_S)
                assert active(second) == third.process.pid
                third.quit()
            finally:
                third.end()
            second.quit()
        finally:
            if second is not None:
                second.end()
            first.end()
