"""Whole copies of a diary: made by the database itself, looked through, and only then named.

A copy is made beside its place under a name that ends in `.new`, so that a kill at any time leaves
either a whole file or one that the next start removes. It is encrypted from its first byte.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nearward.domain.file.outcomes import Counts
from nearward.domain.file.trouble import Damaged
from nearward.domain.kinds import IN_ORDER
from nearward.vault.file.as_read import stamp
from nearward.vault.file.connection import (
    attach_address,
    connect,
    has_met_bad_page,
    small_cache,
    translated,
)
from nearward.vault.file.database import Connection
from nearward.vault.file.header import flush_folder
from nearward.vault.file.kinds_there import kinds_there

FRESH = ".new"
#: steps of the database's machine between two looks whether to stop
STEPS = 200
#: the same while a copy is looked through, where a step reads a page: some milliseconds
PAGES = 25
#: bytes written between two flushes: what is written at once at the end holds up everything else
FLUSH_EVERY = 4_000_000
_KEPT = "WHERE trashed IS NULL"


def counts(connection: Connection) -> Counts:
    """Count what a diary of any schema number holds."""
    sql = (
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'found_text%' AND name NOT LIKE 'sqlite_%'"
    )
    rows = sum(
        int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in connection.execute(sql).fetchall()
    )
    kept, stamps = {}, []
    for kind in kinds_there(connection, (row for row in IN_ORDER if row.is_counted)):
        select = f"SELECT count(*) FROM {kind.table} {_KEPT}"
        kept[kind.name] = int(connection.execute(select).fetchone()[0])
        stamps.append(connection.execute(f"SELECT max(changed) FROM {kind.table}").fetchone()[0])
    newest = max((one for one in stamps if isinstance(one, str)), default=None)
    return Counts(kept, rows, stamp(newest))


def copy(
    connection: Connection,
    target: Path,
    key: bytes | bytearray,
    salt: bytes,
    stop: Callable[[], bool] | None = None,
) -> Counts:
    """Copy the open diary to `target` + `.new`, under a key and a salt; look through the copy.

    Flushed to the disk when this returns; `name` gives it its name. Raises Trouble, and Interrupted
    as soon as `stop` says so; then nothing is left behind.
    """
    fresh = fresh_of(target)
    remove(fresh)
    with removed_on_error(fresh), translated(target, opened=True):
        descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        try:
            with small_cache(connection):
                wanted = _copied(connection, fresh, descriptor, (key, salt), stop)
            if has_met_bad_page(connection):
                raise Damaged(name=target.name)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if look_through(fresh, key, salt, stop) != wanted:
            raise Damaged(name=fresh.name)
    return wanted


def _copied(
    connection: Connection,
    fresh: Path,
    descriptor: int,
    keyed: tuple[bytes | bytearray, bytes],
    stop: Callable[[], bool] | None,
) -> Counts:
    """Copy into the empty file behind the descriptor; what the diary then held."""
    connection.set_progress_handler(_Pace(fresh, descriptor, stop), STEPS)
    try:
        wanted = counts(connection)
        connection.execute("VACUUM INTO ?", (attach_address(fresh, *keyed),))
        return wanted
    finally:
        connection.set_progress_handler(None, 0)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a closed file to a place where there is nothing, mode 0600, flushed to the disk."""
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as written, source.open("rb") as read:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def look_through(
    path: Path, key: bytes | bytearray, salt: bytes, stop: Callable[[], bool] | None = None
) -> Counts:
    """Read every page of a closed diary and count what it holds; Damaged when it is not whole."""
    with (
        _opened(path, key, salt) as connection,
        translated(path, opened=True),
        small_cache(connection),
    ):
        if stop is not None:
            connection.set_progress_handler(stop, PAGES)
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise Damaged(name=path.name)
        counted = counts(connection)
        if has_met_bad_page(connection):
            raise Damaged(name=path.name)
        return counted


def count(path: Path, key: bytes | bytearray, salt: bytes) -> Counts:
    """How much a closed diary holds, without reading all of it."""
    with _opened(path, key, salt) as connection, translated(path, opened=True):
        return counts(connection)


@contextmanager
def _opened(path: Path, key: bytes | bytearray, salt: bytes) -> Iterator[Connection]:
    connection = connect(path, key, salt, mode="rw")
    try:
        with translated(path):
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield connection
    finally:
        connection.close()


def name(target: Path) -> None:
    """Give the fresh copy its name; never over something that is there (FileExistsError)."""
    fresh = fresh_of(target)
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        fresh.rename(target)
    else:
        fresh.unlink()
    flush_folder(target.parent)


def fresh_of(target: Path) -> Path:
    """What a copy is called before it counts."""
    return target.with_name(target.name + FRESH)


def journal_of(path: Path) -> Path:
    """The database's journal of a change that is under way, or was when the power went."""
    return path.with_name(path.name + "-journal")


def remove(path: Path) -> None:
    """Remove a copy that does not count, with its journal."""
    for part in (path, journal_of(path)):
        with contextlib.suppress(FileNotFoundError), _freed_later(part):
            part.unlink()


@contextmanager
def _freed_later(path: Path) -> Iterator[None]:
    """The name goes at once; a large file's room on the disk is freed off this thread.

    Some systems tell the disk about every piece that is free, and 200 MB hold up everything else
    for 0.2 s. What is still open goes with its last descriptor, at the latest with the process.
    """
    if sys.platform == "win32":  # nothing that is open can be removed there
        yield
        return
    descriptor = None
    with contextlib.suppress(OSError):
        if path.lstat().st_size > FLUSH_EVERY:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        yield
    finally:
        if descriptor is not None:
            threading.Thread(target=os.close, args=(descriptor,), name="free", daemon=True).start()


def remove_idle_journal(path: Path) -> None:
    """Remove the journal beside a closed diary when it holds no change; FileExistsError if it does.

    The database leaves one behind when it could not be removed at the end.
    """
    journal = journal_of(path)
    with contextlib.suppress(FileNotFoundError):
        with journal.open("rb") as opened:
            idle = not any(opened.read(8))
        if not idle:
            raise FileExistsError(journal)
        journal.unlink()


@contextmanager
def removed_on_error(path: Path) -> Iterator[None]:
    """Leave no half copy behind."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            remove(path)
        raise


class _Pace:
    """Asked many times a second while a copy grows: flushes it bit by bit, and may stop it."""

    def __init__(self, fresh: Path, descriptor: int, stop: Callable[[], bool] | None) -> None:
        self._fresh = fresh
        self._descriptor = descriptor
        self._stop = stop
        self._flushed = 0

    def __call__(self) -> bool:
        size = os.fstat(self._descriptor).st_size
        if size - self._flushed >= FLUSH_EVERY:
            self._flushed = size
            os.fsync(self._descriptor)
        if self._stop is None or not self._stop():
            return False
        # an empty journal says that there is nothing to take back: the database would cut the whole
        # copy to nothing on this thread, and it is removed anyway
        with contextlib.suppress(OSError):
            os.truncate(journal_of(self._fresh), 0)
        return True
