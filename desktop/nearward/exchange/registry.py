"""Which formats can be read, and which one a file is in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from nearward.exchange import foreign, streams
from nearward.exchange.files import Files
from nearward.exchange.format import JsonBeginning
from nearward.exchange.formats import table
from nearward.exchange.formats.own import OWN
from nearward.exchange.source_model import (
    CutOffSource,
    LockedSource,
    Note,
    NotReadable,
    ReadingChoices,
    Source,
    SourceEntry,
    Undated,
    UnknownFormat,
    note_beside,
    remark,
)
from nearward.i18n import N_

_EVENTS = 3000
MOST_FIELDS = 200
#: fields that are told of where they stand, or that are shown
UNSAID = {"time", "cells", "front", "question", "mood"}
FIELDS_BESIDE = N_(
    "These fields have no place in the diary. They are kept with the entries but not shown:"
    " {names}."
)
UNREAD_FILE = N_("It was left out: this kind of file cannot be read here.")
CLOSED_FILE = N_("It was left out: it is a link, or points outside the folder.")


class WholeSource:
    """A source with what is to be said of its files beside what stands in them."""

    def __init__(self, files: Files, inner: Source) -> None:
        self._files = files
        self._inner = inner
        self.name = inner.name

    @property
    def merged(self) -> int:
        """How many days of the last reading hold several texts that can be parted."""
        return int(getattr(self._inner, "merged", 0))

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        """All that stands in it, and at the end what was left out beside it."""
        files = self._files
        files.touched.clear()
        fields: dict[str, None] = {}
        for found in self._inner.read():
            yield from files.take_told()
            if isinstance(found, SourceEntry) and len(fields) < MOST_FIELDS:
                fields.update(dict.fromkeys(str(key)[:60] for key in found.extra))
            yield found
        yield from files.take_told()
        if shown := [key for key in fields if key not in UNSAID]:
            names = ", ".join(sorted(shown))
            yield remark(files.path.name, "fields-beside", FIELDS_BESIDE, names=names)
        for name in files.names:
            if name not in files.touched:
                yield note_beside(name, "unread-file", UNREAD_FILE)
        for name in files.closed:
            yield note_beside(name, "closed-file", CLOSED_FILE)


def source(files: Files, form: str, *, split: bool = False, order: str = "") -> WholeSource:
    """The source of a format by its id. Raises KeyError for one that is not read entry by entry.

    `split` and `order` as in ReadingChoices.
    """
    refused = foreign.refusal(files)
    if refused is not None:
        raise refused
    opened = table.named(form).opened
    if opened is None:
        raise KeyError(form)
    return WholeSource(files, opened(files, ReadingChoices(order, split)))


def guess(files: Files) -> str:
    """The format of a source. Raises UnknownFormat, or what says what the source is."""
    refused = foreign.refusal(files)
    if refused is not None:
        raise refused
    found = _guess(files)
    if not found:
        raise UnknownFormat(name=files.path.name)
    return found


def _guess(files: Files) -> str:
    """By what the files of JSON hold, then by all names, then by the texts."""
    formats = table.in_order()
    for name in files.names:
        if name.lower().endswith(".json") and (found := table.of_json(_beginning(files, name))):
            return found
    for row in formats:
        if row.fits_names(files):
            return row.id
    for name in files.names:
        if name.lower().endswith((".csv", ".tsv")) or files.is_one:
            text = streams.beginning(files, name)
            for row in formats:
                if row.fits_text(text):
                    return row.id
    return ""


def _beginning(files: Files, name: str) -> JsonBeginning:
    """The first keys of a file of JSON."""
    import ijson

    keys: set[str] = set()
    kind = ""
    try:
        with streams.json_of(files, name, quiet=True) as opened:
            for prefix, event, value in islice(ijson.parse(opened, use_float=True), _EVENTS):
                if prefix == "format" and value == OWN:
                    return JsonBeginning(OWN, is_map=False, keys=frozenset())
                if prefix == "entries" and event in ("start_array", "start_map"):
                    kind = event
                if prefix == "entries.item" and event == "map_key":
                    keys.add(value)
                if prefix == "entries.item" and event == "end_map":
                    break
    except (ijson.JSONError, ValueError, NotReadable, CutOffSource, LockedSource):
        # another file may say it; this one is named when it is read
        pass
    is_map = kind == "start_map"
    return JsonBeginning("", is_map, frozenset() if is_map else frozenset(keys))
