"""What stands at the front of a line of a list or of a quote, and how the next line begins."""

from __future__ import annotations

import re
from typing import NamedTuple

_FRONT = re.compile(
    r"(?P<quote> {0,3}(?:>[ \t]?)+)?"
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<sign>[-*+])|(?P<number>\d{1,9})(?P<dot>[.)]))?"
    r"(?P<blank>[ \t]+)?"
    r"(?P<box>\[[ xX]\](?:[ \t]+|$))?"
)
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")


class LineFront(NamedTuple):
    """How long a front is, and what the next line of the same list or quote begins with."""

    length: int
    next: str


def front_of(line: str) -> LineFront | None:
    """The front of a line; None where it belongs to no list and no quote."""
    first = line[:64].lstrip(" \t")[:1]
    if not first or (first not in "-*+>" and not first.isdigit()) or _RULE.match(line):
        return None
    found = _FRONT.match(line)
    if found is None:
        return None
    quote = found["quote"] or ""
    marker = (found["sign"] or found["number"]) and found["blank"]
    if not marker:
        return LineFront(len(quote), quote) if quote else None
    sign = found["sign"] or f"{min(int(found['number']) + 1, 999_999_999)}{found['dot']}"
    box = "[ ] " if found["box"] else ""
    return LineFront(found.end(), f"{quote}{found['indent']}{sign}{found['blank']}{box}")
