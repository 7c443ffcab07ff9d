"""Words that the spell check takes as right."""

from __future__ import annotations

from nearward.vault.file.as_read import text
from nearward.vault.file.database import Connection
from nearward.vault.tables.table import text_in


class OwnWords:
    """The table of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> list[str]:
        """All of them, by the alphabet."""
        found = self._connection.execute("SELECT word FROM own_word ORDER BY 1")
        return [text(row[0]) for row in found]

    def keep(self, word: str) -> None:
        """Take a word as right; one that is there stays."""
        sql = "INSERT OR IGNORE INTO own_word VALUES (?)"
        if word.strip():
            self._connection.execute(sql, (text_in(word.strip()),))

    def remove(self, word: str) -> None:
        """Take it as right no longer."""
        self._connection.execute("DELETE FROM own_word WHERE word = ?", (text_in(word),))
