"""Prompts, templates and kind notes of a person's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import OwnText
from nearward.vault.tables.records import RecordTable

KINDS = ("prompt", "template", "kind_note")


class OwnTexts(RecordTable[OwnText]):
    """The table of them."""

    kind = BY_NAME["own_text"]

    def save(self, record: OwnText, at: datetime | None = None) -> OwnText:
        """Write one (id 0: a new one); gives it back with its id and stamps.

        A shipped text has at most one that stands for it: the one there is gets the new words.
        """
        if record.kind not in KINDS:
            raise ValueError(record.kind)
        return super().save(
            replace(record, id=record.id or self._standing_for(record.replaces)), at
        )

    def _standing_for(self, shipped: str | None) -> int:
        sql = "SELECT id FROM own_text WHERE replaces = ? ORDER BY id LIMIT 1"
        row = self.connection.execute(sql, (shipped,)).fetchone() if shipped else None
        return int(row[0]) if row else 0
