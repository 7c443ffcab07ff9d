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
    sentence with named values. `code` is a short id; `is_left_out`: none of it was taken. `counts`:
    it is a piece of writing, and no file or field beside one."""

    place: str
    code: str
    text: str
    values: dict[str, object]
    is_left_out: bool = True
    counts: bool = True

    def say(self, words: Words) -> str:
        """The whole of it in the language of `words`."""
        return f"{self.place}: {words(self.text, **self.values)}"


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture beside a text: `mark` is what stands for it in the text, `read` gives its bytes."""

    name: str
    mark: str
    read: Callable[[], bytes]
    caption: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One piece of writing. `at` has its offset; `day` is the day its source has it on.

    `source_id` is the same each time the same source is read, however the program that wrote it
    shows a clock, a mood or a folder then. `former_ids` are those that earlier versions of Nearward
    gave the same piece. `mood` is its source's own word.
    """

    place: str
    source_id: str
    former_ids: tuple[str, ...] = ()
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


def note_beside(place: str, code: str, text: str, **values: object) -> Note:
    """A file or a field that is left out; it counts as no piece of writing."""
    return Note(place, code, text, values, counts=False)


NO_DATE = later("It has no date that is one.")
#: the code of a note on a day that can be read in two ways; its values: date, one, two
ASK_ORDER = "date-order"
TWO_DAYS = later("Its date {date} can be {one} or {two}; how dates are written has to be said.")
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
