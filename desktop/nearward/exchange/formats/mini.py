"""Mini Diary (a map of days) and Mini Diarium (a list of entries with HTML)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from nearward.exchange import streams
from nearward.exchange.dates.spelling import when
from nearward.exchange.files import Files
from nearward.exchange.format import AT_NOON, Format, JsonBeginning
from nearward.exchange.formats.json_items import Item, JsonItems, texts_of
from nearward.exchange.ids import Ids, made_of
from nearward.exchange.source_model import (
    MEDIA_LEFT_OUT,
    NO_DATE,
    NO_TEXT,
    NOT_TEXT,
    PICTURE_ELSEWHERE,
    FoundPicture,
    Note,
    ReadingChoices,
    SourceEntry,
    Undated,
    note,
    remark,
    settled,
    two_days,
)
from nearward.exchange.texts.html import from_html, is_html
from nearward.i18n import N_

#: what stands between texts that Mini Diary put together on one day
_BETWEEN = re.compile("\n*^–{10}$\n*", re.M)
#: what HTML can show beside pictures
_MEDIA = re.compile(
    r"<(?:video|audio|source|iframe|embed|object)\b[^>]*?\s(?:src|data)\s*=\s*[\"']?([^\"'>\s]+)",
    re.I,
)
_DATA = re.compile(r"data:image/[a-z.+-]+;base64,", re.I)


class MiniDiary:
    """What Mini Diary exports. `split`: texts that it put together on a day are parted again."""

    name = "mini-diary"

    def __init__(self, files: Files, asked: ReadingChoices) -> None:
        self._files = files
        self._split = asked.split
        #: how many days of the last reading hold several texts that can be parted
        self.merged = 0

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        ids, former_ids = Ids(), Ids()
        self.merged = 0

        def of(file: str) -> Iterator[SourceEntry | Note]:
            for key, item in streams.items(self._files, file, "entries"):
                yield from self._day(key, item, f"{file}, {key}"[:120], ids, former_ids)

        yield from streams.each(self._files.ending(".json"), of)

    def _day(
        self, key: str, item: Any, place: str, ids: Ids, former_ids: Ids
    ) -> Iterator[SourceEntry | Note]:
        read = when(key, loose=False)
        day = read.days.sure if read is not None else None
        if day is None:
            yield note(place, "no-date", NO_DATE)
            return
        if not isinstance(item, dict):
            yield note(place, "not-text", NOT_TEXT)
            return
        texts = texts_of(item, "title", "text")
        if texts is None:
            yield note(place, "not-text", NOT_TEXT)
            return
        title, text = texts
        if not title.strip() and not text.strip():
            yield note(place, "no-text", NO_TEXT)
            return
        extra = {k: v for k, v in item.items() if k not in ("title", "text", "dateUpdated")}
        self.merged += bool(_BETWEEN.search(text))
        changed = when(item.get("dateUpdated"))
        for number, (one, words) in enumerate(self._parts(title, text), 1):
            part = f"{key} part {number}" if number > 1 else key
            notes: list[Note] = []
            yield SourceEntry(
                place=place,
                source_id=ids.of(part),
                former_ids=(former_ids.of(None, day, one, words),) if self._split else (),
                day=day,
                at=settled(day, None, place, notes),
                title=one,
                text=words,
                changed=changed.exact if changed is not None else None,
                extra=dict(extra),
                notes=tuple(notes),
            )

    def _parts(self, title: str, text: str) -> list[tuple[str, str]]:
        texts = _BETWEEN.split(text) if self._split else [text]
        if len(texts) == 1:
            return [(title, text)]
        titles = title.split(" | ")
        if len(titles) != len(texts):
            titles = [title, *([""] * (len(texts) - 1))]
        return list(zip(titles, texts, strict=True))


class MiniDiarium:
    """What Mini Diarium exports."""

    name = "mini-diarium"

    def __init__(self, files: Files, asked: ReadingChoices) -> None:
        self._items = JsonItems(files, "date", asked.order)

    def read(self) -> Iterator[SourceEntry | Undated | Note]:
        return self._items.pieces(partial(self._found, Ids()))

    def _found(self, ids: Ids, item: Item, place: str) -> SourceEntry | Note:
        read = when(item.get("date")) or when(item.get("dateCreated"))
        if read is None:
            return note(place, "no-date", NO_DATE)
        day = self._items.dates.day(read)
        if day is None:
            return two_days(place, str(item.get("date")), read.days.by)
        texts = texts_of(item, "title", "text")
        if texts is None:
            return note(place, "not-text", NOT_TEXT)
        title, text = texts
        notes: list[Note] = []
        words, addresses = from_html(text) if is_html(text) else (text, [])
        pictures = tuple(_inside(addresses))
        notes += _elsewhere(addresses, place)
        notes += _media(text, place)
        if not title.strip() and not words.strip():
            return note(place, "no-text", NO_TEXT)
        changed, created = when(item.get("dateUpdated")), when(item.get("dateCreated"))
        given = str(item.get("id")) if isinstance(item.get("id"), (int, str)) else ""
        former_id = given if 0 < len(given) <= 200 else ""
        return SourceEntry(
            place=place,
            # each of its journals counts from 1
            source_id=ids.of(f"{day} {given}" if given else None, day, title),
            former_ids=(former_id,) if former_id else (made_of(day, title, text),),
            day=day,
            at=settled(day, read.clock, place, notes),
            title=title,
            text=words,
            tags=_tags(item.get("tags")),
            created=created.exact if created is not None else None,
            changed=changed.exact if changed is not None else None,
            pictures=pictures,
            extra={
                k: v for k, v in item.items() if k not in _KNOWN and v not in (None, "", [], {})
            },
            notes=tuple(notes),
        )


_KNOWN = {"id", "date", "title", "text", "tags", "dateUpdated", "dateCreated", "wordCount"}


def _tags(held: object) -> tuple[str, ...]:
    """Tags, which are names, or maps that hold one."""
    names = []
    for each in held if isinstance(held, list) else []:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip():
            names.append("-".join(name.split()))
    return tuple(names)


def _elsewhere(addresses: list[tuple[str, str]], place: str) -> Iterator[Note]:
    """What is to be said of pictures that stand in the HTML by their address only."""
    for address, _words in addresses:
        if _DATA.match(address) is None:
            yield remark(place, "picture-elsewhere", PICTURE_ELSEWHERE, name=address[:80])


def _media(text: str, place: str) -> Iterator[Note]:
    """What is to be said of sound and film in the HTML."""
    for found in _MEDIA.finditer(text):
        name = found[1] if not found[1].startswith("data:") else found[1].split(";")[0]
        yield remark(place, "media", MEDIA_LEFT_OUT, name=name[:80])


def _inside(addresses: list[tuple[str, str]]) -> Iterator[FoundPicture]:
    """The pictures that stand in the HTML itself."""
    for number, (address, words) in enumerate(addresses, 1):
        begins = _DATA.match(address)
        if begins is not None:
            yield FoundPicture(
                name=f"picture-{number}",
                mark=f"![{words}]({address})",
                read=partial(_decoded, address[begins.end() :]),
                caption=words,
            )


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=False)
    except (binascii.Error, ValueError):
        return b""


def _is_map(found: JsonBeginning) -> bool:
    return found.is_map


def _is_list(found: JsonBeginning) -> bool:
    return {"date", "text"} <= found.keys


DIARY = Format(
    id="mini-diary",
    label=N_("Mini Diary (JSON)"),
    times=AT_NOON,
    opened=MiniDiary,
    fits_json=_is_map,
    is_sure=True,
)
DIARIUM = Format(
    id="mini-diarium",
    label=N_("Mini Diarium (JSON)"),
    times=AT_NOON,
    opened=MiniDiarium,
    fits_json=_is_list,
)
