"""Moments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from nearward.domain.cards import MomentsWanted
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import (
    APPROACH,
    DAYS_WERE,
    MORE_TEXTS,
    OPEN,
    PULL,
    RECONNECTED,
    ROUGH_DAYS,
    WITHDREW,
    Moment,
)
from nearward.domain.nested_texts import texts_of
from nearward.insight.history import Back, DaysWere, History, Noted
from nearward.vault.file.as_read import day_in, instant, rows, stamp
from nearward.vault.tables.columns import record_of
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.row import READ, deep_in, opening, text_in
from nearward.vault.tables.things import ThingTable

#: pulled away and stayed away, as SQL; and whether it is open or was never answered
_WITHDREW = f"kind = '{PULL}' AND outcome = '{WITHDREW}'"
_IS_OPEN = f"coalesce(reconnect_state, '') IN ('', '{OPEN}')"


class Moments(ThingTable[Moment]):
    """The table of moments."""

    kind = BY_NAME["moment"]
    listed = (
        "SELECT spot, moment.id, day, minute, second, zone, outcome, trigger,"
        f" substr(text, 1, {READ}) AS text, urge, alias,"
        " moment.kind, approach_kind,"
        " CASE WHEN json_valid(more) THEN json_extract(more, '$.rough') END AS rough"
        " FROM moment LEFT JOIN person ON person.id = person_id"
    )

    def columns(self, thing: Moment) -> dict[str, Any]:
        """The columns of a moment; the texts among `more` stand in `note` for the search."""
        return {
            **super().columns(thing),
            "outcome": thing.outcome or "",
            "note": "\n".join(_texts(thing)),
        }

    def read(self, row: dict[str, Any]) -> Moment:
        """The moment of a row."""
        found: Moment = record_of(self.kind, row, outcome=row["outcome"] or None)
        return found

    def marked(self, columns: dict[str, Any]) -> str:
        """The text in which tags and people stand."""
        return f"{columns['text']}\n{columns['note']}"

    @classmethod
    def title(cls, row: dict[str, Any]) -> str:
        """The title of a card."""
        return opening(row["text"])

    @classmethod
    def detail(cls, row: dict[str, Any]) -> dict[str, Any]:
        """What a card has beside its title."""
        names = ("kind", "outcome", "approach_kind", "trigger", "urge")
        told = {name: row[name] for name in names}
        rough = row["rough"] if isinstance(row["rough"], str) else ""
        return {**told, "person": row["alias"], "text": opening(row["text"]), "rough": rough}

    def on(self, day: date) -> int:
        """How many moments a day holds."""
        sql = "SELECT count(*) FROM moment WHERE trashed IS NULL AND day = ?"
        return int(self.connection.execute(sql, (day.toordinal(),)).fetchone()[0])

    def listed_page(self, after: int | None, limit: int, wanted: MomentsWanted) -> list[Moment]:
        """Those that are wanted, newest first; `after` is the id of the last one before."""
        fits, values = _fits(wanted)
        sql = "SELECT spot FROM moment WHERE id = ?"
        last = self.connection.execute(sql, (after,)).fetchone() if after else None
        older = f"spot < ? AND {fits}"
        top = last[0] if last else order_key.TOP
        return self.where(older, top, *values, order=f"spot DESC LIMIT {int(limit)}")

    def to_answer(self, limit: int, also: Iterable[int]) -> list[Moment]:
        """Those that are open or were never answered, and some others by their ids, newest
        first."""
        ids = ", ".join(str(int(one)) for one in also)
        fits = f"{_WITHDREW} AND ({_IS_OPEN} OR id IN ({ids}))"
        return self.where(fits, order=f"spot DESC LIMIT {int(limit)}")

    def open_returns(self) -> int:
        """How many of these there are."""
        sql = f"SELECT count(*) FROM moment WHERE trashed IS NULL AND {_WITHDREW} AND {_IS_OPEN}"
        return int(self.connection.execute(sql).fetchone()[0])

    def by_week(self, first: int, last: int, wanted: MomentsWanted) -> dict[int, dict[str, int]]:
        """How many of each symbol, by the week's number from the one that begins on `first`."""
        fits, values = _fits(wanted)
        sql = (
            f"SELECT (day - {int(first)}) / 7,"
            f" CASE kind WHEN '{APPROACH}' THEN kind ELSE outcome END, count(*) FROM moment"
            f" WHERE trashed IS NULL AND day BETWEEN ? AND ? AND {fits} GROUP BY 1, 2"
        )
        found: dict[int, dict[str, int]] = defaultdict(dict)
        for week, name, count in self.connection.execute(sql, (first, last, *values)):
            found[week][name] = count
        return found

    def named_in(self) -> tuple[frozenset[int], frozenset[str]]:
        """The people with whom moments were, and what was just before some."""
        # in the order of the rows: by an index each would be looked for where it stands
        sql = "SELECT DISTINCT person_id, trigger FROM moment NOT INDEXED WHERE trashed IS NULL"
        found = list(self.connection.execute(sql))
        people = frozenset(person for person, _ in found if person)
        return people, frozenset(trigger for _, trigger in found if trigger)

    def outcomes(self, first: date, last: date) -> frozenset[str]:
        """How moments from one day to another ended."""
        sql = (
            "SELECT DISTINCT outcome FROM moment WHERE trashed IS NULL AND kind = 'pull'"
            " AND day BETWEEN ? AND ?"
        )
        found = self.connection.execute(sql, (first.toordinal(), last.toordinal()))
        return frozenset(row[0] for row in found if row[0])

    def history(self, first: date | None, last: date | None) -> History:
        """What the charts count of moments, and the confirmed days, from first to last.

        Moments with people who are left out of the charts are only counted as left out, and those
        in which someone was let in not even so.
        """
        low = first.toordinal() if first else 1
        high = last.toordinal() if last else date.max.toordinal()
        sql = (
            "SELECT id, day, minute, second, zone, kind, outcome, trigger, behaviour, person_id,"
            " reconnect_state, reconnect_said, reconnect_precision, reconnected_at,"
            " CASE WHEN json_valid(more) THEN json_extract(more, '$.noticed_when') END AS note,"
            " person_id IN (SELECT id FROM person WHERE left_out = 1) AS left_out"
            " FROM moment WHERE trashed IS NULL AND day BETWEEN ? AND ?"
        )
        noted, left_out, since = [], 0, None
        for row in rows(self.connection.execute(sql, (low, high))):
            if row["left_out"]:
                left_out += row["kind"] == PULL
                # what is not counted of a diary was in it all the same
                since = min(row["day"], since or row["day"])
            elif row["day"] is not None:
                noted.append(_noted(row))
        sql = (
            "SELECT day FROM check_in WHERE trashed IS NULL AND confirmed = 1"
            " AND day BETWEEN ? AND ?"
        )
        days = self.connection.execute(sql, (low, high))
        found = History.of(noted, (day for row in days if (day := day_in(row[0]))), left_out)
        began = date.fromordinal(since) if since else None
        return replace(found, since=began, days_were=self._days_were(low, high))

    def _days_were(self, low: int, high: int) -> tuple[DaysWere, ...]:
        sql = "SELECT day, were FROM unconfirmed_days WHERE day BETWEEN ? AND ? ORDER BY day, id"
        read = self.connection.execute(sql, (low, high))
        return tuple(
            DaysWere(day, were if were in DAYS_WERE else None)
            for number, were in read
            if (day := day_in(number))
        )


def _fits(wanted: MomentsWanted) -> tuple[str, list[object]]:
    """What is wanted, as SQL with its values."""
    parts: list[str] = ["1"]
    values: list[object] = []
    for column, value in (("person_id", wanted.person), ("trigger", wanted.trigger)):
        if value:
            parts.append(f"{column} = ?")
            values.append(value)
    if wanted.happened:
        parts.append("kind = ?" if wanted.happened == APPROACH else "outcome = ?")
        values.append(wanted.happened)
    return " AND ".join(parts), values


def _noted(row: dict[str, Any]) -> Noted:
    return Noted(
        day=date.fromordinal(row["day"]),
        kind=row["kind"],
        outcome=row["outcome"] or None,
        trigger=row["trigger"] or None,
        behaviour=tuple((row["behaviour"] or "").split()),
        noticed_when=row["note"] or None,
        person_id=row["person_id"],
        back=_back(row),
        id=row["id"],
    )


def _back(row: dict[str, Any]) -> Back | None:
    """What a row says of being in touch again; None where nothing was answered."""
    state, precision = row["reconnect_state"], row["reconnect_precision"]
    if not state or row["minute"] is None:
        return Back(state) if state else None
    if state == RECONNECTED and precision in ROUGH_DAYS:
        return Back(state, ROUGH_DAYS[precision], rough=True)
    then = stamp(row["reconnected_at" if state == RECONNECTED else "reconnect_said"])
    at = instant(row["minute"], row["second"] or 0, row["zone"] or 0)
    days = (then - at) / timedelta(days=1) if then is not None else -1
    return Back(state, days if days >= 0 else None)


def _texts(thing: Moment) -> list[str]:
    """The person's own words of a moment beside its text, for the search: those of MORE_TEXTS, and
    of what is unknown here all that is no code."""
    more = deep_in(thing.more)
    own = [more[name] for name in MORE_TEXTS if isinstance(more.get(name), str)]
    others = {name: value for name, value in more.items() if name not in MORE_TEXTS}
    found = [*filter(None, own), *(text for text in texts_of(others) if " " in text)]
    return [*found, text_in(thing.repair)] if thing.repair else found
