"""Some words around what was found, as they were typed, with the finds marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from nearward.domain.kinds import TIMELINE
from nearward.domain.query import SearchTerm
from nearward.domain.text.letters import pattern, places
from nearward.domain.text.picture_marks import marks_in, without_marks
from nearward.domain.trouble import Interrupted
from nearward.vault.file.as_read import text
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import order_key

START, END = "\u0002", "\u0003"
#: letters before the first find, and in all
BEFORE, LETTERS = 40, 160
#: letters that the mark of a picture has at most
MARK = 1100
#: the mark of a picture; what was found may be marked in it
_PICTURE = re.compile(
    r"!\[([^\[\]\n]*)\]\([\x02\x03]*picture[\x02\x03]*:[\x02\x03]*[0-9]+[\x02\x03]*\)"
)


class Excerpts:
    """Excerpts for one search. `is_stopped` is asked while long texts are read (Interrupted)."""

    def __init__(
        self, connection: Connection, terms: Iterable[SearchTerm], is_stopped: Callable[[], bool]
    ) -> None:
        self._connection = connection
        self._is_stopped = is_stopped
        several = list(terms)
        phrases = [(term.words, term.may_go_on) for term in several if term.words]
        marks = [re.escape(term.text) for term in several if not term.words]
        self._words = pattern(phrases) if phrases else None
        self._marks = re.compile("|".join(marks)) if marks else None

    def at_spots(self, places: list[int]) -> dict[int, str]:
        """The excerpts of the things at some spots; only one of their texts is held at a time."""
        found: dict[int, str] = {}
        for row in TIMELINE:
            mine = [spot for spot in places if order_key.kind_of(spot) == row.number]
            if mine:
                first, second = row.words
                marks = ", ".join("?" * len(mine))
                sql = f"SELECT spot, {second}, {first} FROM {row.table} WHERE spot IN ({marks})"
                for spot, *texts in self._connection.execute(sql, mine):
                    found[spot] = self._of(list(map(text, texts)))
        return found

    def _of(self, texts: list[str]) -> str:
        """The excerpt of a text before that of a title."""
        for one in texts:
            found = self._found(one)
            place = next(found, None)
            if place is not None:
                return _around(one, place, found)
        return _beginning(next(filter(None, texts), ""))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        if self._words is not None:
            yield from places(text, self._words, self._step)
        if self._marks is not None:
            yield from (found.span() for found in self._marks.finditer(text))

    def _step(self) -> None:
        if self._is_stopped():
            raise Interrupted


def _beginning(text: str) -> str:
    shown = without_marks(_shown(text[: LETTERS * 2 + MARK]), is_cut=True)
    return " ".join(shown.split())[:LETTERS]


def _around(text: str, first: tuple[int, int], others: Iterator[tuple[int, int]]) -> str:
    """The first find with what is around it; others that stand there are marked as well."""
    start = max(0, first[0] - BEFORE)
    if start:
        # begin with a whole word, where there is one
        blank = re.search(r"\s", text[start : first[0]])
        start += blank.end() if blank else 0
    start, last = _whole_marks(text, first, start, max(first[1], start + LETTERS))
    found, at = "…" if start else "", start
    finds = [first, *takewhile(lambda place: place[1] <= last, others)]
    for begin, end in finds:
        if begin >= at:
            found += f"{_shown(text[at:begin])}{START}{_shown(text[begin:end])}{END}"
            at = end
    found += _shown(text[at:last]) + ("…" if last < len(text) else "")
    # of a picture its words are shown
    return " ".join(_PICTURE.sub(r" \1 ", found).split())


def _whole_marks(text: str, first: tuple[int, int], start: int, last: int) -> tuple[int, int]:
    """The same part of a text, with the mark of a picture at its edges whole, or without it."""
    offset = max(0, start - MARK)
    for mark in marks_in(text[offset : last + MARK]):
        begin, end = offset + mark.start, offset + mark.end
        if begin < start < end:
            start = end if end <= first[0] else begin
        if begin < last < end:
            last = begin if begin >= first[1] else end
    return start, last


def _shown(text: str) -> str:
    return text.replace(START, "").replace(END, "")
