"""A folder of Markdown: the date in the name of the file, in front of the text, or in headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from nearward.domain.day import day_of
from nearward.exchange import streams
from nearward.exchange.dates import names_of_files
from nearward.exchange.dates.clock import clock_in
from nearward.exchange.dates.names_of_files import DatedName
from nearward.exchange.dates.spelling import Dates, WrittenWhen, when
from nearward.exchange.files import Files
from nearward.exchange.format import Format
from nearward.exchange.formats import beside
from nearward.exchange.formats.former_markdown import former_id
from nearward.exchange.ids import Ids
from nearward.exchange.source_model import (
    NO_TEXT,
    TIME_UNREAD,
    FoundPicture,
    Note,
    NotThisFormat,
    ReadingChoices,
    SourceEntry,
    Undated,
    at_local,
    note,
    note_beside,
    remark,
    settled,
    two_days,
)
from nearward.exchange.systems import alike
from nearward.exchange.texts import front_matter, headings
from nearward.exchange.texts.front_matter import Front
from nearward.i18n import N_

_HEADING = re.compile(r"\A\n*# +(\S[^\n]*)\n?")
_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
#: names that say nothing of what stands in a file
_NO_TITLE = re.compile(
    r"(?:note|notes|untitled|unbenannt|sans titre|sin título|index|readme|new note|text"
    r"|[0-9a-f-]{20,}|\d+)(?: ?\(?\d+\)?)?",
    re.I,
)
OTHER_DAY = N_("Its text is dated {date}. The date in its file name was used.")
DATE_UNREAD = N_("The date {date} above its text could not be read. It is kept with the entry.")
COPY_SAME = N_("It is a copy of {name} with the same words, so it was left out.")
COPY_OTHER = N_("It is a copy of {name} with different words. Both came in.")


def is_text(name: str) -> bool:
    """Whether it is a file of Markdown, or a plain text with a day in its name."""
    lower = name.lower()
    return lower.endswith(_ENDINGS) or (
        lower.endswith(".txt") and names_of_files.read(name).days is not None
    )


@dataclass(slots=True)
class _Draft:
    """A piece before its day is known. `place` is told; `front` has the fields."""

    file: str
    place: str
    front: Front
    title: str
    text: str
    named: DatedName
    notes: list[Note]
    pictures: tuple[FoundPicture, ...] = ()
    #: what an id is made of beside the day
    own: tuple[object, ...] = ()
    unread: str = ""
    former: tuple[str, str] | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class Markdown:
    """Files in Markdown, with pictures beside them."""

    name = "markdown"

    def __init__(self, files: Files, asked: ReadingChoices) -> None:
        self._files = files
        self._pictures = beside.PicturesBeside(files)
        self._dates = Dates(self._scan, asked.order)
        self._folder = files.path.name if files.path.is_dir() else ""

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        ids, former_ids = Ids(), Ids()

        def of(file: str) -> Iterator[SourceEntry | Undated | Note]:
            return self._file(file, ids, former_ids)

        yield from streams.each(self._texts(), of)

    def _texts(self) -> list[str]:
        if self._files.is_one:
            return self._files.names
        found = [name for name in self._files.names if is_text(name)]
        return found or self._files.ending(*_ENDINGS)

    def _scan(self) -> Iterator[tuple[WrittenWhen | None, str]]:
        """Every day that stands in a name, in front of a text, or in a heading."""
        for file in self._texts():
            named = self._named(file)
            if named.days is not None:
                yield WrittenWhen(named.days), ""
            try:
                held = self._front(file, [])
            except NotThisFormat:
                # it is told where it is read
                continue
            for _name, value in held.all_of("date"):
                yield when(front_matter.plain(value)), ""
            if named.days is None and not held.all_of("date"):
                for piece in headings.pieces(held.text):
                    yield piece.read, ""

    def _named(self, file: str) -> DatedName:
        return names_of_files.read(file, self._folder)

    def _front(self, file: str, notes: list[Note]) -> Front:
        text = streams.text_of(self._files, file)
        return front_matter.parted(file, text, self._files, notes)

    def _file(self, file: str, ids: Ids, former_ids: Ids) -> Iterator[SourceEntry | Undated | Note]:
        notes: list[Note] = []
        held = self._front(file, notes)
        named = self._named(file)
        if named.is_copy and (same := self._copy(file, held, notes)) is not None:
            yield same
            return
        parts = [] if named.days is not None else headings.pieces(held.text)
        if parts and not any(when(front_matter.plain(v)) for _name, v in held.all_of("date")):
            yield from self._parts(file, held, parts, notes, ids)
            return
        yield self._whole(file, held, named, notes, ids, former_ids)

    def _whole(
        self,
        file: str,
        held: Front,
        named: DatedName,
        notes: list[Note],
        ids: Ids,
        former_ids: Ids,
    ) -> SourceEntry | Undated | Note:
        given = str(held.one("title") or "")
        # a title that is empty in front of the text is meant so
        is_titled = held.has("title")
        title, text = given, held.text
        heading = _HEADING.match(text)
        same = heading is not None and heading[1].strip() == title
        if heading is not None and (same or not (title or is_titled)):
            title, text = heading[1].strip(), text[heading.end() :]
        text = text.strip("\n")
        former = former_id(file, given, is_titled, heading, text)
        if not title and not is_titled and not _NO_TITLE.fullmatch(named.words):
            title = named.words
        text, pictures = self._pictures.of(text, file, notes)
        if not text.strip() and not (title.strip() and (given or heading or named.days)):
            return note(file, "no-text", NO_TEXT)
        own = ("markdown", alike(PurePosixPath(file).stem))
        draft = _Draft(file, file, held, title, text, named, notes, pictures, own)
        draft.former = former
        return self._dated(draft, ids, former_ids)

    def _dated(self, draft: _Draft, ids: Ids, former_ids: Ids) -> SourceEntry | Undated | Note:
        found = self._when(draft)
        if isinstance(found, Note):
            return found
        make = partial(self._made, draft, ids, former_ids)
        if found is not None:
            return make(*found)
        return Undated(draft.place, lambda day: make(day, at_local(day)))

    def _parts(
        self, file: str, held: Front, parts: list[headings.HeadedPiece], notes: list[Note], ids: Ids
    ) -> Iterator[SourceEntry | Undated | Note]:
        """The pieces that begin with a heading of a day each."""
        no_name = DatedName(None, None, "")
        for part in parts:
            place = f"{file}, {part.line}"
            own_notes = list(notes)
            text, pictures = self._pictures.of(part.text, file, own_notes)
            notes = []
            draft = _Draft(file, place, held, part.title, text, no_name, own_notes, pictures)
            if part.read is None:
                draft.own = ("markdown", alike(PurePosixPath(file).stem))
                yield self._dated(draft, ids, ids)
                continue
            day = self._dates.day(part.read)
            if day is None:
                yield two_days(place, part.title or place, part.read.days.by)
                continue
            clock = part.read.clock
            at = part.read.exact or settled(day, clock, place, own_notes)
            minute = f"{clock:%H:%M}" if clock is not None else ""
            draft.own = ("markdown", minute, " ".join(part.title.split()))
            yield self._made(draft, ids, ids, day, at)

    def _made(
        self, draft: _Draft, ids: Ids, former_ids: Ids, day: date, at: datetime
    ) -> SourceEntry:
        held = draft.front
        extra = {k: v for k, v in held.held.items() if not front_matter.is_known(k)} | draft.extra
        if question := str(held.one("question") or ""):
            extra["question"] = question
        given = held.one("id") if not draft.own[2:] else None
        former: tuple[str, ...] = ()
        if draft.former is not None:
            former = (former_ids.of(held.one("id"), draft.file, day, *draft.former),)
        changed = when(held.one("changed"))
        return SourceEntry(
            place=draft.place,
            source_id=ids.of(given, *draft.own, day),
            former_ids=former,
            day=day,
            at=at,
            title=draft.title,
            text=draft.text,
            tags=tuple(dict.fromkeys(t for _name, v in held.all_of("tags") for t in _tags(v))),
            mood=str(held.one("mood") or ""),
            starred=str(held.one("starred")).strip().lower() in ("true", "yes", "1", "on"),
            changed=changed.exact if changed is not None else None,
            pictures=draft.pictures,
            extra=extra,
            notes=tuple(draft.notes),
        )

    def _when(self, draft: _Draft) -> tuple[date, datetime] | Note | None:
        """The day and the time: those in front of the text when they are of the day that the name
        says, or when the name says none. A Note when it can be two days."""
        named = draft.named
        day = self._dates.day(WrittenWhen(named.days)) if named.days is not None else None
        asked: Note | None = None
        if named.days is not None and day is None:
            asked = two_days(draft.place, named.words or draft.file, named.days.by)
        for name, value in draft.front.all_of("date"):
            read = when(front_matter.plain(value))
            if read is None:
                if name.strip().casefold() == "date":
                    draft.extra[name] = value
                    said = str(value)[:60]
                    draft.notes.append(remark(draft.place, "date-unread", DATE_UNREAD, date=said))
                continue
            own = _of_named(read, day) or self._dates.day(read)
            if own is None:
                asked = asked or two_days(draft.place, str(value), read.days.by)
            elif day is None or own == day:
                return own, self._at(draft, own, read)
            elif name.strip().casefold() == "date":
                draft.extra[name] = value
                said = str(value)[:60]
                draft.notes.append(remark(draft.place, "other-day", OTHER_DAY, date=said))
        if day is None:
            return asked
        clock = named.clock or self._own_time(draft)
        return day, settled(day, clock, draft.place, draft.notes)

    def _at(self, draft: _Draft, day: date, read: WrittenWhen) -> datetime:
        if read.written is not None and _is_own(draft.file, read.written):
            return read.written
        if read.exact is not None:
            return read.exact
        clock = read.clock or draft.named.clock or self._own_time(draft)
        if clock is None and read.unread:
            self._unread(draft, read.unread)
        return settled(day, clock, draft.place, draft.notes)

    def _own_time(self, draft: _Draft) -> time | None:
        """A time that stands apart from the date in front of the text."""
        value = draft.front.one("time")
        if not value:
            return None
        clock = clock_in(str(value))
        if clock is None:
            self._unread(draft, str(value))
        return clock

    def _unread(self, draft: _Draft, text: str) -> None:
        draft.extra["time"] = text
        draft.notes.append(remark(draft.place, "time-unread", TIME_UNREAD, time=text[:60]))

    def _copy(self, file: str, held: Front, notes: list[Note]) -> Note | None:
        """What is to be said of a conflict copy: a Note when it says nothing of its own."""
        path = PurePosixPath(file)
        plain = names_of_files.without_conflict(path.stem)
        there = self._files.find(str(path.with_name(plain + path.suffix)))
        if there is None or there == file:
            return None
        if self._front(there, []) == held:
            return note_beside(file, "copy", COPY_SAME, name=there)
        notes.append(remark(file, "copy", COPY_OTHER, name=there))
        return None


def _of_named(read: WrittenWhen, day: date | None) -> date | None:
    """The day of the name, when what stands in front can be of it; also in the night after it."""
    if day is None:
        return None
    if day in read.days.by.values():
        return day
    written = [at for at in (read.exact, read.written) if at is not None]
    return day if any(day_of(at) == day or at.date() == day for at in written) else None


def _is_own(file: str, written: datetime) -> bool:
    """Whether Nearward itself named the file by the clock that was written: it is kept so."""
    return (
        re.match(rf"{written:%Y-%m-%d} {written:%H%M} \d+\b", PurePosixPath(file).name) is not None
    )


def _tags(given: object) -> tuple[str, ...]:
    if isinstance(given, list):
        parts = given
    else:
        text = str(given or "")
        parts = text.split(",") if "," in text else text.split()
    names = (str(part).strip().strip("\"'").lstrip("#") for part in parts if isinstance(part, str))
    names = (name.removeprefix("[[").removesuffix("]]") for name in names)
    return tuple("-".join(name.split()) for name in names if name)


def _has_texts(files: Files) -> bool:
    if any(name.lower().endswith((".md", ".markdown")) for name in files.names):
        return True
    return not files.is_one and any(map(is_text, files.names))


FORMAT = Format(
    id="markdown",
    label=N_("Markdown (a folder or a file)"),
    times=N_(
        "Days stay as they are. A time without a zone is taken as this computer's. Without a"
        " time it stands at noon."
    ),
    opened=Markdown,
    fits_names=_has_texts,
    has_moods=True,
)
