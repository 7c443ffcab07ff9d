"""jrnl's plain text, RedNotebook, Daylio's table and folders of Markdown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from nearward.exchange import yaml_read
from nearward.exchange.found import (
    NO_DATE,
    NO_SUCH_DAY,
    NOT_READ,
    PICTURE_MISSING,
    PICTURE_OUTSIDE,
    TOO_DEEP,
    WRONG_SHAPE,
    Broken,
    Found,
    FoundPicture,
    Options,
    Problem,
    plain,
)
from nearward.exchange.from_json import MOST_OF_A_PICTURE
from nearward.exchange.pieces import (
    at_of,
    day_of,
    from_html,
    from_txt2tags,
    instant_of,
    time_of,
    words_of,
)
from nearward.exchange.reach import Box

_STAMP = re.compile(
    r"^\[(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?))?\] ?(.*)$"
)
_TAGGED = re.compile(r"(?<![\w@])@(\w+)")


def jrnl_text(box: Box, options: Options) -> Iterator[Found | Problem]:
    """jrnl's own files: `[2026-03-04 21:40] Title`, then the text; one file, or one a day."""
    files = [n for n in box.names() if box.is_file or re.search(r"\d{4}/\d{2}/\d{2}\.txt$", n)]
    if not files:
        raise Broken(box.path.name, "", "there is no file of jrnl in it")
    for name in files:
        yield from _entries(name, box.text(name))


def _entries(name: str, text: str) -> Iterator[Found | Problem]:
    head: tuple[int, re.Match[str]] | None = None
    body: list[str] = []
    before: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        match = _STAMP.match(line)
        if match is None:
            (before if head is None else body).append(line)
            continue
        if head is not None:
            yield _jrnl_entry(name, *head, body)
        head, body = (number, match), []
    if any(line.strip() for line in before):
        yield Problem(name, "line 1", NO_DATE)
    if head is not None:
        yield _jrnl_entry(name, *head, body)


def _jrnl_entry(name: str, line: int, head: re.Match[str], body: list[str]) -> Found | Problem:
    day = day_of(head[1])
    when = time_of(head[2]) if head[2] else None
    if day is None or (head[2] and when is None):
        return Problem(name, f"line {line}", NO_SUCH_DAY)
    title = head[3].rstrip()
    starred = title.endswith(" *") or title == "*"
    title = title.removesuffix("*").rstrip() if starred else title
    text = "\n".join(body).strip("\n")
    tags = tuple(dict.fromkeys(_TAGGED.findall(f"{title}\n{text}")))
    place = f"line {line}"
    return Found(
        file=name,
        place=place,
        at=at_of(day, when),
        title=title,
        text=text,
        starred=starred,
        tags=tags,
    )


_MONTH = re.compile(r"(?:^|/)(\d{4})-(\d{2})\.txt$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(<?([^)<>\n]+?)>?(?: \"[^\"]*\")?\)")


def rednotebook(box: Box, options: Options) -> Iterator[Found | Problem]:
    """RedNotebook: a file of YAML for each month, a text for each day."""
    months = [(name, found) for name in box.names() if (found := _MONTH.search(name))]
    if not months:
        raise Broken(box.path.name, "", "there is no month of RedNotebook in it")
    for name, month in months:
        try:
            days = yaml_read.load(box.text(name))
        except ValueError as error:
            raise Broken(name, "", str(error)[:200]) from error
        if days is None:
            continue
        if not isinstance(days, dict):
            raise Broken(name, "", "it holds no days")
        for number, held in days.items():
            yield from _day(box, name, f"{month[1]}-{month[2]}", number, held)


def _day(box: Box, name: str, month: str, number: object, held: Any) -> Iterator[Found | Problem]:
    place = str(number)[:20]
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(held, dict):
        yield Problem(name, place, WRONG_SHAPE)
        return
    day = day_of(f"{month}-{number:02d}") if 0 < number < 32 else None
    if day is None:
        yield Problem(name, place, NO_SUCH_DAY)
        return
    text = held.get("text")
    text = from_txt2tags(text) if isinstance(text, str) else ""
    tags: list[str] = []
    for category, values in held.items():
        if category == "text":
            continue
        if category != "Tags":
            tags.append(str(category))
        if isinstance(values, dict):
            tags += [str(value) for value in values]
    if not text.strip() and not tags:
        return
    pictures, problems = _images(box, name, place, text)
    yield from problems
    yield Found(
        file=name,
        place=place,
        at=at_of(day, None),
        text=text,
        tags=words_of(tags),
        pictures=tuple(pictures),
    )


def _images(box: Box, name: str, place: str, text: str) -> tuple[list[FoundPicture], list[Problem]]:
    """The pictures that a text names: those inside are read, others are told."""
    pictures: dict[str, FoundPicture] = {}
    problems = []
    for match in _IMAGE.finditer(text):
        address = match[2].strip()
        if address in pictures or address.startswith("picture:"):
            continue
        if re.match(r"(?i)(https?|data|ftp):", address):
            continue
        inside = box.beside(name, address) or box.beside(name, address.replace("%20", " "))
        if inside is not None:
            read = partial(box.read, inside, MOST_OF_A_PICTURE)
            pictures[address] = FoundPicture(match[2], inside.rpartition("/")[2], read)
        else:
            away = address.startswith(("/", "file:", "~")) or "\\" in address or ".." in address
            what = PICTURE_OUTSIDE if away else PICTURE_MISSING
            problems.append(Problem(name, f"{place}, {address[:80]}", what))
    return list(pictures.values()), problems


_DAYLIO = ("full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note")


def daylio(box: Box, options: Options) -> Iterator[Found | Problem]:
    """Daylio's CSV: a label of a mood, activities, a note. A PIN in it is never kept."""
    files = [name for name in box.names() if box.is_file or name.lower().endswith(".csv")]
    if not files:
        raise Broken(box.path.name, "", "there is no CSV file in it")
    moods = {_label(label): number for label, number in options.moods.items()}
    for name in files:
        text = box.text(name).replace("\0", "")
        first = text.partition("\n")[0]
        separator = max(",;\t|", key=first.count)
        rows = csv.reader(text.splitlines(keepends=True), delimiter=separator)
        try:
            head = [cell.strip().lower().lstrip("\ufeff") for cell in next(rows, [])]
            if "mood" not in head or not {"full_date", "date"} & set(head):
                raise Broken(name, "line 1", "it does not begin with Daylio's columns")
            for cells in rows:
                if any(cell.strip() for cell in cells):
                    row = dict(zip(head, cells, strict=False))
                    yield from _daylio_row(name, f"line {rows.line_num}", row, moods)
        except csv.Error as error:
            raise Broken(name, f"line {rows.line_num}", str(error)[:200]) from error


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _daylio_row(
    name: str, place: str, row: dict[str, str], moods: dict[str, int]
) -> Iterator[Found | Problem]:
    day = day_of(row.get("full_date", "")) or day_of(row.get("date", ""))
    if day is None and "year" in row:
        day = _named_day(row.get("year", ""), row.get("date", ""))
    if day is None:
        yield Problem(name, place, NO_SUCH_DAY if any(row.values()) else NO_DATE)
        return
    label = " ".join(row.get("mood", "").split())
    mood = moods.get(_label(label))
    extra = {k: v for k, v in row.items() if k and k not in _DAYLIO and k not in ("year", "pin")}
    if label:
        extra["mood"] = label
    when = row.get("time", "")
    if when.strip() and time_of(when) is None:
        extra["time"] = when
    yield Found(
        file=name,
        place=place,
        at=at_of(day, time_of(when)),
        title=row.get("note_title", "").strip(),
        text=from_html(row.get("note", "")),
        mood=mood,
        open_mood=label[:60] if mood is None else "",
        tags=words_of([part for part in row.get("activities", "").split("|") if part.strip()]),
        extra=extra,
    )


def _named_day(year: str, words: str) -> Any:
    for form in ("%d %B %Y", "%B %d %Y"):
        try:
            return datetime.strptime(f"{words.strip()} {year.strip()}", form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


_NAMED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T_](\d{2})[-.:]?(\d{2}))?")


def markdown(box: Box, options: Options) -> Iterator[Found | Problem]:
    """A folder of Markdown: the day stands in the name of the file or in its front matter."""
    files = [n for n in box.names() if box.is_file or n.lower().endswith((".md", ".markdown"))]
    if not files:
        raise Broken(box.path.name, "", "there is no Markdown file in it")
    for name in files:
        text = box.text(name).replace("\r\n", "\n")
        matter, body, problem = _front(text)
        if problem:
            yield Problem(name, "front matter", NOT_READ, problem)
        at = _dated(name, matter, options)
        if at is None:
            yield Problem(name, "", NO_DATE)
            continue
        try:
            extra = plain(
                {k: v for k, v in matter.items() if k not in _MATTER and not _is_date_key(k)}
            )
        except ValueError:
            yield Problem(name, "front matter", TOO_DEEP)
            continue
        title = str(matter.get("title") or "")
        first, _, rest = body.lstrip("\n").partition("\n")
        if not title and "title" not in matter and first.startswith("# "):
            title, body = first[2:].strip(), rest.removeprefix("\n")
        pictures, problems = _images(box, name, "picture", body)
        yield from problems
        mood = matter.get("mood")
        within = isinstance(mood, int) and not isinstance(mood, bool) and -3 <= mood <= 3
        yield Found(
            file=name,
            place="",
            at=at,
            title=title,
            text=body,
            mood=mood if within and isinstance(mood, int) else None,
            starred=matter.get("starred") is True,
            tags=words_of(matter.get("tags")),
            pictures=tuple(pictures),
            extra=extra,
        )


_MATTER = ("title", "tags", "mood", "starred")


def _is_date_key(key: object) -> bool:
    return key in ("date", "created")


def _front(text: str) -> tuple[dict[str, Any], str, str]:
    """Front matter, the text after it, and what was wrong with it."""
    found = re.match(r"\A---[ \t]*\n(.*?)(?:\n)?^---[ \t]*(?:\n|\Z)", text, re.S | re.M)
    if found is None:
        return {}, text, ""
    try:
        matter = yaml_read.load(found[1])
    except ValueError as error:
        return {}, text, str(error)[:200]
    if not isinstance(matter, dict):
        return {}, text, ""
    return {str(key): value for key, value in matter.items()}, text[found.end() :], ""


def _dated(name: str, matter: dict[str, Any], options: Options) -> datetime | None:
    if name in options.dates:
        return at_of(options.dates[name], None)
    for key in ("date", "created"):
        value = matter.get(key)
        if value is None:
            continue
        text = value.isoformat() if hasattr(value, "isoformat") else str(value).strip()
        day = day_of(text)
        at = at_of(day, None) if day else instant_of(text)
        if at is not None:
            return at
    named = _NAMED.search(name.rpartition("/")[2])
    if named is None:
        return None
    day = day_of(named[1])
    when = time_of(f"{named[2]}:{named[3]}") if named[2] else None
    return at_of(day, when) if day else None
