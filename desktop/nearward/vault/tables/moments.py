"""Moments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from nearward.domain.model import STAYED, WITHDRAWALS, Moment
from nearward.insight.history import History
from nearward.vault.file.as_read import day_in, fields, rows
from nearward.vault.file.database import Connection
from nearward.vault.tables.links import Links
from nearward.vault.tables.table import Table, deep_in, shared, stamps, still, text_in


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a JSON-like value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts_of(part)


class Moments(Table):
    """The table of moments."""

    table = "moment"

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._links = Links(connection)

    def save(self, moment: Moment) -> Moment:
        """Write one; gives it back with its id and stamps.

        Someone who was removed meanwhile is left out; then what is given back has no person.
        """
        more = deep_in(moment.more)
        columns = {
            **stamps(moment),
            "kind": moment.kind,
            "outcome": moment.outcome or "",
            "urge": moment.urge,
            "trigger": moment.trigger,
            "behaviour": " ".join(moment.behaviour),
            "fear": " ".join(moment.fear),
            "person_id": still(self.connection, "person", moment.person_id),
            "text": text_in(moment.text),
            "more": msgspec.json.encode(more).decode(),
            "note": "\n".join(t for t in texts_of(more) if " " in t),
            "approach_kind": moment.approach_kind,
            "suds": moment.suds,
            "reception": moment.reception,
            "after_feeling": " ".join(moment.after_feeling),
            "pause_id": still(self.connection, "pause", moment.pause_id),
        }
        moment_id = self.write(moment.id, columns)
        self._links.keep("moment", moment_id, f"{columns['text']}\n{columns['note']}", (), ())
        kept = self.get(moment_id)
        if kept is None:
            raise LookupError(moment_id)
        return kept

    def get(self, moment_id: int) -> Moment | None:
        """One moment, also from the trash."""
        found = rows(self.connection.execute("SELECT * FROM moment WHERE id = ?", (moment_id,)))
        return _moment(found[0]) if found else None

    def page(self, after: int | None, limit: int) -> list[Moment]:
        """Newest first; `after` is the id of the last one of the page before."""
        sql = (
            "SELECT * FROM moment WHERE trashed IS NULL AND"
            " spot < coalesce((SELECT spot FROM moment WHERE id = ?), 9223372036854775807)"
            " ORDER BY spot DESC LIMIT ?"
        )
        return [_moment(row) for row in rows(self.connection.execute(sql, (after, limit)))]

    def every(self) -> list[Moment]:
        """All moments, oldest first."""
        sql = "SELECT * FROM moment WHERE trashed IS NULL ORDER BY spot"
        return [_moment(row) for row in rows(self.connection.execute(sql))]

    def on(self, day: date) -> int:
        """How many moments a day holds."""
        sql = "SELECT count(*) FROM moment WHERE trashed IS NULL AND day = ?"
        return int(self.connection.execute(sql, (day.toordinal(),)).fetchone()[0])

    def outcomes(self, first: date, last: date) -> frozenset[str]:
        """How moments from one day to another ended."""
        sql = (
            "SELECT DISTINCT outcome FROM moment WHERE trashed IS NULL AND kind = 'pull'"
            " AND day BETWEEN ? AND ?"
        )
        found = self.connection.execute(sql, (first.toordinal(), last.toordinal()))
        return frozenset(row[0] for row in found if row[0])

    def history(self, first: date | None, last: date | None) -> History:
        """Counts per day of `pull` moments, and the confirmed days, from first to last.

        Moments with people who are left out of the charts are only counted as left out.
        """
        low = first.toordinal() if first else 1
        high = last.toordinal() if last else date.max.toordinal()
        counts: dict[str, dict[date, int]] = defaultdict(dict)
        sql = (
            "SELECT day, outcome, person_id IN (SELECT id FROM person WHERE left_out = 1), count(*)"
            " FROM moment WHERE trashed IS NULL AND kind = 'pull' AND day BETWEEN ? AND ?"
            " GROUP BY 1, 2, 3"
        )
        left_out = 0
        for number, outcome, without, count in self.connection.execute(sql, (low, high)):
            kind = outcome
            if without:
                left_out += count
                continue
            if outcome in WITHDRAWALS:
                kind = "withdrawals"
            elif outcome in STAYED:
                kind = "stayed"
            day = day_in(number)
            if day is not None:
                counts[kind][day] = counts[kind].get(day, 0) + count
        sql = (
            "SELECT day FROM check_in WHERE trashed IS NULL AND confirmed = 1"
            " AND day BETWEEN ? AND ?"
        )
        days = self.connection.execute(sql, (low, high))
        return History(
            confirmed=frozenset(day for row in days if (day := day_in(row[0]))),
            withdrawals=counts["withdrawals"],
            stayed=counts["stayed"],
            chose_distance=counts["chose_distance"],
            unsure=counts["unsure"],
            left_out=left_out,
        )


def _moment(row: dict[str, Any]) -> Moment:
    return Moment(
        **shared(row),
        kind=row["kind"],
        outcome=row["outcome"] or None,
        urge=row["urge"],
        trigger=row["trigger"],
        behaviour=tuple(row["behaviour"].split()),
        fear=tuple(row["fear"].split()),
        person_id=row["person_id"],
        text=row["text"],
        more=fields(row["more"]),
        approach_kind=row["approach_kind"],
        suds=row["suds"],
        reception=row["reception"],
        after_feeling=tuple(row["after_feeling"].split()),
        pause_id=row["pause_id"],
    )
