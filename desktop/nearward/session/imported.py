"""What came of an import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from nearward.exchange.found import Note
from nearward.vault.connection import Interrupted

#: so many notes are kept one by one; all are counted
MOST_NOTES = 1000
#: things between two looks whether to stop, and two words on how far it is
STEP = 50


@dataclass(slots=True)
class Imported:
    """What came, or would come, of an import.

    `read` = `kept` + `already` + `left_out`. `moods`: words for moods that were not turned into
    numbers, and how often. `dateless`: places of what has no date.
    """

    form: str
    read: int = 0
    kept: int = 0
    already: int = 0
    left_out: int = 0
    first: date | None = None
    last: date | None = None
    days: set[date] = field(default_factory=set)
    pictures: int = 0
    merged: int = 0
    moods: dict[str, int] = field(default_factory=dict)
    dateless: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)

    def on(self, day: date) -> None:
        """Something of this day is, or would be, kept."""
        self.days.add(day)
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    def say(self, told: Note) -> None:
        """Count a note, and keep the first of them."""
        if told.is_left_out:
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
