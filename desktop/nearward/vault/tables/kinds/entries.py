"""Entries of the journal."""

from __future__ import annotations

from datetime import date
from typing import Any

from nearward.domain.cards import Held
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Entry
from nearward.vault.file.as_read import text
from nearward.vault.tables.columns import record_of
from nearward.vault.tables.kinds.passages import Passages
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.row import opening_as_kept, opening_of_entry, stamps
from nearward.vault.tables.things import ThingTable


class Entries(ThingTable[Entry]):
    """The table of entries."""

    kind = BY_NAME["entry"]
    listed = (
        "SELECT spot, id, day, minute, second, zone, title, opening, starred, prompt,"
        " (SELECT group_concat(alias, char(31)) FROM person_in JOIN person ON person.id = person_id"
        " WHERE kind = 0 AND thing_id = entry.id) AS people,"
        " (SELECT group_concat(name, char(31)) FROM tagged"
        " WHERE kind = 0 AND thing_id = entry.id) AS tags FROM entry"
    )
    listed_in_trash = "SELECT id, day, minute, second, zone, title, opening FROM entry"

    def put(self, thing: Entry) -> int:
        """Write one; what was made of its words finds them again in the new text."""
        entry_id = super().put(thing)
        if entry_id != self.made:
            Passages(self.connection).follow(entry_id, thing.text)
        return entry_id

    def columns(self, thing: Entry) -> dict[str, Any]:
        """The columns of an entry; its tags and people stand in tables of their own."""
        columns = super().columns(thing)
        del columns["tags"]
        return {**columns, "opening": opening_of_entry(columns["text"])}

    def read(self, row: dict[str, Any]) -> Entry:
        """The entry of a row, with what was given beside its text."""
        found: Entry = record_of(
            self.kind,
            row,
            tags=self._links.tags_of("entry", row["id"], typed=False),
            people=self._links.people_of("entry", row["id"], typed=False),
        )
        return found

    @classmethod
    def words_in(cls, said: dict[str, Any]) -> str:
        """The words of an entry."""
        return "\n\n".join(str(said.get(name) or "") for name in ("prompt", "title", "text"))

    @classmethod
    def title(cls, row: dict[str, Any]) -> str:
        """The title of a card."""
        return str(row["title"])

    @classmethod
    def detail(cls, row: dict[str, Any]) -> dict[str, Any]:
        """What a card has beside its title."""
        return {
            **{name: _split(row.get(name)) for name in ("people", "tags")},
            "opening": opening_as_kept(text(row["opening"])),
            "starred": bool(row.get("starred")),
            "prompt": row.get("prompt", ""),
        }

    def held(self, entry_id: int) -> Held:
        """The tags and people of an entry, by its text and beside it."""
        return self._links.held(self.table, entry_id)

    def beside(self, entry: Entry, step: int) -> Entry | None:
        """The entry before (step -1) or after (1) an entry; of one without an id, its instant."""
        sql = "SELECT spot FROM entry WHERE id = ?"
        row = self.connection.execute(sql, (entry.id,)).fetchone()
        when = stamps(entry)
        here = order_key.begins(*(when[name] for name in ("day", "minute", "second", "zone")))
        spot = row[0] if row else here + (order_key.SECOND if step < 0 else -1)
        sql = (
            "SELECT id FROM entry WHERE trashed IS NULL AND spot < ? ORDER BY spot DESC LIMIT 1"
            if step < 0
            else "SELECT id FROM entry WHERE trashed IS NULL AND spot > ? ORDER BY spot LIMIT 1"
        )
        found = self.connection.execute(sql, (spot,)).fetchone()
        return self.get(found[0]) if found else None

    def newest_on(self, day: date) -> int | None:
        """The newest one of a day."""
        sql = "SELECT id FROM entry WHERE trashed IS NULL AND day = ? ORDER BY spot DESC LIMIT 1"
        row = self.connection.execute(sql, (day.toordinal(),)).fetchone()
        return int(row[0]) if row else None

    def answered(self, first: date) -> list[str]:
        """The questions that were answered from a day on."""
        sql = "SELECT DISTINCT prompt FROM entry WHERE trashed IS NULL AND day >= ?"
        found = self.connection.execute(sql, (first.toordinal(),))
        return [prompt for (prompt,) in found if prompt]


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(sorted(names.split("\x1f"))) if names else ()
