"""What came of an import."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import msgspec

from nearward.domain.trouble import Interrupted
from nearward.exchange.source_model import ASK_ORDER, Note

#: so many words for moods are told one by one; the others are counted
MOST_MOODS = 1000
#: things between two looks whether to stop, and two words on how far it is
STEP = 50


class ImportedDays:
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
        return isinstance(other, ImportedDays) and self._months == other._months

    __hash__ = None  # type: ignore[assignment]


@dataclass(slots=True)
class Reason:
    """A sentence of notes, and how many there are. `is_left_out`: nothing of them was taken."""

    code: str
    text: str
    is_left_out: bool
    counts: bool = True
    count: int = 0


class Notes:
    """All notes of an import, without any limit: some sixty bytes each, in the order they came."""

    def __init__(self) -> None:
        self.reasons: list[Reason] = []
        self._numbers: dict[tuple[str, str, bool, bool], int] = {}
        self._packed = bytearray()
        self._of = array("I")
        self._begins = array("Q")

    def add(self, told: Note) -> None:
        """This one too."""
        key = told.code, told.text, told.is_left_out, told.counts
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.reasons)
            self.reasons.append(Reason(*key))
        self.reasons[number].count += 1
        self._of.append(number)
        self._begins.append(len(self._packed))
        self._packed += msgspec.json.encode((told.place, told.values), enc_hook=str)

    def of(self, reason: Reason) -> array[int]:
        """The numbers of the notes of a reason."""
        wanted = self.reasons.index(reason)
        return array("Q", (at for at, number in enumerate(self._of) if number == wanted))

    def __getitem__(self, at: int) -> Note:
        ends = self._begins[at + 1] if at + 1 < len(self._begins) else len(self._packed)
        place, values = msgspec.json.decode(self._packed[self._begins[at] : ends])
        reason = self.reasons[self._of[at]]
        return Note(place, reason.code, reason.text, values, reason.is_left_out, reason.counts)

    def __len__(self) -> int:
        return len(self._begins)

    def __iter__(self) -> Iterator[Note]:
        return map(self.__getitem__, range(len(self)))


@dataclass(slots=True)
class Imported:
    """What came, or would come, of an import.

    `read` = `kept` (new) + `newer` + `differing` + `already` + `left_out`. `moods`: words for moods
    that were not turned into numbers, and how often; `more_moods`: how often others. `dateless`:
    places of what has no date. `ids`: of the new entries. `two_days`: a date that can be read in
    two ways, and both of its days (values of a note).

    Of entries whose words came anew (`newer_ids`), and of those that differ on both sides
    (`differing_ids`), there is beside each the version that was made for it; `risen`: what lay in
    the trash and came out of it.
    """

    form: str
    read: int = 0
    kept: int = 0
    newer: int = 0
    differing: int = 0
    already: int = 0
    left_out: int = 0
    first: date | None = None
    last: date | None = None
    days: ImportedDays = field(default_factory=ImportedDays)
    pictures: int = 0
    merged: int = 0
    moods: dict[str, int] = field(default_factory=dict)
    more_moods: int = 0
    dateless: list[str] = field(default_factory=list)
    two_days: dict[str, object] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)
    ids: array[int] = field(default_factory=lambda: array("q"))
    newer_ids: array[int] = field(default_factory=lambda: array("q"))
    newer_versions: array[int] = field(default_factory=lambda: array("q"))
    differing_ids: array[int] = field(default_factory=lambda: array("q"))
    differing_versions: array[int] = field(default_factory=lambda: array("q"))
    risen: array[int] = field(default_factory=lambda: array("q"))

    @property
    def taken(self) -> int:
        """Of how many things something is, or would be, taken."""
        return self.kept + self.newer + self.differing

    def on(self, day: date) -> None:
        """Something of this day is, or would be, taken."""
        self.days.add(day)
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    def mood(self, word: str) -> None:
        """A word for a mood that was not turned into a number."""
        if word in self.moods or len(self.moods) < MOST_MOODS:
            self.moods[word] = self.moods.get(word, 0) + 1
        else:
            self.more_moods += 1

    def say(self, told: Note) -> None:
        """Count a note, and keep it."""
        if told.code == ASK_ORDER and not self.two_days:
            self.two_days = dict(told.values)
        if told.is_left_out and told.counts:
            self.read += 1
            self.left_out += 1
        self.notes.add(told)


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
