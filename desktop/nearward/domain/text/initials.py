"""Names as initials, in what is shown to somebody outside of the diary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from nearward.domain.text.mentions import fold, people_in

#: a part of a name is looked for from so many letters on: "Jonas" of "Jonas Weber", not "de"
LEAST = 3
_PARTS = re.compile(r"[\s-]+")


def initial_of(name: str) -> str:
    """J. of Jonas; A. M. of Anna Maria. A name without letters stands as its first sign."""
    found = [_first(part) for part in unicodedata.normalize("NFC", name).split()]
    return " ".join(f"{one.upper()}." if one[0].isalnum() else one for one in found if one)


class Initials:
    """Says texts with initials; `still` gathers the words that may name someone all the same.

    aliases: those of everybody in the diary. shortened: words (any case) that are shortened too.
    """

    def __init__(self, aliases: Iterable[str], shortened: Iterable[str] = ()) -> None:
        self._aliases = [unicodedata.normalize("NFC", alias) for alias in aliases if alias.strip()]
        self._shortened = frozenset(map(fold, shortened))
        self._words = _looked_for(self._aliases)
        #: by what makes them the same, as they stand in the text
        self.still: dict[str, str] = {}
        #: the words that were shortened because that was wished
        self.short: dict[str, str] = {}

    def say(self, text: str) -> str:
        """A text in which each @name is an initial."""
        text = unicodedata.normalize("NFC", text)
        parts: list[str] = []
        at = 0
        for mark in people_in(text, self._aliases):
            parts += [self._plain(text[at : mark.start]), initial_of(mark.name)]
            at = _after_point(text, mark.end)
        return "".join([*parts, self._plain(text[at:])])

    def _plain(self, text: str) -> str:
        """The words between marks; what may name someone is gathered, or shortened."""
        if self._words is None:
            return text
        parts: list[str] = []
        at = 0
        for found in self._words.finditer(text):
            word, key = found[0], fold(found[0])
            if found["part"] and not _is_named(word):
                continue
            if key in self._shortened:
                self.short.setdefault(key, word)
                parts += [text[at : found.start()], initial_of(word)]
                at = _after_point(text, found.end())
            else:
                self.still.setdefault(key, word)
        return "".join([*parts, text[at:]])


def _looked_for(aliases: list[str]) -> re.Pattern[str] | None:
    """Whole names in any case, and the parts of longer ones."""
    if not aliases:
        return None
    parts = {part for alias in aliases for part in _PARTS.split(alias) if len(part) >= LEAST} - set(
        aliases
    )
    names, rest = (_either(some) for some in (aliases, parts))
    both = rf"(?:(?P<name>{names})|(?P<part>{rest}))" if rest else rf"(?P<name>{names})(?P<part>)"
    return re.compile(rf"(?<!\w){both}(?!\w)", re.IGNORECASE)


def _either(some: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(some, key=len, reverse=True))


def _is_named(word: str) -> bool:
    """Whether a part of a name is written as a name is; scripts without small letters always."""
    return word[0].isupper() or word[0].lower() == word[0].upper()


def _first(part: str) -> str:
    """The first letter of a part of a name with its marks; without letters its first sign."""
    start = next((n for n, sign in enumerate(part) if sign.isalnum()), 0)
    end = start + 1
    while end < len(part) and unicodedata.category(part[end]).startswith("M"):
        end += 1
    return part[start:end]


def _after_point(text: str, end: int) -> int:
    """Where a text goes on behind an initial, which has its point already."""
    is_one = text[end : end + 1] == "." and text[end + 1 : end + 2] != "."
    return end + 1 if is_one else end
