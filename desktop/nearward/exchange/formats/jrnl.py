"""jrnl: its JSON, its plain text, and its folder of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.found import (
    NO_DATE,
    NO_TEXT,
    NOT_TEXT,
    Dateless,
    Found,
    Note,
    TooMuch,
    at_local,
    clock_in,
    day_in,
    note,
)
from nearward.exchange.ids import Ids

_HEAD = re.compile(r"^\[(\d{4}-\d\d-\d\d)(?:[ T]+([^\]\n]{4,11}))?\] ?(.*)$")
_DAY_FILE = re.compile(r"(?:^|/)(\d{4})/(\d\d)/(\d\d)\.txt$")
_KNOWN = {"title", "body", "date", "time", "tags", "starred", "uuid"}


class JrnlJson:
    """What `jrnl --format json` writes."""

    name = "jrnl"

    def __init__(self, files: Files) -> None:
        self._files = files

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        for place, item in streams.entries(self._files):
            yield self._found(item, place, ids)

    def _found(self, item: Any, place: str, ids: Ids) -> Found | Note:
        if not isinstance(item, dict):
            return note(place, "not-text", NOT_TEXT)
        title, body = item.get("title") or "", item.get("body") or ""
        if not isinstance(title, str) or not isinstance(body, str):
            return note(place, "not-text", NOT_TEXT)
        day = day_in(item.get("date"))
        if day is None:
            return note(place, "no-date", NO_DATE)
        if not title.strip() and not body.strip():
            return note(place, "no-text", NO_TEXT)
        clock = clock_in(item.get("time"))
        tags = item.get("tags")
        given = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
        # who is named with @ stands in the text as someone already
        names = tuple(tag.lstrip("@#") for tag in given if not tag.startswith("@"))
        return Found(
            place=place,
            source_id=ids.of(item.get("uuid"), day, item.get("time"), title, body),
            day=day,
            at=at_local(day, clock),
            title=title.strip("\n"),
            text=body.strip("\n"),
            tags=names,
            starred=item.get("starred") is True,
            extra={key: value for key, value in item.items() if key not in _KNOWN},
        )


class JrnlText:
    """A journal as jrnl keeps it: one text, or a folder of days."""

    name = "jrnl"

    def __init__(self, files: Files) -> None:
        self._files = files

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        for file in self._files.names:
            in_folder = _DAY_FILE.search(file)
            if not self._files.is_one and in_folder is None:
                continue
            yield from self._file(file, ids)

    def _file(self, file: str, ids: Ids) -> Iterator[Found | Note]:
        head: re.Match[str] | None = None
        lines: list[str] = []
        first, length = 1, 0
        for number, line in enumerate(streams.lines(self._files, file), 1):
            begins = _HEAD.match(line)
            if begins is None:
                lines.append(line)
                length += len(line) + 1
                if length > streams.MOST_OF_TEXT:
                    raise TooMuch(name=self._files.path.name, place=f"{file}, {first}")
                continue
            yield from self._piece(f"{file}, {first}", head, lines, ids)
            head, lines, first, length = begins, [], number, 0
        yield from self._piece(f"{file}, {first}", head, lines, ids)

    def _piece(
        self, place: str, head: re.Match[str] | None, lines: list[str], ids: Ids
    ) -> Iterator[Found | Note]:
        text = "\n".join(lines).strip("\n")
        if head is None:
            if text.strip():
                yield note(place, "no-date", NO_DATE)
            return
        day, clock = day_in(head[1]), clock_in(head[2]) if head[2] else None
        if day is None or (head[2] and clock is None):
            yield note(place, "no-date", NO_DATE)
            return
        title = head[3].strip()
        starred = title.endswith(" *") or title == "*"
        title = title.removesuffix("*").rstrip() if starred else title
        if not title and not text:
            yield note(place, "no-text", NO_TEXT)
            return
        yield _plain(place, day, clock, title, text, starred, ids)


def _plain(
    place: str, day: date, clock: time | None, title: str, text: str, starred: bool, ids: Ids
) -> Found:
    return Found(
        place=place,
        source_id=ids.of(None, day, clock, title, text),
        day=day,
        at=at_local(day, clock),
        title=title,
        text=text,
        starred=starred,
    )
