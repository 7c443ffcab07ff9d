"""jrnl: its JSON, its plain text, and its folder of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from functools import partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from nearward.exchange import streams
from nearward.exchange.dates.clock import clock_in
from nearward.exchange.dates.day import shape_of
from nearward.exchange.dates.spelling import Dates, WrittenWhen, when
from nearward.exchange.files import Files
from nearward.exchange.format import Format, JsonBeginning
from nearward.exchange.formats.json_items import Item, JsonItems, texts_of
from nearward.exchange.ids import Ids
from nearward.exchange.runs import Runs
from nearward.exchange.source_model import (
    NO_DATE,
    NO_TEXT,
    NOT_TEXT,
    TIME_UNREAD,
    CutOffSource,
    LockedSource,
    Note,
    NotReadable,
    NotThisFormat,
    ReadingChoices,
    SourceEntry,
    TooMuch,
    Undated,
    note,
    remark,
    settled,
    two_days,
)
from nearward.i18n import N_

_HEAD = re.compile(r"^\[([^\[\]\n]{6,60})\] ?(.*)$")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]+\S{4,11})?(?: ?[AaPp]\.?[Mm]\.?)?$")
_TIME = re.compile(r"\D{0,12}\d{1,2}\D{1,3}\d{2}\D{0,14}")
_DAY_FILE = re.compile(r"(?:^|/)(\d{4})/(\d\d)/(\d\d)\.txt$", re.I)
_KNOWN = {"title", "body", "date", "time", "tags", "starred", "uuid"}
_BAD = (NotThisFormat, CutOffSource, NotReadable, LockedSource)


def is_day_file(name: str) -> bool:
    """Whether a file lies as jrnl lays a day into a folder."""
    return _DAY_FILE.search(name) is not None


def begins_with_head(text: str) -> bool:
    """Whether a text has a line that begins with a date in brackets."""
    return any(
        (found := _HEAD.match(line)) is not None and when(found[1]) is not None
        for line in text.split("\n")
    )


class JrnlJson:
    """What `jrnl --format json` writes."""

    name = "jrnl"

    def __init__(self, files: Files, asked: ReadingChoices) -> None:
        self._items = JsonItems(files, "date", asked.order)

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        ids, former_ids, runs = Ids(), Ids(), Runs()
        for found in self._items.pieces(partial(self._found, ids, former_ids)):
            yield from _in_order(runs, found)
        yield from runs.end()

    def _found(self, ids: Ids, former_ids: Ids, item: Item, place: str) -> SourceEntry | Note:
        words = texts_of(item, "title", "body")
        if words is None:
            return note(place, "not-text", NOT_TEXT)
        title, body = words
        read = when(item.get("date"))
        if read is None:
            return note(place, "no-date", NO_DATE)
        day = self._items.dates.day(read)
        if day is None:
            return two_days(place, str(item["date"]), read.days.by)
        if not title.strip() and not body.strip():
            return note(place, "no-text", NO_TEXT)
        tags = item.get("tags")
        given = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
        extra = {key: value for key, value in item.items() if key not in _KNOWN}
        written = str(item.get("time") or read.unread or "")
        clock = clock_in(item.get("time")) or read.clock
        return _made(
            _Piece(place, day, clock, written),
            title.strip("\n"),
            body.strip("\n"),
            (
                ids.of(item.get("uuid"), *_own(day, clock, title)),
                former_ids.of(item.get("uuid"), day, item.get("time"), title, body),
            ),
            # who is named with @ stands in the text as someone already
            tags=tuple(tag.lstrip("@#") for tag in given if not tag.startswith("@")),
            starred=item.get("starred") is True,
            extra=extra,
        )


class JrnlText:
    """A journal as jrnl keeps it: one text, or a folder of days."""

    name = "jrnl"

    def __init__(self, files: Files, asked: ReadingChoices) -> None:
        self._files = files
        self._dates = Dates(self._scan, asked.order)

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        ids, former_ids = Ids(), Ids()

        def of(file: str) -> Iterator[SourceEntry | Note]:
            return self._file(file, ids, former_ids)

        yield from streams.each(self._own_files(), of)

    def _own_files(self) -> list[str]:
        names = self._files.names
        return names if self._files.is_one else [name for name in names if is_day_file(name)]

    def _scan(self) -> Iterator[tuple[WrittenWhen | None, str]]:
        for file in self._own_files():
            heads = _Heads()
            try:
                for line in streams.lines(self._files, file, quiet=True):
                    if (head := heads.of(line)) is not None:
                        yield head.read, ""
            except _BAD:
                continue

    def _file(self, file: str, ids: Ids, former_ids: Ids) -> Iterator[SourceEntry | Note]:
        head: _Head | None = None
        lines: list[str] = []
        first, length = 1, 0
        heads, runs = _Heads(), Runs()
        for number, line in enumerate(streams.lines(self._files, file), 1):
            begins = heads.of(line)
            if begins is None:
                lines.append(line)
                length += len(line) + 1
                if length > streams.MOST_OF_TEXT:
                    raise TooMuch(name=self._files.path.name, place=f"{file}, {first}")
                continue
            found = self._piece(file, first, head, lines, ids, former_ids)
            yield from _in_order(runs, found)
            head, lines, first, length = begins, [], number, 0
        yield from _in_order(runs, self._piece(file, first, head, lines, ids, former_ids))
        yield from runs.end()

    def _piece(
        self,
        file: str,
        first: int,
        head: _Head | None,
        lines: list[str],
        ids: Ids,
        former_ids: Ids,
    ) -> SourceEntry | Note | None:
        place = f"{file}, {first}"
        text = "\n".join(lines).strip("\n")
        if head is None:
            return self._headless(file, place, text, ids) if text.strip() else None
        read = head.read
        day = self._dates.day(read) if read is not None else None
        if read is None:
            return note(place, "no-date", NO_DATE)
        if day is None:
            return two_days(place, head.written, read.days.by)
        title = head.title
        starred = title.endswith(" *") or title == "*"
        title = title.removesuffix("*").rstrip() if starred else title
        if not title and not text:
            return note(place, "no-text", NO_TEXT)
        clock = read.clock
        return _made(
            _Piece(place, day, clock, read.unread),
            title,
            text,
            (
                ids.of(None, *_own(day, clock, title)),
                former_ids.of(None, day, clock, title, text),
            ),
            starred=starred,
        )

    def _headless(self, file: str, place: str, text: str, ids: Ids) -> SourceEntry | Note:
        """A text before the first head: in a file of a day, it is of that day."""
        in_folder = _DAY_FILE.search(file)
        read = when("-".join(in_folder.groups())) if in_folder is not None else None
        day = read.days.sure if read is not None else None
        if day is None:
            return note(place, "no-date", NO_DATE)
        name = PurePosixPath(file).name
        own = ids.of(None, "day", day, name)
        return _made(_Piece(place, day, None, ""), "", text, (own, ""))


class _Piece(NamedTuple):
    """Where a piece stands, its day, and its time as it was read and as it is written."""

    place: str
    day: date
    clock: time | None
    written: str


class _Head(NamedTuple):
    """The first line of a piece. `read` is None for a date that is none."""

    read: WrittenWhen | None
    written: str
    title: str


class _Heads:
    """Tells the lines that begin a piece: those written as the first one is, and those in the
    form that jrnl itself gives them."""

    def __init__(self) -> None:
        self._shape = ""
        self._wholes: set[str] = set()

    def of(self, line: str) -> _Head | None:
        """The head that a line is, or None."""
        found = _HEAD.match(line)
        if found is None:
            return None
        written = found[1]
        is_iso = _ISO.match(written) is not None
        read = when(written)
        if read is not None and read.unread and not _TIME.fullmatch(read.unread):
            read = None
        if read is None:
            is_head = is_iso or shape_of(written) in self._wholes
            return _Head(None, written, found[2].strip()) if is_head else None
        if is_iso or not self._shape or read.days.shape == self._shape:
            self._shape = self._shape or read.days.shape
            if len(self._wholes) < 20:
                self._wholes.add(shape_of(written))
            return _Head(read, written, found[2].strip())
        return None


def _in_order(runs: Runs, found: SourceEntry | Note | None) -> Iterator[SourceEntry | Note]:
    if isinstance(found, SourceEntry):
        yield from runs.add(found, is_read="time" not in found.extra)
    elif found is not None:
        yield found


def _own(day: date, clock: time | None, title: str) -> tuple[object, ...]:
    """What stays of a piece when its words grow: its minute and its first line."""
    minute = "" if clock is None else f"{clock.hour:02}:{clock.minute:02}"
    return "jrnl", day, minute, " ".join(title.split())


def _made(
    piece: _Piece,
    title: str,
    text: str,
    ids: tuple[str, str],
    *,
    tags: tuple[str, ...] = (),
    starred: bool = False,
    extra: dict[str, Any] | None = None,
) -> SourceEntry:
    """`ids`: its own, and the one that earlier versions gave it."""
    source_id, former_id = ids
    notes: list[Note] = []
    extra = dict(extra or {})
    if piece.clock is None and piece.written:
        extra["time"] = piece.written
        said = piece.written[:60]
        notes.append(remark(piece.place, "time-unread", TIME_UNREAD, time=said))
    return SourceEntry(
        place=piece.place,
        source_id=source_id,
        former_ids=(former_id,) if former_id and former_id != source_id else (),
        day=piece.day,
        at=settled(piece.day, piece.clock, piece.place, notes),
        title=title,
        text=text,
        tags=tags,
        starred=starred,
        extra=extra,
        notes=tuple(notes),
    )


def _is_json(found: JsonBeginning) -> bool:
    return "body" in found.keys


def _has_day_files(files: Files) -> bool:
    return any(map(is_day_file, files.names))


JSON = Format(id="jrnl", label=N_("jrnl (JSON)"), opened=JrnlJson, fits_json=_is_json)
TEXT = Format(
    id="jrnl-text",
    label=N_("jrnl (text)"),
    opened=JrnlText,
    fits_names=_has_day_files,
    fits_text=begins_with_head,
)
