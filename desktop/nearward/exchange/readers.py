"""Opening what another program has written, and guessing which program that was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nearward.exchange import from_json, from_text
from nearward.exchange.found import Found, Options, Problem
from nearward.exchange.pieces import json_shape
from nearward.exchange.reach import Box
from nearward.exchange.trouble import FormUnknown

Reader = Callable[[Box, Options], Iterator[Found | Problem]]
NEARWARD = "nearward"
_READERS: dict[str, Reader] = {
    "jrnl": from_json.jrnl,
    "jrnl-text": from_text.jrnl_text,
    "dayone": from_json.dayone,
    "rednotebook": from_text.rednotebook,
    "mini-diary": from_json.mini_diary,
    "mini-diarium": from_json.mini_diarium,
    "daylio": from_text.daylio,
    "markdown": from_text.markdown,
}
#: what may be asked for by `--as`
FORMS = (*_READERS, NEARWARD)


class Source:
    """A file, folder or zip of a known format. Iterating reads it; raises Broken."""

    def __init__(self, path: Path, form: str, options: Options) -> None:
        self.path = path
        self.form = form
        self.options = options

    def __iter__(self) -> Iterator[Found | Problem]:
        box = Box(self.path)
        try:
            yield from _READERS[self.form](box, self.options)
        finally:
            box.close()


def open(path: Path, as_: str | None = None, options: Options | None = None) -> Source:
    """The source at a path. Raises FormUnknown when nobody said what it is and it cannot be seen,
    and Broken when it cannot be read at all."""
    form = as_ or guess(path)
    if form is None:
        raise FormUnknown(name=path.name)
    return Source(path, form, options or Options())


def guess(path: Path) -> str | None:
    """Which format a path seems to hold, or None; raises Broken."""
    box = Box(path)
    try:
        return _guess(box)
    finally:
        box.close()


def _guess(box: Box) -> str | None:
    names = box.names()
    if box.is_file:
        return _guess_file(box, names[0])
    if "diary.json" in names and _of_json(box, "diary.json") == NEARWARD:
        return NEARWARD
    if any(re.search(r"(?:^|/)\d{4}-\d{2}\.txt$", name) for name in names):
        return "rednotebook"
    if any(re.search(r"(?:^|/)\d{4}/\d{2}/\d{2}\.txt$", name) for name in names):
        return "jrnl-text"
    for name in names:
        if name.lower().endswith(".json") and (found := _of_json(box, name)):
            return found
    if any(name.lower().endswith((".md", ".markdown")) for name in names):
        return "markdown"
    if any(name.lower().endswith(".csv") for name in names):
        return "daylio"
    return None


def _guess_file(box: Box, name: str) -> str | None:
    ending = Path(name).suffix.lower()
    if ending in (".md", ".markdown"):
        return "markdown"
    if ending == ".csv":
        return "daylio"
    found = _of_json(box, name)
    if found is not None:
        return found
    with box.open(name) as opened:
        head = opened.read(4000).decode("utf-8", "replace")
    if re.search(r"(?m)^\[\d{4}-\d{2}-\d{2}(?: \d{1,2}:\d{2}[^\]]*)?\] ", head):
        return "jrnl-text"
    if "mood" in head.partition("\n")[0] and "activities" in head.partition("\n")[0]:
        return "daylio"
    return None


def _of_json(box: Box, name: str) -> str | None:
    shape: list[tuple[str, Any]] = json_shape(box, name)
    said = dict(shape)
    if said.get("format") == "string:nearward":
        return NEARWARD
    places = {prefix for prefix, _ in shape}
    if "entries.item.creationDate" in places:
        return "dayone"
    if ("entries", "start_map:None") in shape:
        return "mini-diary"
    if "entries.item.body" in places or "entries.item.time" in places:
        return "jrnl"
    if "entries.item.text" in places and "entries.item.date" in places:
        return "mini-diarium"
    return None
