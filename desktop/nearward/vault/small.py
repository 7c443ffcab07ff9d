"""The small tables: people, drafts of forms, and the settings that stand in the diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec

from nearward.domain.things import Person
from nearward.vault.rows import deep_in, rows, text_in


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class People:
    """Someone in the diary, by an alias."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def every(self) -> list[Person]:
        """All people, by the first time they were named."""
        sql = "SELECT * FROM person ORDER BY id"
        return [_person(row) for row in rows(self._connection.execute(sql))]

    def get(self, person_id: int) -> Person | None:
        """Someone."""
        sql = "SELECT * FROM person WHERE id = ?"
        found = rows(self._connection.execute(sql, (person_id,)))
        return _person(found[0]) if found else None

    def add(self, alias: str, at: datetime | None = None) -> Person:
        """Someone new (named at `at`, else now), or the one who has this alias already."""
        alias = " ".join(text_in(alias).split())
        sql = "SELECT id FROM person WHERE alias = ?"
        row = self._connection.execute(sql, (alias,)).fetchone()
        if row is None:
            now = at.isoformat(timespec="milliseconds") if at else _now()
            sql = "INSERT INTO person (alias, created, changed) VALUES (?, ?, ?)"
            made = self._connection.execute(sql, (alias, now, now))
            return Person(id=made.lastrowid, alias=alias)
        self._connection.execute("UPDATE person SET named = 1 WHERE id = ?", row)
        found = self.get(row[0])
        if found is None:
            raise LookupError(row[0])
        return found

    def save(self, person: Person) -> Person:
        """Write what is known of someone; gives them back with their stamps.

        Raises ValueError when another has the alias.
        """
        alias = " ".join(text_in(person.alias).split())
        sql = "SELECT id FROM person WHERE alias = ? AND id <> ?"
        if not alias or self._connection.execute(sql, (alias, person.id)).fetchone():
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
            _now(),
            person.id,
        )
        self._connection.execute(sql, values)
        kept = self.get(person.id)
        if kept is None:
            raise LookupError(person.id)
        return kept


def _person(row: dict[str, Any]) -> Person:
    return Person(
        id=row["id"],
        alias=row["alias"],
        relation=row["relation"],
        about=row["about"],
        archived=bool(row["archived"]),
        left_out=bool(row["left_out"]),
        named=bool(row["named"]),
        created=datetime.fromisoformat(row["created"]),
        changed=datetime.fromisoformat(row["changed"]),
    )


class Drafts:
    """Contents of forms that are not saved yet, so that a lock or a kill eats nothing."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def keep(self, place: str, body: dict[str, Any] | None) -> None:
        """Keep a draft; None forgets it."""
        if body is None:
            self._connection.execute("DELETE FROM draft WHERE place = ?", (place,))
            return
        text = msgspec.json.encode(deep_in(body)).decode()
        sql = "INSERT OR REPLACE INTO draft (place, body, changed) VALUES (?, ?, ?)"
        self._connection.execute(sql, (place, text, _now()))

    def every(self) -> dict[str, Any]:
        """All that are kept, by place."""
        rows = self._connection.execute("SELECT place, body FROM draft ORDER BY place")
        return {place: msgspec.json.decode(body) for place, body in rows}

    def get(self, place: str) -> dict[str, Any] | None:
        """The draft of a form, if one is kept."""
        sql = "SELECT body FROM draft WHERE place = ?"
        row = self._connection.execute(sql, (place,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=dict[str, Any])


class SettingsKept:
    """The settings that stand in the diary."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def every(self) -> dict[str, object]:
        """All that differ from their defaults."""
        rows = self._connection.execute("SELECT key, value FROM setting")
        return {key: msgspec.json.decode(value) for key, value in rows}

    def keep(self, key: str, value: object) -> None:
        """Keep one."""
        sql = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
        self._connection.execute(sql, (key, msgspec.json.encode(value).decode()))

    def forget(self, key: str) -> None:
        """Be as if it was never kept."""
        self._connection.execute("DELETE FROM setting WHERE key = ?", (key,))
