"""The tables of what has no day of its own: it was made, and changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

from nearward.vault.tables.row import insert, still, update
from nearward.vault.tables.table import Table

R = TypeVar("R")


class RecordTable(Table[R]):
    """The table of one kind of them."""

    def save(self, record: R, at: datetime | None = None) -> R:
        """Write one (id 0: a new one) at `at`, or now; gives it back with its id and stamps.

        One that was removed meanwhile comes back as it was.
        """
        return self.there(self.put(record, at or datetime.now(UTC)))

    def put(self, record: Any, at: datetime) -> int:
        """Write one, and give only its id."""
        now, columns = at.isoformat(timespec="milliseconds"), self.columns(record)
        there = still(self.connection, self.table, record.id or None)
        if there:
            update(self.connection, self.table, there, {**columns, "changed": now})
            return there
        created = record.created.isoformat(timespec="milliseconds") if record.created else now
        is_new = record.changed and not record.id
        changed = record.changed.isoformat(timespec="milliseconds") if is_new else now
        stamps = {"id": record.id or None, "created": created, "changed": changed}
        return insert(self.connection, self.table, {**stamps, **columns})

    def delete(self, record_id: int) -> None:
        """Remove one; saved once more it is as it was."""
        self.connection.execute(f"DELETE FROM {self.table} WHERE id = ?", (record_id,))
