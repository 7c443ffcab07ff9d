"""People: an alias, what is noted of them, how it is with them, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from nearward.domain.cards import Card
from nearward.domain.kinds import BY_NAME, TIMELINE, name_of, pointing_at
from nearward.domain.model import Person, PersonCounts
from nearward.domain.text.mentions import fold
from nearward.vault.file.as_read import DAYS, NEVER, day_in, whole
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.lists.timeline import Timeline
from nearward.vault.tables.row import text_in, update
from nearward.vault.tables.table import Table

#: (person, spot, kind, day) of all in which someone stands: by its text, or given beside it
_STANDS = " UNION ".join(
    [
        f"SELECT person_in.person_id AS who, spot, {row.number} AS kind, day FROM person_in"
        f" JOIN {row.table} ON {row.table}.id = thing_id"
        f" WHERE person_in.kind = {row.number} AND trashed IS NULL AND {{link}}"
        for row in TIMELINE
    ]
    + [
        f"SELECT {owner.field} AS who, spot, {row.number} AS kind, day FROM {row.table}"
        f" WHERE trashed IS NULL AND {owner.field} {{with}}"
        for row, owner in pointing_at("person")
        if row.in_timeline
    ]
)
_ANYONE = {"link": "1", "with": "IS NOT NULL"}
_ONE = {"link": "person_in.person_id = ?", "with": "= ?"}


class People(Table[Person]):
    """Someone in the diary, by an alias. Aliases are the same whatever their case."""

    kind = BY_NAME["person"]

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._timeline = Timeline(connection)

    def called(self, alias: str) -> Person | None:
        """Who has this alias: just so written, else whatever its case."""
        alias = one_line(alias)
        people = self.every()
        exactly = next((person for person in people if person.alias == alias), None)
        key = fold(alias)
        return exactly or next((p for p in people if fold(p.alias) == key), None)

    def add(self, alias: str, at: datetime | None = None) -> Person:
        """Someone new (named at `at`, else now), or the one who has this alias already."""
        alias = one_line(alias)
        there = self.called(alias)
        if there is not None:
            self.connection.execute("UPDATE person SET named = 1 WHERE id = ?", (there.id,))
            return replace(there, named=True)
        now = _stamp(at)
        sql = "INSERT INTO person (alias, created, changed) VALUES (?, ?, ?)"
        made = self.connection.execute(sql, (alias, now, now))
        return Person(id=made.lastrowid, alias=alias)

    def save(self, person: Person, at: datetime | None = None) -> Person:
        """Write what is known of someone (at `at`, else now); gives them with their stamps.

        Raises ValueError when the alias is empty, or new and another has it.
        """
        alias = one_line(person.alias)
        before = self.get(person.id) if person.id else None
        if before is None or fold(before.alias) != fold(alias):
            other = self.called(alias)
            if not alias or (other is not None and other.id != person.id):
                raise ValueError("the alias is empty or taken")
        if not person.id:
            person = replace(person, id=self.add(alias, person.created).id)
        columns = {**self.columns(person), "alias": alias, "changed": _stamp(at)}
        update(self.connection, self.table, person.id, columns)
        return self.there(person.id)

    def forget(self, person_id: int) -> bool:
        """Remove someone in whom nothing stands any more; False when something does."""
        execute = self.connection.execute
        points = [(row.table, owner.field) for row, owner in pointing_at("person")]
        for table, column in (("person_in", "person_id"), *points):
            sql = f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1"
            if execute(sql, (person_id,)).fetchone():
                return False
        execute("DELETE FROM person WHERE id = ?", (person_id,))
        return True

    def counts(self) -> dict[int, PersonCounts]:
        """In how much each person stands; who stands in nothing is left out."""
        return self._count(_STANDS.format_map(_ANYONE), ())

    def counts_of(self, person_id: int) -> PersonCounts | None:
        """In how much someone stands; None for nothing."""
        stands = _STANDS.format_map(_ONE)
        return self._count(stands, (person_id,) * stands.count("?")).get(person_id)

    def _count(self, stands: str, values: tuple[int, ...]) -> dict[int, PersonCounts]:
        counted: dict[int, dict[str, int]] = {}
        days: dict[int, int] = {}
        sql = f"SELECT who, kind, count(*), max(day) FROM ({stands}) GROUP BY who, kind"
        for who, kind, count, last in self.connection.execute(sql, values):
            counted.setdefault(who, {})[name_of(kind)] = count
            days[who] = max(days.get(who, 0), whole(last, *DAYS) or 0)
        return {
            who: PersonCounts(
                held.get("entry", 0),
                held.get("moment", 0),
                held.get("worksheet", 0),
                day_in(days[who]) or NEVER.date(),
            )
            for who, held in counted.items()
        }

    def cards(self, person_id: int, after: Card | None, limit: int) -> list[Card]:
        """The newest in which someone stands, after a card."""
        top = order_key.TOP if after is None else self._timeline.spot(after)
        stands = _STANDS.format_map(_ONE)
        sql = f"SELECT spot FROM ({stands}) WHERE spot < ? ORDER BY spot DESC LIMIT ?"
        values = (*[person_id] * stands.count("?"), top, limit)
        places = [row[0] for row in self.connection.execute(sql, values)]
        cards = self._timeline.at_spots(places)
        return [cards[spot] for spot in places if spot in cards]


def one_line(alias: str) -> str:
    """An alias as it is kept."""
    return " ".join(text_in(alias).split())


def _stamp(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).isoformat(timespec="milliseconds")
