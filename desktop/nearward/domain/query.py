"""What a person types into the search, taken apart. Nothing in it is ever a command to a database.

Words must all be there; the last one may go on. "several words" in quotes stand together; -word
must not be there. `tag:walk` or `#walk`, `person:Sam` or `@Sam`, `after:2026-03` (from then on) and
`before:2026-03-15` (until then) narrow it down; days may be a day, a month or a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nearward.domain.marks import fold

#: so few things that were found by words are ordered by how well they fit
FEW = 5
#: writing that puts no blanks between words: what is looked for may begin within a run of letters
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PIECE = re.compile(r'(-?)(?:(tag|person|before|after):|([#@]))?(?:"([^"]*)("?)|(\S*))(\s*)', re.I)


class Term(NamedTuple):
    """Words that stand together. `may_go_on`: the last of them is only begun."""

    text: str
    may_go_on: bool = False

    @property
    def is_unspaced(self) -> bool:
        """Whether it is written without blanks between words."""
        return bool(_UNSPACED.search(self.text))


class Name(NamedTuple):
    """A tag or a person. `may_go_on`: the name is only begun."""

    text: str
    may_go_on: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must be there (`words`, `tags`, `people`), what must not (`no_...`), and which days:
    `after` is the first of them, `before` the first that is no more."""

    words: tuple[Term, ...] = ()
    no_words: tuple[Term, ...] = ()
    tags: tuple[Name, ...] = ()
    no_tags: tuple[Name, ...] = ()
    people: tuple[Name, ...] = ()
    no_people: tuple[Name, ...] = ()
    after: date | None = None
    before: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Query()


def parsed(text: str) -> Query:
    """The query of what was typed; what cannot be a date or a name is looked for as words."""
    held: dict[str, list[Term | Name]] = {}
    days: dict[str, date] = {}
    for is_not, kind, words, may_go_on in _pieces(text):
        day = _day(words) if kind in ("before", "after") and not is_not else None
        if day is not None:
            days[kind] = max(day, days.get(kind, day)) if kind == "after" else day
            continue
        if kind in ("tag", "person") and words:
            place = {"tag": "tags", "person": "people"}[kind]
            held.setdefault(is_not + place, []).append(Name(words, may_go_on))
        elif any(sign.isalnum() for sign in words):
            held.setdefault(is_not + "words", []).append(Term(words, may_go_on))
    return Query(**{name: tuple(found) for name, found in held.items()}, **days)  # type: ignore[arg-type]


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
    return f'tag:"{name}"' if " " in name else f"#{name}"
