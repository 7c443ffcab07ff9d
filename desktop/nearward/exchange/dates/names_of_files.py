"""The day, the time and the words in the name of a file, and of the folders it lies in."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from pathlib import PurePosixPath
from typing import NamedTuple

from nearward.exchange.dates import names
from nearward.exchange.dates.clock import clock_in
from nearward.exchange.dates.day import DayOrder, days_in
from nearward.exchange.dates.spelling import leads, when

_ISO = re.compile(r"^(\d{4})([-_.]?)(\d\d)\2(\d\d)(?!\d)(.*)$")
_AT_END = re.compile(r"^(.*?)[ _-]+(\d{4}-\d\d-\d\d)$")
#: 2025/03/05, 2025/03 March/05, 2025/2025-03/05, 2025/03-05, 2025-03/05 and 2025-03-05/words
_FOLDERS = (
    re.compile(r"(?:^|/)(\d{4})/(?:\d{4}[-_.])?(\d\d)(?!\d)[^/]*/(\d\d)(?!\d)([^/]*)$"),
    re.compile(r"(?:^|/)(\d{4})/(\d\d)[-_](\d\d)(?!\d)([^/]*)$"),
    re.compile(r"(?:^|/)(\d{4})[-_](\d\d)/(\d\d)(?!\d)([^/]*)$"),
    re.compile(r"(?:^|/)(\d{4})-(\d\d)-(\d\d)(?!\d)[^/]*/([^/]*)$"),
)
#: what programs that keep folders alike on several computers put into a name
_CONFLICT = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?"
    r"| ?\([^()]*(?:conflict|konflikt|conflit|conflitto|conflicto|in konflikt)[^()]*\)",
    re.I,
)
#: a time behind a day: what joins it, the numbers, and what follows
_TIME = re.compile(
    r"^(?P<join>T|_|-|[ ]+(?:at )?|, )(?:(?P<packed>\d{4}(?:\d\d)?)(?!\d)"
    r"|(?P<hour>\d{1,2})(?P<sign>[:h.-])(?P<minute>\d\d)(?:(?P=sign)(?P<second>\d\d))?)"
    r"(?P<half> ?[ap]\.?m\.?(?!\w))?(?!\d)(?P<rest>.*)$",
    re.I,
)
#: as boxes of paper slips are numbered: 202503042140
_SLIP = re.compile(r"^(\d{8})(\d{4}(?:\d\d)?)(?!\d)(.*)$")


class DatedName(NamedTuple):
    """What a name says: the days it can be, a time, and the words that are left."""

    days: DayOrder | None
    clock: time | None
    words: str
    is_copy: bool = False


def read(path: str, folder: str = "") -> DatedName:
    """What the name of a file says; `folder` is the name of the one that was chosen."""
    stem = unicodedata.normalize("NFC", PurePosixPath(path).stem).strip()
    plain = without_conflict(stem)
    found = _iso(plain) or _worded(plain) or _ending(plain) or _in_folders(path, folder)
    if found is None:
        return DatedName(None, None, plain, plain != stem)
    days, rest = found
    clock, words = _clock(rest)
    if days.sure is not None and _is_weekday(words, days.sure):
        words = ""
    return DatedName(days, clock, words, plain != stem)


def without_conflict(stem: str) -> str:
    """The name without what a program that keeps folders alike put into it."""
    return _CONFLICT.sub("", stem).strip()


def _iso(stem: str) -> tuple[DayOrder, str] | None:
    slip = _SLIP.match(stem)
    if slip is not None and (day := days_in(slip[1])) is not None:
        return day, f"T{slip[2]}{slip[3]}"
    found = _ISO.match(stem)
    if found is None:
        return None
    day = days_in(f"{found[1]}-{found[3]}-{found[4]}")
    return (day, found[5]) if day is not None else None


def _worded(stem: str) -> tuple[DayOrder, str] | None:
    """The longest beginning that is a day."""
    words = re.split(r"([ _])", stem)
    for count in range(min(len(words), 13), 0, -2):
        first = "".join(words[:count]).replace("_", " ")
        # a number alone is the title of something
        if first.isdigit():
            continue
        days = days_in(first)
        rest = "".join(words[count:])
        if days is not None and leads(first, rest.strip(" _")):
            return days, rest
    return None


def _ending(stem: str) -> tuple[DayOrder, str] | None:
    found = _AT_END.match(stem)
    read = when(found[2]) if found is not None else None
    return (read.days, f" {found[1]}") if found is not None and read is not None else None


def _in_folders(path: str, folder: str) -> tuple[DayOrder, str] | None:
    whole = str(PurePosixPath(folder) / path) if folder else path
    whole = whole.removesuffix(PurePosixPath(path).suffix)
    for kind in _FOLDERS:
        found = kind.search(whole)
        if found is None:
            continue
        days = days_in(f"{found[1]}-{found[2]}-{found[3]}")
        if days is not None:
            return days, found[4]
    return None


def _clock(rest: str) -> tuple[time | None, str]:
    """A time behind a day, where it can be nothing else; a number that can stays in the words."""
    found = _TIME.match(rest)
    words = rest.strip(" _").strip("-–—").strip(" _,") if rest[:1] in " _-,–—T" else rest.strip()
    if found is None:
        return None, words
    after, join = found["rest"], found["join"].upper()
    if found["packed"]:
        whole = found["packed"]
        sure = join == "T" or (join in "-_" and not after.strip())
        numbers = [whole[:2], whole[2:4], whole[4:]]
    else:
        numbers = [found["hour"], found["minute"], found["second"] or ""]
        sure = found["sign"] in ":hH" or bool(found["second"] or found["half"]) or join == "T"
        sure = sure or (len(found["hour"]) == 2 and (not after.strip() or bool(_apart(after))))
    text = ":".join(number for number in numbers if number) + (found["half"] or "")
    clock = clock_in(text) if sure else None
    if clock is None:
        return None, words
    return clock, after.strip(" _").strip("-–—").strip(" _,")


def _apart(after: str) -> re.Match[str] | None:
    return re.match(r"(?: [-–—] |_|,)", after)


def _is_weekday(words: str, day: date) -> bool:
    return day.weekday() in names.weekdays(words)
