"""Words to choose from that the person changed or added."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import OwnTerm
from nearward.vault.tables.records import RecordTable


class OwnTerms(RecordTable[OwnTerm]):
    """The table of them: one for each word."""

    kind = BY_NAME["own_term"]

    def save(self, record: OwnTerm, at: datetime | None = None) -> OwnTerm:
        """Write what the person made of a word, in place of what was made of it before."""
        return super().save(replace(record, id=self._there(record)), at)

    def columns(self, record: OwnTerm) -> dict[str, Any]:
        """The columns of one; a label is one line."""
        columns = super().columns(record)
        return {**columns, "label": " ".join(columns["label"].split())}

    def has_order(self, vocabulary: str) -> bool:
        """Whether the person put the words of a vocabulary in order."""
        return bool(self.where("vocabulary = ? AND place IS NOT NULL", vocabulary))

    def forget(self, vocabulary: str, code: str) -> None:
        """A word is again as the program has it."""
        sql = "DELETE FROM own_term WHERE vocabulary = ? AND code = ?"
        self.connection.execute(sql, (vocabulary, code))

    def _there(self, record: OwnTerm) -> int:
        sql = "SELECT id FROM own_term WHERE vocabulary = ? AND code = ?"
        row = self.connection.execute(sql, (record.vocabulary, record.code)).fetchone()
        return int(row[0]) if row else record.id
