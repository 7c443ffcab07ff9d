"""Rows 8, 9, 10, 11, 19, 24 and 25: which files there are, who may read them, what is in them."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
from pathlib import Path

import pytest
from tests.leaks import trace
from tests.leaks.day import ALLOWED, Day
from tests.leaks.seen import Traced
from tests.leaks.trace import needs_strace

CLEAR = {
    "theme",
    "text_size",
    "language",
    "reduced_motion",
    "last_diary",
    "window",
    "title",
    "backup_folder",
}


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def is_a_list(path: Path) -> bool:
    """Whether it is a list of what was used, such as Qt and GTK keep."""
    return path.name == "QtProject.conf" or path.name.startswith("recently-used")


@needs_strace
def test_only_known_files_come_to_be(traced: Traced) -> None:
    out, home = traced.pdf.parent, traced.home
    files = [path for path in trace.below(home) if path.is_file()]
    assert files
    assert [str(f) for f in files if not ALLOWED.fullmatch(str(f.relative_to(home)))] == []
    assert not [path for path in trace.below(home) if is_a_list(path)]
    temporary = home.with_name(f"{home.name}-tmp")
    assert list(temporary.iterdir()) == []
    # and none came and went
    for name in traced.facts.writable:
        path = Path(name)
        if path.is_relative_to(home):
            assert ALLOWED.fullmatch(str(path.relative_to(home))), name
        elif path.is_relative_to(out):
            # what a kill would leave can be seen, and says what it is
            assert re.fullmatch(r"(all\.json|sheet\.pdf)\.[0-9a-f]{8}\.tmp", path.name), name
        else:
            assert re.match(r"/(dev/(null|shm/|tty)|proc/)", name), name
    assert sorted(path.name for path in out.iterdir()) == ["all.json", "sheet.pdf"]
    named = {new for _, new in traced.facts.named if Path(new).is_relative_to(out)}
    assert named == {str(traced.pdf), str(traced.export)}


@needs_strace
def test_only_the_person_may_read_them(traced: Traced) -> None:
    files = [path for path in trace.below(traced.home) if path.is_file()]
    wrong = [(str(f), mode(f)) for f in [*files, traced.pdf, traced.export] if mode(f) != "0o600"]
    assert wrong == []
    made = {Path(name) for name in traced.facts.folders}
    made = {path for path in made if path.is_relative_to(traced.home) and path.exists()}
    assert made
    assert [(str(path), mode(path)) for path in made if mode(path) != "0o700"] == []


@needs_strace
def test_what_stands_in_clear_is_what_was_said(traced: Traced) -> None:
    kept = json.loads((traced.home / ".config/nearward/settings.json").read_text("utf-8"))
    assert set(kept) <= CLEAR
    assert kept["last_diary"] == str(traced.diary)
    assert trace.grep(traced.home, traced.canary) == {}
    assert trace.grep(traced.home, traced.passphrase) == {}
    charts = list((traced.home / ".local/share/nearward/charts").iterdir())
    assert charts, "the chart library kept its list of fonts elsewhere"


def test_a_foreign_desktop_keeps_no_list_of_what_was_used(
    screen: str, raw: Path, tmp_path: Path, key: bytes, canary: str
) -> None:
    """On GNOME the system's dialog would note the path of a PDF in recently-used.xbel."""
    home = tmp_path / "home"
    env = trace.environment(
        home, QT_QPA_PLATFORM="xcb", DISPLAY=screen, XDG_CURRENT_DESKTOP="GNOME"
    )
    with Day(raw, env, tmp_path) as day:
        day.use_key(key)
        day.unlock("any")
        day.fill(canary, ["worksheet"])
        day.do("pdf", str(tmp_path / f"{canary}.pdf"))
        day.quit()
    assert (tmp_path / f"{canary}.pdf").exists()
    assert not [path for path in trace.below(home) if is_a_list(path)]
    assert trace.grep(home, canary) == {}
    assert not [path for path in trace.below(home) if canary in path.name]


def test_control_the_dialog_of_qt_keeps_a_history(tmp_path: Path, canary: str) -> None:
    env = trace.environment(tmp_path / "home")
    (tmp_path / canary).mkdir()
    command = ("-m", "tests.leaks.controls", "dialog", str(tmp_path / canary / "x.pdf"))
    done = subprocess.run(trace.python(*command), env=env, timeout=60, check=False)
    assert done.returncode == 0
    assert trace.grep(tmp_path / "home", canary)


@needs_strace
def test_a_pdf_is_one_file_and_asks_no_printer(traced: Traced) -> None:
    assert traced.pdf.stat().st_size > 5_000
    assert "PySide6.QtPrintSupport" not in traced.about["modules"]
    assert not [name for name in traced.facts.opened if "cups" in name]


def test_an_older_choice_of_others_about_new_files_counts_for_nothing(
    raw: Path, tmp_path: Path, key: bytes, canary: str
) -> None:
    """Started by something that lets everybody read what it makes."""
    old = os.umask(0)
    try:
        home = tmp_path / "home"
        with Day(raw, trace.environment(home), tmp_path) as day:
            day.use_key(key)
            day.unlock("any")
            day.fill(canary, ["person and moment", "worksheet"])
            day.do("page", "patterns")
            day.do("pdf", str(home / "x.pdf"))
            day.kill()
    finally:
        os.umask(old)
    made = [p for p in trace.below(home) if p.is_file()]
    assert {mode(path) for path in made} == {"0o600"}
    assert {mode(p) for p in trace.below(home) if p.is_dir() and p.name == "nearward"} == {"0o700"}


def test_what_another_program_mounts_in_a_home_is_none_of_ours(tmp_path: Path) -> None:
    """As a portal does with .cache/doc."""
    there = tmp_path / ".cache/doc"
    there.mkdir(parents=True)
    (tmp_path / "ours").touch()
    command = ["mount", "-t", "tmpfs", "none", str(there)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("needs mount")
    if done.returncode:
        pytest.skip("needs root, to mount something")
    try:
        (there / "by-app").mkdir()
        (there / "a word").write_text("a word")
        assert [path.name for path in trace.below(tmp_path)] == [".cache", "ours"]
        assert trace.grep(tmp_path, "a word") == {}
    finally:
        subprocess.run(["umount", str(there)], check=True)
