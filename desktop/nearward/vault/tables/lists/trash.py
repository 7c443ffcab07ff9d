"""The trash: what lies in it, the way back, and real deletion.

A thing that is deleted for good leaves its table and the search in the same transaction. The words
of its older versions stay in old parts of the search index until those are merged; that is done
afterwards, in short steps (`clean_index`). Freed space is overwritten by the database
(secure_delete). See desktop/decisions/deletion.md.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nearward.domain.cards import Trashed
from nearward.domain.kinds import IN_ORDER, pointing_at
from nearward.vault.file.as_read import rows, stamp
from nearward.vault.file.database import Connection
from nearward.vault.tables.drafts_and_settings import SettingsKept
from nearward.vault.tables.table import table_of

#: how long things lie in the trash
KEPT = timedelta(days=30)
#: a clock that says it is so long after the last change has leapt
LEAP = timedelta(days=366)
#: the setting that says how far the search index is from being clean: "begin" or "go on"
CLEANING = "cleaning_index"
#: pages of the index that one step writes
PAGES = 16

_KINDS = {row.name: row for row in IN_ORDER if row.has_trash}


class Trash:
    """All that was deleted and can be brought back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._settings = SettingsKept(connection)

    def every(self) -> list[Trashed]:
        """All of it, what was put there last first."""
        found = []
        for kind in _KINDS.values():
            table = table_of(kind.name)
            sql = f"{table.cards_in_trash()} WHERE trashed IS NOT NULL"
            for row in rows(self._connection.execute(sql)):
                # who put it there at no time that can be read did it just now: it stays its days
                put = stamp(row["trashed"]) or datetime.now(UTC)
                found.append(Trashed(table.card(row), put, _emptied(put)))
        return sorted(found, key=lambda thing: (thing.put, thing.card.id), reverse=True)

    def holds(self, kind: str, thing_id: int) -> bool:
        """Whether a thing lies in the trash."""
        sql = f"SELECT 1 FROM {_KINDS[kind].table} WHERE id = ? AND trashed IS NOT NULL"
        return self._connection.execute(sql, (thing_id,)).fetchone() is not None

    def delete_for_good(self, kind: str, thing_id: int) -> bool:
        """Remove a thing that lies in the trash, with its drafts; what pointed at it points at
        nothing. False when it is not in the trash (any more)."""
        if not self.holds(kind, thing_id):
            return False
        table = _KINDS[kind].table
        for row, owner in pointing_at(kind):
            if not owner.must:
                sql = f"UPDATE {row.table} SET {owner.field} = NULL WHERE {owner.field} = ?"
                self._connection.execute(sql, (thing_id,))
        self._connection.execute("DELETE FROM draft WHERE place = ?", (f"{kind}:{thing_id}",))
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (thing_id,))
        self._settings.keep(CLEANING, "begin")
        return True

    def old(self, now: datetime) -> list[tuple[str, int]]:
        """(kind, id) of what has lain there for 30 days; none while the clock seems to have leapt:
        when `now` is before the newest change in the diary, or more than a year after it."""
        newest = self._newest()
        if newest is None or not timedelta(0) <= now - newest <= LEAP:
            return []
        latest = (now - KEPT).astimezone(UTC).isoformat(timespec="milliseconds")
        found = []
        for kind in _KINDS.values():
            # a stamp of no year says nothing of how long it has lain there
            is_old = "trashed GLOB '[1-9][0-9][0-9][0-9]-*' AND trashed <= ?"
            sql = f"SELECT id FROM {kind.table} WHERE {is_old}"
            found += [(kind.name, row[0]) for row in self._connection.execute(sql, (latest,))]
        return found

    def is_to_clean(self) -> bool:
        """Whether words of what was deleted for good may still stand in the search index."""
        return CLEANING in self._settings.every()

    def clean_index(self) -> None:
        """One short step of merging the search index, in a transaction of the caller's."""
        state = self._settings.every().get(CLEANING)
        before = self._connection.total_changes
        pages = -PAGES if state == "begin" else PAGES
        sql = "INSERT INTO found_text (found_text, rank) VALUES ('merge', ?)"
        self._connection.execute(sql, (pages,))
        if state == "begin":
            self._settings.keep(CLEANING, "go on")
        elif self._connection.total_changes - before < 2:
            self._settings.forget(CLEANING)

    def _newest(self) -> datetime | None:
        stamps = [
            self._connection.execute(f"SELECT max(changed) FROM {kind.table}").fetchone()[0]
            for kind in _KINDS.values()
        ]
        newest = max((one for one in stamps if isinstance(one, str)), default=None)
        return stamp(newest)


def _emptied(put: datetime) -> datetime:
    try:
        return put + KEPT
    except OverflowError:  # put there by a clock at the end of time
        return put
