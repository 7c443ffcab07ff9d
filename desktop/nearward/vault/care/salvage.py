"""What can still be read of a damaged diary, written into a new one.

The damaged file is only read: its pages are looked at in a copy, one by one (pages.py), so
that a bad page costs what stands on it and nothing else. The new diary has the same key and first
bytes, so passphrase, recovery sheet and the list of backups go on; its search index is made anew.
It is made under another name, looked through, and only then named.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from nearward.domain.file.outcomes import THINGS, Lost, Salvaged
from nearward.domain.file.passphrase import check as check_passphrase
from nearward.domain.file.trouble import (
    AlreadyExists,
    CutOff,
    Damaged,
    NewerVersion,
    OpenElsewhere,
    WrongPassphrase,
)
from nearward.domain.kinds import TIMELINE
from nearward.domain.trouble import Interrupted, Trouble
from nearward.vault.care.backups import as_backup_trouble
from nearward.vault.care.damaged_pages import Pages, Row, copy_readable
from nearward.vault.care.upgrading import upgrade
from nearward.vault.file import copies, header
from nearward.vault.file import key as keys
from nearward.vault.file.connection import connect, translated
from nearward.vault.file.database import Connection, integrity_error
from nearward.vault.file.schema import SCHEMA, claim
from nearward.vault.tables import links
from nearward.vault.tables.lists import index, order_key

WORK, COPY = ".salvage", ".salvage-copy"
_DAYS = range(1, date.max.toordinal() + 1)
#: columns of instants, and how these begin
_STAMPS = ("created", "changed")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBERS = {row.table: row.number for row in TIMELINE}
_TYPES = {"INTEGER": (int,), "TEXT": (str,), "REAL": (float, int), "BLOB": (bytes,)}


def salvage(
    diary: Path,
    new: Path,
    passphrase: str,
    *,
    key: bytes | bytearray | None = None,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Salvaged:
    """Write all that can be read of `diary` into `new`, where there is nothing yet.

    `key`: the raw key of a recovery sheet in place of the passphrase. `stop` is asked at every page
    (Interrupted), `progress` told (page, of how many). Raises Trouble; then nothing is left behind.
    """
    if os.path.lexists(new):
        raise AlreadyExists(name=new.name)
    diary, new = header.real(diary), header.place_of(new)
    found = header.look_at(diary)
    if key is None:
        check_passphrase(passphrase)
    made = keys.derive(passphrase, found.salt) if key is None else bytearray(key)
    fresh, work, copy = (new.with_name(new.name + end) for end in (copies.FRESH, WORK, COPY))
    for path in (fresh, work, copy):
        copies.remove(path)
    try:
        with as_backup_trouble(new.name):
            header.make_folder(new.parent)
            source, begins, cut = _begin(diary, copy, made, found.salt)
            pages = Pages(source, work, made, found.salt, begins=begins)
            try:
                done = _Writing(fresh, made, found.salt, pages).run(stop, progress)
            finally:
                pages.close()
            copies.look_through(fresh, made, found.salt, stop)
            copies.name(new)
    finally:
        for path in (fresh, work, copy):
            copies.remove(path)
        keys.wipe(made)
    return Salvaged(done.kept, done.lost, pages.count, pages.bad, done.loose, cut)


def _begin(diary: Path, copy: Path, key: bytearray, salt: bytes) -> tuple[Path, bool, bool]:
    """The file to read, whether its first page can be read, and whether it is cut off.

    The diary itself is not written: one that lies there with the journal of a change that was not
    finished is copied first, and the change is taken back in the copy.
    """
    source = diary
    found = _state(diary, key, salt)
    if copies.journal_of(diary).exists():
        copy_readable(diary, copy)
        copies.copy_bytes(copies.journal_of(diary), copies.journal_of(copy))
        with contextlib.suppress(Trouble):
            connect(copy, key, salt, mode="rw").close()
        source = copy
        found = _state(copy, key, salt)
    return source, found is not WrongPassphrase, found is CutOff


def _state(path: Path, key: bytearray, salt: bytes) -> type[Trouble] | None:
    """What is in the way of opening a file, which is only read: WrongPassphrase when its first page
    is not one under this key, CutOff when it says that there are more pages.

    Raises OpenElsewhere and NewerVersion.
    """
    try:
        connection = connect(path, key, salt, mode="ro")
    except (OpenElsewhere, NewerVersion):
        raise
    except Damaged:
        return CutOff
    except Trouble as trouble:
        return type(trouble)
    try:
        with translated(path):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except OpenElsewhere:
        raise
    except Trouble as trouble:
        return type(trouble)
    finally:
        connection.close()
    if version > SCHEMA:
        raise NewerVersion(name=path.name)
    return None


class SavedTable(NamedTuple):
    """A table of the new diary, and what its rows look like."""

    name: str
    columns: list[tuple[str, tuple[type, ...], bool, bool]]  # name, types, may be NULL, default
    has_id: bool
    #: how many columns the key of a row has; they come first
    key: int = 1
    #: the number of its kind, which is in the spot of each row; None: its rows have no spot
    number: int | None = None

    def fits(self, row_id: int | None, row: Row) -> bool:
        """Whether a row is one of this table: it can be, and its spot or its stamps say so.

        The spot of a thing tells its kind and its day, whatever else looks alike. Someone has as
        many texts and numbers as a word of their own; only their stamps tell them apart.
        """
        if not self.can_be(row_id, row):
            return False
        if self.number is not None:
            spot, day = row[self._at("spot")], row[self._at("day")]
            return (
                isinstance(spot, int)
                and order_key.kind_of(spot) == self.number
                and order_key.day_of(spot) == day
            )
        stamps = (
            value for column, value in zip(self.columns, row, strict=False) if column[0] in _STAMPS
        )
        return all(isinstance(one, str) and _INSTANT.match(one) for one in stamps)

    def can_be(self, row_id: int | None, row: Row) -> bool:
        """Whether a row can be one of this table. (Its id stands as NULL in the first column.)"""
        if self.has_id != (row_id is not None) or any(v is not None for v in row[self.width :]):
            return False
        start = 0
        if self.has_id:
            if row[0] is not None:
                return False
            start = 1
        for (_, types, empty, default), value in zip(
            self.columns[start:], row[start : self.width], strict=True
        ):
            if value is None and not (empty or default):
                return False
            if value is not None and type(value) not in types:
                return False
        return True

    @property
    def width(self) -> int:
        return len(self.columns)

    def _at(self, name: str) -> int:
        return next(at for at, column in enumerate(self.columns) if column[0] == name)


def tables_of(connection: Connection) -> list[SavedTable]:
    """The tables of a diary, without those of the search."""
    found = []
    for _, name, kind, _, without_id, _ in connection.execute("PRAGMA table_list").fetchall():
        if kind != "table" or name.startswith(("sqlite_", "found_text")):
            continue
        info = connection.execute(f"PRAGMA table_info ({name})").fetchall()
        if without_id:  # their rows begin with their key
            last = len(info) + 1  # (a list that is being sorted says that it is empty)
            info.sort(key=lambda column: column[5] or last)
        columns = [
            (column[1], _TYPES[column[2]], not column[3], column[4] is not None) for column in info
        ]
        key = sum(column[5] > 0 for column in info) if without_id else 1
        number = _NUMBERS.get(name)
        found.append(SavedTable(name, columns, not without_id, key, number))
    return found


def table_of(tables: Sequence[SavedTable], row_id: int | None, row: Row) -> SavedTable | None:
    """The table of a row; one whose spot or stamps nobody can read is kept, too."""
    fits = (table for table in tables if table.fits(row_id, row))
    can_be = (table for table in tables if table.can_be(row_id, row))
    return next(chain(fits, can_be), None)


class _Writing:
    """The new diary, while it is filled."""

    def __init__(self, path: Path, key: bytearray, salt: bytes, pages: Pages) -> None:
        self._pages = pages
        claim(path)
        self._connection = connect(path, key, salt, mode="rw")
        self._connection.execute("PRAGMA foreign_keys = OFF")
        upgrade(self._connection, 0)
        self._tables = tables_of(self._connection)
        self._changed: dict[tuple[object, ...], object] = {}
        self._known: dict[tuple[str, int], date | None] = {}
        self._clashed: list[Lost] = []
        self._sequences: dict[str, int] = {}
        self.kept: dict[str, int] = {}
        self.lost: list[Lost] = []
        self.loose = 0

    def run(
        self, stop: Callable[[], bool] | None, progress: Callable[[int, int], None] | None
    ) -> _Writing:
        """Read every page and keep what stands on it, in one transaction; closes the file."""
        pages, bad = self._pages, set(self._pages.bad)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for page in range(2, pages.count + 1):
                if stop is not None and stop():
                    raise Interrupted
                if progress is not None:
                    progress(page, pages.count)
                if page not in bad:
                    for row_id, row in pages.rows(page, self._on_broken):
                        self._take(row_id, row)
            self._finish()
            self._connection.execute("COMMIT")
        finally:
            self._connection.close()
        return self

    def _take(self, row_id: int | None, row: Row) -> None:
        if row_id is None:
            self._learn(row)
        elif isinstance(row[0], str) and isinstance(row[1], int) and row[2] is None:
            # the largest id that each table ever gave
            self._sequences[row[0]] = max(row[1], self._sequences.get(row[0], 0))
            return
        table = table_of(self._tables, row_id, row)
        if table is not None and (table.name != "person_in" or _is_given(row)):
            self._keep(table, row_id, row)

    def _keep(self, table: SavedTable, row_id: int | None, row: Row) -> None:
        names = [column[0] for column in table.columns]
        values = dict(zip(names, row, strict=False))
        if row_id is not None:
            values[names[0]] = row_id
        defaults = {column[0] for column in table.columns if column[3]}
        values = {n: v for n, v in values.items() if v is not None or n not in defaults}
        key = names[: table.key]
        thing = table.name, *(values[name] for name in key)
        changed = values.get("changed") or ""
        if thing in self._changed:
            if str(changed) <= str(self._changed[thing]):
                return
            found = " AND ".join(f"{name} = ?" for name in key)
            sql = f"DELETE FROM {table.name} WHERE {found}"
            self._connection.execute(sql, thing[1:])
            self.kept[table.name] -= 1
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table.name} ({', '.join(values)}) VALUES ({marks})"
        try:
            self._connection.execute(sql, tuple(values.values()))
        except integrity_error():
            self._clashed.append(Lost(table.name, row_id or 0, _day(values.get("day"))))
            return
        self._changed[thing] = changed
        self.kept[table.name] = self.kept.get(table.name, 0) + 1

    def _learn(self, row: Row) -> None:
        """What the indexes say of things: each has its spot in one, check-ins their day."""
        first, second, third = row[:3]
        if not isinstance(first, int) or any(value is not None for value in row[3:]):
            return
        if isinstance(second, int) and third is None:
            self._know(first, second)
        elif isinstance(third, int) and second in (None, 0, 1) and first in _DAYS:
            self._known.setdefault(("check_in", third), _day(first))

    def _know(self, spot: int, thing_id: int) -> None:
        day, kind = _day(order_key.day_of(spot)), order_key.kind_of(spot)
        name = next((row.name for row in TIMELINE if row.number == kind), None)
        if day is not None and name is not None:
            self._known.setdefault((name, thing_id), day)

    def _on_broken(self, row_id: int, beginning: Row) -> None:
        """A row whose further pages are bad: which one it is stands on its first."""
        if len(beginning) > 10 and isinstance(beginning[10], int) and beginning[10] > 1 << 20:
            self._know(beginning[10], row_id)

    def _finish(self) -> None:
        """Empty what points at nothing, go on with the ids, and see what is missing."""
        execute = self._connection.execute
        dangling = execute("PRAGMA foreign_key_check").fetchall()
        for table, row_id, _, number in dangling:
            keys_of = execute(f"PRAGMA foreign_key_list ({table})").fetchall()
            column = next(row[3] for row in keys_of if row[0] == number)
            execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (row_id,))
        self.loose = len(dangling)
        mine = {table.name for table in self._tables if table.has_id}
        for name, last in self._sequences.items():
            if name in mine:
                execute("DELETE FROM sqlite_sequence WHERE name = ? AND seq < ?", (name, last))
                execute(
                    "INSERT INTO sqlite_sequence (name, seq) SELECT ?, ? WHERE NOT EXISTS"
                    " (SELECT 1 FROM sqlite_sequence WHERE name = ?)",
                    (name, last, name),
                )
        links.fill(self._connection)
        order_key.renew(self._connection)
        index.fill(self._connection)
        missing = [
            Lost(kind, thing_id, day)
            for (kind, thing_id), day in self._known.items()
            if (kind, thing_id) not in self._changed
        ]
        named = {(lost.kind, lost.id) for lost in missing}
        missing += [c for c in self._clashed if c.kind in THINGS and (c.kind, c.id) not in named]
        self.lost = sorted(missing, key=lambda lost: (THINGS.index(lost.kind), lost.id))


def _is_given(row: Row) -> bool:
    """Whether a row says that a person was given beside an entry, and is not one of the index over
    these, which has the same numbers in another order. Those in texts are read from them anew."""
    person, kind, _, typed = row[:4]
    return isinstance(person, int) and person > 0 and (kind, typed) == (0, 0)


def _day(number: object) -> date | None:
    return date.fromordinal(number) if isinstance(number, int) and number in _DAYS else None
