"""Pictures of entries, kept in the diary itself."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Picture
from nearward.pictures.intake import MOST_TOGETHER, NoRoomForPictures, Taken, take
from nearward.vault.file.as_read import whole
from nearward.vault.tables.row import insert, text_in
from nearward.vault.tables.table import Table


class Pictures(Table[Picture]):
    """The table of pictures. What is asked for many at once has no bytes; `data` has them."""

    kind = BY_NAME["picture"]
    selected = (
        "id, entry_id, created, changed, source, source_id, name, media, width, height, size,"
        " digest, as_it_was"
    )

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
        return self.keep(entry_id, name, taken, created=created, source=source, source_id=source_id)

    def keep(
        self,
        entry_id: int,
        name: str,
        taken: Taken,
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
        there = self.where("entry_id = ? AND digest = ?", entry_id, digest)
        if there:
            return there[0]
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
            as_it_was=taken.as_it_was,
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
        if picture.id and self.connection.execute(sql, (picture.id,)).fetchone():
            raise ValueError("there is a picture with this id")
        return self._insert(picture, data, small)

    def of(self, entry_id: int) -> list[Picture]:
        """The pictures of an entry, in the order in which they were added."""
        return self.where("entry_id = ?", entry_id)

    def every(self) -> list[Picture]:
        """All pictures of entries that do not lie in the trash."""
        gone = "SELECT id FROM entry WHERE trashed IS NOT NULL"
        return self.where(f"entry_id IS NULL OR entry_id NOT IN ({gone})")

    def data(self, picture_id: int) -> bytes | None:
        """The file of a picture."""
        return self._bytes("data", picture_id)

    def small(self, picture_id: int) -> bytes | None:
        """The preview of a picture (a small JPEG or PNG), once one was kept."""
        return self._bytes("small", picture_id)

    def keep_small(self, picture_id: int, small: bytes) -> None:
        """Keep a preview; the windows make it, for nothing is decoded here."""
        sql = "UPDATE picture SET small = ? WHERE id = ?"
        self.connection.execute(sql, (small, picture_id))

    def remove(self, picture_id: int) -> None:
        """Remove a picture for good; its space is overwritten."""
        self.connection.execute("DELETE FROM picture WHERE id = ?", (picture_id,))

    def total(self) -> int:
        """Bytes of all pictures in the diary, those of the trash too."""
        sql = "SELECT coalesce(sum(size), 0) FROM picture"
        return whole(self.connection.execute(sql).fetchone()[0], 0, 1 << 62) or 0

    def _bytes(self, column: str, picture_id: int) -> bytes | None:
        sql = f"SELECT {column} FROM picture WHERE id = ?"
        row = self.connection.execute(sql, (picture_id,)).fetchone()
        held = None if row is None else row[0]
        return held.encode() if isinstance(held, str) else held if isinstance(held, bytes) else None

    def _insert(self, picture: Picture, data: bytes, small: bytes | None) -> Picture:
        columns = {
            "id": picture.id or None,
            "created": _stamp(picture.created),
            "changed": _stamp(picture.changed),
            "source": picture.source,
            "source_id": picture.source_id,
            **self.columns(picture),
            "small": small,
            "data": data,
        }
        return self.there(insert(self.connection, self.table, columns))


def _stamp(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
