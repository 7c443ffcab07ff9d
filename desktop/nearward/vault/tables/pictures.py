"""Pictures of entries, kept in the diary itself."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from nearward.domain.model import Picture
from nearward.pictures.intake import MOST_TOGETHER, NoRoomForPictures, Taken, take
from nearward.vault.file.as_read import rows, stamp, whole
from nearward.vault.file.database import Connection
from nearward.vault.tables.table import text_in

_COLUMNS = (
    "id, entry_id, created, changed, source, source_id, name, media, width, height, size, digest,"
    " as_it_was"
)


class Pictures:
    """The table of pictures. What is asked for many at once has no bytes; `data` has them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        entry_id: int,
        name: str,
        data: bytes,
        as_it_was: bool = False,
        *,
        created: datetime | None = None,
        source: str | None = None,
        source_id: str | None = None,
    ) -> Picture:
        """Keep a picture with an entry, in a transaction of the caller's; gives it with its id.

        What the file tells of place, time and camera is taken out first (domain.pictures), unless
        it is to be kept `as_it_was`. An entry that has the same picture already gets no second one.
        Raises NotAPicture, PictureTooLarge and NoRoomForPictures, each named by `name`.
        """
        taken = take(name, data, as_it_was=as_it_was)
        return self.keep(
            entry_id, name, taken, as_it_was, created=created, source=source, source_id=source_id
        )

    def keep(
        self,
        entry_id: int,
        name: str,
        taken: Taken,
        as_it_was: bool = False,
        small: bytes | None = None,
        *,
        created: datetime | None = None,
        source: str | None = None,
        source_id: str | None = None,
    ) -> Picture:
        """Keep what was taken already, as `add` does; with its preview, when that is made.

        Raises NoRoomForPictures.
        """
        digest = hashlib.sha256(taken.data).hexdigest()
        sql = f"SELECT {_COLUMNS} FROM picture WHERE entry_id = ? AND digest = ?"
        there = rows(self._connection.execute(sql, (entry_id, digest)))
        if there:
            return _picture(there[0])
        if self.total() + len(taken.data) > MOST_TOGETHER:
            raise NoRoomForPictures(name=name)
        now = datetime.now(UTC)
        picture = Picture(
            entry_id=entry_id,
            name=text_in(name),
            media=taken.media,
            width=taken.width,
            height=taken.height,
            size=len(taken.data),
            digest=digest,
            as_it_was=as_it_was,
            created=created or now,
            changed=created or now,
            source=source,
            source_id=source_id,
        )
        return self._insert(picture, taken.data, small)

    def put_back(self, picture: Picture, data: bytes, small: bytes | None = None) -> Picture:
        """Keep a picture as it was here before, with its id when that is free (undo, import).

        Nothing is taken out of it and nothing is asked; who calls it knows the file.
        """
        sql = "SELECT 1 FROM picture WHERE id = ?"
        if picture.id and self._connection.execute(sql, (picture.id,)).fetchone():
            raise ValueError("there is a picture with this id")
        return self._insert(picture, data, small)

    def of(self, entry_id: int) -> list[Picture]:
        """The pictures of an entry, in the order in which they were added."""
        sql = f"SELECT {_COLUMNS} FROM picture WHERE entry_id = ? ORDER BY id"
        return [_picture(row) for row in rows(self._connection.execute(sql, (entry_id,)))]

    def get(self, picture_id: int) -> Picture | None:
        """One picture, without its bytes."""
        sql = f"SELECT {_COLUMNS} FROM picture WHERE id = ?"
        found = rows(self._connection.execute(sql, (picture_id,)))
        return _picture(found[0]) if found else None

    def every(self) -> list[Picture]:
        """All pictures of entries that do not lie in the trash."""
        sql = (
            f"SELECT {_COLUMNS} FROM picture WHERE entry_id IS NULL"
            " OR entry_id NOT IN (SELECT id FROM entry WHERE trashed IS NOT NULL) ORDER BY id"
        )
        return [_picture(row) for row in rows(self._connection.execute(sql))]

    def data(self, picture_id: int) -> bytes | None:
        """The file of a picture."""
        return self._bytes("data", picture_id)

    def small(self, picture_id: int) -> bytes | None:
        """The preview of a picture (a small JPEG or PNG), once one was kept."""
        return self._bytes("small", picture_id)

    def keep_small(self, picture_id: int, small: bytes) -> None:
        """Keep a preview; the windows make it, for nothing is decoded here."""
        sql = "UPDATE picture SET small = ? WHERE id = ?"
        self._connection.execute(sql, (small, picture_id))

    def remove(self, picture_id: int) -> None:
        """Remove a picture for good; its space is overwritten."""
        self._connection.execute("DELETE FROM picture WHERE id = ?", (picture_id,))

    def total(self) -> int:
        """Bytes of all pictures in the diary, those of the trash too."""
        sql = "SELECT coalesce(sum(size), 0) FROM picture"
        return whole(self._connection.execute(sql).fetchone()[0], 0, 1 << 62) or 0

    def _bytes(self, column: str, picture_id: int) -> bytes | None:
        sql = f"SELECT {column} FROM picture WHERE id = ?"
        row = self._connection.execute(sql, (picture_id,)).fetchone()
        held = None if row is None else row[0]
        return held.encode() if isinstance(held, str) else held if isinstance(held, bytes) else None

    def _insert(self, picture: Picture, data: bytes, small: bytes | None) -> Picture:
        sql = (
            f"INSERT INTO picture ({_COLUMNS}, small, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        values = (
            picture.id or None,
            picture.entry_id,
            *(_stamp(at) for at in (picture.created, picture.changed)),
            picture.source,
            picture.source_id,
            picture.name,
            picture.media,
            picture.width,
            picture.height,
            picture.size,
            picture.digest,
            int(picture.as_it_was),
            small,
            data,
        )
        made = self._connection.execute(sql, values).lastrowid
        kept = self.get(int(made))
        if kept is None:
            raise LookupError(made)
        return kept


def _stamp(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")


def _picture(row: dict[str, Any]) -> Picture:
    return Picture(
        id=row["id"],
        entry_id=row["entry_id"],
        name=row["name"],
        media=row["media"],
        width=row["width"] or 0,
        height=row["height"] or 0,
        size=row["size"] or 0,
        digest=row["digest"],
        as_it_was=bool(row["as_it_was"]),
        created=stamp(row["created"]),
        changed=stamp(row["changed"]),
        source=row["source"],
        source_id=row["source_id"],
    )
