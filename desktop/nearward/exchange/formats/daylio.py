"""Daylio's table. Its moods are words of the person's own; only they can turn them into numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from nearward.exchange import streams
from nearward.exchange.dates.clock import clock_in
from nearward.exchange.dates.spelling import Dates, WrittenWhen, when
from nearward.exchange.files import Files
from nearward.exchange.format import Format
from nearward.exchange.ids import Ids, made_of
from nearward.exchange.runs import Runs
from nearward.exchange.source_model import (
    NO_DATE,
    NO_TEXT,
    TIME_UNREAD,
    CutOffSource,
    Note,
    NotThisFormat,
    ReadingChoices,
    SourceEntry,
    Undated,
    note,
    remark,
    settled,
    two_days,
)
from nearward.exchange.texts import encodings, former_html
from nearward.exchange.texts.html import from_html, is_html
from nearward.i18n import N_

MOST_OF_FIELD = 10_000_000
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
_ENDS = (".csv", ".tsv", ".txt")
MORE_CELLS = N_("It has more cells than the table has columns. They are kept with the entry.")
NO_END = N_("The table ends within a line. Please check that its last row is complete.")


class _Row(NamedTuple):
    line: int
    cells: dict[str, str]
    others: dict[str, str]
    more: list[str]
    width: int


class Daylio:
    """The CSV of Daylio, with 8 columns or the 7 of older versions."""

    name = "daylio"

    def __init__(self, files: Files, asked: ReadingChoices) -> None:
        self._files = files
        self._dates = Dates(self._scan, asked.order)

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        ids, former_ids = Ids(), Ids()

        def of(file: str) -> Iterator[SourceEntry | Note]:
            return self._file(file, ids, former_ids)

        yield from streams.each(self._files.ending(*_ENDS), of)

    def _scan(self) -> Iterator[tuple[WrittenWhen | None, str]]:
        for file in self._files.ending(*_ENDS):
            try:
                for row in self._rows(file, quiet=True):
                    yield _when(row.cells), row.cells["weekday"]
            except (NotThisFormat, CutOffSource):
                continue

    def _file(self, file: str, ids: Ids, former_ids: Ids) -> Iterator[SourceEntry | Note]:
        # it writes its last day first
        runs = Runs(newest_first=True)
        for row in self._rows(file):
            found = self._found(row, f"{file}, {row.line}", ids, former_ids)
            if isinstance(found, Note):
                yield found
            else:
                yield from runs.add(found, is_read="time" not in found.extra)
        yield from runs.end()
        if not encodings.of(self._files, file, quiet=True).ends_line:
            yield remark(file, "no-line-end", NO_END)

    def _rows(self, file: str, *, quiet: bool = False) -> Iterator[_Row]:
        """The rows of a table; one that was cut off, or holds an open quote, is refused."""
        seen: list[str] = []
        table = _DaylioTable(self._files, file, seen)
        lines = (f"{line}\n".replace("\0", "") for line in table.lines(quiet=quiet))
        head = next(lines, "")
        above = 1
        if head[:4].lower() == "sep=":
            # what a spreadsheet puts above a table
            head, above = next(lines, ""), 2
        separator = max(",;\t", key=head.count)
        csv.field_size_limit(MOST_OF_FIELD)
        names = [name.strip().lower() for name in next(csv.reader([head], delimiter=separator), [])]
        if "mood" not in names or not {"full_date", "year"} & set(names):
            raise NotThisFormat(name=self._files.path.name, place=f"{file}, {above}")
        seen.clear()
        rows = csv.reader(lines, delimiter=separator, strict=False)
        line, some_short, width, last = above + 1, False, len(names), None
        try:
            for row in rows:
                table.refuse_swallowed(row, separator, width, line)
                table.refuse_open(separator, line)
                if row:
                    if last is not None:
                        some_short = some_short or last.width < width
                        yield last
                    last = _row(names, row, line)
                line = rows.line_num + above + 1
        except csv.Error as error:
            place = f"{file}, {rows.line_num + above}"
            raise NotThisFormat(name=self._files.path.name, place=place) from error
        if last is None:
            return
        if last.width < width and not some_short:
            raise CutOffSource(name=self._files.path.name, place=f"{file}, {last.line}")
        yield last

    def _found(self, row: _Row, place: str, ids: Ids, former_ids: Ids) -> SourceEntry | Note:
        cells = row.cells
        read = _when(cells)
        if read is None:
            return note(place, "no-date", NO_DATE)
        day = self._dates.day(read, cells["weekday"])
        if day is None:
            shown = cells["full_date"] or f"{cells['date']} {cells['year']}"
            return two_days(place, shown, read.days.by)
        clock = clock_in(cells["time"]) or read.clock
        text = from_html(cells["note"])[0] if is_html(cells["note"]) else cells["note"]
        notes: list[Note] = []
        extra: dict[str, object] = dict(row.others)
        if cells["time"] and clock is None:
            extra["time"] = cells["time"]
            notes.append(remark(place, "time-unread", TIME_UNREAD, time=cells["time"][:60]))
        if row.more:
            extra["cells"] = row.more
            notes.append(remark(place, "more-cells", MORE_CELLS))
        activities = [part.strip() for part in cells["activities"].split("|")]
        if not any((cells["note_title"], text, cells["mood"], cells["activities"], extra)):
            return note(place, "no-text", NO_TEXT)
        # the words can grow, the mood and the clock be called otherwise: the minute stays
        own = (day, f"{clock:%H:%M}") if clock is not None else (day, cells["note_title"], text)
        return SourceEntry(
            place=place,
            source_id=ids.of(None, "daylio", *own),
            former_ids=tuple(_former(day, clock, cells, former_ids)),
            day=day,
            at=settled(day, clock, place, notes),
            title=cells["note_title"],
            text=text,
            tags=tuple("-".join(part.split()) for part in activities if part),
            mood=cells["mood"],
            extra=extra,
            notes=tuple(notes),
        )


class _DaylioTable:
    """Looks at the lines of a table for a quote that never ends."""

    def __init__(self, files: Files, file: str, seen: list[str]) -> None:
        self._files = files
        self._file = file
        self._seen = seen
        self._start = re.compile(r'"?(?:\d{4}-\d\d-\d\d|\d{4}|\d\d?[./-]\d\d?[./-]\d{2,4})"?[,;\t]')

    def lines(self, *, quiet: bool) -> Iterator[str]:
        """The lines, each remembered until its row is done."""
        for line in streams.lines(self._files, self._file, quiet=quiet):
            self._seen.append(line)
            yield line

    def refuse_swallowed(self, row: list[str], separator: str, width: int, line: int) -> None:
        """A cell that holds a whole other row was never closed."""
        for cell in row:
            for number, part in enumerate(cell.split("\n")[1:], 1):
                if self._start.match(part) and part.count(separator) >= max(3, width - 2):
                    raise self._cut(line + number - 1)

    def refuse_open(self, separator: str, line: int) -> None:
        """The row that just ended has no quote that is still open."""
        held = [f"{each}\n" for each in self._seen]
        self._seen.clear()
        if held and len(list(csv.reader([*held, "x\n"], delimiter=separator))) == 1:
            raise self._cut(line)

    def _cut(self, line: int) -> CutOffSource:
        return CutOffSource(name=self._files.path.name, place=f"{self._file}, {line}")


def _row(names: list[str], row: list[str], line: int) -> _Row:
    held = dict(zip(names, row, strict=False))
    cells = {name: held.get(name, "").strip() for name in _KNOWN}
    others = {name: value for name, value in held.items() if name not in _KNOWN and value}
    return _Row(line, cells, others, [cell for cell in row[len(names) :] if cell.strip()], len(row))


def _when(cells: dict[str, str]) -> WrittenWhen | None:
    """The day; the second way to say it counts when the first is empty."""
    return when(cells["full_date"], loose=False) or when(
        cells["date"], year=cells["year"], loose=False
    )


def _former(day: date, clock: time | None, cells: dict[str, str], ids: Ids) -> Iterator[str]:
    """The ids of earlier versions: they held the time as it was shown, and the name of the mood."""
    text = (
        former_html.from_html(cells["note"])
        if former_html.is_html(cells["note"])
        else cells["note"]
    )
    yield ids.of(None, day, cells["time"], cells["mood"], cells["note_title"], text)
    if clock is None:
        return
    half, hour = "am" if clock.hour < 12 else "pm", clock.hour % 12 or 12
    for shown in (
        f"{clock:%H:%M}",
        f"{clock.hour}:{clock:%M}",
        *(f"{hour}:{clock:%M}{gap}{end}" for gap in " \u202f" for end in (half, half.upper())),
        *(f"{hour:02}:{clock:%M} {end}" for end in (half, half.upper())),
    ):
        if shown != cells["time"]:
            yield made_of(day, shown, cells["mood"], cells["note_title"], text)


def _fits(text: str) -> bool:
    """Whether a text begins with the head of its table."""
    head = re.sub(r"\Asep=.\n", "", text.lower()).partition("\n")[0]
    return "mood" in head and ("full_date" in head or "year" in head)


FORMAT = Format(id="daylio", label=N_("Daylio (CSV)"), opened=Daylio, fits_text=_fits, is_sure=True)
