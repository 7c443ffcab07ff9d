"""What stands in a text as a mark: `#tag` and `@person`.

A mark begins where no word, `#`, `@`, `/` or `&` goes before it, so that addresses of mail and of
pages hold none. A tag has at least one letter. An alias may hold blanks and points when it is
known; else the name goes on for as long as there are letters, digits, `_` and, within, `-`, `.`
and `'`; an `'s` at its end is not part of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_WITHIN = re.compile(r"[\w#@/&\\]")
# what goes before is looked at only where there is a sign: several times as fast as a lookbehind
_TAG = re.compile(r"#(\w+(?:-\w+)*)")
_AT = re.compile(r"@(?=\w)")
_NAME = re.compile(r"\w+(?:[-.]\w+|'(?!s\b)\w+)*")


class Mention(NamedTuple):
    """One mark: what is named, and where it stands (`#` or `@` included)."""

    name: str
    start: int
    end: int


def fold(name: str) -> str:
    """The name by which two tags or aliases are the same: case and composition do not matter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def tags_in(text: str) -> list[Mention]:
    """All tags of a text, in their order."""
    if "#" not in text:
        return []
    return [
        Mention(found[1], found.start(), found.end())
        for found in _TAG.finditer(text)
        if _begins(text, found.start()) and any(sign.isalpha() for sign in found[1])
    ]


def people_in(text: str, aliases: Iterable[str] = ()) -> list[Mention]:
    """All people named in a text, in their order: the longest known alias that fits, else a name.

    `name` is the alias as it is known, or as it is typed by someone who is not.
    """
    found: list[Mention] = []
    known: list[str] | None = None
    for at in _AT.finditer(text):
        if not _begins(text, at.start()):
            continue
        if known is None:
            known = sorted(aliases, key=len, reverse=True)
        start = at.end()
        name = next((alias for alias in known if _stands(alias, text, start)), None)
        end = start + len(name) if name is not None else 0
        if name is None:
            match = _NAME.match(text, start)
            if match is None:  # pragma: no cover (a letter follows)
                continue
            name, end = match[0], match.end()
        found.append(Mention(name, at.start(), end))
    return found


def is_tag(name: str) -> bool:
    """Whether `#name` is read as one tag."""
    found = _TAG.fullmatch(f"#{name}")
    return found is not None and any(sign.isalpha() for sign in name)


def tag_renamed(text: str, old: str, new: str) -> str:
    """A text in which each tag `old` (as `fold` has it) is written `new`."""
    key = fold(old)
    return _written(text, [m for m in tags_in(text) if fold(m.name) == key], f"#{new}")


def person_renamed(text: str, old: str, new: str, aliases: Iterable[str]) -> str:
    """A text in which each `@old` is written `@new`; `aliases` are those known before.

    Raises ValueError when the text could then be read as naming someone else.
    """
    key, known = fold(old), list(aliases)
    marks = people_in(text, known)
    written = _written(text, [m for m in marks if fold(m.name) == key], f"@{new}")
    after = [alias for alias in known if fold(alias) != key] + [new]
    wanted = [fold(new) if fold(m.name) == key else fold(m.name) for m in marks]
    if [fold(m.name) for m in people_in(written, after)] != wanted:
        raise ValueError("someone else would be named")
    return written


def _written(text: str, marks: list[Mention], instead: str) -> str:
    parts, at = [], 0
    for mark in marks:
        parts += [text[at : mark.start], instead]
        at = mark.end
    return "".join([*parts, text[at:]])


def _begins(text: str, place: int) -> bool:
    """Whether a mark may begin at a place."""
    return place == 0 or not _WITHIN.match(text, place - 1)


def _stands(alias: str, text: str, start: int) -> bool:
    """Whether an alias stands at a place of a text, and ends with a word there."""
    end = start + len(alias)
    if not alias or fold(text[start:end]) != fold(alias):
        return False
    return not (text[end : end + 1].isalnum() and alias[-1].isalnum())
