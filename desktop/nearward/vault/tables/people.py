"""People: an alias, what is noted of them, how it is with them, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from nearward.domain.cards import Card
from nearward.domain.mentions import fold
from nearward.domain.model import Person, PersonCounts, PersonRating
from nearward.vault.file.as_read import DAYS, NEVER, day_in, rows, stamp, whole
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.lists.timeline import Timeline
from nearward.vault.tables.table import KINDS, insert, shared, stamps, still, text_in, update

#: (person, spot, kind, day) of all in which someone stands: by its text, or given beside it
_STANDS = " UNION ".join(
    [
        f"SELECT person_in.person_id AS who, spot, {number} AS kind, day FROM person_in"
        f" JOIN {kind} ON {kind}.id = thing_id"
        f" WHERE person_in.kind = {number} AND trashed IS NULL AND {{link}}"
        for number, kind in enumerate(KINDS)
    ]
    + [
        f"SELECT person_id AS who, spot, {number} AS kind, day FROM {kind}"
        f" WHERE trashed IS NULL AND {{with}}"
        for number, kind in ((1, "moment"), (2, "worksheet"))
    ]
)

_ANYONE = {"link": "1", "with": "person_id IS NOT NULL"}
_ONE = {"link": "person_in.person_id = ?", "with": "person_id = ?"}
#: as things that have a spot
_HAPPENED = "day, minute - zone, second, id"


class People:
    """Someone in the diary, by an alias. Aliases are the same whatever their case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._timeline = Timeline(connection)

    def every(self) -> list[Person]:
        """All people, by the first time they were named."""
        sql = "SELECT * FROM person ORDER BY id"
        return [_person(row) for row in rows(self._connection.execute(sql))]

    def get(self, person_id: int) -> Person | None:
        """Someone."""
        sql = "SELECT * FROM person WHERE id = ?"
        found = rows(self._connection.execute(sql, (person_id,)))
        return _person(found[0]) if found else None

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
            self._connection.execute("UPDATE person SET named = 1 WHERE id = ?", (there.id,))
            return replace(there, named=True)
        now = _stamp(at)
        sql = "INSERT INTO person (alias, created, changed) VALUES (?, ?, ?)"
        made = self._connection.execute(sql, (alias, now, now))
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
        sql = (
            "UPDATE person SET alias = ?, relation = ?, about = ?, archived = ?, left_out = ?,"
            " named = ?, changed = ? WHERE id = ?"
        )
        values = (
            alias,
            text_in(person.relation),
            text_in(person.about),
            int(person.archived),
            int(person.left_out),
            int(person.named),
            _stamp(at),
            person.id,
        )
        self._connection.execute(sql, values)
        kept = self.get(person.id)
        if kept is None:
            raise LookupError(person.id)
        return kept

    def forget(self, person_id: int) -> bool:
        """Remove someone in whom nothing stands any more; False when something does."""
        execute = self._connection.execute
        for table in ("person_in", "moment", "worksheet", "person_rating"):
            sql = f"SELECT 1 FROM {table} WHERE person_id = ? LIMIT 1"
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
        found: dict[int, list[int]] = {}
        sql = f"SELECT who, kind, count(*), max(day) FROM ({stands}) GROUP BY who, kind"
        for who, kind, count, last in self._connection.execute(sql, values):
            held = found.setdefault(who, [0, 0, 0, 0])
            held[kind] += count
            held[3] = max(held[3], whole(last, *DAYS) or 0)
        return {
            who: PersonCounts(n[0], n[1], n[2], day_in(n[3]) or NEVER.date())
            for who, n in found.items()
        }

    def cards(self, person_id: int, after: Card | None, limit: int) -> list[Card]:
        """The newest in which someone stands, after a card."""
        top = order_key.TOP if after is None else self._timeline.spot(after)
        stands = _STANDS.format_map(_ONE)
        sql = f"SELECT spot FROM ({stands}) WHERE spot < ? ORDER BY spot DESC LIMIT ?"
        values = (*[person_id] * stands.count("?"), top, limit)
        places = [row[0] for row in self._connection.execute(sql, values)]
        cards = self._timeline.at_spots(places)
        return [cards[spot] for spot in places if spot in cards]

    def ratings(self, person_id: int) -> list[PersonRating]:
        """How it was with someone, by the person's own ratings, oldest first."""
        sql = f"SELECT * FROM person_rating WHERE person_id = ? ORDER BY {_HAPPENED}"
        return [_rating(row) for row in rows(self._connection.execute(sql, (person_id,)))]

    def every_rating(self) -> list[PersonRating]:
        """The ratings of all people, oldest first."""
        sql = f"SELECT * FROM person_rating ORDER BY {_HAPPENED}"
        return [_rating(row) for row in rows(self._connection.execute(sql))]

    def rate(self, rating: PersonRating) -> bool:
        """Keep a rating; a day has one of each person, a later one takes its place.

        False when the person was removed meanwhile: a rating of nobody is not kept.
        """
        if still(self._connection, "person", rating.person_id) is None:
            return False
        sql = "SELECT id FROM person_rating WHERE person_id = ? AND day = ?"
        there = self._connection.execute(sql, (rating.person_id, rating.day.toordinal())).fetchone()
        if rating.worry is None and rating.unease is None:
            if there:
                self.forget_rating(there[0])
            return True
        columns = rating_columns(rating)
        if there:
            columns.pop("created")
            update(self._connection, "person_rating", there[0], columns)
        else:
            insert(self._connection, "person_rating", columns)
        return True

    def forget_rating(self, rating_id: int) -> None:
        """Take a rating back."""
        self._connection.execute("DELETE FROM person_rating WHERE id = ?", (rating_id,))


def one_line(alias: str) -> str:
    """An alias as it is kept."""
    return " ".join(text_in(alias).split())


def _stamp(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).isoformat(timespec="milliseconds")


def rating_columns(rating: PersonRating) -> dict[str, Any]:
    """The columns of a rating, for one that is written now."""
    return {
        **stamps(rating),
        "person_id": rating.person_id,
        "worry": rating.worry,
        "unease": rating.unease,
    }


def _rating(row: dict[str, Any]) -> PersonRating:
    return PersonRating(
        **shared(row), person_id=row["person_id"], worry=row["worry"], unease=row["unease"]
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(
        id=row["id"],
        alias=row["alias"],
        relation=row["relation"],
        about=row["about"],
        archived=bool(row["archived"]),
        left_out=bool(row["left_out"]),
        named=bool(row["named"]),
        created=stamp(row["created"]),
        changed=stamp(row["changed"]),
    )
