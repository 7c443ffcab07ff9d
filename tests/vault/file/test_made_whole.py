"""A new diary is whole, or is not there: killed while it is made, or a file is in its way."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import NOW
from tests.vault.file.test_hot_journal import aside, crash, journal

from nearward.domain.file.trouble import AlreadyExists
from nearward.domain.model import Entry
from nearward.vault.care import checking, opening
from nearward.vault.care.upgrading import upgrade
from nearward.vault.file.copies import fresh_of
from nearward.vault.file.database import Connection
from nearward.vault.file.schema import SCHEMA

#: makes a diary and kills itself before this schema number, or once it is named
KILLED = """
import os, signal, sys
from pathlib import Path
from nearward.vault.care import opening, upgrading
from nearward.vault.file import copies
number, scripts, naming = int(sys.argv[2]), upgrading.script, copies.name
def script(at):
    if at == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return scripts(at)
def name(target):
    naming(target)
    os.kill(os.getpid(), signal.SIGKILL)
upgrading.script, copies.name = script, name
opening.create_diary(Path(sys.argv[1]), "", key=bytes(range(32)))
"""
NAMED = SCHEMA + 1


def killed(path: Path, number: int) -> None:
    command = [sys.executable, "-c", KILLED, str(path), str(number)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("number", [1, 2, SCHEMA])
def test_killed_while_it_is_made_there_is_no_diary(tmp_path: Path, key: bytes, number: int) -> None:
    path = tmp_path / "deep" / "d.nearward"
    killed(path, number)
    assert not path.exists()
    # and what was begun is in nobody's way
    opening.create_diary(path, "", key=key).close()
    assert [one.name for one in path.parent.iterdir()] == ["d.nearward"]


def test_killed_once_it_has_its_name_it_is_whole(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "d.nearward"
    killed(path, NAMED)
    vault = opening.open_diary(path, "", key=key)
    assert checking.check(vault) == []
    vault.close()
    assert [one.name for one in tmp_path.iterdir()] == ["d.nearward"]


@pytest.mark.parametrize("there", [b"", b"a letter"])
def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path, key: bytes, there: bytes) -> None:
    path = tmp_path / "d.nearward"
    path.write_bytes(there)
    with pytest.raises(AlreadyExists):
        opening.create_diary(path, "", key=key)
    assert path.read_bytes() == there
    assert not fresh_of(path).exists()


def test_a_file_that_comes_meanwhile_stays_as_it_is(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made = tmp_path / "d.nearward", upgrade

    def meanwhile(connection: Connection, version: int) -> None:
        made(connection, version)
        path.write_bytes(b"a letter")
        journal(path).write_bytes(bytes(8))

    monkeypatch.setattr(opening, "upgrade", meanwhile)
    with pytest.raises(AlreadyExists) as caught:
        opening.create_diary(path, "", key=key)
    assert caught.value.values["name"] == "d.nearward"
    assert path.read_bytes() == b"a letter"
    assert journal(path).exists(), "it belongs to what came"
    assert not fresh_of(path).exists()


def test_the_journal_of_a_diary_that_was_moved_away_is_not_rolled_back(
    diary: Path, key: bytes
) -> None:
    """The new diary was damaged by it in its first minute, and the other one lost it."""
    vault = opening.open_diary(diary, "", key=key)
    with vault.writing():
        for n in range(60):
            vault.entries.save(Entry(at=NOW, day=NOW.date(), text=f"old {n} " + "x" * 900))
    vault.close()
    crash(diary)
    waits = journal(diary).read_bytes()
    diary.rename(diary.with_name("moved"))
    vault = opening.create_diary(diary, "", key=key[::-1])
    assert checking.check(vault) == []
    vault.close()
    (put,) = aside(diary)
    assert put.read_bytes() == waits
    # with it, the one that was moved is whole
    put.rename(journal(diary.with_name("moved")))
    vault = opening.open_diary(diary.with_name("moved"), "", key=key)
    assert checking.check(vault) == []
    assert len(vault.entries.every()) == 60
    vault.close()


def test_on_a_share_that_flushes_no_folders_it_is_made(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was named and then told as a failure; the next try found a file of that name."""
    flush = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    vault = opening.create_diary(tmp_path / "new" / "d.nearward", "", key=key)
    assert checking.check(vault) == []
    vault.close()
