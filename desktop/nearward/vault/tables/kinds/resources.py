"""What helps: people and places."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Resource
from nearward.vault.tables.records import RecordTable
from nearward.vault.tables.row import still


class Resources(RecordTable[Resource]):
    """The table of people and places that help."""

    kind = BY_NAME["resource"]
    listed = "SELECT id, created, name, contact FROM resource"

    def put(self, record: Resource, at: datetime) -> int:
        """Write one (id 0, or one that is gone: a new one), and give its id.

        A new one that says the same as one in the list is that one: a disk may have taken it and
        still have ended in an error, and whoever asked tries again.
        """
        there = still(self.connection, self.table, record.id or None) or self._same(record)
        return super().put(replace(record, id=there), at)

    def _same(self, record: Resource) -> int:
        said = self.columns(record)
        alike = " AND ".join(f"{name} IS ?" for name in said)
        found = self.where(alike, *said.values())
        return found[0].id if found else 0
