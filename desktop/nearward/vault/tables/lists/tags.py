"""Tags: how each is written most, and in how much it stands."""

from __future__ import annotations

from collections import Counter

from nearward.domain.kinds import TIMELINE, name_of
from nearward.domain.model import TagCount
from nearward.domain.text.mentions import fold
from nearward.vault.file.as_read import text
from nearward.vault.file.database import Connection

_STANDS = " UNION ALL ".join(
    f"SELECT fold, name, count(*) FROM tagged JOIN {row.table} ON {row.table}.id = thing_id"
    f" WHERE tagged.kind = {row.number} AND trashed IS NULL GROUP BY fold, name"
    for row in TIMELINE
)


class Tags:
    """All tags. A tag is there for as long as something has it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> list[TagCount]:
        """Each tag outside the trash, by its name."""
        names: dict[str, Counter[str]] = {}
        for key, name, count in self._connection.execute(_STANDS):
            names.setdefault(text(key), Counter())[text(name)] += count
        return [
            TagCount(spelled.most_common(1)[0][0], spelled.total())
            for _, spelled in sorted(names.items())
        ]

    def common(self, limit: int) -> list[str]:
        """The names of those that stand in most, these first; the trash counts too."""
        sql = (
            "SELECT max(name), count(*) AS times FROM tagged GROUP BY fold"
            " ORDER BY times DESC, fold LIMIT ?"
        )
        return [text(name) for name, _ in self._connection.execute(sql, (limit,))]

    def things(self, name: str) -> list[tuple[str, int]]:
        """(kind, id) of all that has a tag, in the trash too."""
        sql = "SELECT kind, thing_id FROM tagged WHERE fold = ? ORDER BY kind, thing_id"
        return [
            (name_of(kind), found) for kind, found in self._connection.execute(sql, (fold(name),))
        ]
