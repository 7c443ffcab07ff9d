"""Which formats can be read, and which one a file is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.formats.daylio import Daylio
from nearward.exchange.formats.dayone import DayOne
from nearward.exchange.formats.jrnl import JrnlJson, JrnlText
from nearward.exchange.formats.markdown import Markdown
from nearward.exchange.formats.mini import MiniDiarium, MiniDiary
from nearward.exchange.formats.rednotebook import RedNotebook
from nearward.exchange.found import Dateless, Found, Note, Source, UnknownFormat

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
_JRNL = re.compile(r"^\[\d{4}-\d\d-\d\d[ T\]]", re.M)
_MONTH = re.compile(r"(?:^|/)\d{4}-\d\d\.txt$")
_DAY = re.compile(r"(?:^|/)\d{4}/\d\d/\d\d\.txt$")


class Whole:
    """A source with what is to be said of its files beside what stands in them."""

    def __init__(self, files: Files, inner: Source) -> None:
        self._files = files
        self._inner = inner
        self.name = inner.name

    @property
    def merged(self) -> int:
        """How many days of the last reading hold several texts that can be parted."""
        return int(getattr(self._inner, "merged", 0))

    def read(self) -> Iterator[Found | Dateless | Note]:
        """All that stands in it."""
        yield from self._inner.read()


def source(files: Files, form: str, *, split: bool = False, order: str = "") -> Whole:
    """The source of a format by its name. Raises KeyError for one that is not known.

    `order`: how days such as 03/04/2025 are meant, "dmy" or "mdy".
    """
    kind = FORMATS[form]
    made: Source = kind(files, split=split) if kind is MiniDiary else kind(files)
    return Whole(files, made)


def guess(files: Files) -> str:
    """The format of a source. Raises UnknownFormat."""
    names = files.names
    lower = [name.lower() for name in names]
    for name in (n for n in names if n.lower().endswith(".json")):
        found = _of_json(files, name)
        if found:
            return found
    if any(map(_MONTH.search, names)):
        return "rednotebook"
    if any(map(_DAY.search, names)):
        return "jrnl-text"
    if any(name.endswith((".md", ".markdown")) for name in lower):
        return "markdown"
    for name in names:
        if name.lower().endswith((".csv", ".tsv")) or files.is_one:
            text = streams.beginning(files, name)
            head = text.partition("\n")[0].lower()
            if "mood" in head and ("full_date" in head or "year" in head):
                return "daylio"
            if _JRNL.search(text):
                return "jrnl-text"
    raise UnknownFormat(name=files.path.name)


def _of_json(files: Files, name: str) -> str:
    """Told by the first keys; empty when it is none of ours."""
    import ijson

    keys: set[str] = set()
    kind = ""
    try:
        with files.opened(name) as opened:
            for prefix, event, value in islice(ijson.parse(opened, use_float=True), _EVENTS):
                if prefix == "format" and value == OWN:
                    return OWN
                if prefix == "entries" and event in ("start_array", "start_map"):
                    kind = event
                if prefix == "entries.item" and event == "map_key":
                    keys.add(value)
                if prefix == "entries.item" and event == "end_map":
                    break
    except (ijson.JSONError, ValueError):
        pass
    if kind == "start_map":
        return "mini-diary"
    if "creationDate" in keys:
        return "dayone"
    if "body" in keys:
        return "jrnl"
    return "mini-diarium" if {"date", "text"} <= keys else ""
