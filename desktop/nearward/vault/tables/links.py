"""Tags and people of entries, moments and worksheets: those in their texts, and those beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from nearward.domain.cards import Held
from nearward.domain.kinds import TIMELINE, number_of, pointing_at
from nearward.domain.text.mentions import fold, people_in, tags_in
from nearward.vault.file.as_read import text as read
from nearward.vault.file.database import Connection
from nearward.vault.file.kinds_there import kinds_there
from nearward.vault.tables.lists.index import WORDS
from nearward.vault.tables.row import still, text_in


def fill(connection: Connection) -> None:
    """Read the marks of all texts anew, in a transaction of the caller's.

    What was given beside the texts stays.
    """
    links = Links(connection)
    for row in kinds_there(connection, TIMELINE):
        kind, text = row.name, WORDS[row.table]
        sql = f"SELECT id FROM {row.table} WHERE instr({text}, '#') OR instr({text}, '@')"
        for (thing_id,) in connection.execute(sql).fetchall():
            sql = f"SELECT {text} FROM {row.table} WHERE id = ?"
            words = read(connection.execute(sql, (thing_id,)).fetchone()[0])
            tags = links.tags_of(kind, thing_id, typed=False)
            people = links.people_of(kind, thing_id, typed=False)
            links.keep(kind, thing_id, words, tags, people)


class Links:
    """What points from things to tags and people."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(
        self,
        kind: str,
        thing_id: int,
        text: str,
        tags: Sequence[str],
        people: Sequence[int],
        *,
        is_new: bool = False,
    ) -> None:
        """Let a thing have the marks of its text, and what is given beside it. Part of a save.

        Someone given beside it who was removed meanwhile is left out. `is_new`: it was just made,
        and has none yet.
        """
        number = number_of(kind)
        wanted: dict[str, tuple[str, int]] = {}
        for mark in tags_in(text):
            wanted.setdefault(fold(mark.name), (mark.name, 1))
        for tag in tags:
            name = text_in(tag).strip().lstrip("#")
            if name:
                wanted.setdefault(fold(name), (name, 0))
        if is_new and not wanted and not people and "@" not in text:
            return
        self._replace_tags(number, thing_id, wanted)
        here = dict.fromkeys(self._typed(text), 1)
        for person in people:
            if person not in here and still(self._connection, "person", person):
                here[person] = 0
        self._replace_people(number, thing_id, here)

    def tags_of(self, kind: str, thing_id: int, *, typed: bool | None = None) -> tuple[str, ...]:
        """The tags of a thing, by their names; all, those in its text, or those given beside it."""
        sql = "SELECT name, typed FROM tagged WHERE kind = ? AND thing_id = ? ORDER BY fold"
        found = self._connection.execute(sql, (number_of(kind), thing_id))
        return tuple(
            read(name) for name, is_typed in found if typed is None or typed == bool(is_typed)
        )

    def people_of(self, kind: str, thing_id: int, *, typed: bool | None = None) -> tuple[int, ...]:
        """The people of a thing; all, those in its text, or those given beside it."""
        sql = (
            "SELECT person_id, typed FROM person_in WHERE kind = ? AND thing_id = ?"
            " ORDER BY person_id"
        )
        found = self._connection.execute(sql, (number_of(kind), thing_id))
        return tuple(who for who, is_typed in found if typed is None or typed == bool(is_typed))

    def held(self, kind: str, thing_id: int) -> Held:
        """All tags and people of a thing, each with whether it stands in the text."""
        number = number_of(kind)
        execute = self._connection.execute
        sql = "SELECT name, typed FROM tagged WHERE kind = ? AND thing_id = ? ORDER BY fold"
        tags = execute(sql, (number, thing_id)).fetchall()
        sql = (
            "SELECT id, alias, typed FROM person_in JOIN person ON person.id = person_id"
            " WHERE kind = ? AND thing_id = ? ORDER BY id"
        )
        people = execute(sql, (number, thing_id)).fetchall()
        return Held(
            tuple((read(name), bool(typed)) for name, typed in tags),
            tuple((who, read(alias), bool(typed)) for who, alias, typed in people),
        )

    def _replace_tags(self, number: int, thing_id: int, wanted: dict[str, tuple[str, int]]) -> None:
        execute = self._connection.execute
        sql = "SELECT fold, name, typed FROM tagged WHERE kind = ? AND thing_id = ?"
        there = {row[0]: (row[1], row[2]) for row in execute(sql, (number, thing_id))}
        for key in there.keys() - wanted.keys():
            sql = "DELETE FROM tagged WHERE fold = ? AND kind = ? AND thing_id = ?"
            execute(sql, (key, number, thing_id))
        for key, value in wanted.items():
            if there.get(key) != value:
                sql = "INSERT OR REPLACE INTO tagged VALUES (?, ?, ?, ?, ?)"
                execute(sql, (key, number, thing_id, *value))

    def _replace_people(self, number: int, thing_id: int, wanted: dict[int, int]) -> None:
        execute = self._connection.execute
        sql = "SELECT person_id, typed FROM person_in WHERE kind = ? AND thing_id = ?"
        there = dict(execute(sql, (number, thing_id)).fetchall())
        for person, typed in wanted.items():
            if there.get(person) != typed:
                sql = "INSERT OR REPLACE INTO person_in VALUES (?, ?, ?, ?)"
                execute(sql, (person, number, thing_id, typed))
        for person in there.keys() - wanted.keys():
            sql = "DELETE FROM person_in WHERE person_id = ? AND kind = ? AND thing_id = ?"
            execute(sql, (person, number, thing_id))
            self._forget_unnamed(person)

    def _typed(self, text: str) -> list[int]:
        """The people a text names; who is not known yet is from now on."""
        if "@" not in text:
            return []
        found = self._connection.execute("SELECT alias, id FROM person ORDER BY id")
        rows = [(read(alias), person) for alias, person in found]
        aliases = dict(rows)
        folded = {fold(alias): person for alias, person in reversed(rows)}
        there = []
        for mark in people_in(text, aliases):
            person = aliases.get(mark.name) or folded.get(fold(mark.name))
            if person is None:
                now = datetime.now(UTC).isoformat(timespec="milliseconds")
                sql = "INSERT INTO person (alias, created, changed, named) VALUES (?, ?, ?, 0)"
                person = int(self._connection.execute(sql, (mark.name, now, now)).lastrowid)
                folded[fold(mark.name)] = person
            there.append(person)
        return there

    def _forget_unnamed(self, person: int) -> None:
        """Who was known only from a text is forgotten with the last one."""
        columns = [("person_in", "person_id")]
        columns += [(row.table, owner.field) for row, owner in pointing_at("person")]
        sql = "DELETE FROM person WHERE id = ? AND named = 0"
        for table, column in columns:
            sql += f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = person.id)"
        self._connection.execute(sql, (person,))
