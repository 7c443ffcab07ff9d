"""The direction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Direction
from nearward.vault.tables.records import RecordTable


class Directions(RecordTable[Direction]):
    """The one direction."""

    kind = BY_NAME["direction"]

    def get(self, record_id: int = 1) -> Direction | None:
        """The direction, if one was said."""
        return super().get(record_id)

    def save(self, record: Direction, at: datetime | None = None) -> Direction:
        """Write it in place of the one before; gives it back with its stamps."""
        return super().save(replace(record, id=1), at)

    def put_back(self, record: Direction) -> None:
        """One that comes in as it left, with its stamps, where there is none."""
        self.put(replace(record, id=1), record.changed or datetime.now(UTC))
