"""Earlier words of entries and worksheets: kept when others take their place, thinned with age."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from nearward.domain.kinds import BY_NAME, NUMBERED, name_of, number_of
from nearward.domain.model import Version
from nearward.domain.text.lost import at_risk, holds_more
from nearward.vault.file.as_read import NEVER, fields, stamp
from nearward.vault.tables.table import Table, table_of

#: while one writes on, the words of so long ago are kept
SITTING = timedelta(minutes=10)
#: of the newest versions so many are asked whether they hold what goes
ASKED = 8
#: letters that are compared when versions are thinned; what is not compared stays
COMPARED = 3_000_000
DAY, MONTH, YEAR = timedelta(days=1), timedelta(days=30), timedelta(days=365)


class Versions(Table[Version]):
    """The table of versions. All is part of a save, in a transaction of the caller's."""

    kind = BY_NAME["version"]
    selected = "id, kind AS number, thing_id, created, kept, body AS packed"

    def keep(
        self,
        kind: str,
        thing_id: int,
        before: dict[str, Any],
        after: dict[str, Any],
        saved: str,
        *,
        must: bool = False,
    ) -> None:
        """The words `before`, saved at `saved`, are about to be replaced by those `after`.

        They are kept when the last ones were kept at least a sitting ago, or when something goes
        that stands in no version.
        """
        now = datetime.now(UTC)
        number = number_of(kind)
        sql = "SELECT kept, body FROM version WHERE kind = ? AND thing_id = ? ORDER BY id DESC"
        found = self.connection.execute(f"{sql} LIMIT {ASKED}", (number, thing_id)).fetchall()
        if found:
            last = stamp(found[0][0])
            is_recent = last is not None and timedelta(0) <= now - last < SITTING
            if found[0][1] == _pack(before):
                return
            held = (words_of(kind, _body(row[1])) for row in found)
            words = words_of(kind, before), words_of(kind, after)
            if is_recent and not must and not at_risk(*words, held):
                return
        created = stamp(saved) or now
        self.put_back(Version(kind=kind, thing_id=thing_id, created=created, kept=now, body=before))
        self._thin(kind, thing_id, words_of(kind, after), now)

    def put_back(self, version: Version) -> int:
        """Write one as it is, with its id when it has one; gives the id."""
        body = _pack(version.body)
        sql = (
            "INSERT INTO version (id, kind, thing_id, created, kept, body)"
            " VALUES (?, ?, ?, ?, ?, ?)"
        )
        stamps = [
            at.astimezone(UTC).isoformat(timespec="milliseconds")
            for at in (version.created, version.kept)
        ]
        values = (version.id or None, number_of(version.kind), version.thing_id, *stamps, body)
        return int(self.connection.execute(sql, values).lastrowid)

    def of(self, kind: str, thing_id: int) -> list[Version]:
        """The versions of a thing, the newest first."""
        newest = "created DESC, id DESC"
        return self.where("kind = ? AND thing_id = ?", number_of(kind), thing_id, order=newest)

    def of_kind(self, kind: str) -> Iterator[Version]:
        """The versions of all things of a kind, one read at a time."""
        sql = "SELECT id FROM version WHERE kind = ?"
        for (number,) in self.connection.execute(sql, (number_of(kind),)).fetchall():
            yield self.there(number)

    def put_anew(self, version_id: int, body: dict[str, Any]) -> None:
        """Let one hold another body; its stamps stay."""
        sql = "UPDATE version SET body = ? WHERE id = ?"
        self.connection.execute(sql, (_pack(body), version_id))

    def saved(self, kind: str, thing_id: int, limit: int) -> list[datetime]:
        """When the versions of a thing were saved, the newest first; their words are not read."""
        sql = (
            "SELECT created FROM version WHERE kind = ? AND thing_id = ?"
            " ORDER BY created DESC, id DESC LIMIT ?"
        )
        found = self.connection.execute(sql, (number_of(kind), thing_id, limit))
        return [at for (created,) in found if (at := stamp(created)) is not None]

    def remove(self, version_id: int) -> None:
        """Take one away, whose words stand elsewhere."""
        self.connection.execute("DELETE FROM version WHERE id = ?", (version_id,))

    def every(self) -> list[Version]:
        """All versions of things that do not lie in the trash, oldest first."""
        return self.where(
            " OR ".join(
                f"(kind = {row.number} AND thing_id IN"
                f" (SELECT id FROM {row.table} WHERE trashed IS NULL))"
                for row in NUMBERED
                if row.has_versions
            )
        )

    def read(self, row: dict[str, Any]) -> Version:
        """The version of a row."""
        return Version(
            id=row["id"],
            kind=_named(row["number"]),
            thing_id=row["thing_id"],
            created=stamp(row["created"]) or stamp(row["kept"]) or NEVER,
            kept=stamp(row["kept"]) or stamp(row["created"]) or NEVER,
            body=_body(row["packed"]),
        )

    def _thin(self, kind: str, thing_id: int, here: str, now: datetime) -> None:
        """All of a day, one a day for a month, one a week for a year, then one a month.

        Of each span the last words stay; so does what a clock put into the future, and a version
        with words that stand in no other and not `here`.
        """
        sql = (
            "SELECT id, created FROM version WHERE kind = ? AND thing_id = ?"
            " ORDER BY created DESC, id DESC"
        )
        seen: set[tuple[str, str]] = set()
        stay: list[int] = []
        spare: list[int] = []
        given = (number_of(kind), thing_id)
        for version_id, created in self.connection.execute(sql, given).fetchall():
            span = _span(stamp(created) or now, now)
            (spare if span in seen else stay).append(version_id)
            if span is not None:
                seen.add(span)
        if not spare:
            return
        texts = [here, *map(self._words, stay)]
        left = COMPARED - sum(map(len, texts))
        for version_id in spare:
            if left < 0:
                return
            words = self._words(version_id)
            left -= len(words) * len(texts)
            if not words or holds_more(words, texts):
                texts.append(words)
            else:
                self.connection.execute("DELETE FROM version WHERE id = ?", (version_id,))

    def _words(self, version_id: int) -> str:
        version = self.get(version_id)
        return words_of(version.kind, version.body) if version is not None else ""


def words_of(kind: str, body: dict[str, Any]) -> str:
    """The words of a version."""
    return table_of(kind).words_in(body)


def _named(number: int | None) -> str:
    """The kind of a number; what another program wrote there is taken as an entry."""
    try:
        return name_of(number or 0)
    except KeyError:
        return name_of(0)


def _span(at: datetime, now: datetime) -> tuple[str, str] | None:
    age = now - at
    if age < DAY:
        return None
    if age < MONTH:
        return "day", f"{at:%Y-%m-%d}"
    if age < YEAR:
        return "week", f"{at:%G-%V}"
    return "month", f"{at:%Y-%m}"


def _pack(body: dict[str, Any]) -> bytes:
    return zlib.compress(msgspec.json.encode(body))


def _body(packed: object) -> dict[str, Any]:
    """The fields of a version; of one that is not packed as here, what can be told of it."""
    if not isinstance(packed, bytes):
        return fields(packed)
    try:
        return fields(zlib.decompress(packed))
    except zlib.error:
        return fields(packed)
