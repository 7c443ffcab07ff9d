"""Day One 2: JSON, alone or in a zip with its photos. Each entry is put on the day it had where it
was written: its instant is turned by its own time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from nearward.domain.pictures import MOST
from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.found import (
    NO_DATE,
    NO_TEXT,
    NOT_TEXT,
    PICTURE_MISSING,
    Dateless,
    Found,
    FoundPicture,
    Note,
    instant_in,
    note,
    remark,
)
from nearward.exchange.ids import Ids
from nearward.exchange.markup import without_escapes
from nearward.words import later

_MARK = re.compile(r"!\[([^\]]*)\]\((dayone-moment:/{1,2}(?:photo/)?([0-9A-Za-z]+))\)")
_KNOWN = {
    "uuid",
    "creationDate",
    "modifiedDate",
    "timeZone",
    "text",
    "richText",
    "starred",
    "tags",
    "photos",
}
UNKNOWN_ZONE = later("Its time zone is not known; it was put on the day of this computer's zone.")


class DayOne:
    """Journals of Day One."""

    name = "dayone"

    def __init__(self, files: Files) -> None:
        self._files = files
        self._photos = {
            PurePosixPath(name).stem.lower(): name
            for name in files.names
            if "photos" in PurePosixPath(name.lower()).parts[:-1]
        }

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        for place, item in streams.entries(self._files):
            yield self._found(item, place, ids)

    def _found(self, item: Any, place: str, ids: Ids) -> Found | Note:
        if not isinstance(item, dict):
            return note(place, "not-text", NOT_TEXT)
        created = instant_in(item.get("creationDate"))
        if created is None:
            return note(place, "no-date", NO_DATE)
        notes: list[Note] = []
        try:
            at = self._there(created, item.get("timeZone"), place, notes)
        except (OverflowError, ValueError):
            return note(place, "no-date", NO_DATE)
        text = item.get("text")
        if not isinstance(text, str):
            text = _rich(item.get("richText"))
        pictures = tuple(self._pictures(item, text, place, notes))
        if not text.strip() and not pictures:
            return note(place, "no-text", NO_TEXT)
        title, text = _titled(text)
        tags = item.get("tags")
        return Found(
            place=place,
            source_id=ids.of(item.get("uuid"), created, text),
            day=at.date(),
            at=at,
            title=title,
            text=text,
            tags=tuple(t for t in tags if isinstance(t, str)) if isinstance(tags, list) else (),
            starred=item.get("starred") is True,
            created=created,
            changed=instant_in(item.get("modifiedDate")),
            pictures=pictures,
            extra={key: value for key, value in item.items() if key not in _KNOWN},
            notes=tuple(notes),
        )

    def _there(self, at: datetime, zone: object, place: str, notes: list[Note]) -> datetime:
        try:
            if isinstance(zone, str) and zone:
                return at.astimezone(ZoneInfo(zone))
        except (LookupError, ValueError, OSError):
            notes.append(remark(place, "unknown-zone", UNKNOWN_ZONE))
        return at.astimezone()

    def _pictures(
        self, item: dict[str, Any], text: str, place: str, notes: list[Note]
    ) -> Iterator[FoundPicture]:
        photos = item.get("photos")
        marks = {found[3]: found for found in _MARK.finditer(text)}
        for photo in photos if isinstance(photos, list) else []:
            if not isinstance(photo, dict):
                continue
            digest, identifier = photo.get("md5"), photo.get("identifier")
            file = self._photos.get(str(digest).lower())
            if file is None:
                name = f"{digest}.{photo.get('type', '')}"[:80]
                notes.append(remark(place, "picture-missing", PICTURE_MISSING, name=name))
                continue
            mark = marks.get(str(identifier))
            yield FoundPicture(
                name=PurePosixPath(file).name,
                mark=without_escapes(mark[0]) if mark else "",
                read=partial(self._files.bytes_of, file, MOST + 1),
                caption=mark[1] if mark else "",
            )


def _titled(text: str) -> tuple[str, str]:
    """The title that stands as a heading in the first line, and the rest."""
    text = without_escapes(text)
    first, _, rest = text.lstrip("\n").partition("\n")
    if first.startswith("# ") and first[2:].strip():
        return first[2:].strip(), rest.strip("\n")
    return "", text.strip("\n")


def _rich(value: object) -> str:
    """The words of the rich text, which stands as JSON in a string."""
    if not isinstance(value, str):
        return ""
    try:
        found = msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return ""
    contents = found.get("contents") if isinstance(found, dict) else None
    parts = contents if isinstance(contents, list) else []
    return "".join(
        part["text"]
        for part in parts
        if isinstance(part, dict) and isinstance(part.get("text"), str)
    )
