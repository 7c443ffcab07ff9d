"""Rows 15, 16 and 18: what is in memory goes with the lock, and nowhere else before it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.leaks import exchanging, memory, trace
from tests.leaks.day import Day

from nearward.session.ask import people
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file import key as keys

PASSPHRASE = "Ein Otter in der Dämmerung 7f3a"
PATTERN = Path("/proc/sys/kernel/core_pattern")

needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only root reads the memory of a process that is not dumpable",
)
needs_cores = pytest.mark.skipif(
    not PATTERN.exists()
    or "/" in PATTERN.read_text()
    or "|" in PATTERN.read_text()
    or shutil.which("prlimit") is None,
    reason="core dumps go elsewhere here (core_pattern), or no prlimit",
)


@needs_root
def test_after_a_lock_nothing_is_left_in_memory(
    tmp_path: Path, canary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real derivation, a real lock: the same process, started anew in place."""
    salt = keys.new_salt()
    key = bytes(keys.derive(PASSPHRASE, salt))
    monkeypatch.setattr(keys, "new_salt", lambda: salt)
    diary = tmp_path / "a.nearward"
    create_diary(diary, "", key=key).close()
    needles: dict[str, str | bytes] = {"text": canary, "passphrase": PASSPHRASE, "key": key}
    with Day(diary, trace.environment(tmp_path / "home"), tmp_path) as day:
        assert memory.scan(day.pid, needles) == {}
        day.unlock(PASSPHRASE)
        day.fill(canary, ["entry", "person and moment", "worksheet"])
        for source in exchanging.sources(tmp_path / "sources", canary):
            day.do("import", str(source))
        day.do("copy")
        # control: while the diary is open the scan sees the text and the key
        opened = memory.scan(day.pid, needles)
        assert opened["text"] > 20
        assert opened["key"] > 0
        assert memory.told_outside(day.pid, needles) == []
        pid = day.pid
        day.lock()
        assert day.pid == pid
        assert memory.scan(day.pid, needles) == {}
        assert memory.told_outside(day.pid, needles) == []
        # control: it is the program that was scanned, and it can be opened again
        day.unlock(PASSPHRASE)
        day.do("open-newest")
        assert memory.scan(day.pid, needles)["text"] > 0
        day.quit()


@needs_cores
def test_a_crash_leaves_no_picture_of_the_memory(
    raw: Path, tmp_path: Path, key: bytes, canary: str
) -> None:
    place = tmp_path / "crash"
    place.mkdir()
    before = ["env", "-C", str(place), "prlimit", "--core=unlimited:unlimited"]
    with Day(raw, trace.environment(tmp_path / "home"), tmp_path, before=before) as day:
        day.use_key(key)
        day.unlock("any")
        day.fill(canary, ["entry"])
        os.kill(day.pid, signal.SIGSEGV)
        with pytest.raises(RuntimeError, match="has ended"):
            day.do("look")
    assert list(place.iterdir()) == []
    assert trace.grep(tmp_path, canary) == {}


@needs_cores
def test_control_a_crash_leaves_one(tmp_path: Path, canary: str) -> None:
    env = trace.environment(tmp_path / "home")
    command = trace.python("-m", "tests.leaks.controls", "core", canary)
    place = tmp_path / "crash"
    place.mkdir()
    done = subprocess.run(
        ["prlimit", "--core=unlimited:unlimited", *command], cwd=place, env=env, check=False
    )
    assert done.returncode == -signal.SIGSEGV
    if not list(place.iterdir()):
        pytest.skip("this system writes no core dumps at all")
    assert trace.grep(place, canary)


def test_no_key_in_any_statement(
    raw: Path, key: bytes, monkeypatch: pytest.MonkeyPatch, canary: str
) -> None:
    """The key is handed over by a call of its own; SQL is what logs and traces show."""
    import sqlcipher3

    said: list[str] = []
    connect = sqlcipher3.connect

    def traced(*arguments: Any, **options: Any) -> Any:
        made = connect(*arguments, **options)
        made.set_trace_callback(said.append)
        return made

    monkeypatch.setattr(sqlcipher3, "connect", traced)
    vault = open_diary(raw, "", key=key)
    people.add(canary)(vault)
    vault.close()
    told = "\n".join(said).encode()
    assert b"BEGIN IMMEDIATE" in told
    assert b"cipher" in told
    salt = raw.read_bytes()[: keys.SALT_BYTES]
    for needle in (key, salt):
        assert [form for form, data in trace.forms(needle).items() if data in told] == []
