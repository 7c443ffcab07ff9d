"""Saving, lists and searches, on real encrypted diaries of a thousand and of many entries."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench import corpus, plain
from tests.bench.ratios import Ratio, compare, of, share, timed, turns

from nearward.domain.model import Entry
from nearward.session.ask import entries, search, timeline
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.vault import Vault

KEY = bytes(range(32))
FEW = 1_000
ROUNDS = 41
SAVES = 200
BLOCK = 16 * 1024
MARKED = 10


def make(path: Path, count: int, a_day: float = 1.0) -> Path:
    """A diary of `count` entries in a shuffled order; each tenth has a tag and a person."""
    pieces = list(enumerate(corpus.pieces(count, a_day=a_day)))
    random.Random(count).shuffle(pieces)
    vault = create_diary(path, "", key=KEY)
    with vault.writing():
        sam = vault.people.add("Sam")
        for number, piece in pieces:
            is_marked = number % MARKED == 0
            vault.entries.save(
                Entry(
                    at=piece.at,
                    day=piece.at.date(),
                    title=piece.title,
                    text=piece.text,
                    tags=("walk",) if is_marked else (),
                    people=(sam.id,) if is_marked else (),
                )
            )
    vault.close()
    return path


def measure(folder: Path, many: int) -> list[Ratio]:
    """All figures of the diary's file; `many`: how many entries the large one holds."""
    few = open_diary(make(folder / "few.nearward", FEW), "", key=KEY)
    path = make(folder / "many.nearward", many)
    # before the saves that are measured leave earlier words in it
    sizes = [_size(path, many), _over_plain(path, folder / "plain.nearward", many)]
    large = open_diary(path, "", key=KEY)
    dense = open_diary(make(folder / "dense.nearward", many, many / 3650), "", key=KEY)
    try:
        found = list(_saves("a thousand", few, folder))
        found += _saves(f"{many:,}", large, folder)
        found += _lists(few, large, many)
        for name, ask in _asked(dense, many).items():
            found.append(_ratio(f"{name}, {many / 3650:.0f} a day", ask, dense, few, None))
        word, rare = search.find(corpus.common() + " "), search.find(corpus.RARE + " ")
        for name, vault in (("", large), (f", {many / 3650:.0f} a day", dense)):
            found.append(
                compare(
                    f"any word / a rare word, first 50{name}",
                    timed(partial(word, vault)),
                    timed(partial(rare, vault)),
                    ROUNDS,
                    5,
                )
            )
        found += sizes
    finally:
        for vault in (few, large, dense):
            vault.close()
    return found


def _saves(size: str, vault: Vault, folder: Path) -> Iterator[Ratio]:
    """Changing an entry of the diary against a write of 16 KiB that reaches the disk."""
    with vault.reading():
        entry = vault.entries.get(FEW // 2)
    assert entry is not None
    chance = random.Random(3)
    words = corpus.vocabulary(7, 2000)
    handle = os.open(folder / "block", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def save() -> None:
        text = " ".join(chance.choices(words, k=120))
        changed = Entry(id=entry.id, at=entry.at, day=entry.day, title=entry.title, text=text)
        entries.save(changed)(vault)

    def block() -> None:
        os.write(handle, os.urandom(BLOCK))
        os.fdatasync(handle)

    saves, blocks = turns(timed(save), timed(block), SAVES)
    os.close(handle)
    for part, aim in ((0.5, 10), (0.95, 15)):
        name = f"a save among {size} / 16 KiB with fdatasync, p{part * 100:.0f}"
        yield of(name, share(saves, part), share(blocks, part), aim)


def _asked(vault: Vault, count: int) -> dict[str, Callable[[Vault], Any]]:
    """What a person asks of a diary: the same questions, in the middle of its time."""
    cards = timeline.page(limit=1)(vault)
    last = cards[0].day
    middle = corpus.FIRST_DAY + (last - corpus.FIRST_DAY) / 2
    month = (middle.replace(day=1), middle.replace(day=28))
    page = timeline.page(until=middle, limit=50)(vault)
    entry_id = count // 2
    return {
        "newest-first search": search.find(corpus.common() + " "),
        "search as one types": search.find(corpus.common()[:2]),
        "search with tag:": search.find("tag:walk "),
        "search with person:": search.find("person:Sam "),
        "search with before:": search.find(f"{corpus.common()} before:{middle} "),
        "search with all of them": search.find(
            f"{corpus.common()} tag:walk person:Sam before:{middle} "
        ),
        "month": timeline.marks(*month),
        "first page": timeline.page(limit=50),
        "a page in the middle": timeline.page(page[-1], limit=50),
        "one entry": entries.get(entry_id),
    }


def _lists(few: Vault, large: Vault, many: int) -> Iterator[Ratio]:
    small, great = _asked(few, FEW), _asked(large, many)
    for name in small:
        yield compare(
            f"{name}: {many:,} / {FEW:,}",
            timed(partial(great[name], large)),
            timed(partial(small[name], few)),
            ROUNDS,
            1.1 if name != "search as one types" else None,
        )


def _ratio(
    name: str, ask: Callable[[Vault], Any], vault: Vault, few: Vault, aim: float | None
) -> Ratio:
    small = _asked(few, FEW)[name.split(",")[0]]
    return compare(name, timed(partial(ask, vault)), timed(partial(small, few)), ROUNDS, aim)


def _size(path: Path, count: int) -> Ratio:
    """The file over its text in UTF-8."""
    text = sum(len((p.title + p.text).encode()) for p in corpus.pieces(count))
    file = path.stat().st_size
    return Ratio("size of the file / its text", file / text, None, file / 1e6, text / 1e6, "MB")


def _over_plain(path: Path, bare: Path, count: int) -> Ratio:
    """The file over one with the same rows, written in the same order, without encryption."""
    with plain.vaults():
        make(bare, count)
    file, other = path.stat().st_size, bare.stat().st_size
    name = "size of the file / the same tables and index in plain SQLite"
    return Ratio(name, file / other, 1.10, file / 1e6, other / 1e6, "MB")
