"""What came in from elsewhere before: found again, and how its words stood when they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from nearward.domain.came import Came, EntryWords
from nearward.domain.cards import NamedArrival
from nearward.vault.file.as_read import NEVER, rows, stamp, text, when
from nearward.vault.file.database import Connection
from nearward.vault.tables.kinds.versions import Versions
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.row import minute_of, opening_as_kept

_COLUMNS = (
    "id, day, minute, second, zone, spot, created, trashed IS NOT NULL AS archived, source_id,"
    " source_digest"
)


class Here(NamedTuple):
    """An entry of a source that is here, also in the trash; without its words."""

    id: int
    day: date
    minute: int
    created: datetime
    is_trashed: bool
    source_id: str
    came: Came


class Arrivals:
    """Entries by where they came from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._versions = Versions(connection)

    def has(self, source: str) -> bool:
        """Whether anything of a source is here."""
        sql = "SELECT 1 FROM entry WHERE source = ? LIMIT 1"
        return self._connection.execute(sql, (source,)).fetchone() is not None

    def called(self, source: str, ids: Iterable[str]) -> Iterator[Here]:
        """The entries with one of these ids there, the first id first."""
        sql = f"SELECT {_COLUMNS} FROM entry WHERE source = ? AND source_id = ? ORDER BY id"
        for source_id in dict.fromkeys(ids):
            yield from self._found(sql, (source, source_id))

    def on(self, source: str, day: date) -> Iterator[Here]:
        """The entries of a source on a day."""
        for trashed in ("IS NULL", "IS NOT NULL"):
            # each way has its index
            sql = (
                f"SELECT {_COLUMNS} FROM entry"
                f" WHERE trashed {trashed} AND day = ? AND source = ? ORDER BY id"
            )
            yield from self._found(sql, (day.toordinal(), source))

    def words(self, entry_id: int) -> EntryWords:
        """The words that an entry has now."""
        sql = "SELECT title, text, prompt FROM entry WHERE id = ?"
        return EntryWords(*map(text, self._connection.execute(sql, (entry_id,)).fetchone()))

    def earlier_words(self, entry_id: int) -> list[EntryWords]:
        """The words that it had before, as far as they are kept."""
        return [
            EntryWords(*(str(version.body.get(name) or "") for name in EntryWords._fields))
            for version in self._versions.of("entry", entry_id)
        ]

    def newest_version(self, entry_id: int) -> int:
        """The id of the version that was made last, or 0."""
        sql = "SELECT max(id) FROM version WHERE kind = 0 AND thing_id = ?"
        return int(self._connection.execute(sql, (entry_id,)).fetchone()[0] or 0)

    def keep(self, entry_id: int, came: Came, source_id: str | None = None) -> None:
        """What came of an entry, and the id it has at its source from now on."""
        sql = "UPDATE entry SET source_digest = ?, source_id = coalesce(?, source_id) WHERE id = ?"
        self._connection.execute(sql, (came.line, source_id, entry_id))

    def named(self, ids: Iterable[int]) -> Iterator[NamedArrival]:
        """Entries by their days and titles, in the order of the ids."""
        sql = "SELECT id, day, minute, second, zone, spot, title, opening FROM entry WHERE id = ?"
        for entry_id in ids:
            for row in rows(self._connection.execute(sql, (entry_id,))):
                named = row["title"] or opening_as_kept(text(row["opening"]))
                yield NamedArrival(row["id"], when(row, order_key.day_of)[1], named)

    def came(self, entry_id: int) -> Came:
        """What came of an entry."""
        sql = "SELECT source_digest FROM entry WHERE id = ?"
        row = self._connection.execute(sql, (entry_id,)).fetchone()
        return Came.read(text(row[0]) if row else "")

    def _found(self, sql: str, values: tuple[object, ...]) -> Iterator[Here]:
        for row in rows(self._connection.execute(sql, values)):
            at, day = when(row, order_key.day_of)
            yield Here(
                row["id"],
                day,
                minute_of(at),
                stamp(row["created"]) or NEVER,
                bool(row["archived"]),
                row["source_id"] or "",
                Came.read(row["source_digest"]),
            )
