<<<<<<< HEAD
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
=======
"""What stands in a file of another program, before any of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple, Protocol

from nearward.domain.day import settle
from nearward.domain.trouble import Trouble
from nearward.words import Words, later

#: the time of what has a day and no time
NOON = time(12)


class Note(NamedTuple):
    """Why something was left out, or came over other than it was: the place in the source, and a
    sentence with named values. `code` is a short id; `is_left_out`: none of it was taken."""

    place: str
    code: str
    text: str
    values: dict[str, object]
    is_left_out: bool = True

    def say(self, words: Words) -> str:
        """The whole of it in the language of `words`."""
        return f"{self.place}: {words(self.text, **self.values)}"
>>>>>>> a5f10ef1c51d40b1c5e1c865f55f138efb536138


@dataclass(frozen=True, slots=True)
class FoundPicture:
<<<<<<< HEAD
    """A picture of an entry. `mark`: the address by which the text names it."""

    mark: str
    name: str
    read: Callable[[], bytes]
=======
    """A picture beside a text: `mark` is what stands for it in the text, `read` gives its bytes."""

    name: str
    mark: str
    read: Callable[[], bytes]
    caption: str = ""
>>>>>>> a5f10ef1c51d40b1c5e1c865f55f138efb536138


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
<<<<<<< HEAD
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
=======
    """One piece of writing. `at` has its offset; `day` is the day its source has it on.

    `source_id` is the same each time the same source is read. `mood` is its source's own word.
    """

    place: str
    source_id: str
    day: date
    at: datetime
    title: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    mood: str = ""
    starred: bool = False
    created: datetime | None = None
    changed: datetime | None = None
    pictures: tuple[FoundPicture, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


class Dateless(NamedTuple):
    """Something without a date: it can be given one by its place."""

    place: str
    found: Callable[[date], Found]


class Source(Protocol):
    """A file or folder that can be read again and again."""

    #: what it is called in the diary (`source` of what was imported)
    name: str

    def read(self) -> Iterator[Found | Dateless | Note]:
        """All that stands in it, in its own order. Raises Trouble when it cannot be read on."""


class NotReadable(Trouble):
    code = "import-not-readable"
    message = later("{name} cannot be read.")
    advice = later("Nothing was imported. Please look whether the file is there and may be read.")


class NotThisFormat(Trouble):
    code = "import-not-this-format"
    message = later("{name} is not in the format that was expected ({place}).")
    advice = later("Nothing was imported. Please choose another format, or another file.")


class UnknownFormat(Trouble):
    code = "import-unknown-format"
    message = later("In which format {name} is could not be told.")
    advice = later("Nothing was imported. Please say which program it comes from.")


class CutOffSource(Trouble):
    code = "import-cut-off"
    message = later("{name} is damaged or ends too early ({place}).")
    advice = later("Nothing was imported: the diary is as it was. Please make the export again.")


class TooMuch(Trouble):
    code = "import-too-much"
    message = later("{name} unpacks to more than a diary can be ({place}).")
    advice = later("Nothing was imported: the diary is as it was.")


def note(place: str, code: str, text: str, **values: object) -> Note:
    """Something that is left out."""
    return Note(place, code, text, values)


def remark(place: str, code: str, text: str, **values: object) -> Note:
    """Something that is taken, with a word on how."""
    return Note(place, code, text, values, is_left_out=False)


NO_DATE = later("It has no date that is one.")
NO_TEXT = later("There is no text in it.")
NOT_TEXT = later("What should be text is something else.")
MOVED = later("In the hour that the clocks skipped: it was put an hour later.")
PICTURE_MISSING = later("Its picture {name} is not there.")


def at_local(day: date, clock: time | None = None) -> datetime:
    """A wall-clock time with the offset that this computer's place had then."""
    there, _ = settle(datetime.combine(day, clock or NOON))
    return there


def day_in(text: object) -> date | None:
    """A day as YYYY-MM-DD, or None when it is none."""
    if not isinstance(text, str):
        return None
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.year >= MIN_YEAR else None


#: earlier years are mistakes of a clock, and have no place in a calendar here
MIN_YEAR = 1000


def clock_in(text: object) -> time | None:
    """A time such as 21:40, 9:05, 21:40:10 or 10:00 pm, or None when it is none."""
    if not isinstance(text, str):
        return None
    parts = text.replace("\u202f", " ").strip().lower().replace(".", "").split()
    if not parts or len(parts) > 2:
        return None
    half = parts[1] if len(parts) == 2 else ""
    for end in ("am", "pm"):
        if not half and parts[0].endswith(end):
            parts, half = [parts[0].removesuffix(end)], end
    numbers = parts[0].split(":")
    if len(numbers) not in (2, 3) or not all(n.isascii() and n.isdigit() for n in numbers):
        return None
    hour, minute, second = (*map(int, numbers), 0)[:3]
    if half:
        if half not in ("am", "pm") or not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def instant_in(text: object) -> datetime | None:
    """An instant in ISO 8601 with Z or an offset, or None when it is none."""
    if not isinstance(text, str):
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
>>>>>>> a5f10ef1c51d40b1c5e1c865f55f138efb536138
