"""A journal that waits beside a closed diary: ours is rolled back, another's is put aside."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nearward.domain.file import trouble as t
from nearward.domain.model import Entry
from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary
from nearward.vault.file.hot_journal import ASIDE, MOST
from nearward.vault.vault import Vault

AT = datetime(2026, 1, 1, 10, tzinfo=UTC)
CRASH = """
import os, sys
from pathlib import Path
from nearward.vault.care.opening import open_diary
v = open_diary(Path(sys.argv[1]), "", key=bytes(range(32)))
v.connection.execute("PRAGMA cache_size = 1")
v.connection.execute("BEGIN IMMEDIATE")
v.connection.execute("UPDATE entry SET text = text || hex(randomblob(3000))")
os.kill(os.getpid(), 9)
"""


def save(vault: Vault, text: str) -> None:
    with vault.writing():
        vault.entries.save(Entry(at=AT, day=date(2026, 1, 1), text=text))


def texts(path: Path, key: bytes) -> list[str]:
    vault = open_diary(path, "", key=key)
    found = [entry.text for entry in vault.entries.every()]
    assert checking.check(vault) == []
    vault.close()
    return found


def crash(diary: Path) -> None:
    """Killed in the middle of a large save: a part of it is in the file."""
    subprocess.run([sys.executable, "-c", CRASH, str(diary)], check=False)
    assert any(journal(diary).read_bytes()[:8])


def journal(diary: Path) -> Path:
    return diary.with_name(f"{diary.name}-journal")


def aside(diary: Path) -> list[Path]:
    return sorted(diary.parent.glob(f"{diary.name}{ASIDE}*"))


@pytest.fixture
def written(diary: Path, key: bytes) -> Path:
    vault = open_diary(diary, "", key=key)
    for n in range(60):
        save(vault, f"old {n} " + "x" * 900)
    vault.close()
    return diary


def test_our_own_is_rolled_back_and_nothing_is_left(written: Path, key: bytes) -> None:
    before = texts(written, key)
    crash(written)
    assert texts(written, key) == before
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_a_wrong_key_touches_neither(written: Path, key: bytes) -> None:
    crash(written)
    before = (written.read_bytes(), journal(written).read_bytes())
    with pytest.raises(t.WrongPassphrase):
        open_diary(written, "", key=bytes(32))
    assert (written.read_bytes(), journal(written).read_bytes()) == before
    assert aside(written) == []


def foreign_journal(target: Path, folder: Path) -> None:
    """One that is made without any key: rolled back, it would cut the file to one page."""
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA page_size = 4096")
    plain.execute("CREATE TABLE a (b)")
    plain.execute("PRAGMA cache_size = 1")
    plain.execute("BEGIN IMMEDIATE")
    for _ in range(50):
        plain.execute("INSERT INTO a VALUES (randomblob(3000))")
    shutil.copyfile(folder / "plain.db-journal", target)
    plain.execute("ROLLBACK")
    plain.close()


def test_one_without_a_key_is_not_rolled_back(written: Path, key: bytes, tmp_path: Path) -> None:
    before = texts(written, key)
    body = written.read_bytes()
    folder = tmp_path / "plain"
    folder.mkdir()
    foreign_journal(journal(written), folder)
    other = journal(written).read_bytes()
    with pytest.raises(t.WrongPassphrase):
        open_diary(written, "", key=bytes(32))
    assert written.read_bytes() == body
    vault = open_diary(written, "", key=key)
    assert vault.aside == aside(written)[0]
    vault.close()
    assert texts(written, key) == before
    kept, its_journal = aside(written)
    assert kept.read_bytes() == body
    assert its_journal.read_bytes() == other


def test_a_copy_by_hand_over_a_crashed_diary_is_whole(
    written: Path, key: bytes, tmp_path: Path
) -> None:
    before = texts(written, key)
    copy = Path(shutil.copyfile(written, tmp_path / "copy"))
    vault = open_diary(written, "", key=key)
    for n in range(200):
        save(vault, f"new {n} " + "y" * 900)
    vault.close()
    crash(written)
    shutil.copyfile(copy, written)
    assert texts(written, key) == before
    assert aside(written)[0].read_bytes() == copy.read_bytes()


def test_there_are_never_many(written: Path, key: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    foreign_journal(folder / "journal", folder)
    for _ in range(MOST + 2):
        shutil.copyfile(folder / "journal", journal(written))
        texts(written, key)
    assert len(aside(written)) == 2 * MOST


def test_an_idle_one_that_a_kill_left_goes_with_the_next_opening(written: Path, key: bytes) -> None:
    journal(written).write_bytes(bytes(9000))
    vault = open_diary(written, "", key=key)
    assert not journal(written).exists()
    vault.close()


@pytest.mark.parametrize(
    "sql",
    [
        "PRAGMA user_version = -1",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -2147483648",
        "PRAGMA application_id = 7",
        "DROP TABLE setting",
        "DROP TABLE draft",
        "DROP TABLE entry",
        "DROP TABLE found_text",
        "DROP TRIGGER entry_gone",
    ],
)
def test_what_is_not_ours_is_told_and_not_touched(diary: Path, key: bytes, sql: str) -> None:
    vault = open_diary(diary, "", key=key)
    vault.connection.execute(sql)
    vault.connection.close()
    body = diary.read_bytes()
    with pytest.raises(t.StrangeDiary):
        open_diary(diary, "", key=key)
    assert diary.read_bytes() == body


@pytest.mark.parametrize("value", ["", "{", "[" * 100_000, "\ud83d", "NaN", "7", '"x"', "null"])
def test_hostile_small_rows_open_all_the_same(diary: Path, key: bytes, value: str) -> None:
    text = value.encode("utf-8", "replace").decode()
    vault = open_diary(diary, "", key=key)
    with vault.writing():
        for name in ("theme", "day_ends", "idle_minutes", "earlier_salts", "window"):
            sql = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
            vault.connection.execute(sql, (name, text))
        sql = "INSERT INTO draft (place, body, changed) VALUES ('moment:new', ?, '')"
        vault.connection.execute(sql, (text,))
    vault.close()
    vault = open_diary(diary, "", key=key)
    vault.settings.every()
    assert vault.drafts.get("moment:new") is None
    assert vault.drafts.every() == {}
    assert vault.salts() == {vault.salt}
    vault.close()
