"""RedNotebook: a file for each month, YAML with one text for each day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from nearward.exchange import streams
from nearward.exchange.dates.day import MIN_YEAR
from nearward.exchange.files import Files
from nearward.exchange.format import AT_NOON, Format
from nearward.exchange.ids import Ids, made_of
from nearward.exchange.source_model import (
    NO_DATE,
    NO_TEXT,
    NOT_TEXT,
    PICTURE_MISSING,
    FoundPicture,
    Note,
    NotThisFormat,
    ReadingChoices,
    SourceEntry,
    TornSource,
    Undated,
    note,
    note_beside,
    remark,
    settled,
)
from nearward.exchange.texts import plain_yaml
from nearward.exchange.texts.markup import MarkGuard, from_txt2tags
from nearward.i18n import N_
from nearward.pictures.intake import ENDINGS, MOST

_MONTH = re.compile(r"(?:^|/)(\d{4})-(\d\d)\.txt$", re.I)
#: what RedNotebook and programs that keep folders alike on several computers make of a month
_COPY = re.compile(r"(?:^|/)(\d{4})-(\d\d)(?![\d-]\d)[^/]*\.txt[^/]*$", re.I)
_OLDER = re.compile(r"\d{4}-\d\d\.(?:old|new)\.txt$", re.I)
_ENDS = "|".join(end.lstrip(".") for end in (*ENDINGS.values(), ".jpeg", ".bmp", ".svg", ".tiff"))
_PICTURE = re.compile(
    rf'\[(?:""([^"\n]+)""(\.[A-Za-z]{{2,5}})|([^\[\]"\n]+)(\.(?:{_ENDS})))(?:\?\d+)?\]', re.I
)
#: where a day begins; all of its lines stand further in
_DAY = re.compile(r"^\d{1,2}:", re.M)
TORN_DAY = N_(
    "This day is damaged in the file and was left out. Please take a copy of the file from a"
    " backup, then import once more."
)
TORN_NEAR = N_("The file is damaged here. The day came in: please check that it is complete.")
COPY_ONLY = N_("This day is only in a copy of the month, and was taken from there.")
COPY_OTHER = N_(
    "A copy of the month has different words for this day. They came in as a separate entry."
)
OLDER_COPY = N_(
    "This is an older copy of the month. Days that are different in the month itself were left"
    " out: {days}."
)


def is_month(name: str) -> bool:
    """Whether it is a month of RedNotebook."""
    return _MONTH.search(name) is not None


class _Month(NamedTuple):
    """A file with the days of a month, and those that were read of it before. `whole`: holds the
    month itself as soon as all of it was read."""

    file: str
    year: int
    number: int
    known: dict[date, set[str]]
    whole: list[str]

    @property
    def is_copy(self) -> bool:
        return not is_month(self.file)


class RedNotebook:
    """A folder or a backup of RedNotebook."""

    name = "rednotebook"

    def __init__(self, files: Files, _asked: ReadingChoices) -> None:
        self._files = files

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        ids = Ids()
        known: dict[date, set[str]] = {}
        whole: list[str] = []
        last = ("", "", "")
        months: dict[str, tuple[str, str, str]] = {}
        for name in self._files.names:
            found = _MONTH.search(name) or _COPY.search(name)
            if found is not None:
                months[name] = str(PurePosixPath(name).parent), found[1], found[2]
        # the month itself before its copies
        names = sorted(months, key=lambda name: (*months[name], not is_month(name), name))

        def of(name: str) -> Iterator[SourceEntry | Note]:
            nonlocal last, known, whole
            if months[name] != last:
                last, known, whole = months[name], {}, []
            month = _Month(name, int(months[name][1]), int(months[name][2]), known, whole)
            return self._month(month, ids)

        yield from streams.each(names, of)

    def _month(self, month: _Month, ids: Ids) -> Iterator[SourceEntry | Note]:
        file = month.file
        torn: list[Note] = []
        days = self._days(file, torn)
        yield from torn
        if not isinstance(days, dict):
            if days is not None:
                yield note(file, "not-text", NOT_TEXT)
            return
        others: list[str] = []
        for number, held in days.items():
            found = self._found(month, number, held, f"{file}, {number}"[:120], ids)
            if found is None:
                continue
            # of a month that is torn or gone, they are what is left
            if month.whole and month.is_copy and _OLDER.search(file):
                others.append(str(number))
                continue
            yield found
        if not month.is_copy and not torn:
            month.whole.append(file)
        if others:
            said = ", ".join(others)[:200]
            yield note_beside(file, "older-copy", OLDER_COPY, days=said)

    def _days(self, file: str, torn: list[Note]) -> Any:
        """The days of a file. Of one that is damaged, those that can be read; the others are told.

        Raises TornSource when none can be read.
        """
        try:
            return plain_yaml.typed(self._files, file)
        except NotThisFormat as error:
            text = streams.text_of(self._files, file)
            starts = [found.start() for found in _DAY.finditer(text)]
            days: dict[Any, Any] = {}
            for start, end in pairwise([*starts, len(text)]):
                part = text[start:end]
                place = f"{file}, {part[: part.index(':')]}"
                try:
                    held = plain_yaml.typed_in(part.replace("\0", ""), self._files, place)
                except NotThisFormat:
                    held = None
                if not isinstance(held, dict):
                    torn.append(note(place, "torn-day", TORN_DAY))
                    continue
                days |= held
                if "\0" in part:
                    torn.append(remark(place, "torn-near", TORN_NEAR))
            if not days:
                place = str(error.values.get("place") or file)
                raise TornSource(name=self._files.path.name, place=place) from error
            return days

    def _found(
        self, month: _Month, number: object, held: Any, place: str, ids: Ids
    ) -> SourceEntry | Note | None:
        """A day; None for one of a copy that stands in the month itself with all its words."""
        day = _day(month.year, month.number, number)
        if day is None:
            return note(place, "no-date", NO_DATE)
        text = held.get("text") if isinstance(held, dict) else None
        if not isinstance(held, dict) or not isinstance(text, (str, type(None))):
            return note(place, "not-text", NOT_TEXT)
        tags, lists = _categories(held)
        notes: list[Note] = []
        words, pictures = self._told(text or "", place, month.file, notes)
        words = "\n\n".join(part for part in (words.strip("\n"), *lists) if part)
        if not words.strip():
            return None if month.is_copy else note(place, "no-text", NO_TEXT)
        source_id = day.isoformat()
        before = month.known.setdefault(day, set())
        if month.is_copy:
            if any(words in each for each in before):
                return None
            said = COPY_OTHER if before else COPY_ONLY
            notes.insert(0, remark(place, "copy", said))
            source_id = f"{source_id} copy {made_of(words)[:8]}" if before else source_id
        before.add(words)
        return SourceEntry(
            place=place,
            source_id=ids.of(source_id),
            day=day,
            at=settled(day, None, place, notes),
            text=words,
            tags=tags,
            pictures=pictures,
            notes=tuple(notes),
        )

    def _told(
        self, text: str, place: str, file: str, notes: list[Note]
    ) -> tuple[str, tuple[FoundPicture, ...]]:
        """The text in Markdown. Pictures that lie beside the months are taken; what lies elsewhere
        on the computer is not."""
        found: list[FoundPicture] = []
        guard = MarkGuard()

        def taken(mark: re.Match[str]) -> str:
            path = f"{mark[1] or mark[3]}{mark[2] or mark[4]}".strip().removeprefix("file://")
            there = self._there(file, path)
            if there is None:
                name = PurePosixPath(path.replace("\\", "/")).name
                notes.append(remark(place, "picture-missing", PICTURE_MISSING, name=name))
                return mark[0]
            self._files.touched.add(there)
            shown = f"![]({there})"
            read = partial(self._files.bytes_of, there, MOST + 1)
            found.append(FoundPicture(PurePosixPath(there).name, shown, read))
            return shown

        text = guard.hide(_PICTURE, text, taken)
        return from_txt2tags(text, guard), tuple(found)

    def _there(self, file: str, path: str) -> str | None:
        path = path.replace("\\", "/")
        inside = str(PurePosixPath(file).parent / path)
        return self._files.find(inside) or self._files.find(path)


def _day(year: int, month: int, number: object) -> date | None:
    if not isinstance(number, int) or isinstance(number, bool) or year < MIN_YEAR:
        return None
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def _categories(held: dict[Any, Any]) -> tuple[tuple[str, ...], list[str]]:
    """The tags of a day, and its categories as lists in Markdown."""
    tags: list[str] = []
    lists: list[str] = []
    for name, inside in held.items():
        if name == "text":
            continue
        name = str(name)
        entries = _inside(inside)
        if name == "Tags":
            tags += ["-".join(entry.split()) for entry in entries]
            continue
        tags.append("-".join(name.split()))
        if entries:
            lists.append("\n".join([f"**{name}**", "", *(f"- {entry}" for entry in entries)]))
    return tuple(tags), lists


def _inside(held: Any) -> list[str]:
    """What stands in a category, each as a line."""
    if isinstance(held, dict):
        return [
            f"{entry}: {words}" if words is not None and words != {} else str(entry)
            for entry, words in held.items()
        ]
    if isinstance(held, list):
        return [str(entry) for entry in held]
    return [str(held)] if held is not None else []


def _has_months(files: Files) -> bool:
    return any(map(is_month, files.names))


FORMAT = Format(
    id="rednotebook",
    label=N_("RedNotebook (folder or zip)"),
    times=AT_NOON,
    opened=RedNotebook,
    fits_names=_has_months,
    is_sure=True,
)
