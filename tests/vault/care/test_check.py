"""check: what is not in order is told with the next step; what is in order is no alarm."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3

from nearward.domain.file import trouble as t
from nearward.domain.model import Entry, Moment
from nearward.domain.trouble import Interrupted, Trouble
from nearward.i18n import Translator
from nearward.session.ask import backups, entries, moments, trash
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file.connection import CACHE
from nearward.vault.vault import Vault

PAGE = 4096
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TEXT = "".join(f"{n:05} " for n in range(1000))


@pytest.fixture
def written(diary: Path, key: bytes) -> Path:
    """A long entry, whose text goes on over pages of its own, and some short ones."""
    vault = open_diary(diary, "", key=key)
    with vault.writing():
        vault.entries.save(Entry(at=NOON, day=NOON.date(), text=TEXT))
        for n in range(30):
            at = NOON + timedelta(minutes=n)
            vault.entries.save(Entry(at=at, day=at.date(), text=f"short {n} " * 60))
    vault.close()
    return diary


@pytest.fixture
def opened(key: bytes) -> Iterator[Callable[[Path], Vault]]:
    made: list[Vault] = []

    def open_it(path: Path) -> Vault:
        made.append(open_diary(path, "", key=key))
        return made[-1]

    yield open_it
    for vault in made:
        vault.close()


def said(vault: Vault) -> str:
    return "\n".join(finding.say(Translator("en")) for finding in checking.check(vault))


def spoil(path: Path, page: int) -> None:
    body = bytearray(path.read_bytes())
    body[(page - 1) * PAGE + 2000] ^= 255
    path.write_bytes(body)


def test_no_page_can_be_damaged_without_being_found_or_shown_wrong(
    written: Path, key: bytes
) -> None:
    """Each page in turn: the text is right or refused, and what was whole can still be used."""
    good = written.read_bytes()
    vault = open_diary(written, "", key=key)
    free = vault.connection.execute("PRAGMA freelist_count").fetchone()[0]
    vault.close()
    refused = quiet = 0
    for page in range(2, len(good) // PAGE + 1):
        written.write_bytes(good)
        spoil(written, page)
        try:
            vault = open_diary(written, "", key=key)
        except t.Damaged:
            refused += 1
            continue
        try:
            found = entries.get(1)(vault)
            assert found is not None
            assert found.text == TEXT
        except t.Damaged:
            refused += 1
        words = said(vault)
        vault.close()
        if words:
            assert f"damaged: {page}." in words
            assert "nearward restore" in words
            assert "nearward salvage" in words
        else:
            quiet += 1
    assert refused >= 2
    assert quiet <= free


def test_the_end_of_a_text_on_a_bad_page_is_not_shown_as_nothing(
    written: Path, key: bytes, opened: Callable[[Path], Vault]
) -> None:
    """The library hands on zeros for the last page of a long text (SQLCipher 4.19)."""
    good = written.read_bytes()
    zeros = 0
    for page in range(2, len(good) // PAGE + 1):
        written.write_bytes(good)
        spoil(written, page)
        try:
            vault = open_diary(written, "", key=key)
        except t.Damaged:
            continue
        try:
            # control: asked without the guard
            sql = "SELECT text FROM entry WHERE id = 1"
            text = vault.connection.execute(sql).fetchone()[0]
        except (sqlcipher3.Error, Trouble):
            text = TEXT
        vault.close()
        if text != TEXT:
            zeros += 1
            vault = open_diary(written, "", key=key)
            with pytest.raises(t.Damaged):
                entries.get(1)(vault)
            with pytest.raises(t.Damaged):
                read_everything()(vault)
            with pytest.raises(t.Damaged):
                backups.back_up(at=NOON)(vault)
            # the others can be read, and something new be kept
            second = entries.get(2)(vault)
            assert second is not None
            assert second.text.startswith("short 0")
            kept = moments.save(Moment(at=NOON, day=NOON.date(), outcome="stayed"))(vault)
            assert moments.get(kept.id)(vault) == kept
            vault.close()
    assert zeros == 1


def test_a_torn_page_that_is_free_is_no_alarm(
    written: Path, key: bytes, opened: Callable[[Path], Vault]
) -> None:
    vault = opened(written)
    trash.delete("entry", 1)(vault)
    with vault.writing():
        vault.trash.delete_for_good("entry", 1)
    free = vault.connection.execute("PRAGMA freelist_count").fetchone()[0]
    assert free >= 2
    vault.close()
    quiet = 0
    good = written.read_bytes()
    for page in range(2, len(good) // PAGE + 1):
        written.write_bytes(good)
        spoil(written, page)
        try:
            again = open_diary(written, "", key=key)
        except t.Damaged:
            continue
        if not checking.check(again):
            # control: the page check alone would say it
            alarm = again.connection.execute("PRAGMA cipher_integrity_check").fetchall()
            assert str(page) in str(alarm)
            quiet += 1
            made = backups.back_up(at=NOON)(again)
            assert made.path.exists()
        again.close()
    assert quiet == free - 1  # all but the page that lists them


def test_what_stands_after_the_end_is_said_and_a_backup_is_without_it(
    written: Path, opened: Callable[[Path], Vault]
) -> None:
    with written.open("ab") as file:
        file.write(b"12345678")
    vault = opened(written)
    words = said(vault)
    assert words.startswith("8 extra bytes follow the end")
    assert "nearward backup" in words
    assert checking.read_through(vault) == []  # nothing that would frighten in the window
    made = backups.back_up(at=NOON)(vault)
    assert said(opened(made.path)) == ""


def test_a_search_that_holds_other_things_is_said(
    written: Path, opened: Callable[[Path], Vault]
) -> None:
    vault = opened(written)
    assert said(vault) == ""
    with vault.writing():
        sql = "DELETE FROM found_text_docsize WHERE id IN (SELECT min(spot) FROM entry)"
        vault.connection.execute(sql)
    assert "search" in said(vault)
    assert "nearward salvage" in said(vault)


def test_what_points_at_nothing_is_said(written: Path, opened: Callable[[Path], Vault]) -> None:
    vault = opened(written)
    made = moments.save(Moment(at=NOON, day=NOON.date(), outcome="stayed"))(vault)
    vault.connection.execute("PRAGMA foreign_keys = OFF")
    with vault.writing():
        vault.connection.execute("UPDATE moment SET person_id = 99 WHERE id = ?", (made.id,))
    assert "point" in said(vault)


@pytest.mark.parametrize("seed", range(3))
def test_what_was_written_and_deleted_at_random_is_no_alarm(
    written: Path, opened: Callable[[Path], Vault], seed: int
) -> None:
    chance = random.Random(seed)
    vault = opened(written)
    for _ in range(40):
        thing = chance.randint(1, 31)
        if chance.random() < 0.5:
            trash.delete("entry", thing)(vault)
            if chance.random() < 0.5:
                with vault.writing():
                    vault.trash.delete_for_good("entry", thing)
        else:
            trash.restore("entry", thing)(vault)
        at = NOON + timedelta(minutes=chance.randint(0, 99))
        text = "w " * chance.randint(1, 4000)
        entries.save(Entry(at=at, day=at.date(), text=text))(vault)
    assert checking.check(vault) == []


READS = """
import sys
from pathlib import Path
from nearward.vault.file import copies
from nearward.vault.file.connection import CACHE
from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary

def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

path = Path(sys.argv[1])
vault = open_diary(path, "", key=bytes(range(32)))
vault.entries.get(1)
before = held()
if sys.argv[2] == "look":
    assert checking.read_through(vault) == []
elif sys.argv[2] == "copy":
    vault.copy_to(path.with_name("copy.nearward"))
else:
    vault.connection.execute("PRAGMA integrity_check").fetchall()
print(held() - before)
assert vault.connection.execute("PRAGMA cache_size").fetchone()[0] == CACHE
"""
MEGABYTE = 1_000_000


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_reading_a_large_diary_through_keeps_little_of_it_in_memory(
    tmp_path: Path, key: bytes
) -> None:
    path = tmp_path / "large.nearward"
    vault = create_diary(path, "", key=key)
    chance = random.Random(1)
    with vault.writing():
        for _ in range(500):
            text = chance.randbytes(50_000).hex()
            vault.entries.save(Entry(at=NOON, day=NOON.date(), text=text))
    vault.close()
    assert path.stat().st_size > 50 * MEGABYTE

    def grew(what: str) -> int:
        command = [sys.executable, "-c", READS, str(path), what]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        return int(done.stdout)

    # control: what it takes with the cache of every day
    assert grew("bare") > 45 * MEGABYTE
    assert grew("look") < 24 * MEGABYTE
    assert grew("copy") < 15 * MEGABYTE


def test_the_cache_of_every_day_comes_back_when_a_look_is_stopped(
    written: Path, key: bytes
) -> None:
    vault = open_diary(written, "", key=key)
    with vault.stopping(lambda: True), pytest.raises(Interrupted):
        checking.read_through(vault)
    assert vault.connection.execute("PRAGMA cache_size").fetchone()[0] == CACHE
    vault.close()
