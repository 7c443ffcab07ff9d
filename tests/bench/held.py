"""What the hold on an open diary costs (the twin of its file): at each save, and in memory."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from tests.bench import corpus
from tests.bench.child import memory
from tests.bench.ratios import Ratio, of, share, timed, turns

from nearward.domain.model import Entry, Picture
from nearward.session.ask import entries
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file import twin
from nearward.vault.vault import Vault

KEY = bytes(range(32))
#: megabytes of a diary, and the entries in it; the rest are pictures
SIZES = {1: 200, 22: 7000, 200: 7000}
MEMORY = {1: 200, 40: 7000}
SAVES = 81
AIM = 1.3
_PICTURE = 2_000_000
_WORDS = corpus.vocabulary(7, 2000)


def measure(folder: Path) -> Iterator[Ratio]:
    """A save with the hold against one without, at three sizes."""
    for size, count in SIZES.items():
        path = make(folder / f"held{size}.nearward", size, count)
        bare = make(folder / f"bare{size}.nearward", size, count)
        yield from _saves(path, bare, size)
        path.unlink()
        bare.unlink()
    for size, count in MEMORY.items():
        path = make(folder / f"memory{size}.nearward", size, count)
        with_it, without = _memory(path, "held"), _memory(path, "bare")
        name = f"memory (MB) of an open diary of {size} MB / the same without the hold"
        yield Ratio(name, with_it / without, None, with_it, without, "MB")
        path.unlink()


def make(path: Path, size: int, count: int) -> Path:
    """A diary of so many megabytes. Something of it was deleted: it has free pages."""
    vault = create_diary(path, "", key=KEY)
    with vault.writing():
        for piece in corpus.pieces(count):
            entry = Entry(at=piece.at, day=piece.at.date(), title=piece.title, text=piece.text)
            kept = vault.entries.save(entry)
    chance = random.Random(size)
    while path.stat().st_size < size * 950_000 - _PICTURE:
        with vault.writing():
            data = chance.randbytes(_PICTURE)
            vault.pictures.put_back(_picture(kept.id, data), data)
    with vault.writing():
        vault.connection.execute("DELETE FROM entry WHERE id % 50 = 0")
    vault.close()
    return path


def _answer(answer: object, *_given: object, **_named: object) -> object:
    return answer


@contextmanager
def bare_hold() -> Iterator[None]:
    """The vault without its hold: nothing is copied, compared or looked after."""
    kept = {name: getattr(twin.Twin, name) for name in ("begin", "take", "is_changed")}
    bare = {"begin": None, "take": True, "is_changed": False}
    try:
        for name, answer in bare.items():
            setattr(twin.Twin, name, partial(_answer, answer))
        yield
    finally:
        for name, method in kept.items():
            setattr(twin.Twin, name, method)


def _saves(path: Path, bare: Path, size: int) -> Iterator[Ratio]:
    held = open_diary(path, "", key=KEY)
    checking.read_through(held)
    with bare_hold():
        alone = open_diary(bare, "", key=KEY)
        checking.read_through(alone)
    first, second = random.Random(3), random.Random(3)

    def without() -> float:
        with bare_hold():
            return _save(alone, second)

    one, other = turns(lambda: _save(held, first), without, SAVES)
    for part in (0.5, 0.95):
        name = f"a save of {size} MB with the hold / without, p{part * 100:.0f}"
        yield of(name, share(one, part), share(other, part), AIM if part == 0.5 else None)
    held.close()
    with bare_hold():
        alone.close()


def _save(vault: Vault, chance: random.Random) -> float:
    """The seconds of a save: a changed entry, the same for both."""
    with vault.reading():
        entry = vault.entries.get(101)
    assert entry is not None
    text = " ".join(chance.choices(_WORDS, k=120))
    save = entries.save(replace(entry, text=text))
    return timed(lambda: save(vault))()


def _picture(entry_id: int, data: bytes) -> Picture:
    digest = sha256(data).hexdigest()
    return Picture(
        entry_id=entry_id,
        name="a.png",
        media="image/png",
        width=9,
        height=9,
        size=len(data),
        digest=digest,
    )


def _memory(path: Path, how: str) -> float:
    """Megabytes that another process has in use with the diary open, its twin counted."""
    command = [sys.executable, "-m", "tests.bench.held", str(path), how]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return float(done.stdout)


def _told(path: Path) -> None:
    vault = open_diary(path, "", key=KEY)
    checking.read_through(vault)
    open_ones = Path("/proc/self/fd")
    held = [place for place in open_ones.iterdir() if place.is_symlink()]
    in_memory = [place for place in held if "memfd:" in str(place.readlink())]
    print(memory() * 1.048576 + sum(place.stat().st_size for place in in_memory) / 1e6)
    vault.close()


if __name__ == "__main__":
    with bare_hold() if sys.argv[2] == "bare" else nullcontext():
        _told(Path(sys.argv[1]))
