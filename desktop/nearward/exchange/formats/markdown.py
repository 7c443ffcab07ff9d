"""A folder of Markdown: the date in the name of the file or in front of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from nearward.domain.pictures import ENDINGS, MOST
from nearward.exchange import plain_yaml, streams
from nearward.exchange.files import Files
from nearward.exchange.found import (
    NO_TEXT,
    PICTURE_MISSING,
    Dateless,
    Found,
    FoundPicture,
    Note,
    NotThisFormat,
    at_local,
    clock_in,
    day_in,
    instant_in,
    note,
    remark,
)
from nearward.exchange.ids import Ids
from nearward.words import later

_NAME = re.compile(r"^(\d{4}-\d\d-\d\d)(?:[T _-]+(\d\d)[-.h:]?(\d\d)(?!\d))?[ _-]*(.*)$")
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\((?!picture:)<?([^)>\n]+?)>?(?: +\"[^\"\n]*\")?\)")
_EMBED = re.compile(r"!\[\[([^\]\n|]+)(?:\|([^\]\n]*))?\]\]")
_HEADING = re.compile(r"\A\n*# +(\S[^\n]*)\n?")
_ENDINGS = (".md", ".markdown")
_PICTURES = (*ENDINGS.values(), ".jpeg")
_KNOWN = {"date", "created", "title", "tags", "mood", "starred", "question", "id", "changed"}
ODD_FRONT = later("What stands in front of the text is not YAML; it stays a part of the text.")


class Markdown:
    """Files in Markdown, with pictures beside them."""

    name = "markdown"

    def __init__(self, files: Files) -> None:
        self._files = files
        self._all = set(files.names)
        self._by_name = {PurePosixPath(name).name: name for name in reversed(files.names)}

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        for file in self._files.ending(*_ENDINGS):
            yield self._found(file, ids)

    def _found(self, file: str, ids: Ids) -> Found | Dateless | Note:
        notes: list[Note] = []
        front, text = self._front(file, streams.text_of(self._files, file), notes)
        title = str(front.get("title") or "")
        # a title that is empty in front of the text is meant so
        is_titled = "title" in front
        heading = _HEADING.match(text)
        same = heading is not None and heading[1].strip() == title
        if heading is not None and (same or not (title or is_titled)):
            title, text = heading[1].strip(), text[heading.end() :]
        text = text.strip("\n")
        named = _NAME.match(PurePosixPath(file).stem)
        if not title and named is not None and not is_titled:
            title = named[4]
        text, pictures = self._pictures(text, file, notes)
        if not text.strip() and not title.strip():
            return note(file, "no-text", NO_TEXT)
        make = partial(self._made, file, front, title, text, pictures, tuple(notes), ids)
        when = _when(front, named)
        if when is not None:
            return make(*when)
        return Dateless(file, lambda day: make(day, at_local(day)))

    def _made(
        self,
        file: str,
        front: dict[str, Any],
        title: str,
        text: str,
        pictures: tuple[FoundPicture, ...],
        notes: tuple[Note, ...],
        ids: Ids,
        day: date,
        at: datetime,
    ) -> Found:
        question = str(front.get("question") or "")
        extra = {key: value for key, value in front.items() if key not in _KNOWN}
        if question:
            extra["question"] = question
        return Found(
            place=file,
            source_id=ids.of(front.get("id"), file, day, title, text),
            day=day,
            at=at,
            title=title,
            text=text,
            tags=_tags(front.get("tags")),
            mood=str(front.get("mood") or ""),
            starred=str(front.get("starred", "")).lower() in ("true", "yes", "1"),
            changed=instant_in(front.get("changed")),
            pictures=pictures,
            extra=extra,
            notes=notes,
        )

    def _front(self, file: str, text: str, notes: list[Note]) -> tuple[dict[str, Any], str]:
        """What stands between lines of three dashes before the text, and the text."""
        if not text.startswith("---\n"):
            return {}, text
        end = re.search(r"^(?:---|\.\.\.)[ \t]*$", text[4:], re.M)
        if end is None:
            return {}, text
        try:
            front = plain_yaml.words(text[4 : 4 + end.start()], self._files, file)
        except NotThisFormat:
            front = None
        if not isinstance(front, dict):
            notes.append(remark(file, "odd-front", ODD_FRONT))
            return {}, text
        return {str(key): value for key, value in front.items()}, text[4 + end.end() :]

    def _pictures(
        self, text: str, file: str, notes: list[Note]
    ) -> tuple[str, tuple[FoundPicture, ...]]:
        found: list[FoundPicture] = []

        def taken(mark: re.Match[str], caption: str, address: str) -> str:
            if "://" in address or not address.lower().endswith(_PICTURES):
                return mark[0]
            there = self._there(file, unquote(address))
            if there is None:
                name = PurePosixPath(address).name
                notes.append(remark(file, "picture-missing", PICTURE_MISSING, name=name))
                return mark[0]
            read = partial(self._files.bytes_of, there, MOST + 1)
            found.append(FoundPicture(PurePosixPath(there).name, mark[0], read, caption))
            return mark[0]

        _PICTURE.sub(lambda mark: taken(mark, mark[1], mark[2].strip()), text)
        _EMBED.sub(lambda mark: taken(mark, mark[2] or "", mark[1].strip()), text)
        return text, tuple(found)

    def _there(self, file: str, address: str) -> str | None:
        """The name of a picture inside the folder; a way out of it leads nowhere."""
        parts: list[str] = []
        for part in (PurePosixPath(file).parent / address).parts:
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            elif part != ".":
                parts.append(part)
        name = "/".join(parts)
        return name if name in self._all else self._by_name.get(PurePosixPath(address).name)


def _when(front: dict[str, Any], named: re.Match[str] | None) -> tuple[date, datetime] | None:
    """The day and the time: those in front of the text when they are of the day that the name says,
    or when the name says none."""
    day = day_in(named[1]) if named is not None else None
    for key in ("date", "created"):
        given = front.get(key)
        if not isinstance(given, str):
            continue
        exact = instant_in(given)
        if exact is not None and (day is None or exact.date() == day):
            return exact.date(), exact
        own, clock = day_in(given[:10]), clock_in(given[10:].lstrip("T ")[:8])
        if own is not None and (day is None or own == day):
            return own, at_local(own, clock)
    if day is None or named is None:
        return None
    clock = None
    if named[2] and int(named[2]) < 24 and int(named[3]) < 60:
        clock = time(int(named[2]), int(named[3]))
    return day, at_local(day, clock)


def unquote(text: str) -> str:
    """An address without %20 and its kin."""
    data = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), text.encode())
    return data.decode("utf-8", "replace")


def _tags(given: object) -> tuple[str, ...]:
    parts = given if isinstance(given, list) else re.split(r"[,\s]+", str(given or ""))
    names = (str(part).strip().lstrip("#") for part in parts if isinstance(part, str))
    return tuple("-".join(name.split()) for name in names if name)
