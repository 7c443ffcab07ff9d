"""Entries of the journal."""

from __future__ import annotations

from dataclasses import replace

from nearward.domain.things import Entry
from nearward.vault.rows import Shelf, opening, rows, shared, stamps, text_in


class Entries(Shelf):
    """The table of entries."""

    table = "entry"

    def save(self, entry: Entry) -> Entry:
        """Write one; gives it back with its id and stamps."""
        title, text = text_in(entry.title), text_in(entry.text)
        columns = {**stamps(entry), "title": title, "opening": opening(text), "text": text}
        kept = self.get(self.write(entry.id, columns))
        if kept is None:
            raise LookupError(entry.id)
        return replace(kept)

    def get(self, entry_id: int) -> Entry | None:
        """One entry, also from the trash."""
        found = rows(self.connection.execute("SELECT * FROM entry WHERE id = ?", (entry_id,)))
        return _entry(found[0]) if found else None

    def every(self) -> list[Entry]:
        """All entries, oldest first."""
        sql = "SELECT * FROM entry WHERE trashed IS NULL ORDER BY spot"
        return [_entry(row) for row in rows(self.connection.execute(sql))]


def _entry(row: dict[str, object]) -> Entry:
    return Entry(**shared(row), title=str(row["title"]), text=str(row["text"]))
