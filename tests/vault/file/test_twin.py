"""The twin holds what the file holds after each save; its cost does not grow with the file."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nearward.domain.file.trouble import MovedOrReplaced
from nearward.domain.model import Entry
from nearward.vault.care.opening import create_diary
from nearward.vault.file import free, journal, twin
from nearward.vault.file.copies import journal_of
from nearward.vault.vault import Vault

AT = datetime(2026, 1, 1, 10, tzinfo=UTC)
WORDS = [f"{n:x}word" for n in range(3000)]


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("NEARWARD_SEED", "11"))


@pytest.fixture
def vault(tmp_path: Path, key: bytes) -> Any:
    made = create_diary(tmp_path / "diary.nearward", "", key=key)
    yield made
    made.close()


def entry(chance: random.Random, length: int) -> Entry:
    day = date(2026, 1, 1) + timedelta(days=chance.randrange(900))
    return Entry(at=AT, day=day, text=" ".join(chance.choices(WORDS, k=length)))


class Saves:
    """What a long life does to a file: rows come, change, grow, go; free pages come and go."""

    def __init__(self, vault: Vault, seed: int) -> None:
        self.vault, self.chance = vault, random.Random(seed)
        self.ids: list[int] = []

    def new(self) -> None:
        self.ids.append(self.vault.entries.save(entry(self.chance, 60)).id)

    def long(self) -> None:
        self.ids.append(self.vault.entries.save(entry(self.chance, 9000)).id)

    def changed(self) -> None:
        words = entry(self.chance, self.chance.choice((3, 400)))
        again = Entry(id=self.chance.choice(self.ids), at=AT, day=words.day, text=words.text)
        self.vault.entries.save(again)

    def gone(self) -> None:
        gone = self.ids.pop(self.chance.randrange(len(self.ids)))
        self.vault.connection.execute("DELETE FROM entry WHERE id = ?", (gone,))

    def many(self) -> None:
        for _ in range(40):
            self.new()

    def merged(self) -> None:
        self.vault.connection.execute("INSERT INTO found_text (found_text) VALUES ('optimize')")

    def gone_and_new(self) -> None:
        self.gone()
        self.long()
        self.new()

    def taken_back(self) -> None:
        self.long()
        self.ids.pop()
        raise KeyboardInterrupt

    def one(self) -> None:
        ways = (self.new, self.changed, self.changed, self.gone, self.gone_and_new, self.long)
        rare = (self.many, self.merged, self.taken_back)
        way = self.chance.choice(ways if len(self.ids) > 5 else (self.new,))
        if len(self.ids) > 5 and self.chance.random() < 0.1:
            way = self.chance.choice(rare)
        with contextlib.suppress(KeyboardInterrupt), self.vault.writing():
            way()


def test_after_each_save_it_is_the_file_byte_for_byte(
    vault: Vault, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    touched = twin.Twin._touched

    def watched(self: twin.Twin, *given: Any) -> list[int] | None:
        found = touched(self, *given)
        told.append(found is not None)
        return found

    monkeypatch.setattr(twin.Twin, "_touched", watched)
    saves = Saves(vault, seed)
    had_free = 0
    for number in range(250):
        had_free += vault.connection.execute("PRAGMA freelist_count").fetchone()[0] > 0
        saves.one()
        assert vault._twin.is_same(), number
    assert had_free > 60
    assert sum(told) > 0.9 * len(told), "mostly it is told which pages a save wrote"
    assert list(vault.path.parent.glob("*kept*")) == []


def test_a_save_larger_than_the_cache_is_taken_over_whole(vault: Vault, seed: int) -> None:
    vault.connection.execute("PRAGMA cache_size = 20")
    saves = Saves(vault, seed)
    for _ in range(5):
        with vault.writing():
            saves.many()
            saves.long()
            save = journal.begun(journal_of(vault.path))
            assert save is not None
        assert vault._twin.is_same()
        with vault.writing():
            saves.gone()
        assert vault._twin.is_same()


def test_the_free_pages_are_those_that_the_database_counts(
    vault: Vault, key: bytes, seed: int
) -> None:
    saves = Saves(vault, seed)
    with vault.writing():
        for _ in range(150):
            saves.long()
    with vault.writing():
        for _ in range(140):
            saves.gone()
    count = vault.connection.execute("PRAGMA freelist_count").fetchone()[0]
    pages = vault.connection.execute("PRAGMA page_count").fetchone()[0]
    body = vault.path.read_bytes()
    assert count > 1000, "more than one page of the list"

    def page(number: int) -> bytes:
        return body[(number - 1) * 4096 : number * 4096]

    reader = free.FreePages(key)
    found = reader.read(page, pages, range(pages + 1))
    assert found is not None
    assert len(found) == count
    # nothing is taken behind a page that is not changed
    assert reader.read(page, pages, ()) == set()
    # what is no list is told to be none
    assert reader.read(lambda _number: os.urandom(4096), pages, range(pages)) is None
    reader.close()
    assert reader.read(page, pages, range(pages + 1)) is None


@pytest.mark.parametrize("free_ones", [True, False])
def test_a_save_reads_no_more_of_a_large_file_than_of_a_small_one(
    tmp_path: Path, key: bytes, seed: int, free_ones: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in bytes, which no load of the machine changes."""
    read = [0]
    pread, preadv = os.pread, os.preadv

    def count(descriptor: int, size: int, at: int) -> bytes:
        part = pread(descriptor, size, at)
        read[0] += len(part)
        return part

    def count_all(descriptor: int, buffers: Any, at: int) -> int:
        size = preadv(descriptor, buffers, at)
        read[0] += size
        return size

    def cost(number: int) -> float:
        vault = create_diary(tmp_path / f"{number}.nearward", "", key=key)
        saves = Saves(vault, seed)
        with vault.writing():
            for _ in range(number):
                saves.new()
                saves.long()
        if free_ones:
            with vault.writing():
                saves.gone()
                saves.gone()
        with monkeypatch.context() as counted:
            counted.setattr(os, "pread", count)
            counted.setattr(os, "preadv", count_all)
            costs = []
            for _ in range(11):
                read[0] = 0
                with vault.writing():
                    saves.new()
                costs.append(read[0])
        vault.close()
        return min(costs)

    assert cost(200) < 2 * cost(20) + 100_000


def test_a_stranger_in_the_middle_of_a_save_is_no_part_of_it(
    vault: Vault, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of the save that is not ours: nothing of it is taken over."""
    saves = Saves(vault, seed)
    for _ in range(20):
        saves.one()
    pages_of: Callable[..., set[int] | None] = journal.pages_of

    def torn(path: Path, save: journal.Begun) -> set[int] | None:
        found = pages_of(path, save)
        assert found is not None
        with vault.path.open("r+b") as opened:
            opened.seek(max(found) * 4096 - 100)
            opened.write(b"not of this diary")
        return found

    said = len(saves.ids)
    with monkeypatch.context() as patched:
        patched.setattr(journal, "pages_of", torn)
        with pytest.raises(MovedOrReplaced), vault.writing():
            saves.new()
    with vault.reading():
        assert len(vault.entries.every()) == said
    assert "kept" in vault.path.name
