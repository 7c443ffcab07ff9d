"""Which formats can be read, and which one a file is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from nearward.exchange import foreign, streams
from nearward.exchange.files import Files
from nearward.exchange.formats.daylio import Daylio
from nearward.exchange.formats.dayone import DayOne
from nearward.exchange.formats.jrnl import JrnlJson, JrnlText, begins_with_head, is_day_file
from nearward.exchange.formats.markdown import Markdown, is_text
from nearward.exchange.formats.mini import MiniDiarium, MiniDiary
from nearward.exchange.formats.rednotebook import RedNotebook, is_month
from nearward.exchange.source_model import (
    CutOffSource,
    LockedSource,
    Note,
    NotReadable,
    Source,
    SourceEntry,
    Undated,
    UnknownFormat,
    note_beside,
    remark,
)
from nearward.i18n import N_

#: what `nearward export --as json` writes; it is no list of entries, and has a way of its own
OWN = "nearward"
#: (name, its source); the order is that of a list to choose from
FORMATS: dict[str, Any] = {
    "jrnl": JrnlJson,
    "jrnl-text": JrnlText,
    "dayone": DayOne,
    "rednotebook": RedNotebook,
    "mini-diary": MiniDiary,
    "mini-diarium": MiniDiarium,
    "daylio": Daylio,
    "markdown": Markdown,
}
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
    """The source of a format by its name. Raises KeyError for one that is not known.

    `order`: how days such as 03/04/2025 are meant, "dmy" or "mdy".
    """
    refused = foreign.refusal(files)
    if refused is not None:
        raise refused
    kind = FORMATS[form]
    made: Source = kind(files, split=split) if kind is MiniDiary else kind(files, order=order)
    return WholeSource(files, made)


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
    names = files.names
    lower = [name.lower() for name in names]
    for name in names:
        if name.lower().endswith(".json") and (found := _of_json(files, name)):
            return found
    if any(map(is_month, names)):
        return "rednotebook"
    if any(map(is_day_file, names)):
        return "jrnl-text"
    if any(name.endswith((".md", ".markdown")) for name in lower):
        return "markdown"
    if not files.is_one and any(map(is_text, names)):
        return "markdown"
    for name in names:
        if name.lower().endswith((".csv", ".tsv")) or files.is_one:
            text = streams.beginning(files, name)
            head = re.sub(r"\Asep=.\n", "", text.lower()).partition("\n")[0]
            if "mood" in head and ("full_date" in head or "year" in head):
                return "daylio"
            if begins_with_head(text):
                return "jrnl-text"
    return ""


def _of_json(files: Files, name: str) -> str:
    """Told by the first keys; empty when it is none of ours."""
    import ijson

    keys: set[str] = set()
    kind = ""
    try:
        with streams.json_of(files, name, quiet=True) as opened:
            for prefix, event, value in islice(ijson.parse(opened, use_float=True), _EVENTS):
                if prefix == "format" and value == OWN:
                    return OWN
                if prefix == "entries" and event in ("start_array", "start_map"):
                    kind = event
                if prefix == "entries.item" and event == "map_key":
                    keys.add(value)
                if prefix == "entries.item" and event == "end_map":
                    break
    except (ijson.JSONError, ValueError, NotReadable, CutOffSource, LockedSource):
        # another file may say it; this one is named when it is read
        pass
    if kind == "start_map":
        return "mini-diary"
    if "creationDate" in keys:
        return "dayone"
    if "body" in keys:
        return "jrnl"
    return "mini-diarium" if {"date", "text"} <= keys else ""
