"""Searches that were given a name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nearward.domain.model import SavedSearch
from nearward.vault.file.as_read import rows, stamp
from nearward.vault.file.database import Connection
from nearward.vault.tables.table import text_in


class SavedSearches:
    """The table of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> list[SavedSearch]:
        """All of them, oldest first."""
        found = rows(self._connection.execute("SELECT * FROM saved_search ORDER BY id"))
        return [_saved(row) for row in found]

    def save(self, saved: SavedSearch, at: datetime | None = None) -> SavedSearch:
        """Write one (id 0: a new one) at `at`, or now; gives it back with its id and stamps."""
        now = (at or datetime.now(UTC)).isoformat(timespec="milliseconds")
        name, query = " ".join(text_in(saved.name).split()), text_in(saved.query)
        execute = self._connection.execute
        sql = "SELECT 1 FROM saved_search WHERE id = ?"
        if saved.id and execute(sql, (saved.id,)).fetchone():
            sql = "UPDATE saved_search SET name = ?, query = ?, changed = ? WHERE id = ?"
            execute(sql, (name, query, now, saved.id))
            made = saved.id
        else:
            created = saved.created.isoformat() if saved.created else now
            sql = (
                "INSERT INTO saved_search (id, name, query, created, changed)"
                " VALUES (?, ?, ?, ?, ?)"
            )
            made = execute(sql, (saved.id or None, name, query, created, now)).lastrowid
        sql = "SELECT * FROM saved_search WHERE id = ?"
        return _saved(rows(execute(sql, (made,)))[0])

    def delete(self, saved_id: int) -> None:
        """Remove one; saved once more it is as it was."""
        self._connection.execute("DELETE FROM saved_search WHERE id = ?", (saved_id,))


def _saved(row: dict[str, Any]) -> SavedSearch:
    return SavedSearch(
        id=row["id"],
        name=row["name"],
        query=row["query"],
        created=stamp(row["created"]),
        changed=stamp(row["changed"]),
    )
