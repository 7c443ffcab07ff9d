"""Names of months, weekdays and parts of the day in many languages (from CLDR)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import msgspec

from nearward_resources import FOLDER

_JOINTS = re.compile(r"[\s.'’`ʼ‑‐\-\u200b-\u200f]+")
_DIGITS = re.compile(r"\d")


def plain(text: str) -> str:
    """Text with digits of any script as 0 to 9, one kind of blank, and no signs that are seen by
    nobody."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text).replace("∶", ":")
    text = _DIGITS.sub(lambda found: str(unicodedata.digit(found[0])), text)
    text = "".join(" " if sign.isspace() else sign for sign in text if sign.isprintable())
    return " ".join(text.split())


def folded(word: str) -> str:
    """A word as it is looked up: small letters, without points, blanks and hyphens."""
    return _JOINTS.sub("", unicodedata.normalize("NFKC", word).casefold())


def months(word: str) -> dict[int, tuple[str, ...]]:
    """The months that a name can mean, each with its languages (none: all agree); empty for a word
    that names none."""
    found = _names()["months"].get(folded(word))
    if found is None:
        return {}
    if isinstance(found, int):
        return {found: ()}
    return {int(number): tuple(languages) for number, languages in found.items()}


def weekdays(word: str) -> tuple[int, ...]:
    """The weekdays that a name can mean; Monday is 0."""
    return tuple(_names()["weekdays"].get(folded(word), ()))


def hours(word: str) -> tuple[tuple[int, int], ...]:
    """The hours from and until which a word for a part of the day holds, such as am or abends."""
    return tuple((since, until) for since, until in _names()["parts"].get(folded(word), ()))


@cache
def _names() -> Any:
    return msgspec.json.decode((FOLDER / "dates" / "names.json").read_bytes())
