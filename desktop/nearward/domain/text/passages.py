"""Words of a text, found again after the text was changed."""

from __future__ import annotations

#: longer words are no passage: what is made of them would be a copy of the entry
LONGEST = 5_000


def nearest(text: str, words: str, start: int) -> int | None:
    """Where words stand in a text, nearest to where they stood; None when they do not."""
    if not words:
        return None
    start = min(max(start, 0), len(text))
    after = text.find(words, start)
    if after == start:
        return after
    before = text.rfind(words, 0, start + len(words) - 1)
    if before < 0 or after < 0:
        return max(before, after) if max(before, after) >= 0 else None
    return before if start - before <= after - start else after


def chosen(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the words between two places begin, and what they are, without the space around them.

    None where nothing is said, or more than a passage holds.
    """
    words = text[start:end]
    bare = words.strip()
    if not bare or len(bare) > LONGEST:
        return None
    return start + words.index(bare), bare
