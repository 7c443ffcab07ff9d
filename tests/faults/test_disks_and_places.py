"""Full disks, protected places, two programs at once, a file that goes away: by the real thing."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from tests.faults.jobs import START
from tests.faults.nursery import Nursery
from tests.faults.power.kills import every_word
from tests.kit.nobody import nobody

from nearward.domain.file import trouble as t
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.session.ask import entries, timeline
from nearward.session.jobs import importing
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.vault import Vault


def test_a_file_that_may_not_grow(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    day = START.date()
    resource.setrlimit(resource.RLIMIT_FSIZE, (diary.stat().st_size, limits[1]))
    try:
        with pytest.raises(Trouble) as caught:
            entries.save(Entry(at=START, day=day, text="w" * 100_000))(vault)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.code in ("disk-full", "write-error")
    kept = entries.save(Entry(at=START, day=day, text="w" * 100_000))(vault)
    assert entries.get(kept.id)(vault) is not None
    assert checking.check(vault) == []
    vault.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_disk_that_is_really_full(tmp_path: Path, key: bytes) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        vault = create_diary(place / "diary.nearward", "", key=key)
        kept = [entries.save(Entry(at=START, day=START.date(), text="small"))(vault)]
        made = Entry(at=START, day=START.date(), text="w" * 50_000)
        kept += _until_full(vault, made)
        assert len(kept) > 2
        for thing in kept:
            assert entries.get(thing.id)(vault) == thing
        vault.close()
        _fill(place)
        with pytest.raises(t.DiskFull):
            create_diary(place / "other.nearward", "", key=key)
        assert not (place / "other.nearward").exists()
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_disk_that_fills_in_the_middle_of_an_import(tmp_path: Path, key: bytes) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    source = tmp_path / "journal.txt"
    pieces = (f"[2025-01-{n % 28 + 1:02} 10:00] Number {n}\n" + f"w{n} " * 400 for n in range(2000))
    source.write_text("\n".join(pieces))
    try:
        vault = create_diary(place / "diary.nearward", "", key=key)
        mine = entries.save(Entry(at=START, day=START.date(), text="mine @Sam"))(vault)
        read: list[int] = []
        with pytest.raises(t.DiskFull):
            importing.bring_in(source, progress=read.append)(vault)
        assert read[-1] > 100, "the disk was full before anything was read"
        assert vault.entries.every() == [mine]
        assert len(vault.people.every()) == 1
        assert checking.check(vault) == []
        # as the message says: with more room all of it comes in
        subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
        assert importing.bring_in(source)(vault).kept == 2000
        assert checking.check(vault) == []
        vault.close()
        assert [path.name for path in place.iterdir()] == ["diary.nearward"]
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _until_full(vault: Vault, made: Entry) -> list[Entry]:
    kept = []
    for _ in range(100):
        try:
            kept.append(entries.save(made)(vault))
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


def test_a_second_window_is_told_and_changes_nothing(
    nursery: Nursery, diary: Path, key: bytes
) -> None:
    worker = nursery.start("saving", diary)
    worker.until("open")
    try:
        # many times, so that some are in the middle of a save
        for _ in range(20):
            with pytest.raises(t.OpenElsewhere):
                open_diary(diary, "", key=key)
        worker.until("kept 3 2")
    finally:
        said = worker.kill()
    every_word(diary, said)
    assert not list(diary.parent.glob("*-kept-*")), "nobody wrote: it stays where it is"


def test_a_file_without_the_right_to_write_can_be_read(diary: Path, key: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="nearward-test-") as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "d.nearward"
        shutil.copyfile(diary, file)
        file.chmod(0o444)
        with nobody():
            vault = open_diary(file, "", key=key)
            assert vault.read_only
            with pytest.raises(t.ReadOnly):
                entries.save(Entry(at=START, day=START.date(), text="x"))(vault)
            assert timeline.page()(vault) == []
            vault.close()


def test_a_folder_without_the_right_to_write(key: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="nearward-test-") as folder:
        Path(folder).chmod(0o555)
        with nobody(), pytest.raises(t.FolderReadOnly):
            create_diary(Path(folder) / "new.nearward", "", key=key)
        assert list(Path(folder).iterdir()) == []
        Path(folder).chmod(0o755)


@pytest.mark.usefixtures("strace")
def test_no_word_reaches_the_disk_in_clear(nursery: Nursery, diary: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    worker = nursery.start("saving_watched", diary, 30)
    worker.watch("-o", str(trace), "-s", "999999", "-e", "trace=%network,/write")
    assert worker.end()[-1] == "closed"
    written = trace.read_text(encoding="utf-8", errors="replace")
    assert "pwrite64" in written
    # control: what the worker says of itself can be seen
    assert '"kept' in written
    assert "canary" not in written
