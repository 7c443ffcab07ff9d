"""The timeline and the month: entries, moments and worksheets, newest first, from indexes alone."""

from __future__ import annotations

from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from nearward.domain.cards import Card, DayMark
from nearward.domain.model import WITHDRAWALS
from nearward.vault.file.as_read import DAYS, day_in, rows, when
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.table import KINDS, opening

_CARDS = {
    "entry": (
        "SELECT spot, id, day, minute, second, zone, title, opening, starred, prompt,"
        " (SELECT group_concat(alias, char(31)) FROM person_in JOIN person ON person.id = person_id"
        " WHERE kind = 0 AND thing_id = entry.id) AS people,"
        " (SELECT group_concat(name, char(31)) FROM tagged"
        " WHERE kind = 0 AND thing_id = entry.id) AS tags FROM entry"
        " WHERE trashed IS NULL AND spot < ? AND {more} ORDER BY spot DESC LIMIT ?"
    ),
    "moment": (
        "SELECT spot, moment.id, day, minute, second, zone, outcome, trigger, text, urge, alias,"
        " moment.kind, approach_kind"
        " FROM moment LEFT JOIN person ON person.id = person_id"
        " WHERE trashed IS NULL AND spot < ? AND {more} ORDER BY spot DESC LIMIT ?"
    ),
    "worksheet": (
        "SELECT spot, id, day, minute, second, zone, sheet, status, title, belief_before,"
        " belief_after FROM worksheet"
        " WHERE trashed IS NULL AND spot < ? AND {more} ORDER BY spot DESC LIMIT ?"
    ),
}
_FROM = "spot >= ?"
_CAN_BE = "day BETWEEN {} AND {}".format(*DAYS)


class Timeline:
    """Lists across the three kinds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, after: Card | None, until: date | None, limit: int) -> list[Card]:
        """The next `limit` cards after a card, or from the end of the day `until` back."""
        top = order_key.TOP
        if after is not None:
            top = self.spot(after)
        elif until is not None:
            top = order_key.day_begins(until.toordinal() + 1)
        return self._cards(top, 0, limit)

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
        for table in (*KINDS, "check_in", "pause"):
            here = f"trashed IS NULL AND source IS NULL AND {_CAN_BE}"
            sql = f"SELECT min(day) FROM {table} WHERE {here}"
            day = self._connection.execute(sql).fetchone()[0]
            found += [at] if (at := day_in(day)) else []
        return min(found, default=None)

    def last_day(self) -> date | None:
        """The last day on which something stands."""
        return max(self._days("max"), default=None)

    def _days(self, end: str) -> list[date]:
        """The first (min) or last (max) day of each kind."""
        found = []
        for kind in KINDS:
            sql = f"SELECT {end}(day) FROM {kind} WHERE trashed IS NULL AND {_CAN_BE}"
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
            sql = _CARDS[kind].format(more=_FROM)
            sql = sql.replace("ORDER BY spot DESC", "ORDER BY spot")
            cursor = self._connection.execute(sql, (top, low, limit))
            found += [(row["spot"], kind, row) for row in rows(cursor)]
        return [card_of(kind, row) for _, kind, row in sorted(found, key=lambda f: f[0])[:limit]]

    def at_spots(self, places: list[int]) -> dict[int, Card]:
        """The cards at some spots."""
        found: dict[int, Card] = {}
        for number, kind in enumerate(KINDS):
            mine = [spot for spot in places if order_key.kind_of(spot) == number]
            if mine:
                sql = _CARDS[kind].format(more=f"spot IN ({', '.join('?' * len(mine))})")
                cursor = self._connection.execute(sql, (order_key.TOP, *mine, -1))
                found.update((row["spot"], card_of(kind, row)) for row in rows(cursor))
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

    def _cards(self, top: int, low: int, limit: int) -> list[Card]:
        """The newest of all kinds below `top`, from `low` on."""
        streams = []
        for kind in KINDS:
            cursor = self._connection.execute(_CARDS[kind].format(more=_FROM), (top, low, limit))
            streams.append([(-row["spot"], kind, row) for row in rows(cursor)])
        found = merge(*streams, key=lambda part: part[0])
        return [card_of(kind, row) for _, kind, row in islice(found, limit if limit > 0 else None)]

    def spot(self, card: Card) -> int:
        """Its place in the order of all things; 0 when it is gone."""
        sql = f"SELECT spot FROM {KINDS[KINDS.index(card.kind)]} WHERE id = ?"
        row = self._connection.execute(sql, (card.id,)).fetchone()
        return int(row[0]) if row else 0


def card_of(kind: str, row: dict[str, Any]) -> Card:
    """The card of a row of an entry, a moment (with its alias) or a worksheet."""
    at, day = when(row, order_key.day_of)
    if kind == "entry":
        held: dict[str, Any] = {name: _split(row.get(name)) for name in ("people", "tags")}
        held |= {
            "opening": row["opening"],
            "starred": bool(row.get("starred")),
            "prompt": row.get("prompt", ""),
        }
        return Card(kind, row["id"], at, day, row["title"], held)
    if kind == "moment":
        text = opening(row["text"])
        detail = {
            "kind": row["kind"],
            "outcome": row["outcome"],
            "approach_kind": row["approach_kind"],
            "trigger": row["trigger"],
            "person": row["alias"],
            "urge": row["urge"],
            "text": text,
        }
        return Card(kind, row["id"], at, day, text, detail)
    names = ("sheet", "status", "belief_before", "belief_after")
    return Card(kind, row["id"], at, day, row["title"], {name: row[name] for name in names})


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(sorted(names.split("\x1f"))) if names else ()
