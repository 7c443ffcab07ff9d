"""Which actions fit what was typed, and where in their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from nearward_ui.action_row import ActionRow

#: longer words are not looked for
LONGEST = 100
_WORD = re.compile(r"\w+")


class Line(NamedTuple):
    """A row of the palette: a title of a part, or something to choose (`value`).

    `spans`: the letters of `text` that were found.
    """

    text: str
    aside: str = ""
    value: object = None
    icon: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def is_title(self) -> bool:
        """Whether it only stands over others."""
        return self.value is None


def fitting(
    rows: Sequence[ActionRow], query: str, said: Callable[[ActionRow], str]
) -> list[tuple[ActionRow, tuple[tuple[int, int], ...]]]:
    """The rows in whose words all that was typed is found; what begins so stands first."""
    wanted = query[:LONGEST].casefold().split()
    found = []
    for number, row in enumerate(rows):
        text = said(row)
        spans = spans_of(text, wanted)
        if spans is not None:
            found.append((_rank(text, spans), number, row, spans))
    found.sort(key=lambda one: one[:2])
    return [(row, spans) for _, _, row, spans in found]


def spans_of(text: str, wanted: Sequence[str]) -> tuple[tuple[int, int], ...] | None:
    """Where each word is found, at the start of a word if it can be; None where one is not."""
    folded = text.casefold()
    if len(folded) != len(text):
        # a letter that folds to two: places would not be the same
        folded = text.lower() if len(text.lower()) == len(text) else text
    starts = {found.start() for found in _WORD.finditer(folded)}
    spans = []
    for word in wanted:
        places = [found.start() for found in re.finditer(re.escape(word), folded)]
        if not places:
            return None
        at = next((place for place in places if place in starts), places[0])
        spans.append((at, at + len(word)))
    return tuple(sorted(spans))


def _rank(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """0: it begins so; 1: a word of it does; 2: it stands inside one."""
    if not spans or spans[0][0] == 0:
        return 0
    return 1 if not text[spans[0][0] - 1].isalnum() else 2
