"""Rows 12 and 13: what was copied or selected is gone with the lock or after a while, and is marked
as private until then; what is others' stays."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.leaks import trace
from tests.leaks.day import Day

needs_xclip = pytest.mark.skipif(shutil.which("xclip") is None, reason="needs xclip")
pytestmark = needs_xclip

OTHERS = "a word of someone else"
BOTH = ("clipboard", "primary")
HOUR = str(3_600_000)


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


def held(screen: str, selection: str, form: str = "UTF8_STRING") -> str:
    done = subprocess.run(
        ["xclip", "-display", screen, "-selection", selection, "-t", form, "-o"],
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
    for selection in BOTH:
        give(screen, selection, OTHERS)
    getattr(day, end)()
    assert held(screen, "clipboard") == OTHERS
    assert held(screen, "primary") == OTHERS


def gone(screen: str, selection: str) -> bool:
    """Whether it becomes empty; the program is given time for it."""
    end = time.monotonic() + 30
    while held(screen, selection):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def test_what_was_copied_and_selected_goes_after_a_while(
    open_day: Callable[[], Day], screen: str, canary: str
) -> None:
    day = open_day()
    # control: by itself, only time clears it
    day.do("clear-soon", HOUR, HOUR)
    day.do("copy")
    day.do("select")
    assert canary in held(screen, "clipboard")
    assert held(screen, "primary") in canary
    day.do("clear-soon", "1", HOUR)
    day.do("copy")
    day.do("select")
    for selection in BOTH:
        assert gone(screen, selection), selection


def test_a_passphrase_goes_sooner_than_a_text(
    open_day: Callable[[], Day], screen: str, canary: str
) -> None:
    day = open_day()
    day.do("clear-soon", HOUR, "1")
    day.do("copy")
    assert canary in held(screen, "clipboard")
    day.do("copy-key", "an otter at dusk")
    for selection in BOTH:
        assert gone(screen, selection), selection


def test_what_others_copied_since_stays_when_the_time_is_over(
    open_day: Callable[[], Day], screen: str
) -> None:
    day = open_day()
    day.do("clear-soon", "1000", "1000")
    day.do("copy")
    day.do("select")
    for selection in BOTH:
        give(screen, selection, OTHERS)
    time.sleep(1.5)
    day.do("page", "journal")
    for selection in BOTH:
        assert held(screen, selection) == OTHERS


@pytest.mark.parametrize("selection", BOTH)
def test_keepers_of_clipboards_are_asked_to_keep_nothing(
    open_day: Callable[[], Day], screen: str, canary: str, selection: str
) -> None:
    day = open_day()
    day.do("copy")
    day.do("select")
    assert held(screen, selection, "x-kde-passwordManagerHint") == "secret"
    # only plain text, no page of the web with its looks
    forms = held(screen, selection, "TARGETS").split()
    assert "text/plain" in forms
    assert not [form for form in forms if "html" in form or "opendocument" in form]


def test_every_copy_is_marked(open_day: Callable[[], Day], screen: str) -> None:
    """Also the second one, and one from a field of one line."""
    day = open_day()
    for text in ("an otter at dusk", "an otter at dawn"):
        day.do("copy")
        day.do("copy-key", text)
        assert held(screen, "clipboard") == text
        assert held(screen, "clipboard", "x-kde-passwordManagerHint") == "secret"
