"""Days with their times as they stand in one source: in which order day and month are written is
told from all of it, or by the person; never from one of them alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from nearward.exchange.dates import names
from nearward.exchange.dates.clock import clock_in
from nearward.exchange.dates.day import MIN_YEAR, DayOrder, days_in, shape_of, with_weekday

_LONGEST = 90
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:$|[T ]\d\d:?\d\d)")
_BASIC = re.compile(r"\d{8}T\d{4}(?:\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_ZONE = re.compile(
    r"(?<=[\d\sMm])(?:Z|(?:UTC|GMT)?(?: ?([+-]\d\d):?(\d\d))?|UTC|GMT|(?:UTC|GMT) ?([+-]\d\d?))$"
)
#: the name of a zone after an offset, as in 2025-03-04T21:40+01:00[Europe/Berlin]
_ZONE_NAME = re.compile(r"(?<=[\dZ])\[[\w/+-]+\]$")
#: zones that are said by letters: the time stays as it stands
_LETTERS = re.compile(
    r" (?:CES?T|EES?T|WES?T|BST|IST|MSK|[ECMP][SD]T|JST|KST|A[EWC][SD]T|NZ[SD]T|SAST)$"
)
_AFTER_DAY = re.compile(r"(?<=[日일号號])(?=\S)")


class WrittenWhen(NamedTuple):
    """What a text says. `days`: what it can mean. `clock`: None when it says no time. `exact`: the
    instant, where an offset stands beside; `written`: with that offset. `unread`: a time that could
    not be read."""

    days: DayOrder
    clock: time | None = None
    exact: datetime | None = None
    unread: str = ""
    written: datetime | None = None


def here(at: datetime) -> datetime:
    """An instant on the clock of this computer when it was given in UTC; another keeps its own."""
    if at.utcoffset():
        return at
    try:
        return at.astimezone()
    except (OverflowError, ValueError, OSError):
        return at


def when(text: object, year: str = "", *, loose: bool = True) -> WrittenWhen | None:
    """A day, with a time or an instant, in a whole text; None when it says no day.

    `loose`: what follows the day and holds a number is a time that could not be read.
    """
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST:
        return None
    plain = names.plain(text).strip(" ,;")
    for begin, end in (("[[", "]]"), ("<", ">"), ('"', '"'), ("'", "'")):
        if plain.startswith(begin) and plain.endswith(end):
            plain = plain[len(begin) : -len(end)].strip()
    plain = _ZONE_NAME.sub("", re.sub(r" \([^()]*\)$", "", plain))
    if found := _exact(plain):
        return found
    whole = days_in(plain, year)
    if whole is not None:
        return WrittenWhen(whole)
    return _zoned(plain, year) or _parted(plain, year, loose)


def _exact(plain: str) -> WrittenWhen | None:
    """ISO 8601, and the seconds since 1970."""
    if _EPOCH.fullmatch(plain):
        at = datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(plain[:10]))
        return _instant(at)
    if _BASIC.fullmatch(plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    if not _ISO_DAY.match(plain):
        return None
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        return None
    if found.tzinfo is not None:
        return _instant(found)
    if found.year < MIN_YEAR:
        return None
    only_day = len(plain) == 10
    day = DayOrder({"sure": found.date()}, shape_of(plain[:10]))
    return WrittenWhen(day, None if only_day else found.time().replace(microsecond=0))


def _instant(written: datetime) -> WrittenWhen | None:
    at = here(written)
    if at.year < MIN_YEAR:
        return None
    return WrittenWhen(
        DayOrder({"sure": at.date()}, "instant"), at.time().replace(microsecond=0), at, "", written
    )


def _zoned(plain: str, year: str) -> WrittenWhen | None:
    """A day and a time with an offset or Z after them."""
    plain = _LETTERS.sub("", plain)
    zone = _ZONE.search(plain)
    if zone is None or not zone[0]:
        return None
    found = _parted(plain[: zone.start()].strip(), year, loose=False)
    day = found.days.sure if found is not None else None
    if found is None or found.clock is None:
        return None
    if day is None:
        # which day it is has to be asked first; the offset is kept by no one meanwhile
        return found
    hours, minutes = int(zone[1] or zone[3] or 0), int(zone[2] or 0)
    if abs(hours) > 14 or minutes > 59:
        return None
    ahead = timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes)
    return _instant(datetime.combine(day, found.clock, timezone(ahead)))


def _parted(plain: str, year: str, loose: bool) -> WrittenWhen | None:
    """A day and a time beside it, parted at a blank."""
    plain = _LETTERS.sub("", _AFTER_DAY.sub(" ", plain))
    plain = re.sub(r"^(\d{4}\D\d\d?\D\d\d?)T(?=\d)", r"\1 ", plain)
    words = plain.split(" ")
    unread = None
    for place in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:place]), " ".join(words[place:])
        for text, other in ((first, rest), (rest, first)):
            days = days_in(text.rstrip(",-–"), year)
            if days is None:
                continue
            clock = clock_in(other.strip(" ,-–"))
            if clock is not None:
                return WrittenWhen(days, clock)
            if unread is None and text is first and re.search(r"\d", other):
                unread = WrittenWhen(days, None, None, other.strip(" ,"))
    return unread if loose else None


_HALF = re.compile(r"[ap]\.?m\.?", re.I)


def leads(first: str, rest: str) -> bool:
    """Whether the words of a title can begin after `first`, which was read as a day and a time.

    A word at its end is a part of the title rather (2025-03-02 Sun and rain, 21:40 Evening).
    """
    last = first.rsplit(" ", 1)[-1]
    if re.search(r"\d", last) or _HALF.fullmatch(last.rstrip(":,")):
        return True
    is_day = bool(names.weekdays(last.strip(":,")) or names.months(last.strip(":,")))
    return is_day and (not rest.strip() or last.endswith((":", ",")) or rest.startswith("- "))


class Dates:
    """The days of one source. `scan` gives every (day, weekday or "") that stands in it, for the
    case that one could be read in two ways; `order` is what the person said ("dmy" or "mdy")."""

    def __init__(
        self,
        scan: Callable[[], Iterable[tuple[WrittenWhen | None, str]]] | None = None,
        order: str = "",
    ) -> None:
        self._scan = scan
        self._order = order
        self._told: dict[str, set[str]] | None = None

    def day(self, found: WrittenWhen, weekday: str = "") -> date | None:
        """The day, or None when it has to be asked."""
        days = with_weekday(found.days, weekday) if weekday else found.days
        if days.sure is not None:
            return days.sure
        orders = {self._order} if self._order in days.by else self._orders(days)
        chosen = {days.by[order] for order in orders if order in days.by}
        return chosen.pop() if len(chosen) == 1 else None

    def _orders(self, days: DayOrder) -> set[str]:
        """The orders that all days of that kind in the source allow."""
        if self._told is None:
            self._told = {}
            for found, weekday in self._scan() if self._scan is not None else ():
                if found is None or "sure" in found.days.by:
                    continue
                seen = with_weekday(found.days, weekday) if weekday else found.days
                kind = _kind(seen.shape)
                orders = set(seen.by)
                self._told[kind] = self._told.get(kind, orders) & orders
        return self._told.get(_kind(days.shape), set())


def _kind(shape: str) -> str:
    """What is common to days that are written alike."""
    return "".join(sign for sign in shape if sign in "./-9")[:5]
