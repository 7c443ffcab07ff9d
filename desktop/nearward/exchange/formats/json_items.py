"""What formats in JSON share: lists `entries` whose items are one piece of writing each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from nearward.exchange import streams
from nearward.exchange.dates.spelling import Dates, WrittenWhen, when
from nearward.exchange.files import Files
from nearward.exchange.source_model import NOT_TEXT, Note, SourceEntry, note

Item = dict[str, Any]
#: an entry, or why it is left out
Piece = SourceEntry | Note


class JsonItems:
    """The items of all files of a source. `date_key`: where an item has its day."""

    def __init__(self, files: Files, date_key: str, order: str) -> None:
        self._files = files
        self._date_key = date_key
        #: how days are written in all of it, as far as it can be told
        self.dates = Dates(self._scan, order)

    def pieces(
        self, made: Callable[[Item, str], SourceEntry | Note]
    ) -> Iterator[SourceEntry | Note]:
        """What is made of each item and its place; of what is no item, why it is left out."""
        for told in streams.entries(self._files):
            if isinstance(told, Note):
                yield told
            elif isinstance(told[1], dict):
                yield made(told[1], told[0])
            else:
                yield note(told[0], "not-text", NOT_TEXT)

    def _scan(self) -> Iterator[tuple[WrittenWhen | None, str]]:
        for told in streams.entries(self._files, quiet=True):
            if not isinstance(told, Note) and isinstance(told[1], dict):
                yield when(told[1].get(self._date_key)), ""


def texts_of(item: Item, title_key: str, text_key: str) -> tuple[str, str] | None:
    """Title and text of an item, empty where there is none; None when something else is there."""
    title, text = item.get(title_key) or "", item.get(text_key) or ""
    return (title, text) if isinstance(title, str) and isinstance(text, str) else None
