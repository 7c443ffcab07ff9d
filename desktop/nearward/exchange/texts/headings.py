"""Several pieces in one text of Markdown: each begins with a heading that begins with a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from nearward.exchange.dates import names
from nearward.exchange.dates.clock import clock_in
from nearward.exchange.dates.spelling import WrittenWhen, leads, when

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_MOST_WORDS = 8


class HeadedPiece(NamedTuple):
    """`read`: what its heading says of day and time, None for what stands before the first."""

    line: int
    read: WrittenWhen | None
    title: str
    text: str


def dated(heading: str) -> tuple[WrittenWhen, str] | None:
    """What a heading says of its day and time, and the words after it."""
    words = heading.strip("[]* ").replace("]]", "").split(" ")
    best: tuple[WrittenWhen, str] | None = None
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        first = " ".join(words[:count])
        read = when(first.rstrip(":,–—- "), loose=False)
        rest = " ".join(words[count:])
        if read is None or not leads(first, rest):
            continue
        rest = rest.lstrip(":,–—- ")
        # numbers beside a day are a time only when they are written as one
        if read.clock is not None and rest and re.search(r"(?:^|\s)\d{4}:?$", first):
            best = None
            continue
        if read.clock is None and best is None and clock_in(rest) is not None:
            read, rest = read._replace(clock=clock_in(rest)), ""
        return read, rest
    return best


def pieces(text: str) -> list[HeadedPiece]:
    """The pieces of a text; empty when no heading in it begins with a day."""
    found = list(_headings(text))
    levels = [level for _number, level, read, _rest in found if read is not None]
    if not levels:
        return []
    level = levels[0]
    lines = text.split("\n")
    starts = [each for each in found if each[2] is not None and each[1] == level]
    # headings of years and months that only stand between pieces
    dropped = {
        n for n, deep, read, rest in found if read is None and deep < level and _is_span(rest)
    }
    made = []
    first = starts[0][0]
    before = "\n".join(line for n, line in enumerate(lines[:first]) if n not in dropped).strip("\n")
    if before.strip():
        made.append(HeadedPiece(1, None, "", before))
    for place, (number, _level, read, rest) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(lines)
        held = [lines[n] for n in range(number + 1, end) if n not in dropped]
        made.append(HeadedPiece(number + 1, read, rest, "\n".join(held).strip("\n").rstrip()))
    return made


def _headings(text: str) -> Iterator[tuple[int, int, WrittenWhen | None, str]]:
    """(line, level, what it says of a day, the words) of each heading outside of code."""
    fence = ""
    for number, line in enumerate(text.split("\n")):
        mark = _FENCE.match(line)
        if mark is not None and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        found = _HEADING.match(line) if not fence else None
        if found is None:
            continue
        read = dated(found[2])
        if read is None:
            yield number, len(found[1]), None, found[2]
        else:
            yield number, len(found[1]), read[0], read[1]


def _is_span(heading: str) -> bool:
    """Whether a heading only names a year, a month or a week."""
    words = re.findall(r"[^\W_]+", heading)
    return bool(words) and all(
        re.fullmatch(r"\d{4}|\d\d?|[Ww]\d\d?", word) or names.months(word) for word in words
    )
