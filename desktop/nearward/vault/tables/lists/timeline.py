"""The timeline and the month: entries, moments and worksheets, newest first, from indexes alone."""

from __future__ import annotations

from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from nearward.domain.cards import ALL_OF_IT, Card, DayMark, Only
from nearward.domain.kind import Kind
from nearward.domain.kinds import BY_NAME, KINDS, TIMELINE
from nearward.domain.model import WITHDRAWALS
from nearward.vault.file.as_read import DAYS, day_in, rows
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.table import table_of

_FROM = "spot >= ?"
_CAN_BE = "day BETWEEN {} AND {}".format(*DAYS)


class Timeline:
    """Lists across all kinds of the timeline."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self,
        after: Card | None,
        until: date | None,
        limit: int,
        only: Only = ALL_OF_IT,
    ) -> list[Card]:
        """The next `limit` cards after a card, or from the end of the day `until` back."""
        top = order_key.TOP
        if after is not None:
            top = self.spot(after)
        elif until is not None:
            top = order_key.day_begins(until.toordinal() + 1)
        return self._cards(top, 0, limit, only)

    def card(self, kind: str, thing_id: int) -> Card | None:
        """The card of one thing; None when it is in no list."""
        sql = f"SELECT spot FROM {BY_NAME[kind].table} WHERE id = ? AND trashed IS NULL"
        row = self._connection.execute(sql, (thing_id,)).fetchone()
        return self.at_spots([int(row[0])]).get(int(row[0])) if row else None

    def of_day(self, day: date) -> list[Card]:
        """All cards of one local day, newest first."""
        number = day.toordinal()
        return self._cards(order_key.day_begins(number + 1), order_key.day_begins(number), -1)

    def of_days(self, days: list[date]) -> list[Card]:
        """All cards of some local days, newest first."""
        found: list[Card] = []
        for day in sorted(days, reverse=True):
            found += self.of_day(day)
        return found

    def first_day(self) -> date | None:
        """The first day on which something stands."""
        return min(self._days("min"), default=None)

    def begun_on(self) -> date | None:
        """The first day on which something stands that was written in this diary, not before."""
        found = []
        for row in KINDS:
            if not (row.is_dated and row.has_trash):
                continue
            here = f"trashed IS NULL AND source IS NULL AND {_CAN_BE}"
            sql = f"SELECT min(day) FROM {row.table} WHERE {here}"
            day = self._connection.execute(sql).fetchone()[0]
            found += [at] if (at := day_in(day)) else []
        return min(found, default=None)

    def last_day(self) -> date | None:
        """The last day on which something stands."""
        return max(self._days("max"), default=None)

    def _days(self, end: str) -> list[date]:
        """The first (min) or last (max) day of each kind."""
        found = []
        for row in TIMELINE:
            sql = f"SELECT {end}(day) FROM {row.table} WHERE trashed IS NULL AND {_CAN_BE}"
            day = self._connection.execute(sql).fetchone()[0]
            found += [at] if (at := day_in(day)) else []
        return found

    def onward(
        self, first: date, last: date, kinds: tuple[str, ...], after: Card | None, limit: int
    ) -> list[Card]:
        """The next `limit` cards of these kinds and days after a card, oldest first."""
        low = order_key.day_begins(first.toordinal())
        if after is not None:
            low = max(low, self.spot(after) + 1)
        top = order_key.day_begins(last.toordinal() + 1)
        found: list[tuple[int, str, dict[str, Any]]] = []
        for kind in kinds:
            sql = _cards(BY_NAME[kind], _FROM).replace("ORDER BY spot DESC", "ORDER BY spot")
            cursor = self._connection.execute(sql, (top, low, limit))
            found += [(row["spot"], kind, row) for row in rows(cursor)]
        newest = sorted(found, key=lambda one: one[0])[:limit]
        return [table_of(kind).card(row) for _, kind, row in newest]

    def at_spots(self, places: list[int]) -> dict[int, Card]:
        """The cards at some spots."""
        found: dict[int, Card] = {}
        for kind in TIMELINE:
            mine = [spot for spot in places if order_key.kind_of(spot) == kind.number]
            if mine:
                sql = _cards(kind, f"spot IN ({', '.join('?' * len(mine))})")
                cursor = self._connection.execute(sql, (order_key.TOP, *mine, -1))
                card = table_of(kind.name).card
                found.update((row["spot"], card(row)) for row in rows(cursor))
        return found

    def marks(self, first: date, last: date) -> list[DayMark]:
        """What each day from first to last holds; days that hold nothing are left out."""
        days: dict[int, list[int]] = {}
        span = (first.toordinal(), last.toordinal())

        def add(place: int, sql: str) -> None:
            for day, count in self._connection.execute(sql, span):
                days.setdefault(int(day), [0] * 7)[place] += count

        plain = "SELECT day, count(*) FROM {} WHERE trashed IS NULL AND day BETWEEN ? AND ?"
        gone = ", ".join(f"'{outcome}'" for outcome in sorted(WITHDRAWALS))
        add(0, plain.format("entry") + " GROUP BY day")
        add(1, plain.format("moment") + f" AND outcome IN ({gone}) GROUP BY day")
        add(2, plain.format("moment") + f" AND outcome NOT IN ({gone}) GROUP BY day")
        add(3, plain.format("worksheet") + " GROUP BY day")
        add(6, plain.format("moment") + " AND kind = 'approach' GROUP BY day")
        add(5, plain.format("entry") + " AND starred = 1 GROUP BY day")
        add(4, plain.format("check_in") + " AND confirmed = 1 GROUP BY day")
        return [
            DayMark(date.fromordinal(day), c[0], c[1], c[2], c[3], bool(c[4]), c[5], c[6])
            for day, c in sorted(days.items())
        ]

    def _cards(self, top: int, low: int, limit: int, only: Only = ALL_OF_IT) -> list[Card]:
        """The newest below `top`, from `low` on."""
        streams = []
        for kind in TIMELINE:
            if only.kinds and kind.name not in only.kinds:
                continue
            more = f"{_FROM} AND starred = 1" if only.starred else _FROM
            cursor = self._connection.execute(_cards(kind, more), (top, low, limit))
            card = table_of(kind.name).card
            streams.append([(-row["spot"], card, row) for row in rows(cursor)])
        found = merge(*streams, key=lambda part: part[0])
        return [card(row) for _, card, row in islice(found, limit if limit > 0 else None)]

    def spot(self, card: Card) -> int:
        """Its place in the order of all things; 0 when it is gone."""
        sql = f"SELECT spot FROM {BY_NAME[card.kind].table} WHERE id = ?"
        row = self._connection.execute(sql, (card.id,)).fetchone()
        return int(row[0]) if row else 0


def _cards(row: Kind, more: str) -> str:
    """The cards of a kind below a spot, as SQL."""
    return (
        f"{table_of(row.name).cards_listed()} WHERE trashed IS NULL AND spot < ? AND {more}"
        " ORDER BY spot DESC LIMIT ?"
    )
