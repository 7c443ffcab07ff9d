"""Row 28: a picture stands in the diary and nowhere else, and tells nothing of itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.leaks import memory, trace
from tests.leaks.day import ALLOWED, Day
from tests.leaks.pictures import picturing
from tests.leaks.trace import needs_strace

from nearward.vault.care.opening import open_diary

needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only root reads the memory of a process that is not dumpable",
)


@needs_root
@needs_strace
def test_a_picture_is_in_the_diary_and_nowhere_else(
    raw: Path, tmp_path: Path, key: bytes, canary: str
) -> None:
    outside = tmp_path / "camera"
    outside.mkdir()
    source = outside / f"{canary}.png"
    piece, dots = picturing.dotted(source, f"{canary}-told", canary.encode())
    before = source.read_bytes()
    needles: dict[str, str | bytes] = {"name": canary, "file": piece, "dots": dots}
    home, seen = tmp_path / "home", tmp_path / "trace"
    with Day(raw, trace.environment(home), tmp_path, before=trace.prefix(seen)) as day:
        day.use_key(key)
        day.unlock("any")
        day.do("picture", str(source))
        # control: while it is shown, the scan sees its file, its dots and its name
        opened = memory.scan(day.pid, needles)
        assert {name for name in needles if opened[name]} == set(needles)
        day.lock()
        assert memory.scan(day.pid, needles) == {}
        day.quit()
        errors = day.errors
    facts = trace.read(seen, needles)
    seen.unlink()
    # control: the trace saw the file opened, and the diary written
    assert str(source) in facts.opened
    assert facts.written[str(raw)] > len(before)
    assert facts.told == set()
    assert facts.unseen == set()
    made = {Path(name) for name in facts.writable if Path(name).is_relative_to(tmp_path)}
    assert {path for path in made if not path.is_relative_to(home)} == set()
    for path in made:
        assert ALLOWED.fullmatch(str(path.relative_to(home))), path
    assert canary not in errors
    assert source.read_bytes() == before
    for needle in needles.values():
        assert set(trace.grep(tmp_path, needle)) <= {str(source.relative_to(tmp_path))}
    what_is_kept_tells_nothing(raw, key, canary, piece)


def what_is_kept_tells_nothing(diary: Path, key: bytes, canary: str, piece: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    added, pasted = vault.pictures.every()
    for picture in (added, pasted):
        for data in (vault.pictures.data(picture.id), vault.pictures.small(picture.id)):
            assert data
            assert canary.encode() not in data
            assert b"Exif" not in data
            assert b"tEXt" not in data
    whole = vault.pictures.data(added.id)
    assert whole is not None
    assert piece in whole, "the dots are those of the file"
    assert canary not in pasted.name
    vault.close()
