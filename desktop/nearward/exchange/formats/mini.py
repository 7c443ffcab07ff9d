"""Mini Diary (a map of days) and Mini Diarium (a list of entries with HTML)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from nearward.exchange import streams
from nearward.exchange.files import Files
from nearward.exchange.found import (
    NO_DATE,
    NO_TEXT,
    NOT_TEXT,
    Dateless,
    Found,
    FoundPicture,
    Note,
    at_local,
    day_in,
    instant_in,
    note,
)
from nearward.exchange.ids import Ids
from nearward.exchange.markup import from_html, is_html

#: what stands between texts that Mini Diary put together on one day
_BETWEEN = re.compile("\n*^–{10}$\n*", re.M)
_DATA = re.compile(r"data:image/[a-z.+-]+;base64,", re.I)


class MiniDiary:
    """What Mini Diary exports. `split`: texts that it put together on a day are parted again."""

    name = "mini-diary"

    def __init__(self, files: Files, *, split: bool = False) -> None:
        self._files = files
        self._split = split
        #: how many days of the last reading hold several texts that can be parted
        self.merged = 0

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        self.merged = 0
        for file in self._files.ending(".json"):
            for key, item in streams.items(self._files, file, "entries"):
                yield from self._day(key, item, f"{file}, {key}"[:120], ids)

    def _day(self, key: str, item: Any, place: str, ids: Ids) -> Iterator[Found | Note]:
        day = day_in(key)
        if day is None:
            yield note(place, "no-date", NO_DATE)
            return
        if not isinstance(item, dict):
            yield note(place, "not-text", NOT_TEXT)
            return
        title, text = item.get("title") or "", item.get("text") or ""
        if not isinstance(title, str) or not isinstance(text, str):
            yield note(place, "not-text", NOT_TEXT)
            return
        if not title.strip() and not text.strip():
            yield note(place, "no-text", NO_TEXT)
            return
        extra = {k: v for k, v in item.items() if k not in ("title", "text")}
        self.merged += bool(_BETWEEN.search(text))
        for one, words in self._parts(title, text):
            yield Found(
                place=place,
                source_id=ids.of(None, day, one, words) if self._split else ids.of(key),
                day=day,
                at=at_local(day),
                title=one,
                text=words,
                changed=_browser_date(item.get("dateUpdated")),
                extra=extra,
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

    def __init__(self, files: Files) -> None:
        self._files = files

    def read(self) -> Iterator[Found | Dateless | Note]:
        ids = Ids()
        for place, item in streams.entries(self._files):
            yield self._found(item, place, ids)

    def _found(self, item: Any, place: str, ids: Ids) -> Found | Note:
        if not isinstance(item, dict):
            return note(place, "not-text", NOT_TEXT)
        day = day_in(item.get("date"))
        if day is None:
            return note(place, "no-date", NO_DATE)
        title, text = item.get("title") or "", item.get("text") or ""
        if not isinstance(title, str) or not isinstance(text, str):
            return note(place, "not-text", NOT_TEXT)
        words, addresses = from_html(text) if is_html(text) else (text, [])
        pictures = tuple(_inside(addresses))
        if not title.strip() and not words.strip():
            return note(place, "no-text", NO_TEXT)
        return Found(
            place=place,
            source_id=ids.of(item.get("id"), day, title, text),
            day=day,
            at=at_local(day),
            title=title,
            text=words,
            changed=instant_in(item.get("dateUpdated")),
            pictures=pictures,
            extra={k: v for k, v in item.items() if k not in ("id", "date", "title", "text")},
        )


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


def _browser_date(text: object) -> datetime | None:
    """A date as browsers write it: Thu Jan 03 2019 00:00:00 GMT-0800 (and the zone's name)."""
    if not isinstance(text, str):
        return None
    plain = re.sub(r" *\(.*\)$", "", text.strip()).replace("GMT", "")
    try:
        return datetime.strptime(plain, "%a %b %d %Y %H:%M:%S %z")
    except ValueError:
        return None
