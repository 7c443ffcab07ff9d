"""Rows 12 and 13: what was copied or selected is gone with the lock; what is others' stays."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.leaks import trace
from tests.leaks.day import Day

needs_xclip = pytest.mark.skipif(shutil.which("xclip") is None, reason="needs xclip")
pytestmark = needs_xclip

OTHERS = "a word of someone else"


@pytest.fixture
def open_day(
    screen: str, raw: Path, tmp_path: Path, key: bytes, canary: str
) -> Iterator[Callable[[], Day]]:
    """Starts a day on the screen with an entry that holds the canary."""
    env = trace.environment(tmp_path / "home", QT_QPA_PLATFORM="xcb", DISPLAY=screen)
    days: list[Day] = []

    def start() -> Day:
        day = Day(raw, env, tmp_path)
        days.append(day)
        day.use_key(key)
        day.unlock("any")
        day.fill(canary, ["entry"])
        return day

    yield start
    for day in days:
        day.__exit__()


def held(screen: str, selection: str) -> str:
    done = subprocess.run(
        ["xclip", "-display", screen, "-selection", selection, "-o"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return done.stdout


def give(screen: str, selection: str, text: str) -> None:
    subprocess.run(
        ["xclip", "-display", screen, "-selection", selection, "-i"],
        input=text,
        text=True,
        timeout=20,
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("end", ["lock", "quit"])
def test_what_was_copied_and_selected_is_gone(
    open_day: Callable[[], Day], screen: str, canary: str, end: str
) -> None:
    day = open_day()
    day.do("copy")
    day.do("select")
    # control: until then the other programs see both
    assert canary in held(screen, "clipboard")
    assert held(screen, "primary") in canary
    assert held(screen, "primary")
    getattr(day, end)()
    assert held(screen, "clipboard") == ""
    assert held(screen, "primary") == ""


@pytest.mark.parametrize("end", ["lock", "quit"])
def test_what_others_copied_stays(open_day: Callable[[], Day], screen: str, end: str) -> None:
    day = open_day()
    day.do("copy")
    day.do("select")
    for selection in ("clipboard", "primary"):
        give(screen, selection, OTHERS)
    getattr(day, end)()
    assert held(screen, "clipboard") == OTHERS
    assert held(screen, "primary") == OTHERS
