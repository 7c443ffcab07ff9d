"""The spot: the place of a thing in the order of all things, and its key in the search.

It is made of the local day, then the instant within it (over the date line the clock on the wall
misleads), a serial number, and the kind. See desktop/decisions/search-order.md.
"""

from __future__ import annotations

from typing import Any

from nearward.domain.kinds import TIMELINE, number_of
from nearward.vault.file.database import Connection
from nearward.vault.file.kinds_there import kinds_there

#: room for sixteen kinds
KIND_BITS = 4
SERIAL_BITS = 11
#: seconds of a local day by the clock of UTC: from 14 hours before its midnight to 58 hours after
INSTANT_BITS = 18
SECOND = 1 << (KIND_BITS + SERIAL_BITS)
DAY = SECOND << INSTANT_BITS
#: one more than the last spot of all
TOP = (1 << 63) - 1
#: so long before a day's own midnight it can have begun elsewhere
_EARLY = 14 * 3600
#: things of an hour that cannot be stand first or last in their day; there is room behind them
_LAST = (1 << INSTANT_BITS) - 3600
#: spots before schema 4 were made of minutes, and lie below this for all years that people have
_OLDER = 1 << 51
_OLDER_DAY = 1440 << 20


def day_begins(day: int) -> int:
    """The first spot of a local day."""
    return day * DAY


def day_of(spot: int) -> int:
    """The local day of a spot, of one from before schema 4 too."""
    return spot // (_OLDER_DAY if spot < _OLDER else DAY)


def kind_of(spot: int) -> int:
    """The number of the kind of a spot, of one from before schema 4 too."""
    return spot & (3 if spot < _OLDER else (1 << KIND_BITS) - 1)


def begins(day: int, minute: int, second: int, zone: int) -> int:
    """The first spot of an instant, by the columns of a thing."""
    seconds = (minute - day * 1440 - zone) * 60 + second + _EARLY
    return day * DAY + min(max(seconds, 0), _LAST) * SECOND


def of(
    connection: Connection, table: str, kind: int, thing_id: int, columns: dict[str, Any]
) -> int:
    """The spot of a thing: kept while day and instant stay, else the next one that is free."""
    when = tuple(columns[name] for name in ("day", "minute", "second", "zone"))
    if thing_id:
        sql = f"SELECT spot, day, minute, second, zone FROM {table} WHERE id = ?"
        row = connection.execute(sql, (thing_id,)).fetchone()
        if row and row[1:] == when:
            return int(row[0])
    low, width = begins(*when), SECOND
    sql = f"SELECT max(spot) FROM {table} WHERE spot >= ? AND spot < ?"
    while True:
        last = connection.execute(sql, (low, low + width)).fetchone()[0]
        free = low + kind if last is None else int(last) + (1 << KIND_BITS)
        if free < low + width:
            return free
        # so many things of one second go on into the next ones
        width *= 2


def renew(connection: Connection) -> None:
    """Give all things new spots, in a transaction of the caller's; those of one second keep their
    order."""
    for row in kinds_there(connection, TIMELINE):
        kind, table = number_of(row.name), row.table
        sql = f"SELECT day, minute, second, zone, spot, id FROM {table}"
        found = connection.execute(sql).fetchall()
        found.sort(key=lambda one: (begins(*one[:4]), one[4]))
        connection.execute(f"UPDATE {table} SET spot = -spot")
        spot = 0
        for *when, _, thing_id in found:
            spot = max(begins(*when) + kind, spot + (1 << KIND_BITS))
            sql = f"UPDATE {table} SET spot = ? WHERE id = ?"
            connection.execute(sql, (spot, thing_id))
