"""What is known of words that came from elsewhere: which came, and whether they are the same ones.

Of the words themselves only digests are kept, in a line of text beside the entry.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

#: hexadecimal digits of a digest
_DIGITS = 24
#: in front of the digest of the words as they were kept here, where that is another one
_KEPT = "="
#: letters of a text that are compared with another one, and how much of them must be alike
_COMPARED, _ALIKE = 20_000, 0.15
#: a word, or a sign of a script that puts no blanks between words
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


class EntryWords(NamedTuple):
    """All that is words in an entry."""

    title: str
    text: str
    prompt: str = ""

    @property
    def digest(self) -> str:
        """Other words have another one."""
        whole = "\0".join(self).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(whole, digest_size=_DIGITS // 2).hexdigest()


class Came(NamedTuple):
    """What came of an entry's words: `kept`: how they stood here then. `raw`: as their source gave
    them, each time that they were others, the last ones first."""

    kept: str = ""
    raw: tuple[str, ...] = ()

    @classmethod
    def read(cls, line: str) -> Came:
        """From the line that is kept; of an entry that came with an earlier version it is empty."""
        digests = tuple(line.split())
        if digests and digests[0].startswith(_KEPT):
            return cls(digests[0].removeprefix(_KEPT), digests[1:])
        return cls(digests[0] if digests else "", digests)

    @property
    def line(self) -> str:
        """What is kept."""
        if self.raw and self.raw[0] == self.kept:
            return " ".join(self.raw)
        return " ".join((_KEPT + self.kept, *self.raw)) if self.kept or self.raw else ""

    def and_now(self, raw: str, kept: str = "") -> Came:
        """With words that came now; `kept`: how they stand here, where they took their place."""
        others = (digest for digest in self.raw if digest != raw)
        return Came(kept or self.kept, (raw, *others))

    def without_last(self, kept: str = "") -> Came:
        """As before the last words came; `kept`: how those before stand here."""
        return Came(kept or self.kept, self.raw[1:])


def is_akin(one: str, others: Iterable[str]) -> bool:
    """Whether a text seems to be one of the others, grown or changed: it shares word pairs."""
    mine = _pairs(one)
    return any(_share(mine, _pairs(other)) >= _ALIKE for other in others)


def _pairs(text: str) -> Counter[tuple[str, ...]]:
    words = [found[0] for found in _WORD.finditer(text[:_COMPARED].casefold())]
    pairs: Counter[tuple[str, ...]] = Counter(pairwise(words))
    if len(words) < 4:
        pairs.update((word,) for word in words)
    return pairs


def _share(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """How much of the shorter one stands in the other; 1 where it says nothing."""
    if not one or not other:
        return 1.0
    few, many = sorted((one, other), key=Counter.total)
    singles = {pair[0] for pair in few if len(pair) == 1}
    found = sum(min(count, many[pair]) for pair, count in few.items())
    if singles:
        there = {word for pair in many for word in pair}
        found += len(singles & there)
    return found / few.total()
