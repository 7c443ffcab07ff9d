# ruff: noqa: SIM905
"""A seeded, invented diary of any size: the same arguments always give the same words.

Words follow Zipf's law over made-up, pronounceable words; about one in 300 is accented or not
Latin. Probe words stand at known densities: RARE in three entries, the phrase in one of 500, the
commonest word (`common`) in nearly all.
"""

from __future__ import annotations

import bisect
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

RARE = "quixotrope"
PHRASE = "harbour lantern"
PHRASE_EVERY = 500
FIRST_DAY = date(1980, 1, 1)
WORDS = 30_000
_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w".split()
_NUCLEI = "a e i o u ai ea ee ie oa ou".split()
_CODAS = ["", "", "", *"b ck d g l ll m n nd ng nt p r rd rn s sh st t x".split()]
_UNICODE = "café naïve Zürich señor garçon déjà über crème 日記 静か дневник покой שלום".split()


@dataclass(frozen=True, slots=True)
class Piece:
    """One invented entry."""

    at: datetime
    title: str
    text: str


def vocabulary(seed: int, size: int = WORDS) -> list[str]:
    """Distinct made-up words; the frequent ones are short."""
    chance = random.Random(f"vocab-{seed}")
    seen = {RARE, *PHRASE.split()}
    words: list[str] = []
    while len(words) < size:
        syllables = 1 if len(words) < 300 else 2 if len(words) < 8000 else 3
        parts = (
            chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS)
            for _ in range(syllables)
        )
        word = "".join(parts)
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words


def common(seed: int = 7) -> str:
    """The commonest word."""
    return vocabulary(seed, 1)[0]


def pieces(count: int, *, a_day: float = 1.0, words: int = 120, seed: int = 7) -> Iterator[Piece]:
    """`count` entries in the order of time, `a_day` of them on each day."""
    chance = random.Random(f"entries-{seed}-{count}-{words}")
    known = vocabulary(seed)
    weights = itertools.accumulate(1.0 / rank**1.05 for rank in range(1, len(known) + 1))
    steps = list(weights)

    def draw() -> str:
        return known[bisect.bisect_left(steps, chance.random() * steps[-1])]

    rare = {count // 10, count // 2, count - 1 - count // 10}
    for n in range(count):
        day = FIRST_DAY + timedelta(days=int(n / a_day))
        at = datetime.combine(day, time()) + timedelta(seconds=28_800 + (n * 7919) % 54_000)
        probes = [RARE] if n in rare else []
        if n % PHRASE_EVERY == PHRASE_EVERY // 2:
            probes.append(PHRASE)
        length = max(5, int(chance.gauss(words, words * 0.35)))
        body = [
            chance.choice(_UNICODE) if chance.random() < 1 / 300 else draw() for _ in range(length)
        ]
        for k, probe in enumerate(probes):
            body[k * (length // len(probes))] = probe
        yield Piece(
            at.astimezone(), " ".join(draw() for _ in range(4)).capitalize(), _said(body, chance)
        )


def _said(words: list[str], chance: random.Random) -> str:
    """Words as sentences and paragraphs."""
    out: list[str] = []
    left = 0
    for n, word in enumerate(words):
        start = left == 0
        left = chance.randint(6, 18) if start else left
        out.append(word[:1].upper() + word[1:] if start else word)
        left -= 1
        if left == 0 or n == len(words) - 1:
            left = 0
            out[-1] += "."
            out.append("\n\n" if chance.random() < 0.2 else " ")
        else:
            out.append(", " if chance.random() < 0.06 else " ")
    return "".join(out).strip()
