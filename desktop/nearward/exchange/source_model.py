"""What stands in a file of another program, before any of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple, Protocol

from nearward.domain.day import settle
from nearward.domain.trouble import Trouble
from nearward.i18n import N_, Translator

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

    def say(self, words: Translator) -> str:
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
class SourceEntry:
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


class Undated(NamedTuple):
    """Something without a date: it can be given one by its place."""

    place: str
    found: Callable[[date], SourceEntry]


class ReadingChoices(NamedTuple):
    """What a person says of how a source is read.

    order: how days such as 03/04/2025 are meant, "dmy" or "mdy". split: texts that another program
    put together on a day are parted.
    """

    order: str = ""
    split: bool = False


class Source(Protocol):
    """A file or folder that can be read again and again."""

    #: what it is called in the diary (`source` of what was imported)
    name: str

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        """All that stands in it, in its own order. Raises Trouble when it cannot be read on."""


class NotReadable(Trouble):
    code = "import-not-readable"
    message = N_("{name} cannot be read.")
    advice = N_("Nothing was imported. Please check that the file is there and may be read.")


class NotThisFormat(Trouble):
    code = "import-not-this-format"
    message = N_("{name} is not in the expected format ({place}).")
    advice = N_("Nothing was imported. Please choose another format, or another file.")


class TornSource(NotThisFormat):
    """A file that no program writes so: its disk or a copy of it failed."""

    code = "import-torn"
    message = N_("{name} is damaged ({place}).")
    advice = N_(
        "Nothing was imported. Please take a copy of this file from a backup. Other files of the"
        " folder can be imported without it."
    )
    #: as a note, when others of the folder came in
    said = N_(
        "This file is damaged. Please take a copy of it from a backup, then import once more."
    )


class UnknownFormat(Trouble):
    code = "import-unknown-format"
    message = N_("The format of {name} could not be recognised.")
    advice = N_("Nothing was imported. Please say which program it comes from.")


class LockedSource(Trouble):
    code = "import-locked"
    message = N_("{name} is protected by its own password.")
    advice = N_("Nothing was imported. Please unpack it first, then import its contents.")


class EncryptedSource(Trouble):
    code = "import-encrypted"
    message = N_("{name} is encrypted by the program that wrote it.")
    advice = N_("Nothing was imported. Please decrypt it first, then import the result.")

    def __init__(self, advice: str = advice, **values: object) -> None:
        super().__init__(**values)
        self.advice = advice


class ForeignSource(Trouble):
    code = "import-foreign"
    message = N_("{name} is a {program} file that cannot be read here.")
    advice = N_("Nothing was imported. Please save it as text or Markdown and import that.")

    def __init__(self, advice: str = advice, **values: object) -> None:
        super().__init__(**values)
        self.advice = advice


class CutOffSource(Trouble):
    code = "import-cut-off"
    message = N_("{name} is damaged or ends too early ({place}).")
    advice = N_("Nothing was imported: the diary is as it was. Please make the export again.")


class TooMuch(Trouble):
    code = "import-too-much"
    message = N_("{name} is too large when it is unpacked ({place}).")
    advice = N_("Nothing was imported: the diary is as it was.")


def note(place: str, code: str, text: str, **values: object) -> Note:
    """Something that is left out."""
    return Note(place, code, text, values)


def remark(place: str, code: str, text: str, **values: object) -> Note:
    """Something that is taken, with a word on how."""
    return Note(place, code, text, values, is_left_out=False)


def note_beside(place: str, code: str, text: str, **values: object) -> Note:
    """A file or a field that is left out; it counts as no piece of writing."""
    return Note(place, code, text, values, counts=False)


NO_DATE = N_("It has no valid date.")
#: in which order day, month and year can be written
ORDERS = ("dmy", "mdy", "ymd")
#: the code of a note on a day that can be read in two ways; its values: date, one,
#: two, and orders
ASK_ORDER = "date-order"
TWO_DAYS = N_("Its date {date} can be {one} or {two}. Please say how dates are written.")
NO_TEXT = N_("There is no text in it.")
NOT_TEXT = N_("Something else stands where its text should be.")
MOVED = N_("The clocks skipped that hour, so it was put an hour later.")
TIME_UNREAD = N_(
    "Its time {time} could not be read. It keeps its place within the day, and the written time"
    " is kept."
)
MEDIA_LEFT_OUT = N_("Only pictures can be kept: {name} was left out.")
PICTURE_ELSEWHERE = N_("Its picture {name} is somewhere else; only the address was kept.")
PICTURE_MISSING = N_("Its picture {name} is not there.")


def at_local(day: date, clock: time | None = None) -> datetime:
    """A wall-clock time with the offset that this computer's place had then."""
    there, _ = settle(datetime.combine(day, clock or NOON))
    return there


def settled(day: date, clock: time | None, place: str, notes: list[Note]) -> datetime:
    """The same; a time that the clocks skipped there is named."""
    there, moved = settle(datetime.combine(day, clock or NOON))
    if moved:
        notes.append(remark(place, "moved", MOVED))
    return there


def two_days(place: str, text: str, by: Mapping[str, date]) -> Note:
    """A date that can be read in several ways is left out until someone says in which.

    `by`: the day for each order of its numbers.
    """
    one, two, *_ = (day.isoformat() for day in dict.fromkeys(by.values()))
    orders = {order: day for order, day in by.items() if order in ORDERS}
    code = ASK_ORDER if orders else "two-days"
    return note(place, code, TWO_DAYS, date=text[:60], one=one, two=two, orders=orders)
