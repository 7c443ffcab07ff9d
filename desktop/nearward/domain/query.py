"""What a person types into the search, taken apart. Nothing in it is ever a command to a database.

Words must all be there; the last one may go on. "several words" in quotes stand together; -word
must not be there. `tag:walk` or `#walk`, `person:Sam` or `@Sam`, `after:2026-03` (from then on) and
`before:2026-03-15` (until then) narrow it down; days may be a day, a month or a year. What is no
word and no sign of its own (`?!`) is looked for as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nearward.domain.text.letters import words_of
from nearward.domain.text.mentions import fold

#: so few things that were found by words are ordered by how well they fit
FEW = 5
#: as many words, tags and people are looked for; what was typed beyond them is left out, and said
MOST = 64
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PIECE = re.compile(r'(-?)(?:(tag|person|before|after):|([#@]))?(?:"([^"]*)("?)|(\S*))(\s*)', re.I)


class SearchTerm(NamedTuple):
    """Words that stand together. `may_go_on`: the last of them is only begun."""

    text: str
    may_go_on: bool = False

    @property
    def words(self) -> list[str]:
        """The words as the index has them; none for marks alone, which stand in no index."""
        return words_of(self.text)


class Name(NamedTuple):
    """A tag or a person. `may_go_on`: the name is only begun."""

    text: str
    may_go_on: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must be there (`words`, `tags`, `people`), what must not (`no_...`), and which days:
    `after` is the first of them, `before` the first that is no more."""

    words: tuple[SearchTerm, ...] = ()
    no_words: tuple[SearchTerm, ...] = ()
    tags: tuple[Name, ...] = ()
    no_tags: tuple[Name, ...] = ()
    people: tuple[Name, ...] = ()
    no_people: tuple[Name, ...] = ()
    after: date | None = None
    before: date | None = None
    #: whether there was more than MOST
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Query()


def parsed(text: str) -> Query:
    """The query of what was typed; what cannot be a date or a name is looked for as words."""
    held: dict[str, list[SearchTerm | Name]] = {}
    days: dict[str, date] = {}
    room = MOST
    for is_not, kind, words, may_go_on in _pieces(text):
        day = _day(words) if kind in ("before", "after") and not is_not else None
        if day is not None:
            days[kind] = max(day, days.get(kind, day)) if kind == "after" else day
            continue
        if not words.strip():
            continue
        if room == 0:
            return _query(held, days, is_cut=True)
        if kind in ("tag", "person"):
            place = {"tag": "tags", "person": "people"}[kind]
            held.setdefault(is_not + place, []).append(Name(words, may_go_on))
            room -= 1
            continue
        several = words_of(words)
        term = (
            SearchTerm(words, may_go_on)
            if len(several) <= room
            else SearchTerm(" ".join(several[:room]))
        )
        held.setdefault(is_not + "words", []).append(term)
        if len(several) > room:
            return _query(held, days, is_cut=True)
        room -= max(1, len(several))
    return _query(held, days)


def _query(
    held: dict[str, list[SearchTerm | Name]], days: dict[str, date], *, is_cut: bool = False
) -> Query:
    lists = {name: tuple(found) for name, found in held.items()}
    return Query(**lists, **days, is_cut=is_cut)  # type: ignore[arg-type]


def _pieces(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """("no_" or "", kind, words, whether they may go on) of each piece."""
    text = text.replace("\0", " ").lstrip()
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None or found.end() == at:
            at += 1
            continue
        at = found.end()
        minus, word, sign, quoted, closed, bare, _ = found.groups()
        kind = (word or {"#": "tag", "@": "person"}.get(sign or "", "")).lower()
        is_last = at >= len(text) and not found[7]
        words = bare if quoted is None else quoted
        if sign == "#" and not any(letter.isalpha() for letter in words):
            # no tag: a number, or a sign
            kind, words = "", words and sign + words
        if minus and not kind and quoted is None and words and not words_of(words):
            # no minus: an arrow, or a line
            minus, words = "", minus + words
        may_go_on = is_last and not minus and not (quoted is not None and closed)
        if kind and not words:
            # `tag:` alone is only begun
            if not is_last:
                yield "no_" if minus else "", "", f"{word or sign}", False
            continue
        yield "no_" if minus else "", kind, words, may_go_on and bool(words)


def _day(text: str) -> date | None:
    """The first day of a day, a month or a year."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def renamed(text: str, kind: str, old: str, new: str) -> str:
    """A query in which a tag (kind "tag") or a person ("person") has another name."""
    signs = {"tag": "#", "person": "@"}
    key = fold(old)
    written = f'"{new}"' if " " in new else new

    def rename(found: re.Match[str]) -> str:
        minus, word, sign, quoted, _, bare, blank = found.groups()
        name = bare if quoted is None else quoted
        named = (word or "").lower() == kind or sign == signs[kind]
        if not named or fold(name or "") != key:
            return found[0]
        # after a sign no blank may stand
        begin = sign if sign and " " not in new else f"{kind}:"
        return f"{minus}{begin}{written}{blank}"

    return _PIECE.sub(rename, text)


def tag_query(name: str) -> str:
    """The query for all that has a tag."""
    is_plain = " " not in name and any(letter.isalpha() for letter in name)
    return f"#{name}" if is_plain else f'tag:"{name}"'


def person_query(alias: str) -> str:
    """The query for all in which someone stands."""
    return f'person:"{alias}"'
