"""Earlier words of entries and worksheets: kept when others take their place, thinned with age."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from nearward.domain.things import Version
from nearward.vault.rows import KINDS, rows

#: while one writes on, the words of so long ago are kept
SITTING = timedelta(minutes=10)
#: words that lost more than half of so many letters at once are kept whatever the clock says
MUCH = 200
DAY, MONTH, YEAR = timedelta(days=1), timedelta(days=30), timedelta(days=365)


class Versions:
    """The table of versions. All is part of a save, in a transaction of the caller's."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def keep(
        self, kind: str, thing_id: int, before: dict[str, Any], saved: str, *, lost: bool = False
    ) -> None:
        """The words `before`, saved at `saved`, are about to be replaced.

        They are kept when the last ones were kept at least a sitting ago, or when much is `lost`.
        """
        now = datetime.now(UTC)
        number = KINDS.index(kind)
        sql = "SELECT kept, body FROM version WHERE kind = ? AND thing_id = ? ORDER BY id DESC"
        last = self._connection.execute(f"{sql} LIMIT 1", (number, thing_id)).fetchone()
        body = zlib.compress(msgspec.json.encode(before))
        if last is not None:
            recent = timedelta(0) <= now - datetime.fromisoformat(last[0]) < SITTING
            if (recent and not lost) or bytes(last[1]) == body:
                return
        self.put_back(
            Version(
                kind=kind,
                thing_id=thing_id,
                created=datetime.fromisoformat(saved),
                kept=now,
                body=before,
            )
        )
        self._thin(number, thing_id, now)

    def put_back(self, version: Version) -> int:
        """Write one as it is, with its id when it has one; gives the id."""
        body = zlib.compress(msgspec.json.encode(version.body))
        sql = (
            "INSERT INTO version (id, kind, thing_id, created, kept, body)"
            " VALUES (?, ?, ?, ?, ?, ?)"
        )
        stamps = [
            at.astimezone(UTC).isoformat(timespec="milliseconds")
            for at in (version.created, version.kept)
        ]
        values = (version.id or None, KINDS.index(version.kind), version.thing_id, *stamps, body)
        return int(self._connection.execute(sql, values).lastrowid)

    def of(self, kind: str, thing_id: int) -> list[Version]:
        """The versions of a thing, the newest first."""
        sql = "SELECT * FROM version WHERE kind = ? AND thing_id = ? ORDER BY created DESC, id DESC"
        found = self._connection.execute(sql, (KINDS.index(kind), thing_id))
        return [_version(row) for row in rows(found)]

    def get(self, version_id: int) -> Version | None:
        """One of them."""
        found = rows(self._connection.execute("SELECT * FROM version WHERE id = ?", (version_id,)))
        return _version(found[0]) if found else None

    def every(self) -> list[Version]:
        """All versions of things that do not lie in the trash, oldest first."""
        sql = (
            "SELECT * FROM version WHERE"
            " (kind = 0 AND thing_id IN (SELECT id FROM entry WHERE trashed IS NULL))"
            " OR (kind = 2 AND thing_id IN (SELECT id FROM worksheet WHERE trashed IS NULL))"
            " ORDER BY id"
        )
        return [_version(row) for row in rows(self._connection.execute(sql))]

    def _thin(self, number: int, thing_id: int, now: datetime) -> None:
        """All of a day, one a day for a month, one a week for a year, then one a month.

        Of each span the last words stay; what a clock put into the future stays.
        """
        sql = (
            "SELECT id, created FROM version WHERE kind = ? AND thing_id = ?"
            " ORDER BY created DESC, id DESC"
        )
        seen: set[tuple[str, str]] = set()
        for version_id, stamp in self._connection.execute(sql, (number, thing_id)).fetchall():
            span = _span(datetime.fromisoformat(stamp), now)
            if span is None or span not in seen:
                if span is not None:
                    seen.add(span)
                continue
            self._connection.execute("DELETE FROM version WHERE id = ?", (version_id,))


def _span(at: datetime, now: datetime) -> tuple[str, str] | None:
    age = now - at
    if age < DAY:
        return None
    if age < MONTH:
        return "day", f"{at:%Y-%m-%d}"
    if age < YEAR:
        return "week", f"{at:%G-%V}"
    return "month", f"{at:%Y-%m}"


def _version(row: dict[str, Any]) -> Version:
    return Version(
        id=row["id"],
        kind=KINDS[row["kind"]],
        thing_id=row["thing_id"],
        created=datetime.fromisoformat(row["created"]),
        kept=datetime.fromisoformat(row["kept"]),
        body=msgspec.json.decode(zlib.decompress(row["body"])),
    )


def lost_much(before: str, after: str) -> bool:
    """Whether more than half of a text of some length is gone at once."""
    return len(before) >= MUCH and len(after) < len(before) / 2
