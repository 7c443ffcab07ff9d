"""Rows 4, 5, 6, 7 and 11: nothing is asked of anyone, whatever is pasted, printed or set."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from tests.leaks import trace
from tests.leaks.conftest import hostile
from tests.leaks.day import Day
from tests.leaks.seen import Traced
from tests.leaks.trace import needs_strace

CONTROL = ("-m", "tests.leaks.controls")


@needs_strace
def test_only_local_sockets_all_day(traced: Traced) -> None:
    assert traced.facts.families <= {"AF_UNIX"}
    assert traced.facts.asked == set()
    assert traced.facts.listened == 0
    assert not [name for name in traced.about["libraries"] if "Network" in name]
    assert not {"PySide6.QtNetwork", "_ssl"} & set(traced.about["modules"])


@needs_strace
def test_control_a_socket_of_the_network_is_seen(tmp_path: Path) -> None:
    env = trace.environment(tmp_path / "home")
    facts, _ = trace.run(trace.python(*CONTROL, "sockets"), tmp_path / "t", {}, env)
    assert "AF_INET" in facts.families
    assert facts.listened


@needs_strace
def test_printing_asks_nothing_of_the_network(raw: Path, tmp_path: Path, key: bytes) -> None:
    """The library of the printers would ask 127.0.0.1:631; a CUPS_SERVER of anyone is dropped."""
    env = trace.environment(tmp_path / "home", CUPS_SERVER="127.0.0.1:63999")
    with Day(raw, env, tmp_path, before=trace.prefix(tmp_path / "t")) as day:
        day.use_key(key)
        day.unlock("any")
        assert "PySide6.QtPrintSupport" not in day.do("about")["modules"]
        day.do("print")
        about = day.do("about")
        day.quit()
    facts = trace.read(tmp_path / "t", {})
    assert "PySide6.QtPrintSupport" in about["modules"]
    assert not [name for name in about["libraries"] if "Qt6Network" in name]
    assert facts.families <= {"AF_UNIX"}
    assert facts.asked <= {"AF_INET", "AF_INET6", "AF_NETLINK"}


@needs_strace
def test_pictures_in_what_is_pasted_or_typed_are_not_looked_for(traced: Traced) -> None:
    """Every field held a page of the web with pictures by http, file and a share."""
    assert traced.requests == 0
    assert not [path for path in traced.facts.opened if traced.planted.name in path]


@needs_strace
def test_control_a_text_field_of_qt_looks_for_them(tmp_path: Path, canary: str) -> None:
    planted = tmp_path / "planted.png"
    planted.write_bytes(b"no picture")
    command = trace.python(*CONTROL, "paste", hostile(canary, planted, 9))
    facts, done = trace.run(command, tmp_path / "t", {}, trace.environment(tmp_path / "home"))
    assert done.returncode == 0, done.stderr
    assert str(planted) in facts.opened
    assert f"//127.0.0.1{planted}" in facts.opened


@needs_strace
def test_no_label_takes_a_persons_words_for_a_page(traced: Traced) -> None:
    assert traced.about["rich"] == []


@needs_strace
def test_the_day_fills_every_field_there_is(traced: Traced) -> None:
    """A field that is new needs its line in tests/leaks/day.py."""
    assert traced.about["unfilled"] == []


@needs_strace
def test_what_is_given_away_points_nowhere(traced: Traced) -> None:
    """The PDF has no link and no date; the export holds what was typed, as data."""
    pdf = traced.pdf.read_bytes()
    assert pdf.startswith(b"%PDF")
    for wanted in (b"/URI", b"/Launch", b"/GoToR", b"/JavaScript", b"http"):
        assert wanted not in pdf.split(b"/Metadata")[0]
    assert traced.canary.encode() not in pdf
    exported = json.loads(traced.export.read_text(encoding="utf-8"))
    assert exported["format"] == "nearward"
    assert traced.canary in exported["entries"][0]["text"]


@pytest.mark.parametrize("value", ["vnc", "VNC:size=800x600", "nosuch;vnc", "xcb;Vnc"])
def test_a_platform_that_serves_the_screen_is_refused(
    screen: str, raw: Path, tmp_path: Path, value: str
) -> None:
    env = trace.environment(tmp_path / "home", QT_QPA_PLATFORM=value, DISPLAY=screen)
    with Day(raw, env, tmp_path) as day:
        assert day.do("about")["platform"] == "xcb"
        assert not [name for name in day.do("about")["libraries"] if "vnc" in name]
        day.quit()


def test_what_stands_on_the_command_line_does_not_reach_qt(tmp_path: Path) -> None:
    import subprocess

    for arguments in (["-platform", "vnc"], ["--platform=vnc"], ["-plugin", "tuiotouch"]):
        done = subprocess.run(
            trace.python("-m", "nearward", *arguments),
            capture_output=True,
            timeout=60,
            env=trace.environment(tmp_path / "home"),
            check=False,
        )
        assert done.returncode == 2


@needs_strace
def test_control_the_platform_serves_the_screen(tmp_path: Path) -> None:
    env = trace.environment(tmp_path / "home")
    command = trace.python(*CONTROL, "platform", "vnc")
    facts, _ = trace.run(command, tmp_path / "t", {}, env)
    assert facts.listened
    assert facts.families & {"AF_INET", "AF_INET6"}


#: starts this program itself, with no word but "--demo": test_a_window_of_its_own_is_held_as_well
OURSELVES = "ui/nearward_ui/shell/first/apart.py"


def test_nothing_hands_an_address_to_another_program() -> None:
    """A program that is not held by the filter could ask for it in our place."""
    sources = [trace.ROOT / folder for folder in ("desktop", "ui")]
    for file in (path for source in sources for path in source.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        found = re.findall(
            r"openUrl|QDesktopServices|setOpenExternalLinks|webbrowser|QProcess|startDetached"
            r"|os\.system|subprocess|xdg-open",
            text,
        )
        is_ours = file == trace.ROOT / OURSELVES
        assert set(found) == ({"QProcess", "startDetached"} if is_ours else set()), file
    assert os.name == "posix" or sources
