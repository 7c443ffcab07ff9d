"""What rows hold, as this program reads them, whoever wrote them.

A diary may be shared with another program, or tampered with by someone who knows its passphrase. A
value that this program never writes is shown as what can be told of it; it hides no other, and is
no error. All that is read goes through here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from math import isfinite
from typing import Any

import msgspec

from nearward.domain.kind import MOST_NUMBERS
from nearward.domain.kinds import KINDS
from nearward.vault.file.database import Cursor

#: the numbers of days and of minutes that a calendar has
DAYS = 1, date.max.toordinal()
_MINUTES = 1440, (date.max.toordinal() + 1) * 1440 - 1
_ANY, _PERCENT, _FLAG = (0, (1 << 63) - 1), (0, 100), (0, 1)
_NUMBER = float("-inf"), float("inf")
#: what is no text, by the type of its field
_FORMS = {"int": (-(1 << 63), (1 << 63) - 1), "bool": _FLAG, "date": DAYS}


def _of_kinds() -> tuple[dict[str, tuple[int, int]], dict[str, tuple[float, float]]]:
    """The columns of all kinds that hold whole numbers, and those of others, by their fields."""
    forms = {name: form for kind in KINDS for name, form in kind.forms.items()}
    spans = {one.field: (one.least, one.most) for kind in KINDS for one in kind.ranges}
    spans |= {one.field: _ANY for kind in KINDS for one in kind.belongs_to if not one.many}
    return (
        {name: spans.get(name, _FORMS[form]) for name, form in forms.items() if form in _FORMS},
        {name: spans.get(name, _NUMBER) for name, form in forms.items() if form == "float"},
    )


_WHOLES, _NUMBERS = _of_kinds()
#: columns of whole numbers, from the least to the most that they can be; else unset
_WHOLE = _WHOLES | {
    "second": (0, 59),
    "zone": (-1439, 1439),
    "day": DAYS,
    "minute": _MINUTES,
    "number": (0, MOST_NUMBERS - 1),
    "mood": (-3, 3),
    "closeness": (0, 10),
    "loneliness": (0, 10),
    **dict.fromkeys(("belief_before", "belief_after"), _PERCENT),
    **dict.fromkeys(("id", "spot", "seconds", "width", "height", "size"), _ANY),
}
_NUMBERS |= {"sleep": (0, 24)}
#: columns of bytes; who reads them looks at them
_BYTES = ("data", "small", "packed")
#: under this name stands what was to be fields and cannot be read as such
UNREAD = "unreadable"
#: the instant of what happened at no time that can be read
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def text(value: object) -> str:
    """A text, also of what is none; bytes that are no letters become U+FFFD."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def decoded(value: bytes) -> str:
    """Text as it stands in the file. One bad byte is one bad byte."""
    return value.decode("utf-8", "replace")


def whole(value: object, least: int, most: int) -> int | None:
    """A whole number of a span; None for anything else."""
    if isinstance(value, float) and isfinite(value):
        value = int(value)
    return value if isinstance(value, int) and least <= value <= most else None


def day_in(value: object) -> date | None:
    """A day by its number; None for one that cannot be."""
    number = whole(value, *DAYS)
    return None if number is None else date.fromordinal(number)


def stamp(value: object) -> datetime | None:
    """A stamp of the vault; None for what another program wrote there, which says nothing."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def fields(value: object) -> dict[str, Any]:
    """JSON fields of a column; what cannot be read as such is kept under UNREAD."""
    try:
        found = msgspec.json.decode(text(value))
    except (msgspec.DecodeError, ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return found
    return {UNREAD: text(value)} if text(value).strip() else {}


def when(row: dict[str, Any], day_of_spot: Callable[[int], int]) -> tuple[datetime, date]:
    """Instant and local day of a row; what cannot be read is told by what stands beside it."""
    minute, spot = row["minute"], row.get("spot")
    day = day_in(row["day"])
    if day is None and minute is not None:
        day = date.fromordinal(minute // 1440)
    if day is None and spot is not None:
        day = day_in(day_of_spot(spot))
    if day is None:
        day = (stamp(row.get("created")) or NEVER).date()
    if minute is None:
        minute = day.toordinal() * 1440
    return instant(minute, row["second"] or 0, row["zone"] or 0), day


def instant(minute: int, second: int, zone: int) -> datetime:
    """The instant of three columns."""
    day, rest = divmod(minute, 1440)
    local = datetime.fromordinal(day).replace(tzinfo=_where(zone))
    return local + timedelta(minutes=rest, seconds=second)


@lru_cache(maxsize=64)
def _where(zone: int) -> timezone:
    return timezone(timedelta(minutes=zone))


def rows(cursor: Cursor) -> list[dict[str, Any]]:
    """All rows of a cursor as dicts, each value of the kind that its column has."""
    names = [column[0] for column in cursor.description]
    spans = [(place, name, _WHOLE[name]) for place, name in enumerate(names) if name in _WHOLE]
    plain: set[tuple[type, ...]] = set()
    found = []
    for values in cursor:
        kinds = tuple(map(type, values))
        row = dict(zip(names, values, strict=True))
        if kinds not in plain:
            if all(_fits(name, kind) for name, kind in zip(names, kinds, strict=True)):
                plain.add(kinds)
            else:
                row = {name: _mended(name, value) for name, value in row.items()}
        for place, name, (least, most) in spans:
            value = values[place]
            if value is not None and row[name] is value and not least <= value <= most:
                row[name] = None
        found.append(row)
    return found


def _fits(name: str, kind: type) -> bool:
    if kind is type(None) or name in _BYTES:
        return True
    if name in _WHOLE:
        return kind is int
    return kind in ((int, float) if name in _NUMBERS else (str,))


def _mended(name: str, value: object) -> object:
    if value is None or name in _BYTES:
        return value
    if name in _WHOLE:
        return whole(value, *_WHOLE[name])
    if name in _NUMBERS:
        least, most = _NUMBERS[name]
        return value if isinstance(value, (int, float)) and least <= value <= most else None
    return text(value)
