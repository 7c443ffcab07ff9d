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

from nearward.exchange.dates.spelling import here, when
from nearward.exchange.files import Files
from nearward.exchange.format import Format, JsonBeginning
from nearward.exchange.formats.json_items import Item, JsonItems
from nearward.exchange.ids import Ids
from nearward.exchange.source_model import (
    MEDIA_LEFT_OUT,
    NO_DATE,
    NO_TEXT,
    PICTURE_MISSING,
    FoundPicture,
    Note,
    ReadingChoices,
    SourceEntry,
    Undated,
    note,
    remark,
)
from nearward.exchange.texts import rich_text
from nearward.exchange.texts.escapes import without_escapes
from nearward.i18n import N_
from nearward.pictures.intake import MOST

_MARK = re.compile(r"!\[([^\]]*)\]\((dayone-moment:/{1,2}(?:([A-Za-z]+)/)?([0-9A-Za-z-]+))\)[ \t]*")
_CODE = re.compile(r"^(```|~~~).*?^\1|(`+)(?!`).+?\2", re.M | re.S)
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
#: how a photo is marked in a text
_MOMENT = "![](dayone-moment://{})"
#: lists of what is no picture, and the folders they lie in
_MEDIA = {"videos": "videos", "audios": "audios", "pdfAttachments": "pdfs"}
UNKNOWN_ZONE = N_("Its time zone is unknown; this computer's time zone was used.")
ONLY_MEDIA = N_("There are no words in it. Only pictures and words can be kept ({names}).")


class DayOne:
    """Journals of Day One."""

    name = "dayone"

    def __init__(self, files: Files, asked: ReadingChoices) -> None:
        self._files = files
        self._items = JsonItems(files, "creationDate", asked.order)
        self._beside = {
            (folder, PurePosixPath(name).stem.lower()): name
            for name in files.names
            for folder in ("photos", *_MEDIA.values())
            if folder in PurePosixPath(name.lower()).parts[:-1]
        }

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        return self._items.pieces(partial(self._found, Ids()))

    def _found(self, ids: Ids, item: Item, place: str) -> SourceEntry | Note:
        read = when(item.get("creationDate")) or when(item.get("creationDateISO"))
        created = read.written or read.exact if read is not None else None
        if created is None:
            return note(place, "no-date", NO_DATE)
        notes: list[Note] = []
        try:
            at = self._there(created, item.get("timeZone"), place, notes)
        except (OverflowError, ValueError):
            return note(place, "no-date", NO_DATE)
        text = item.get("text")
        if not isinstance(text, str) or not text.strip():
            text = rich_text.text_of(item.get("richText"))
        media = list(self._media(item, place, notes))
        pictures = tuple(self._pictures(item, text, place, notes))
        text = self._without_marks(text, {picture.mark for picture in pictures}, place, notes)
        if not text.strip() and not pictures:
            if media:
                return note(place, "only-media", ONLY_MEDIA, names=", ".join(media)[:200])
            return note(place, "no-text", NO_TEXT)
        title, text = _titled(text)
        changed = when(item.get("modifiedDate"))
        tags = item.get("tags")
        return SourceEntry(
            place=place,
            source_id=ids.of(item.get("uuid"), created, text),
            day=at.date(),
            at=at,
            title=title,
            text=text,
            tags=tuple(t for t in tags if isinstance(t, str)) if isinstance(tags, list) else (),
            starred=item.get("starred") is True,
            created=at,
            changed=changed.exact if changed is not None else None,
            pictures=pictures,
            extra=_extra(item),
            notes=tuple(notes),
        )

    def _there(self, at: datetime, zone: object, place: str, notes: list[Note]) -> datetime:
        try:
            if isinstance(zone, str) and zone:
                return at.astimezone(ZoneInfo(zone))
        except (LookupError, ValueError, OSError):
            notes.append(remark(place, "unknown-zone", UNKNOWN_ZONE))
        return at.astimezone() if zone else here(at)

    def _media(self, item: dict[str, Any], place: str, notes: list[Note]) -> Iterator[str]:
        """The names of what cannot be kept; each is told."""
        for kind, folder in _MEDIA.items():
            held = item.get(kind)
            for each in held if isinstance(held, list) else []:
                if not isinstance(each, dict):
                    continue
                file = self._file(folder, each)
                if file is not None:
                    self._files.touched.add(file)
                name = PurePosixPath(file).name if file is not None else _name(each, folder)
                notes.append(remark(place, "media", MEDIA_LEFT_OUT, name=name))
                yield name

    def _file(self, folder: str, held: dict[str, Any]) -> str | None:
        """The file of a photo or of a piece of media, by its sum, else by its identifier."""
        for key in ("md5", "identifier"):
            value = held.get(key)
            if isinstance(value, str) and (file := self._beside.get((folder, value.lower()))):
                return file
        return None

    def _pictures(
        self, item: dict[str, Any], text: str, place: str, notes: list[Note]
    ) -> Iterator[FoundPicture]:
        photos = item.get("photos")
        marks = {found[4]: found for found in _MARK.finditer(text)}
        for photo in photos if isinstance(photos, list) else []:
            if not isinstance(photo, dict):
                continue
            file = self._file("photos", photo)
            if file is None:
                name = _name(photo, "photo")
                notes.append(remark(place, "picture-missing", PICTURE_MISSING, name=name))
                continue
            self._files.touched.add(file)
            mark = marks.get(str(photo.get("identifier")))
            yield FoundPicture(
                name=PurePosixPath(file).name,
                mark=_MOMENT.format(mark[4]) if mark else "",
                read=partial(self._files.bytes_of, file, MOST + 1),
                caption=without_escapes(mark[1]) if mark else "",
            )

    def _without_marks(self, text: str, kept: set[str], place: str, notes: list[Note]) -> str:
        """The text without marks that lead nowhere; those of pictures, and code, stay."""
        told = any(each.code in ("media", "picture-missing") for each in notes)
        code = [found.span() for found in _CODE.finditer(text)]

        def left(mark: re.Match[str]) -> str:
            nonlocal told
            in_code = any(start <= mark.start() < end for start, end in code)
            shown = _MOMENT.format(mark[4])
            if in_code:
                return mark[0]
            if shown in kept:
                return shown + mark[0][len(mark[0].rstrip()) :]
            if not told:
                notes.append(remark(place, "media", MEDIA_LEFT_OUT, name=mark[4][:60]))
                told = True
            return ""

        without = _MARK.sub(left, text)
        return re.sub(r"\n{3,}", "\n\n", without).rstrip() if without != text else text


def _name(held: dict[str, Any], other: str) -> str:
    """What a photo or a piece of media is called where its file is not there."""
    stem = held.get("filename") or held.get("md5") or held.get("identifier") or other
    end = held.get("type") or held.get("format")
    return f"{stem}.{end}"[:80] if isinstance(end, str) and end else str(stem)[:80]


def _extra(item: dict[str, Any]) -> dict[str, Any]:
    """What has no place of its own; what is empty or was not set says nothing."""
    return {
        key: value
        for key, value in item.items()
        if key not in _KNOWN
        and key not in _MEDIA
        and value is not False
        and value not in (None, "", [], {})
    }


def _titled(text: str) -> tuple[str, str]:
    """The title that stands as a heading in the first line, and the rest."""
    first, _, rest = text.lstrip("\n").partition("\n")
    if first.startswith("# ") and first[2:].strip():
        return without_escapes(first[2:].strip()), without_escapes(rest).strip("\n")
    return "", without_escapes(text).strip("\n")


def _fits(found: JsonBeginning) -> bool:
    return "creationDate" in found.keys


FORMAT = Format(
    id="dayone",
    label=N_("Day One (zip or JSON)"),
    times=N_("Each entry has the day and time of the place it was written in."),
    opened=DayOne,
    fits_json=_fits,
    is_sure=True,
)
