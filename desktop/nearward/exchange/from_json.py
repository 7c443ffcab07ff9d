"""jrnl, Day One, Mini Diary and Mini Diarium, as their JSON exports are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from nearward.exchange.found import (
    NO_DATE,
    NO_SUCH_DAY,
    PICTURE_MISSING,
    TOO_DEEP,
    WRONG_SHAPE,
    Broken,
    Found,
    FoundPicture,
    Options,
    Problem,
    plain,
)
from nearward.exchange.pieces import (
    at_of,
    day_of,
    from_html,
    instant_of,
    json_items,
    time_of,
    words_of,
)
from nearward.exchange.reach import Box

MOST_OF_A_PICTURE = 20_000_000
#: between two texts that Mini Diary joined on one day
MERGED_TITLES = " | "
MERGED_TEXTS = "–" * 10


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _extra(item: dict[str, Any], taken: tuple[str, ...]) -> dict[str, Any]:
    rest = {key: value for key, value in item.items() if key not in taken}
    kept: dict[str, Any] = plain(rest)
    return kept


def _json_files(box: Box) -> list[str]:
    found = [name for name in box.names() if name.lower().endswith(".json")]
    if not found and box.is_file:
        found = box.names()
    if not found:
        raise Broken(box.path.name, "", "there is no JSON file in it")
    return found


def jrnl(box: Box, options: Options) -> Iterator[Found | Problem]:
    """`jrnl --format json`: local times to the minute, tags with their sign."""
    taken = ("title", "body", "date", "time", "tags", "starred", "uuid")
    for name in _json_files(box):
        for number, item in enumerate(json_items(box, name, "entries.item"), 1):
            place = f"entry {number}"
            if not isinstance(item, dict):
                yield Problem(name, place, WRONG_SHAPE)
                continue
            day = day_of(item.get("date"))
            if day is None:
                yield Problem(name, place, NO_SUCH_DAY if item.get("date") else NO_DATE)
                continue
            try:
                extra = _extra(item, taken)
            except ValueError:
                yield Problem(name, place, TOO_DEEP)
                continue
            yield Found(
                file=name,
                place=place,
                at=at_of(day, time_of(item.get("time"))),
                title=_text(item, "title"),
                text=_text(item, "body"),
                starred=item.get("starred") is True,
                tags=words_of(item.get("tags")),
                source_id=_text(item, "uuid"),
                extra=extra,
            )


_DAYONE = ("uuid", "creationDate", "modifiedDate", "text", "starred", "tags")
_MOMENT = re.compile(r"!\[[^\]]*\]\((dayone-moment:/{1,3}([^)\s]+))\)")


def dayone(box: Box, options: Options) -> Iterator[Found | Problem]:
    """Day One 2: instants in UTC, told in the zone of each entry, so that no day shifts."""
    files = {name.lower(): name for name in box.names()}
    for name in _json_files(box):
        for number, item in enumerate(json_items(box, name, "entries.item"), 1):
            place = f"entry {number}"
            if not isinstance(item, dict):
                yield Problem(name, place, WRONG_SHAPE)
                continue
            at = instant_of(item.get("creationDate"), item.get("timeZone"))
            if at is None:
                yield Problem(name, place, NO_SUCH_DAY if item.get("creationDate") else NO_DATE)
                continue
            try:
                extra = _extra(item, _DAYONE)
            except ValueError:
                yield Problem(name, place, TOO_DEEP)
                continue
            text = _text(item, "text")
            pictures, missing = _moments(box, files, name, item, text)
            for mark in missing:
                yield Problem(name, f"{place}, {mark}", PICTURE_MISSING)
            title, body = _unescaped(text)
            yield Found(
                file=name,
                place=place,
                at=at,
                title=title,
                text=body,
                starred=item.get("starred") is True,
                tags=words_of(item.get("tags")),
                source_id=_text(item, "uuid"),
                changed=instant_of(item.get("modifiedDate")),
                pictures=tuple(pictures),
                extra=extra,
            )


def _moments(
    box: Box, files: dict[str, str], name: str, item: dict[str, Any], text: str
) -> tuple[list[FoundPicture], list[str]]:
    known = {}
    photos = item.get("photos")
    for photo in photos if isinstance(photos, list) else ():
        if isinstance(photo, dict) and isinstance(photo.get("identifier"), str):
            known[photo["identifier"]] = photo
    found, missing = [], []
    for match in _MOMENT.finditer(text):
        photo = known.get(match[2])
        if photo is None:
            missing.append(match[1])
            continue
        file = f"photos/{photo.get('md5')}.{photo.get('type')}".lower()
        inside = next((files[key] for key in files if key.endswith(file)), None)
        if inside is None:
            missing.append(match[1])
            continue
        read = partial(box.read, inside, MOST_OF_A_PICTURE)
        found.append(FoundPicture(match[1], inside.rpartition("/")[2], read))
    return found, missing


def _unescaped(text: str) -> tuple[str, str]:
    """Without the backslashes before punctuation; a first heading is the title."""
    text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!~|<>&:\"'])", r"\1", text)
    first, _, rest = text.partition("\n")
    if first.startswith("# "):
        return first[2:].strip(), rest.lstrip("\n")
    return "", text


def mini_diary(box: Box, options: Options) -> Iterator[Found | Problem]:
    """Mini Diary: one text a day; days that it merged can be taken apart."""
    for name in _json_files(box):
        for key, item in json_items(box, name, "entries", pairs=True):
            place = str(key)[:40]
            if not isinstance(item, dict):
                yield Problem(name, place, WRONG_SHAPE)
                continue
            day = day_of(key)
            if day is None:
                yield Problem(name, place, NO_SUCH_DAY)
                continue
            try:
                extra = _extra(item, ("title", "text"))
            except ValueError:
                yield Problem(name, place, TOO_DEEP)
                continue
            parts = [(_text(item, "title"), _text(item, "text"))]
            if merged(parts[0][1]):
                extra["merged"] = True
                if options.split:
                    parts = taken_apart(*parts[0])
            for title, text in parts:
                yield Found(
                    file=name,
                    place=place,
                    at=at_of(day, None),
                    title=title,
                    text=text,
                    extra=extra,
                )


def merged(text: str) -> bool:
    """Whether a day's text was made of several."""
    return any(line.strip() == MERGED_TEXTS for line in text.splitlines())


def taken_apart(title: str, text: str) -> list[tuple[str, str]]:
    """The titles and texts of a day that was made of several."""
    texts = re.split(rf"(?m)^[ \t]*{MERGED_TEXTS}[ \t]*$", text)
    titles = title.split(MERGED_TITLES)
    if len(titles) != len(texts):
        titles = [title, *[""] * (len(texts) - 1)]
    return [(one.strip(), part.strip("\n")) for one, part in zip(titles, texts, strict=True)]


def mini_diarium(box: Box, options: Options) -> Iterator[Found | Problem]:
    """Mini Diarium: a list of entries whose texts are HTML."""
    for name in _json_files(box):
        for number, item in enumerate(json_items(box, name, "entries.item"), 1):
            place = f"entry {number}"
            if not isinstance(item, dict):
                yield Problem(name, place, WRONG_SHAPE)
                continue
            day = day_of(item.get("date"))
            if day is None:
                yield Problem(name, place, NO_SUCH_DAY if item.get("date") else NO_DATE)
                continue
            try:
                extra = _extra(item, ("date", "title", "text"))
            except ValueError:
                yield Problem(name, place, TOO_DEEP)
                continue
            yield Found(
                file=name,
                place=place,
                at=at_of(day, None),
                title=_text(item, "title"),
                text=from_html(_text(item, "text")),
                extra=extra,
            )
