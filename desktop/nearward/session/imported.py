"""What came of an import."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from nearward.exchange.found import ASK_ORDER, Note
from nearward.vault.connection import Interrupted

#: so many notes are kept one by one; all are counted
MOST_NOTES = 1000
#: things between two looks whether to stop, and two words on how far it is
STEP = 50


class Days:
    """How many days: a set of them that stays small, 31 bits a month."""

    def __init__(self) -> None:
        self._months: dict[tuple[int, int], int] = {}

    def add(self, day: date) -> None:
        """This one too."""
        month = day.year, day.month
        self._months[month] = self._months.get(month, 0) | 1 << day.day

    def __len__(self) -> int:
        return sum(days.bit_count() for days in self._months.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Days) and self._months == other._months

    __hash__ = None  # type: ignore[assignment]


@dataclass(slots=True)
class Imported:
    """What came, or would come, of an import.

    `read` = `kept` + `already` + `left_out`. `moods`: words for moods that were not turned into
    numbers, and how often. `dateless`: places of what has no date. `ids`: of the new entries.
    `two_days`: a date that can be read in two ways, and both of its days (values of a note).
    """

    form: str
    read: int = 0
    kept: int = 0
    already: int = 0
    left_out: int = 0
    first: date | None = None
    last: date | None = None
    days: Days = field(default_factory=Days)
    pictures: int = 0
    merged: int = 0
    moods: dict[str, int] = field(default_factory=dict)
    dateless: list[str] = field(default_factory=list)
    two_days: dict[str, object] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    ids: array[int] = field(default_factory=lambda: array("q"))

    def on(self, day: date) -> None:
        """Something of this day is, or would be, kept."""
        self.days.add(day)
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    def mood(self, word: str) -> None:
        """A word for a mood that was not turned into a number; so many of them are told."""
        if word in self.moods or len(self.moods) < MOST_NOTES:
            self.moods[word] = self.moods.get(word, 0) + 1

    def say(self, told: Note) -> None:
        """Count a note, and keep the first of them."""
        if told.code == ASK_ORDER and not self.two_days:
            self.two_days = dict(told.values)
        if told.is_left_out and told.counts:
            self.read += 1
            self.left_out += 1
        if len(self.notes) < MOST_NOTES:
            self.notes.append(told)


def pause(
    done: Imported, stop: Callable[[], bool] | None, progress: Callable[[int], None] | None
) -> None:
    """Now and then: raises Interrupted when it shall stop, and says how far it is."""
    if done.read % STEP:
        return
    if stop is not None and stop():
        raise Interrupted
    if progress is not None:
        progress(done.read)
