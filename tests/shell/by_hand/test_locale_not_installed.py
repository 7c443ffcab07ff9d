"""A language of the system that is not installed: the program starts, and says nothing of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward.vault.care.opening import create_diary

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
LOCALES = [
    {"LANG": "xx_YY.UTF-8", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "xx_YY.UTF-8"},
    {"LC_ALL": "de_XX.UTF-8"},
    {"LC_ALL": "he_XX.UTF-8", "LANG": "xx"},
    {"LC_ALL": "C"},
]
#: Qt by itself says something of these
BARE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
PASSPHRASE = "a quiet heron by night"


def environment(home: Path, given: dict[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "XDG_"))
    }
    return {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **given}


def nearward(
    home: Path, given: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nearward", *arguments],
        env=environment(home, given),
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("given", LOCALES, ids=str)
def test_the_window(tmp_path: Path, given: dict[str, str]) -> None:
    """Started, shown and asked to end; the lock file says that it is there."""
    started = subprocess.Popen(
        [sys.executable, "-m", "nearward", str(tmp_path / "none.nearward")],
        env=environment(tmp_path, given),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    status = Path(f"/proc/{started.pid}/status")
    caught = 1 << (signal.SIGTERM - 1)
    end = time.monotonic() + 60
    # from then on Python hears the signal, which comes after the application was made
    while not _caught(status) & caught:
        assert started.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)
    time.sleep(1)
    started.terminate()
    assert started.communicate(timeout=60) == ("", "")
    assert started.returncode == 0


def _caught(status: Path) -> int:
    lines = status.read_text().splitlines()
    return int(next(line for line in lines if line.startswith("SigCgt")).split()[1], 16)


@pytest.mark.parametrize("given", LOCALES[2:4], ids=str)
def test_commands_and_a_book(tmp_path: Path, given: dict[str, str]) -> None:
    diary, book = tmp_path / "d.nearward", tmp_path / "b.pdf"
    at = datetime(2026, 3, 14, 21, tzinfo=UTC)
    vault = create_diary(diary, PASSPHRASE)
    entries.save(Entry(at=at, day=at.date(), text="By the pond."))(vault)
    vault.close()
    for arguments in (
        ("check", str(diary), "--passphrase-stdin"),
        ("export", "--as", "pdf", str(diary), str(book), "--passphrase-stdin"),
        ("--version",),
    ):
        done = nearward(tmp_path, given, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), arguments
    assert book.read_bytes().startswith(b"%PDF")


def test_the_tour(tmp_path: Path) -> None:
    done = nearward(tmp_path, LOCALES[2], "tour", str(tmp_path / "out"), "--theme", "light")
    assert (done.returncode, done.stderr) == (0, "")
    assert "files were made." in done.stdout


@pytest.mark.parametrize("given", [LOCALES[0], LOCALES[2]], ids=str)
def test_qt_by_itself_says_something(tmp_path: Path, given: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BARE],
        env=environment(tmp_path, given),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "locale" in done.stderr
