"""A text whose first line is ONE DAY: the second is its day, the rest its words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.format import AT_NOON, Format
from nearward.exchange.source_model import Note, ReadingChoices, SourceEntry, Undated, at_local
from nearward.i18n import N_

HEAD = "ONE DAY\n"


class OneDay:
    """One entry."""

    name = "one-day"

    def __init__(self, files: Files, _asked: ReadingChoices) -> None:
        self._files = files

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        for file in self._files.names:
            written, _, text = streams.text_of(self._files, file)[len(HEAD) :].partition("\n")
            day = date.fromisoformat(written)
            yield SourceEntry(place=file, source_id=written, day=day, at=at_local(day), text=text)


def _fits(text: str) -> bool:
    return text.startswith(HEAD)


FORMAT = Format(
    id="one-day", label=N_("One Day (text)"), times=AT_NOON, opened=OneDay, fits_text=_fits
)
