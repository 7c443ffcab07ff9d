"""What comes of the care for a diary's file: copies, what was restored or salvaged, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from nearward.domain.kinds import IN_ORDER
from nearward.i18n import Translator

#: so many backups made by hand are kept, the newest
MOST_BY_HAND = 20
#: the kinds that a salvage tells of, each by its day
THINGS = tuple(row.name for row in IN_ORDER if row.is_dated and row.has_trash)


class Counts(NamedTuple):
    """How much a diary holds of each kind that is counted, and when it was last changed.

    `rows` also counts the trash, and all other kinds.
    """

    kept: dict[str, int]
    rows: int
    changed: datetime | None

    @property
    def things(self) -> int:
        """All that is counted, together."""
        return sum(self.kept.values())

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self.kept["entry"]

    @property
    def moments(self) -> int:
        """How many moments there are."""
        return self.kept["moment"]

    @property
    def worksheets(self) -> int:
        """How many worksheets there are."""
        return self.kept["worksheet"]


class Backup(NamedTuple):
    """One backup: its file, the local time it was made at, its size in bytes, and its salt.

    by_hand: a person asked for it.
    """

    path: Path
    at: datetime
    size: int
    salt: bytes
    by_hand: bool = False


class Replaced(NamedTuple):
    """The one backup that is left, how many were removed, and what still lies beside the diary:
    files that were moved aside when a backup was restored."""

    made: Backup
    removed: int
    aside: list[str]


class Restored(NamedTuple):
    """What the diary holds now, and what the file that was there is called (None: none was)."""

    counts: Counts
    aside: Path | None


class Lost(NamedTuple):
    """A thing that is known of and could not be read; the day where that can be told."""

    kind: str
    id: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it. `bad`: numbers of the pages that could not be read (1: the first)."""

    kept: dict[str, int]
    lost: list[Lost]
    pages: int
    bad: list[int]
    #: references to what is not there any more, now empty
    loose: int = 0
    #: whether the file is shorter than it says of itself
    cut: bool = False

    @property
    def things(self) -> int:
        """How many entries, moments, worksheets, check-ins and pauses were kept."""
        return sum(self.kept.get(kind, 0) for kind in THINGS)


class Finding(NamedTuple):
    """One thing that is not in order."""

    #: a sentence, or two forms of one that tells a number
    message: str | tuple[str, str]
    number: int = 0
    values: Mapping[str, object] = MappingProxyType({})

    def say(self, words: Translator) -> str:
        """In the language of `words`."""
        if isinstance(self.message, str):
            return words(self.message, **self.values)
        return words.plural(*self.message, self.number, **self.values)
