"""Daylio's table. Its moods are words of the person's own; only they can turn them into numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from itertools import chain

from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.found import (
    NO_DATE,
    Dateless,
    Found,
    Note,
    NotThisFormat,
    at_local,
    clock_in,
    day_in,
    note,
)
from nearward.exchange.ids import Ids
from nearward.exchange.markup import from_html, is_html

MOST_OF_FIELD = 10_000_000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_KNOWN = (
    "full_date",
    "date",
    "weekday",
    "time",
    "mood",
    "activities",
    "note_title",
    "note",
    "year",
)


class Daylio:
    """The CSV of Daylio, with 8 columns or the 7 of older versions."""

    name = "daylio"

    def __init__(self, files: Files) -> None:
        self._files = files

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        for file in self._files.ending(".csv", ".tsv", ".txt"):
            yield from self._file(file, ids)

    def _file(self, file: str, ids: Ids) -> Iterator[Found | Note]:
        lines = (f"{line}\n".replace("\0", "") for line in streams.lines(self._files, file))
        head = next(lines, "")
        separator = max(",;\t", key=head.count)
        csv.field_size_limit(MOST_OF_FIELD)
        rows = csv.DictReader(chain([head], lines), delimiter=separator, strict=False)
        try:
            names = [name.strip().lower() for name in rows.fieldnames or []]
            if "mood" not in names or not {"full_date", "year"} & set(names):
                raise NotThisFormat(name=self._files.path.name, place=f"{file}, 1")
            rows.fieldnames = names
            for row in rows:
                yield self._found(row, f"{file}, {rows.line_num}", ids)
        except csv.Error as error:
            place = f"{file}, {rows.line_num}"
            raise NotThisFormat(name=self._files.path.name, place=place) from error

    def _found(self, row: dict[str, str | None], place: str, ids: Ids) -> Found | Note:
        cells = {name: (row.get(name) or "").strip() for name in _KNOWN}
        day = day_in(cells["full_date"]) or _older_day(cells["year"], cells["date"])
        clock = clock_in(cells["time"])
        if day is None:
            return note(place, "no-date", NO_DATE)
        text = cells["note"]
        if is_html(text):
            text, _ = from_html(text)
        activities = [part.strip() for part in cells["activities"].split("|")]
        return Found(
            place=place,
            source_id=ids.of(None, day, cells["time"], cells["mood"], cells["note_title"], text),
            day=day,
            at=at_local(day, clock),
            title=cells["note_title"],
            text=text,
            tags=tuple("-".join(part.split()) for part in activities if part),
            mood=cells["mood"],
            extra={n: v for n, v in row.items() if isinstance(n, str) and n not in _KNOWN and v},
        )


def _older_day(year: str, text: str) -> date | None:
    """A day such as 2019 and "March 4"."""
    parts = text.lower().split()
    if len(parts) != 2 or not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    name, number = parts if parts[1].isascii() and parts[1].isdigit() else parts[::-1]
    if name[:3] not in _MONTHS or not (number.isascii() and number.isdigit()):
        return None
    return day_in(f"{year}-{_MONTHS.index(name[:3]) + 1:02}-{int(number):02}")
