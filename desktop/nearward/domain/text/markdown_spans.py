"""Where Markdown, tags and people stand in a line, so that they can be marked as one writes.

It is read line by line, in time that grows with the length of a line, and errs on the side of
marking nothing: what is written stays what it is. Kinds of spans:

`sign` (what only marks), `heading`, `quote`, `strong`, `emphasis`, `struck`, `code`, `link` (the
words of one), `address` (where it leads to, typed bare or in brackets), `tag` and `person`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from nearward.domain.text.mentions import people_in, tags_in

FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\](?=\s|$))?")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
#: what holds no other marking: code, pictures and links, escaped signs
_CLOSED = re.compile(
    r"(?P<code>(?P<ticks>`{1,3})(?!`)[^`]+(?P=ticks)(?!`))"
    r"|(?P<open>!?\[)(?P<words>[^\[\]]{0,999})\]\((?P<to>[^()\s]{0,2000})\)"
    r"|\\[!-/:-@\[-`{-~]"
)
_PAGE = re.compile(r"\b(?:https?://|www\.|mailto:)[^\s<>]+")
#: an address of mail from its sign on, and what stands before that
_AT, _BEFORE_AT = re.compile(r"@[\w-]{1,64}\.[\w.-]*\w"), re.compile(r"[\w.+-]{1,64}$")
_RUN = re.compile(r"\*{1,3}|_{1,3}|~~")
_NAMES = {("*", 1): "emphasis", ("_", 1): "emphasis", ("~", 2): "struck"}
#: so many signs that may still be closed are kept in mind
MOST_OPEN = 32


class MarkedSpan(NamedTuple):
    """A kind, and where it begins and ends in the line, counted in signs of Python."""

    kind: str
    start: int
    end: int


def spans_in(line: str, *, fenced: bool = False, aliases: Iterable[str] = ()) -> list[MarkedSpan]:
    """All that is marked in a line without its end; spans may stand within one another.

    `fenced`: it stands between two fences of code.
    """
    if fenced or FENCE.match(line):
        return [MarkedSpan("code" if fenced else "sign", 0, len(line))] if line else []
    if _RULE.match(line):
        return [MarkedSpan("sign", 0, len(line))]
    found, start = _front(line)
    inner: list[MarkedSpan] = []
    taken: list[tuple[int, int]] = []
    if any(sign in line for sign in "`[\\"):
        inner, taken = _closed(line, start)
    if addresses := _addresses(line, taken):
        inner += [MarkedSpan("address", *place) for place in addresses]
        taken = sorted(taken + addresses)
    if any(sign in line for sign in "*_~"):
        inner += _emphases(line, start, taken)
    found += inner
    if "#" in line:
        found += [MarkedSpan("tag", mark.start, mark.end) for mark in tags_in(line)]
    if "@" in line:
        found += [MarkedSpan("person", mark.start, mark.end) for mark in people_in(line, aliases)]
    return found


def _front(line: str) -> tuple[list[MarkedSpan], int]:
    """What the beginning of a line says of all of it, and where the rest begins."""
    found: list[MarkedSpan] = []
    start = 0
    if quote := _QUOTE.match(line):
        start = quote.end()
        found += [MarkedSpan("quote", start, len(line)), MarkedSpan("sign", 0, start)]
    if heading := _HEADING.match(line, start):
        found += [
            MarkedSpan("heading", heading.end(), len(line)),
            MarkedSpan("sign", start, heading.end()),
        ]
        return found, heading.end()
    if item := _ITEM.match(line, start):
        found.append(MarkedSpan("sign", start, item.end()))
        start = item.end()
    return found, start


def _closed(line: str, start: int) -> tuple[list[MarkedSpan], list[tuple[int, int]]]:
    """What holds no other marking, and the places it takes."""
    found: list[MarkedSpan] = []
    taken: list[tuple[int, int]] = []
    for match in _CLOSED.finditer(line, start):
        begin, end = match.span()
        if match["code"]:
            inside = len(match["ticks"])
            found += _wrapped("code", begin, end, inside)
        elif match["open"]:
            words, to = match.span("words"), match.span("to")
            found += [MarkedSpan("sign", begin, words[0]), MarkedSpan("link", *words)]
            found += [MarkedSpan("sign", words[1], end), MarkedSpan("address", *to)]
            # the words of a link may be emphasized; only its signs are closed
            taken += [(begin, words[0]), (words[1], end)]
            continue
        else:
            found.append(MarkedSpan("sign", begin, begin + 1))
        taken.append((begin, end))
    return found, taken


def _addresses(line: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bare addresses of pages and of mail that stand in nothing else."""
    found: list[tuple[int, int]] = []
    if any(sign in line for sign in ("://", "www.", "mailto:")):
        found = _apart([match.span() for match in _PAGE.finditer(line)], taken)
    if "@" in line:
        mails = []
        for match in _AT.finditer(line):
            if before := _BEFORE_AT.search(line, max(0, match.start() - 64), match.start()):
                mails.append((before.start(), match.end()))
        found = sorted(found + _apart(mails, sorted(taken + found)))
    return found


def _apart(places: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places that touch nothing that is taken, and no place before; both in their order."""
    found = []
    last, rest = 0, 0
    for start, end in places:
        while rest < len(taken) and taken[rest][1] <= start:
            rest += 1
        if start >= last and (rest == len(taken) or end <= taken[rest][0]):
            found.append((start, end))
            last = end
    return found


def _emphases(line: str, start: int, taken: list[tuple[int, int]]) -> list[MarkedSpan]:
    """Strong, emphasized and struck words: a run of signs closes the last like it that is open."""
    found: list[MarkedSpan] = []
    opened: list[tuple[str, int, int]] = []  # sign, where its run ends, how many of it are left
    passed = iter([*taken, (len(line) + 1, 0)])
    begin, end = next(passed)
    for match in _RUN.finditer(line, start):
        place, sign, count = match.start(), match[0][0], len(match[0])
        while end and end <= place:
            begin, end = next(passed)
        if begin <= place:
            continue
        opens, closes = _sides(line, match.start(), match.end())
        while closes and count:
            at = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == sign), None)
            if at is None:
                break
            _, edge, left = opened[at]
            both = 2 if min(count, left) >= 2 else 1
            found += _wrapped(_NAMES.get((sign, both), "strong"), edge - both, place + both, both)
            del opened[at:]
            if left > both:
                opened.append((sign, edge - both, left - both))
            place, count = place + both, count - both
        if opens and count:
            opened = [*opened[-MOST_OPEN:], (sign, place + count, count)]
    return found


def _sides(line: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of signs can open, and whether it can close."""
    before, after = line[start - 1 : start], line[end : end + 1]
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if line[start] == "_":  # within a word it is none
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


def _wrapped(kind: str, start: int, end: int, signs: int) -> list[MarkedSpan]:
    """A span with so many signs before it and after it."""
    return [
        MarkedSpan("sign", start, start + signs),
        MarkedSpan(kind, start + signs, end - signs),
        MarkedSpan("sign", end - signs, end),
    ]
