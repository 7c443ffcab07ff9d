"""The words of a line whose spelling can be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nearward.domain.text.markdown_spans import MarkedSpan

_WORD = re.compile(r"(?<![\w@#/\\])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@#/\\])")
#: what stands in these is no word of a language
_NOT_IN = frozenset({"code", "address", "tag", "person", "sign"})
_LONGEST = 60


def words_in(line: str, spans: Iterable[MarkedSpan]) -> list[tuple[str, int, int]]:
    """Words of a line with their places; none with a digit, a capital within, or of one letter."""
    closed = sorted((span.start, span.end) for span in spans if span.kind in _NOT_IN)
    found, at = [], 0
    for match in _WORD.finditer(line):
        start, end = match.span()
        while at < len(closed) and closed[at][1] <= start:
            at += 1
        if at < len(closed) and closed[at][0] < end:
            continue
        word = match[0]
        if 1 < len(word) <= _LONGEST and (
            word[1:].islower() or word.isupper() or not word.isascii()
        ):
            found.append((word, start, end))
    return found
