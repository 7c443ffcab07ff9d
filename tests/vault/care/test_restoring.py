"""A backup takes the place of the diary, and half a restore is taken back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.vault.care.test_backups import NOON, names, texts, write

from nearward.domain.file import trouble as t
from nearward.session.ask import backups as asked
from nearward.vault.care import restoring
from nearward.vault.care.opening import open_diary
from nearward.vault.file import copies


def aside(diary: Path) -> list[str]:
    return sorted(name for name in names(diary.parent) if "before-restore" in name)


def test_restored_with_the_present_file_moved_aside(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 2)
    made = asked.back_up(at=NOON)(vault)
    write(vault, 3)
    vault.close()
    old = restoring.restore(diary, made.path, "", NOON, key=key).aside
    assert old == diary.parent / "diary.nearward.before-restore-20260304-120000"
    assert len(texts(diary, key)) == 2
    assert len(texts(old, key)) == 5
    assert made.path.exists()
    assert names(diary.parent) == {diary.name, old.name, "diary.backups"}


def test_the_journal_goes_with_the_file_it_was_written_for(diary: Path, key: bytes) -> None:
    """A backup beside the journal of another file would be destroyed on opening."""
    vault = open_diary(diary, "", key=key)
    write(vault, 40, "v" * 3000)
    made = asked.back_up(at=NOON)(vault)
    vault.close()
    # one that is not hot is left by the database where it is
    copies.journal_of(diary).write_bytes(bytes(512))
    old = restoring.restore(diary, made.path, "", NOON, key=key).aside
    assert old is not None
    assert aside(diary) == [old.name, f"{old.name}-journal"]
    assert len(texts(diary, key)) == 40
    assert len(texts(old, key)) == 40


def test_a_change_that_was_under_way_is_undone_in_the_file_that_is_moved_aside(
    diary: Path, key: bytes
) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 40, "v" * 3000)
    made = asked.back_up(at=NOON)(vault)
    vault.close()
    hot(diary, key)
    old = restoring.restore(diary, made.path, "", NOON, key=key).aside
    assert old is not None
    assert len(texts(diary, key)) == 40
    assert len(texts(old, key)) == 40


def test_a_wrong_passphrase_before_a_hot_journal_harms_nothing(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 40, "v" * 3000)
    vault.close()
    hot(diary, key)
    with pytest.raises(t.WrongPassphrase):
        open_diary(diary, "", key=bytes(32))
    restoring.refuse_open(diary)
    assert len(texts(diary, key)) == 40


HALF = """
import os, sys
from pathlib import Path
from nearward.vault.care.opening import open_diary
vault = open_diary(Path(sys.argv[1]), "", key=bytes.fromhex(sys.argv[2]))
connection = vault._connection
connection.execute("PRAGMA cache_size = 5")
connection.execute("BEGIN")
connection.execute("UPDATE entry SET text = upper(text) || text")
os.kill(os.getpid(), 9)
"""


def hot(diary: Path, key: bytes) -> None:
    """Leave a diary as a kill in the middle of a change leaves it."""
    subprocess.run([sys.executable, "-c", HALF, str(diary), key.hex()], check=False)
    journal = copies.journal_of(diary)
    assert journal.stat().st_size > 4096


@pytest.mark.parametrize("step", ["copied", "named", "journal"])
def test_half_a_restore_is_taken_back_when_the_diary_is_opened(
    diary: Path, key: bytes, step: str
) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 40, "v" * 3000)
    made = asked.back_up(at=NOON)(vault)
    write(vault, 1, "the newest")
    vault.close()
    hot(diary, key)
    shutil.copyfile(made.path, diary.with_name(diary.name + restoring.FRESH))
    old = diary.with_name(f"{diary.name}{restoring.BEFORE}20260304-120000")
    if step in ("named", "journal"):
        os.link(diary, old)
    if step == "journal":
        copies.journal_of(diary).rename(copies.journal_of(old))
    assert len(texts(diary, key)) == 41
    assert names(diary.parent) == {diary.name, "diary.backups"}


def test_a_backup_that_is_not_whole_is_not_restored(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 40, "v" * 3000)
    made = asked.back_up(at=NOON)(vault)
    vault.close()
    body = bytearray(made.path.read_bytes())
    body[len(body) // 2] ^= 255
    made.path.write_bytes(body)
    before = diary.read_bytes()
    with pytest.raises(t.Damaged):
        restoring.restore(diary, made.path, "", NOON, key=key)
    assert diary.read_bytes() == before
    assert names(diary.parent) == {diary.name, "diary.backups"}


def test_a_diary_that_is_open_is_not_replaced(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    made = asked.back_up(at=NOON)(vault)
    with pytest.raises(t.OpenElsewhere):
        restoring.restore(diary, made.path, "", NOON, key=key)
    write(vault, 1)
    vault.close()
    assert len(texts(diary, key)) == 1


def test_restored_where_the_diary_is_lost(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 1)
    made = asked.back_up(at=NOON)(vault)
    vault.close()
    diary.unlink()
    assert restoring.restore(diary, made.path, "", NOON, key=key).aside is None
    assert len(texts(diary, key)) == 1
