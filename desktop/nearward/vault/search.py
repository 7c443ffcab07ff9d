"""Search over all text, newest first."""

from __future__ import annotations

from typing import Any

from nearward.domain.things import Hit
from nearward.vault.rows import KINDS, text_in
from nearward.vault.timeline import Timeline

START, END = "\u0002", "\u0003"
WORDS_AROUND = 14
_TEXTS = " UNION ALL ".join(
    f"SELECT spot FROM {kind} WHERE trashed IS NULL"  # noqa: S608
    for kind in KINDS
)
_INDEX = "SELECT id FROM found_text_docsize"
_DIFFER = (
    f"SELECT EXISTS ({_INDEX} EXCEPT SELECT spot FROM ({_TEXTS}))"  # noqa: S608
    f" OR EXISTS (SELECT spot FROM ({_TEXTS}) EXCEPT {_INDEX})"
)


def query_of(text: str) -> str:
    """The words of a person as a query: each must be there, the last may go on.

    Every word is quoted, so that nothing a person types is read as a command.
    """
    words = [word.replace('"', '""') for word in text_in(text).replace("\0", " ").split()]
    words = [word for word in words if any(sign.isalnum() for sign in word)]
    if not words:
        return ""
    parts = [f'"{word}"' for word in words]
    return " ".join(parts) + ("" if text[-1:].isspace() else " *")


class Search:
    """The index over entries, moments and worksheets."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._timeline = Timeline(connection)

    def find(self, text: str, limit: int) -> list[Hit]:
        """The newest `limit` things that hold every word of `text`."""
        query = query_of(text)
        if not query:
            return []
        sql = (
            "SELECT rowid, snippet(found_text, -1, char(2), char(3), '…', ?) FROM found_text"
            " WHERE found_text MATCH ? ORDER BY rowid DESC LIMIT ?"
        )
        found = self._connection.execute(sql, (WORDS_AROUND, query, limit)).fetchall()
        cards = self._timeline.at_spots([row[0] for row in found])
        return [Hit(cards[spot], snippet) for spot, snippet in found if spot in cards]

    def check(self) -> list[str]:
        """Whether the index is sound and holds what is not in the trash; findings in words."""
        try:
            self._connection.execute(
                "INSERT INTO found_text (found_text) VALUES ('integrity-check')"
            )
        except Exception as error:
            if "malformed" in str(error):
                return ["the search index does not fit the texts"]
            # where nothing can be written, what follows is what can be looked at
            if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
                raise
        # the database checks the index in itself only: its texts stand in other tables
        if self._connection.execute(_DIFFER).fetchone()[0]:
            return ["the search index does not hold the same things as the diary"]
        return []
