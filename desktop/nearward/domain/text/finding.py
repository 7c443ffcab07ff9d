"""Where something stands in a text: as it was typed, or as the search of everything finds it."""

from __future__ import annotations

import re

from nearward.domain.query import parsed
from nearward.domain.text import letters

#: one sign stands for those that programs put in its place
_LIKE = {
    "'": "['\u2018\u2019]",
    "\u2018": "['\u2018\u2019]",
    "\u2019": "['\u2018\u2019]",
    '"': '["\u201c\u201d]',
    "\u201c": '["\u201c\u201d]',
    "\u201d": '["\u201c\u201d]',
    " ": "[ \u00a0\u202f]",
}


class Finder:
    """Finds in any text. `words` are compared as the search does, `marks` as they stand."""

    def __init__(self, words: re.Pattern[str] | None, marks: re.Pattern[str] | None) -> None:
        self._words, self._marks = words, marks

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where each begins and ends, first to last; none within another."""
        found: list[tuple[int, int]] = []
        if self._words is not None:
            found += letters.places(text, self._words)
        if self._marks is not None:
            found += [hit.span() for hit in self._marks.finditer(text)]
        kept: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if end > start and (not kept or start >= kept[-1][1]):
                kept.append((start, end))
        return kept


def literal(text: str) -> Finder | None:
    """Finds letters as they stand, large or small; None for nothing."""
    if not text:
        return None
    pattern = "".join(_LIKE.get(sign, re.escape(sign)) for sign in text)
    return Finder(None, re.compile(pattern, re.IGNORECASE))


def sought(query: str) -> Finder | None:
    """Finds what a search of everything asks for: its words and names; None without any."""
    asked = parsed(query)
    terms = [(term.words, term.text, term.may_go_on) for term in asked.words]
    names = [*asked.tags, *asked.people]
    terms += [(letters.words_of(name.text), name.text, name.may_go_on) for name in names]
    phrases = [(words, goes_on) for words, _, goes_on in terms if words]
    marks = [re.escape(text) for words, text, _ in terms if not words and text.strip()]
    if not phrases and not marks:
        return None
    return Finder(
        letters.pattern(phrases) if phrases else None,
        re.compile("|".join(marks)) if marks else None,
    )
