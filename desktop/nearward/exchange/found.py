"""What a reader finds in the files of another program, and what is said of it afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from nearward.words import Words, later

#: levels of lists within lists that an import takes
DEEPEST = 24

NO_DATE = later("There is no date that can be read. It was left out.")
NO_SUCH_DAY = later("The date does not exist or is out of range. It was left out.")
WRONG_SHAPE = later("It is not built as this format says. It was left out.")
TOO_DEEP = later("It is nested too deeply. It was left out.")
PICTURE_OUTSIDE = later("A picture lies outside the folder and was not read.")
PICTURE_MISSING = later("A picture is not there.")
PICTURE_REFUSED = later("A picture could not be kept: {text}")
NOT_READ = later("It could not be read: {text}")
MOOD_OPEN = later("The mood “{text}” was given no number, so the mood is left unset.")
DAY_HAS_ONE = later("That day has a check-in already. It stays as it is.")


#: those that say that something was left out; the others are remarks
LEFT_OUT = (NO_DATE, NO_SUCH_DAY, WRONG_SHAPE, TOO_DEEP)


@dataclass(frozen=True, slots=True)
class Problem:
    """What did not fit: the file, the place in it, and what is the matter (a text of ours)."""

    file: str
    place: str
    what: str
    text: str = ""

    def say(self, words: Words) -> str:
        """On one line, in the language of `words`."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {words(self.what, text=self.text)}"


class Broken(Exception):  # noqa: N818 (said in the report)
    """The source cannot be read on; nothing of it is kept."""

    def __init__(self, file: str, place: str, text: str) -> None:
        super().__init__(text)
        self.problem = Problem(file, place, NOT_READ, text)


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture of an entry. `mark`: the address by which the text names it."""

    mark: str
    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One entry as its source has it; `at` is local time with its offset."""

    file: str
    place: str
    at: datetime
    title: str = ""
    text: str = ""
    mood: int | None = None
    #: the label of a mood that has no number yet
    open_mood: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()
    source_id: str = ""
    changed: datetime | None = None
    pictures: tuple[FoundPicture, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """The id that the source gave it, or else a hash of what it says."""
        if self.source_id:
            return self.source_id
        said = "\0".join((self.at.replace(tzinfo=None).isoformat(), self.title, self.text))
        return "sha256:" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says beside the file.

    moods: labels of Daylio to -3..+3; dates: files without a date, by their names in the report;
    split: days that Mini Diary merged are taken apart.
    """

    moods: dict[str, int] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    split: bool = False


@dataclass(slots=True)
class Report:
    """What an import did or, after a dry run, would do.

    read = kept + already + left_out. `already`: there from an earlier import, the trash included.
    `broken`: the source could not be read to its end, and nothing is kept. `moods`: labels that
    have no number yet; `merged`: days that `Options.split` would take apart.
    """

    form: str
    read: int = 0
    kept: int = 0
    already: int = 0
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    broken: bool = False
    moods: dict[str, int] = field(default_factory=dict)
    merged: int = 0

    def saw(self, day: date) -> None:
        """Let a day be between the first and the last."""
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)


class Source(Protocol):
    """A file or folder of another program, read piece by piece. Iterate as often as you like."""

    form: str

    def __iter__(self) -> Iterator[Found | Problem]:
        """What is in it; raises Broken."""


def local(at: datetime) -> datetime:
    """A local time with the offset that this computer's zone had then."""
    if at.tzinfo is not None:
        return at
    try:
        return at.astimezone()
    except (OverflowError, ValueError, OSError):
        from datetime import UTC

        return at.replace(tzinfo=UTC)


def plain(value: Any, depth: int = 0) -> Any:
    """A JSON-like value that can be kept beside an entry; ValueError when nested too deeply."""
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, dict):
        return {str(key): plain(part, depth + 1) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part, depth + 1) for part in value]
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int) and abs(value) < 1 << 63:
        return value
    if isinstance(value, float) and value == value and abs(value) != float("inf"):
        return value
    return str(value)[:1000]
