"""Words that the spell check takes as right."""

from __future__ import annotations

from typing import Any

from nearward.domain.kinds import BY_NAME
from nearward.vault.tables.row import text_in
from nearward.vault.tables.table import Table


class OwnWords(Table[str]):
    """The table of them, by the alphabet."""

    kind = BY_NAME["own_word"]
    order = "word"

    def read(self, row: dict[str, Any]) -> str:
        """The word of a row."""
        return str(row["word"])

    def keep(self, word: str) -> None:
        """Take a word as right; one that is there stays."""
        sql = "INSERT OR IGNORE INTO own_word VALUES (?)"
        if word.strip():
            self.connection.execute(sql, (text_in(word.strip()),))

    def remove(self, word: str) -> None:
        """Take it as right no longer."""
        self.connection.execute("DELETE FROM own_word WHERE word = ?", (text_in(word),))
