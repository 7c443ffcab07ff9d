"""The pages of a damaged file, each read for itself: what a bad page holds up is that page alone.

The database would refuse the whole file for one bad page of its schema, and all that lies below a
bad page of a tree. So the pages are laid behind the first page of a fresh file under the same key
and salt (each page is authenticated by its number and the key, not by its neighbours), and its
schema has two tables, of which either is pointed at one page after the other: `leaf` reads the rows
of tables, `twig` those of indexes and of tables without row ids. What a row has on further pages
the database fetches itself.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nearward.domain.file.trouble import WrongPassphrase
from nearward.vault.file.connection import connect, has_met_bad_page
from nearward.vault.file.database import Connection, database_error

PAGE = 4096
#: more columns than any table has
WIDE = 40
CHUNK = 256 * PAGE
#: more rows than stand on one page of a table
MOST = 700
#: so many errors in a row end the reading of an index
PATIENCE = 2
_NAMES = ", ".join(f"c{n}" for n in range(WIDE))
_SCHEMA = (
    f"CREATE TABLE leaf ({_NAMES})",
    f"CREATE TABLE twig ({_NAMES}, PRIMARY KEY ({_NAMES})) WITHOUT ROWID",
)
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "secure_delete = OFF", "cache_size = -8000")
#: written in the place of a page of zeros, which the database would take for one never written
_NO_PAGE = b"\xff" * PAGE

Row = tuple[Any, ...]


def copy_readable(source: Path, target: Path) -> None:
    """Copy a file to whole pages; what the disk does not give is left as zeros."""
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as written:
        for page in read_pages(source):
            written.write(page)


def read_pages(source: Path) -> Iterator[bytes]:
    """Each page of a file; zeros for what the disk does not give, and behind its end."""
    with source.open("rb", buffering=0) as opened:
        size = opened.seek(0, os.SEEK_END)
        for start in range(0, size, CHUNK):
            length = min(CHUNK, size - start)
            chunk = _read(opened, start, length)
            if chunk is None:
                for at in range(start, start + length, PAGE):
                    yield (_read(opened, at, min(PAGE, size - at)) or b"").ljust(PAGE, b"\0")
            else:
                for at in range(0, length, PAGE):
                    yield chunk[at : at + PAGE].ljust(PAGE, b"\0")


def _read(opened: Any, start: int, length: int) -> bytes | None:
    try:
        opened.seek(start)
        found = b""
        while len(found) < length:
            more = opened.read(length - len(found))
            if not more:
                return None
            found += more
    except OSError:
        return None
    return found


class Pages:
    """Made as a file at `work`, which the caller removes. `source` is read, never written."""

    def __init__(
        self, source: Path, work: Path, key: bytes | bytearray, salt: bytes, *, begins: bool
    ) -> None:
        """`begins`: whether the first page can be read."""
        self._work, self._key, self._salt = work, key, salt
        self.count = -(-source.stat().st_size // PAGE)
        self._lay_ground()
        with work.open("r+b") as written:
            for number, page in enumerate(read_pages(source)):
                if number:
                    written.seek(number * PAGE)
                    written.write(page if any(page) else _NO_PAGE)
            # what a row has on pages that were cut off must not be found on those of the ground
            end = written.seek(0, os.SEEK_END)
            written.seek(self.count * PAGE)
            for _ in range(self.count * PAGE, end, PAGE):
                written.write(_NO_PAGE)
        self._connection = self._opened()
        #: the numbers of pages that are not what was written under this key
        self.bad = [*([] if begins else [1]), *self._find_bad()]
        if len(self.bad) == self.count:
            self.close()
            raise WrongPassphrase(name=source.name)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(
        self, page: int, broken: Callable[[int, Row], None]
    ) -> Iterator[tuple[int | None, Row]]:
        """(row id, columns) of a page of a table; (None, columns) of one of an index.

        `broken` is told of rows of which only the first columns can be read. Nothing for pages of
        another kind. Pages above others give also what lies below them, as far as they can.
        """
        ids = self._ids(page)
        if len(ids) > MOST:
            return  # it stands above others, which are read for themselves
        for row_id in ids:
            try:
                (found,) = self._ask("leaf", "*", page, f"WHERE rowid = {row_id:d}")
            except database_error():
                broken(row_id, self._beginning(page, row_id))
            else:
                yield row_id, found
        if not ids:
            for row in self._twigs(page):
                yield None, row

    def _ids(self, page: int) -> list[int]:
        try:
            return [row[0] for row in self._ask("leaf", "rowid", page)]
        except database_error():
            return []

    def _twigs(self, page: int) -> Iterator[Row]:
        with contextlib.suppress(database_error()):
            yield from self._ask("twig", "*", page)
            return
        number = errors = 0
        while errors < PATIENCE:
            try:
                found = self._ask("twig", "*", page, f"LIMIT 1 OFFSET {number:d}")
            except database_error():
                errors += 1
            else:
                if not found:
                    return
                errors = 0
                yield from found
            number += 1

    def _beginning(self, page: int, row_id: int) -> Row:
        """The first columns of a row, up to the one that cannot be read."""
        found: list[Any] = []
        for number in range(WIDE):
            try:
                (found[len(found) :],) = self._ask(
                    "leaf", f"c{number}", page, f"WHERE rowid = {row_id:d}"
                )
            except database_error():
                break
        return tuple(found)

    def _ask(self, table: str, columns: str, page: int, more: str = "") -> list[Row]:
        """Rows of a page that were read without meeting a bad one; by id, with a fresh connection
        after each error."""
        self._point(table, page)
        sql = f"SELECT {columns} FROM {table} {more}"
        found: list[Row] = self._connection.execute(sql).fetchall()
        if has_met_bad_page(self._connection):
            raise database_error()("a bad page")
        return found

    def _point(self, table: str, page: int) -> None:
        """Let a table begin at a page. A connection that met a bad page cannot even do that."""
        try:
            self._write_root(table, page)
        except database_error():
            self._connection.close()
            self._connection = self._opened()
            self._write_root(table, page)

    def _write_root(self, table: str, page: int) -> None:
        execute = self._connection.execute
        execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?", (page, table))
        execute("PRAGMA writable_schema = RESET")
        execute("PRAGMA writable_schema = ON")

    def _opened(self) -> Connection:
        connection = connect(self._work, self._key, self._salt, mode="rw")
        for pragma in (*_PRAGMAS, "writable_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _lay_ground(self) -> None:
        """A fresh file with the two tables, as long as the one to be read."""
        os.close(os.open(self._work, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = connect(self._work, self._key, self._salt, mode="rw")
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            for statement in (*_SCHEMA, "CREATE TABLE filler (body)"):
                connection.execute(statement)
            while connection.execute("PRAGMA page_count").fetchone()[0] <= self.count:
                connection.execute("INSERT INTO filler VALUES (zeroblob(?))", (CHUNK,))
            connection.execute("DROP TABLE filler")
        finally:
            connection.close()

    def _find_bad(self) -> list[int]:
        found = self._connection.execute("PRAGMA cipher_integrity_check").fetchall()
        numbers = {int(n) for row in found for n in re.findall(r"page (\d+)", str(row[0]))}
        return sorted(n for n in numbers if 1 < n <= self.count)
