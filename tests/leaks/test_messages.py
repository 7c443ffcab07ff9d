"""Rows 14, 20 and 21: what the program says to logs, to the desktop and to input methods."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.leaks import trace
from tests.leaks.bugs import KINDS, PLACES
from tests.leaks.day import Day
from tests.leaks.seen import Traced
from tests.leaks.trace import needs_strace


def test_a_bug_tells_no_word(raw: Path, tmp_path: Path, key: bytes, canary: str) -> None:
    """Twelve kinds at five places in the real program, which goes on."""
    with Day(raw, trace.environment(tmp_path / "home"), tmp_path) as day:
        day.use_key(key)
        day.unlock("any")
        day.do("break", canary)
        day.fill(canary, ["entry"])
        day.quit()
        errors = day.errors
    assert canary not in errors
    told = re.findall(r"nearward: (\w+) at (\S+:\d+)", errors)
    assert len(told) >= len(PLACES) * len(KINDS)
    assert {"KeyError", "ValueError", "JSONDecodeError", "ExceptionGroup"} <= {k for k, _ in told}
    assert not re.search(r"Traceback|File \"", errors)


def test_what_libraries_say_tells_no_word(
    raw: Path, tmp_path: Path, key: bytes, canary: str
) -> None:
    """Also when someone has turned the talk of Qt about keys and windows on."""
    env = trace.environment(
        tmp_path / "home", QT_LOGGING_RULES="qt.qpa.*=true", PYTHONWARNINGS="always"
    )
    with Day(raw, env, tmp_path) as day:
        day.use_key(key)
        day.unlock("any")
        day.fill(canary, ["entry", "person and moment", "search"])
        # the library of the charts has a log
        day.do("page", "patterns")
        day.do("say", canary)
        day.do("copy")
        day.quit()
        errors = day.errors
    assert canary not in errors
    assert "nearward: Qt warns (qt.qpa.input)" in errors
    assert "nearward: RuntimeWarning at bugs.py:" in errors


def test_control_bugs_tell_words(tmp_path: Path, canary: str) -> None:
    done = subprocess.run(
        trace.python("-m", "tests.leaks.bugs", canary),
        capture_output=True,
        text=True,
        timeout=60,
        env=trace.environment(tmp_path / "home"),
        check=False,
    )
    assert done.stderr.count(canary) > 40
    for way in ("qt", "log", "RuntimeWarning"):
        assert re.search(f"(?i){way}.*{canary}|{canary}", done.stderr), way


@needs_strace
def test_the_whole_day_says_nothing(traced: Traced) -> None:
    assert traced.canary not in traced.errors
    assert "Traceback" not in traced.errors
    lines = {line for line in traced.errors.splitlines() if line.startswith("nearward:")}
    # the platform without a screen says something of itself
    assert lines <= {"nearward: Qt warns (default)"}


@needs_strace
def test_the_title_is_the_same_all_day(traced: Traced) -> None:
    assert traced.about["titles"] == ["Nearward"]
    assert traced.about["name"] == "Nearward"


def test_nothing_is_said_to_the_desktop() -> None:
    """No tray, no notification, no jump list, no file name for the title bar."""
    sources = [trace.ROOT / folder for folder in ("desktop", "ui")]
    for file in (path for source in sources for path in source.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        found = re.findall(
            r"QSystemTrayIcon|setWindowFilePath|showMessage|org\.freedesktop\.Notif", text
        )
        assert found == [], file


@needs_strace
def test_input_methods_are_told_to_keep_nothing(traced: Traced) -> None:
    assert traced.about["hints"] == []


@pytest.mark.parametrize("name", ["lock_page.field", "create_page.first", "create_page.again"])
def test_a_passphrase_is_hidden_from_input_methods(qtbot: object, name: str) -> None:
    from PySide6.QtCore import Qt

    from nearward.i18n import Translator
    from nearward_ui.kit.theme import Theme
    from nearward_ui.unlock.create_page import CreatePage
    from nearward_ui.unlock.lock_page import LockPage

    look = Theme("light", 100)
    page = (
        LockPage(Translator("en"), look)
        if "lock" in name
        else CreatePage(Translator("en"), look, Path())
    )
    field = getattr(page, name.split(".")[1])
    hints = field.inputMethodHints()
    for hint in ("ImhSensitiveData", "ImhHiddenText", "ImhNoPredictiveText"):
        assert hints & getattr(Qt.InputMethodHint, hint)
    assert not field.acceptDrops()
    page.deleteLater()
