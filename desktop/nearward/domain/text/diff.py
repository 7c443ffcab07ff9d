"""Where two texts differ: first by lines, then by words within them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

#: more lines or words than this are not compared one by one
MOST = 3000
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class DiffSpan(NamedTuple):
    """A piece of a text, from `start` up to `end`."""

    start: int
    end: int


def differing(before: str, after: str) -> tuple[list[DiffSpan], list[DiffSpan]]:
    """What of `before` is gone, and what of `after` is new."""
    gone: list[DiffSpan] = []
    new: list[DiffSpan] = []
    old_lines, new_lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for old, fresh in _blocks(old_lines, new_lines):
        old_text = "".join(old_lines[old.start : old.end])
        new_text = "".join(new_lines[fresh.start : fresh.end])
        old_at = len("".join(old_lines[: old.start]))
        new_at = len("".join(new_lines[: fresh.start]))
        old_words, new_words = _WORD.findall(old_text), _WORD.findall(new_text)
        for mine, theirs in _blocks(old_words, new_words):
            gone += _place(old_words, mine, old_at)
            new += _place(new_words, theirs, new_at)
    return gone, new


def _blocks(old: list[str], new: list[str]) -> list[tuple[DiffSpan, DiffSpan]]:
    """The pieces of two lists that are not the same."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    most = min(len(old), len(new)) - start
    while end < most and old[-1 - end] == new[-1 - end]:
        end += 1
    mine, theirs = DiffSpan(start, len(old) - end), DiffSpan(start, len(new) - end)
    if mine.start == mine.end and theirs.start == theirs.end:
        return []
    if max(mine.end - mine.start, theirs.end - theirs.start) > MOST:
        return [(mine, theirs)]
    matcher = SequenceMatcher(None, old[start : mine.end], new[start : theirs.end], autojunk=False)
    return [
        (DiffSpan(a + start, b + start), DiffSpan(c + start, d + start))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def _place(words: list[str], span: DiffSpan, at: int) -> list[DiffSpan]:
    if span.start == span.end:
        return []
    start = at + len("".join(words[: span.start]))
    return [DiffSpan(start, start + len("".join(words[span.start : span.end])))]
