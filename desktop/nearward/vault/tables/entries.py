"""Entries of the journal."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from nearward.domain.cards import Held
from nearward.domain.model import Entry
from nearward.vault.file.as_read import fields, rows, text
from nearward.vault.file.database import Connection
from nearward.vault.tables.links import Links
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.table import Table, deep_in, opening, shared, stamps, text_in
from nearward.vault.tables.versions import Versions


class Entries(Table):
    """The table of entries."""

    table = "entry"

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._links = Links(connection)
        self._versions = Versions(connection)

    def save(self, entry: Entry, *, keep_version: bool = False) -> Entry:
        """Write one, with its tags and people; gives it back with its id and stamps.

        The words that were there are kept as a version by its rule, or because it is said so.
        """
        if entry.id:
            self._keep_version(entry, must=keep_version)
        entry_id = self.put(entry)
        kept = self.get(entry_id)
        if kept is None:
            raise LookupError(entry_id)
        return kept

    def put(self, entry: Entry) -> int:
        """Write one, and give only its id (many at once)."""
        title, text = text_in(entry.title), text_in(entry.text)
        columns = {
            **stamps(entry),
            "title": title,
            "opening": opening(text),
            "text": text,
            "mood": entry.mood,
            "starred": int(entry.starred),
            "prompt": text_in(entry.prompt),
            "extra": msgspec.json.encode(deep_in(entry.extra)).decode(),
            "source_digest": text_in(entry.source_digest),
        }
        entry_id = self.write(entry.id, columns)
        self._links.keep(
            "entry",
            entry_id,
            _marked(title, text),
            entry.tags,
            entry.people,
            is_new=entry_id == self.made,
        )
        return entry_id

    def _keep_version(self, entry: Entry, *, must: bool) -> None:
        sql = "SELECT title, text, prompt, changed FROM entry WHERE id = ?"
        row = self.connection.execute(sql, (entry.id,)).fetchone()
        if row is None or row[:3] == (entry.title, entry.text, entry.prompt):
            return
        before = dict(zip(("title", "text", "prompt"), map(text, row), strict=False))
        after = {"title": entry.title, "text": entry.text, "prompt": entry.prompt}
        if any(before.values()):
            self._versions.keep("entry", entry.id, before, after, row[3], must=must)

    def held(self, entry_id: int) -> Held:
        """The tags and people of an entry, by its text and beside it."""
        return self._links.held(self.table, entry_id)

    def get(self, entry_id: int) -> Entry | None:
        """One entry, also from the trash."""
        found = rows(self.connection.execute("SELECT * FROM entry WHERE id = ?", (entry_id,)))
        return self._entry(found[0]) if found else None

    def every(self) -> list[Entry]:
        """All entries, oldest first."""
        sql = "SELECT * FROM entry WHERE trashed IS NULL ORDER BY spot"
        return [self._entry(row) for row in rows(self.connection.execute(sql))]

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

    def answered(self, first: date) -> list[str]:
        """The questions that were answered from a day on."""
        sql = "SELECT DISTINCT prompt FROM entry WHERE trashed IS NULL AND day >= ?"
        found = self.connection.execute(sql, (first.toordinal(),))
        return [prompt for (prompt,) in found if prompt]

    def _entry(self, row: dict[str, Any]) -> Entry:
        return Entry(
            **shared(row),
            title=row["title"],
            text=row["text"],
            mood=row["mood"],
            starred=bool(row["starred"]),
            prompt=row["prompt"],
            tags=self._links.tags_of("entry", row["id"], typed=False),
            people=self._links.people_of("entry", row["id"], typed=False),
            extra=fields(row["extra"]),
            source_digest=row["source_digest"],
        )


def _marked(title: str, text: str) -> str:
    return f"{title}\n{text}"
