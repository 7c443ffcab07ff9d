"""Kills, full disks, broken disks, two programs at once: what was acknowledged is there.

By real signals, a real second process and faults injected into the system's calls.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.vault.writer import START, text_of

from nearward.domain.things import Entry
from nearward.session import operations
from nearward.vault import trouble as t
from nearward.vault.vault import Vault

WRITER = [sys.executable, str(Path(__file__).with_name("writer.py"))]
ROUNDS = int(os.environ.get("NEARWARD_KILLS", "12"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


def run(arguments: list[str], before: list[str] | None = None) -> str:
    done = subprocess.run(
        [*(before or []), *WRITER, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env=ENVIRONMENT,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def acknowledged(output: str) -> dict[int, int]:
    """Entry id -> number of its text."""
    parts = (line.split() for line in output.splitlines() if line.startswith("kept"))
    return {int(part[1]): int(part[2]) for part in parts if len(part) == 3}


def holds(diary: Path, key: bytes, wanted: dict[int, int]) -> None:
    vault = Vault.open(diary, "", key=key)
    assert vault.check() == []
    for entry_id, number in wanted.items():
        found = operations.entry(entry_id)(vault)
        assert found is not None, entry_id
        assert found.text == text_of(number)
    assert len(operations.search("canary", limit=10_000)(vault)) == len(vault.entries.every())
    vault.close()


def test_a_kill_at_any_time_loses_nothing_that_was_acknowledged(diary: Path, key: bytes) -> None:
    chance = random.Random()
    wanted: dict[int, int] = {}
    for _ in range(ROUNDS):
        process = subprocess.Popen(
            [*WRITER, str(diary), "0"], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.01, 0.25))
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0]
        wanted.update(acknowledged(rest if rest.endswith("\n") else rest.rpartition("\n")[0]))
        holds(diary, key, wanted)
    assert len(wanted) > ROUNDS
    # what a kill left beside the diary is taken up by the next save
    vault = Vault.open(diary, "", key=key)
    operations.save_entry(Entry(at=START, day=START.date(), text="after"))(vault)
    vault.close()
    assert {p.name for p in diary.parent.iterdir()} == {diary.name}


@pytest.mark.parametrize("first", [1, 2, 5, 9, 14])
@needs_strace
def test_a_full_disk_is_said_and_nothing_is_lost(diary: Path, key: bytes, first: int) -> None:
    wanted = acknowledged(run([str(diary), "5"]))
    inject = f"inject=pwrite64:error=ENOSPC:when={first}..{first + 12}"
    before = ["strace", "-f", "-o", "/dev/null", "-P", str(diary), "-P", f"{diary}-journal"]
    output = run([str(diary), "20"], [*before, "-e", "trace=pwrite64", "-e", inject])
    assert "trouble disk-full" in output
    assert "closed" in output
    wanted.update(acknowledged(output))
    holds(diary, key, wanted)


@pytest.mark.parametrize("call", ["fsync", "fdatasync", "pwrite64", "unlink"])
@needs_strace
def test_a_disk_with_errors_is_said_and_nothing_is_lost(diary: Path, key: bytes, call: str) -> None:
    wanted = acknowledged(run([str(diary), "5"]))
    before = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}"]
    inject = f"inject={call}:error=EIO:when=3..9"
    paths = ["-P", str(diary), "-P", f"{diary}-journal", "-P", str(diary.parent)]
    output = run([str(diary), "20"], [*before, *paths, "-e", inject])
    assert "closed" in output
    codes = {line.split()[1] for line in output.splitlines() if line.startswith("trouble")}
    assert codes <= {"write-error", "disk-full"}
    wanted.update(acknowledged(output))
    holds(diary, key, wanted)


def test_a_file_that_may_not_grow(diary: Path, key: bytes) -> None:
    vault = Vault.open(diary, "", key=key)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    day = START.date()
    resource.setrlimit(resource.RLIMIT_FSIZE, (diary.stat().st_size, limits[1]))
    try:
        with pytest.raises(t.Trouble) as caught:
            operations.save_entry(Entry(at=START, day=day, text="w" * 100_000))(vault)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.code in ("disk-full", "write-error")
    kept = operations.save_entry(Entry(at=START, day=day, text="w" * 100_000))(vault)
    assert operations.entry(kept.id)(vault) is not None
    assert vault.check() == []
    vault.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_disk_that_is_really_full(tmp_path: Path, key: bytes) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        vault = Vault.create(place / "diary.nearward", "", key=key)
        kept = [operations.save_entry(Entry(at=START, day=START.date(), text="small"))(vault)]
        made = Entry(at=START, day=START.date(), text="w" * 50_000)
        kept += _until_full(vault, made)
        assert len(kept) > 2
        for thing in kept:
            assert operations.entry(thing.id)(vault) == thing
        vault.close()
        _fill(place)
        with pytest.raises(t.DiskFull):
            Vault.create(place / "other.nearward", "", key=key)
        assert not (place / "other.nearward").exists()
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _until_full(vault: Vault, made: Entry) -> list[Entry]:
    kept = []
    for _ in range(100):
        try:
            kept.append(operations.save_entry(made)(vault))
        except t.DiskFull:
            return kept
    raise AssertionError("the disk never was full")


def _fill(place: Path) -> None:
    try:
        with (place / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
    except OSError:
        pass


def test_a_second_window_is_told_and_changes_nothing(diary: Path, key: bytes) -> None:
    process = subprocess.Popen(
        [*WRITER, str(diary), "0"], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    )
    assert process.stdout is not None
    process.stdout.readline()
    try:
        for _ in range(3):
            with pytest.raises(t.OpenElsewhere):
                Vault.open(diary, "", key=key)
            process.stdout.readline()
    finally:
        process.kill()
        rest = process.communicate()[0]
    holds(diary, key, acknowledged(rest.rpartition("\n")[0]))


@contextmanager
def nobody() -> Iterator[None]:
    """Not root for a while: root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_the_right_to_write_can_be_read(diary: Path, key: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="nearward-test-") as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "d.nearward"
        shutil.copyfile(diary, file)
        file.chmod(0o444)
        with nobody():
            vault = Vault.open(file, "", key=key)
            assert vault.read_only
            with pytest.raises(t.ReadOnly):
                operations.save_entry(Entry(at=START, day=START.date(), text="x"))(vault)
            assert operations.timeline()(vault) == []
            vault.close()


def test_a_folder_without_the_right_to_write(key: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="nearward-test-") as folder:
        Path(folder).chmod(0o555)
        with nobody(), pytest.raises(t.FolderReadOnly):
            Vault.create(Path(folder) / "new.nearward", "", key=key)
        assert list(Path(folder).iterdir()) == []
        Path(folder).chmod(0o755)


@needs_strace
def test_no_word_reaches_the_disk_in_clear(diary: Path, key: bytes, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-o", str(trace), "-s", "999999", "-e"]
    run([str(diary), "30"], [*command, "trace=write,pwrite64,writev,pwritev,sendto,sendmsg"])
    written = trace.read_text(encoding="utf-8", errors="replace")
    assert "pwrite64" in written
    # control: what the writer says of itself on its standard output can be seen
    assert '"kept' in written
    assert "canary" not in written
