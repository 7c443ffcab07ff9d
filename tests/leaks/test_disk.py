"""Rows 1, 2, 3 and 26: what stands on the disk is encrypted, at every moment."""

from __future__ import annotations

import mmap
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.leaks import trace
from tests.leaks.day import Day
from tests.leaks.seen import Traced
from tests.leaks.trace import needs_strace

from nearward.vault.care.opening import create_diary
from nearward.vault.file.connection import connect

ROUNDS = int(os.environ.get("NEARWARD_KILLS", "8"))
#: what the writer writes into every entry
WRITTEN = "canary-"
WRITER = trace.python(
    "-c",
    f"import sys; sys.path.insert(0, {str(trace.ROOT)!r});"
    " from tests.leaks.writer import main; main()",
)
UNKEYED = trace.python("-m", "tests.leaks.controls", "unkeyed")
MIB = 1024 * 1024

needs_mount = pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("mkfs.ext4") is None, reason="only root mounts an image"
)


def kill_while_writing(command: list[str], diary: Path, home: Path, chance: random.Random) -> None:
    process = subprocess.Popen(
        [*command, str(diary), "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=trace.environment(home),
    )
    assert process.stdout is not None
    while not (line := process.stdout.readline()).startswith("kept"):
        assert line == "open\n", line
    time.sleep(chance.uniform(0, 0.15))
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_no_word_in_any_file_after_kills(raw: Path, tmp_path: Path) -> None:
    chance = random.Random()
    journals = 0
    for _ in range(ROUNDS):
        kill_while_writing(WRITER, raw, tmp_path / "home", chance)
        assert trace.grep(tmp_path, WRITTEN) == {}
        files = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in files), files
        journals += len(files) - 1
    assert raw.stat().st_size > 100_000
    assert ROUNDS < 8 or journals, "no kill met a save"


def test_control_without_the_key_the_words_are_found(tmp_path: Path) -> None:
    diary = tmp_path / "home" / "plain.nearward"
    diary.parent.mkdir()
    kill_while_writing(UNKEYED, diary, tmp_path / "home", random.Random())
    assert "home/plain.nearward" in trace.grep(tmp_path, WRITTEN)


@needs_strace
def test_no_word_is_written_all_day_but_into_what_was_asked_for(traced: Traced) -> None:
    facts = traced.facts
    temporary = {name for name, _ in facts.named if name.endswith(".tmp")}
    assert facts.written[str(traced.diary)] > 100_000
    assert facts.written[f"{traced.diary}-journal"] > 100_000
    # the trace sees it: the export, which the person asked for, is in clear
    export = temporary & facts.told
    assert export, "the export was not seen"
    assert {kind for place, kind, _ in facts.hits if place in export} == {"canary"}
    assert facts.told == export
    # the twin of the file is memory, and holds its encrypted bytes
    cut = {path for path in facts.cut if path not in temporary}
    assert not {path for path in cut if not path.endswith("memfd:twin")}
    assert not [path for path in facts.opened if "etilqs" in path]
    # and nothing goes another way than by a write
    known = (".nearward-journal", "-lock", "memfd:twin")
    seen = {path for path in facts.unseen if not path.endswith(known)}
    assert seen == set()


@needs_strace
def test_no_temporary_file_of_the_database(tmp_path: Path, canary: str) -> None:
    command = trace.python("-m", "tests.leaks.controls", "sort", str(tmp_path / "a"), canary)
    env = trace.environment(tmp_path / "home")
    facts, done = trace.run([*command, "vault"], tmp_path / "t", {"canary": canary}, env)
    assert done.returncode == 0, done.stderr
    assert facts.written[str(tmp_path / "a")] > MIB
    assert facts.told == set()
    assert not [path for path in facts.opened if "etilqs" in path]


@needs_strace
def test_control_temporary_files_are_seen(tmp_path: Path, canary: str) -> None:
    command = trace.python("-m", "tests.leaks.controls", "sort", str(tmp_path / "a"), canary)
    env = trace.environment(tmp_path / "home")
    facts, done = trace.run([*command, "file"], tmp_path / "t", {"canary": canary}, env)
    assert done.returncode == 0, done.stderr
    assert [path for path in facts.told if "etilqs" in path]


def test_a_connection_that_would_write_temporary_files_is_refused(
    raw: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearward.vault.file import connection

    monkeypatch.setattr(connection, "PRAGMAS", ("temp_store = FILE", *connection.PRAGMAS))
    with pytest.raises(RuntimeError, match="in clear"):
        connect(raw, key, raw.read_bytes()[:16], mode="rw")


def test_the_library_is_the_one_that_was_looked_at(raw: Path, key: bytes) -> None:
    """Another build could bring temporary files or extensions; then these tests come first."""
    opened = connect(raw, key, raw.read_bytes()[:16], mode="rw")
    version = opened.execute("PRAGMA cipher_version").fetchone()[0]
    options = {row[0] for row in opened.execute("PRAGMA compile_options")}
    values = [opened.execute(f"PRAGMA {p}").fetchone()[0] for p in ("temp_store", "mmap_size")]
    opened.close()
    assert tuple(int(part) for part in version.split()[0].split(".")[:2]) >= (4, 19)
    assert "TEMP_STORE=2" in options
    assert values == [0, 0]


@contextmanager
def image(folder: Path, size: int) -> Iterator[tuple[Path, Path]]:
    """(the image, where it is mounted); unmounted at the end."""
    file, place = folder / "image", folder / "mounted"
    place.mkdir(exist_ok=True)
    with file.open("wb") as made:
        made.truncate(size)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(file)], check=True)
    mounted = subprocess.run(
        ["mount", "-o", "loop", str(file), str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting an image is not allowed here")
    try:
        yield file, place
    finally:
        subprocess.run(["sync", "-f", str(place)], check=False)
        # what a test that ended badly left running there must not keep it mounted for ever
        if subprocess.run(["umount", str(place)], check=False).returncode:
            subprocess.run(["umount", "-l", str(place)], check=True)


def held(file: Path, needle: str) -> set[str]:
    """The forms in which a raw image holds a word, deleted blocks included."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ) as data:
        return {form for form, wanted in trace.forms(needle).items() if data.find(wanted) >= 0}


@needs_mount
def test_a_raw_disk_holds_no_word(tmp_path: Path, key: bytes, canary: str) -> None:

    chance = random.Random()
    with image(tmp_path, 96 * MIB) as (file, place):
        home = place / "home"
        (home / "diary").mkdir(parents=True)
        diary = home / "diary" / "a.nearward"
        create_diary(diary, "", key=key).close()
        for _ in range(max(2, ROUNDS // 6)):
            kill_while_writing(WRITER, diary, home, chance)
        with Day(diary, trace.environment(home), tmp_path) as day:
            day.use_key(key)
            day.unlock(canary)
            day.fill(canary, ("entry", "search", "worksheet"))
            day.quit()
    assert file.stat().st_blocks * 512 > MIB
    assert held(file, WRITTEN) == set()
    assert held(file, canary) == set()


@needs_mount
def test_control_a_raw_disk_without_the_key_holds_the_words(tmp_path: Path) -> None:
    with image(tmp_path, 16 * MIB) as (file, place):
        diary = place / "plain.nearward"
        kill_while_writing(UNKEYED, diary, place / "home", random.Random())
        for path in place.glob("plain.*"):
            path.unlink()
    assert "UTF-8" in held(file, WRITTEN)
