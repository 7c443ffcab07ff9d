"""RedNotebook: a file for each month, YAML with one text for each day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from nearward.domain.pictures import MOST
from nearward.exchange import plain_yaml
from nearward.exchange.files import Files
from nearward.exchange.found import (
    MIN_YEAR,
    NO_DATE,
    NO_TEXT,
    NOT_TEXT,
    PICTURE_MISSING,
    Dateless,
    Found,
    FoundPicture,
    Note,
    at_local,
    note,
    remark,
)
from nearward.exchange.ids import Ids
from nearward.exchange.markup import from_txt2tags

_MONTH = re.compile(r"(?:^|/)(\d{4})-(\d\d)\.txt$")
_PICTURE = re.compile(r'\[""([^"\n]+)""(\.[A-Za-z]{2,5})(?:\?\d+)?\]')


class RedNotebook:
    """A folder or a backup of RedNotebook."""

    name = "rednotebook"

    def __init__(self, files: Files) -> None:
        self._files = files

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        for file in self._files.names:
            month = _MONTH.search(file)
            if month is None:
                continue
            days = plain_yaml.typed(self._files, file)
            if not isinstance(days, dict):
                if days is not None:
                    yield note(file, "not-text", NOT_TEXT)
                continue
            for number, held in days.items():
                place = f"{file}, {number}"[:120]
                yield self._found(int(month[1]), int(month[2]), number, held, place, file, ids)

    def _found(
        self, year: int, month: int, number: object, held: Any, place: str, file: str, ids: Ids
    ) -> Found | Note:
        day = _day(year, month, number)
        if day is None:
            return note(place, "no-date", NO_DATE)
        text = held.get("text") if isinstance(held, dict) else None
        if not isinstance(held, dict) or not isinstance(text, (str, type(None))):
            return note(place, "not-text", NOT_TEXT)
        tags, lists = _categories(held)
        notes: list[Note] = []
        words, pictures = self._pictures(from_txt2tags(text or ""), place, file, notes)
        words = "\n\n".join(part for part in (words.strip("\n"), *lists) if part)
        if not words.strip():
            return note(place, "no-text", NO_TEXT)
        return Found(
            place=place,
            source_id=ids.of(day.isoformat()),
            day=day,
            at=at_local(day),
            text=words,
            tags=tags,
            pictures=pictures,
            notes=tuple(notes),
        )

    def _pictures(
        self, text: str, place: str, file: str, notes: list[Note]
    ) -> tuple[str, tuple[FoundPicture, ...]]:
        """Pictures that lie beside the months; what lies elsewhere on the computer is not taken."""
        found: list[FoundPicture] = []

        def taken(mark: re.Match[str]) -> str:
            path = f"{mark[1]}{mark[2]}".removeprefix("file://")
            inside = str(PurePosixPath(file).parent / path)
            there = next((n for n in (inside, path) if n in self._files.names), None)
            if there is None:
                name = PurePosixPath(path.replace("\\", "/")).name
                notes.append(remark(place, "picture-missing", PICTURE_MISSING, name=name))
                return mark[0]
            shown = f"![]({there})"
            read = partial(self._files.bytes_of, there, MOST + 1)
            found.append(FoundPicture(PurePosixPath(there).name, shown, read))
            return shown

        return _PICTURE.sub(taken, text), tuple(found)


def _day(year: int, month: int, number: object) -> date | None:
    if not isinstance(number, int) or isinstance(number, bool) or year < MIN_YEAR:
        return None
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def _categories(held: dict[Any, Any]) -> tuple[tuple[str, ...], list[str]]:
    """The tags of a day, and its categories as lists in Markdown."""
    tags: list[str] = []
    lists: list[str] = []
    for name, inside in held.items():
        if name == "text" or not isinstance(name, str):
            continue
        entries = [str(entry) for entry in inside] if isinstance(inside, dict) else []
        if name == "Tags":
            tags += ["-".join(entry.split()) for entry in entries]
            continue
        tags.append("-".join(name.split()))
        if entries:
            lists.append("\n".join([f"**{name}**", "", *(f"- {entry}" for entry in entries)]))
    return tuple(tags), lists
