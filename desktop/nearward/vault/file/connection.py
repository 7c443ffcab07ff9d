"""The one connection, and what its errors mean."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nearward.domain.file.trouble import (
    Damaged,
    DiskFull,
    FirstPageInDoubt,
    NoPermission,
    OpenElsewhere,
    ReadOnly,
    WriteError,
    WrongPassphrase,
)
from nearward.domain.trouble import Interrupted, Trouble
from nearward.vault.file import header
from nearward.vault.file.as_read import decoded
from nearward.vault.file.authentic import PAGE
from nearward.vault.file.database import Connection, database_error, driver

#: pages that are kept in memory, in KiB with a minus sign; the small one is for reading all once
CACHE, LOOK_CACHE, SMALL_CACHE = -64000, -16000, -2000
PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    f"cache_size = {CACHE}",
)
#: a program that is just closing the diary is waited for so long (seconds); one that has it open
#: keeps it for hours, and that is said at once
PATIENCE = 0.3


def connect(path: Path, key: bytes | bytearray, salt: bytes, *, mode: str) -> Connection:
    """A keyed connection with the pragmas of the vault. `mode` is rw or rwc (a new file)."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    with translated(path):
        connection = driver().connect(
            address,
            timeout=PATIENCE,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            # what is in the way is said by us, once; the library would write to standard error
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.set_key(f"x'{bytes(key).hex()}{salt.hex()}'")
            connection.text_factory = decoded
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    keyed: Connection = connection
    return keyed


def attach_address(path: Path, key: bytes | bytearray, salt: bytes) -> str:
    """The address of a second file, with the key it is written under."""
    return f"{path.absolute().as_uri()}?key=x'{bytes(key).hex()}{salt.hex()}'"


def _prepare(connection: Connection) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if connection.execute("PRAGMA temp_store").fetchone()[0] not in (0, 2):
        raise RuntimeError("temporary tables would be written in clear")
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if not options & {"TEMP_STORE=2", "TEMP_STORE=3"}:
        raise RuntimeError("this build of SQLCipher writes temporary tables to files")


@contextmanager
def translated(path: Path, *, opened: bool = False) -> Iterator[None]:
    """Turn the database's errors into Trouble. `opened`: the key is known to fit."""
    try:
        yield
    except database_error() as error:
        raise meaning(error, path, opened=opened) from error


@contextmanager
def small_cache(connection: Connection, size: int = SMALL_CACHE) -> Iterator[None]:
    """Little is kept of pages that are read once: memory stays where it was after a whole file.

    A look through a diary in use keeps more (LOOK_CACHE): a save that comes in between would find
    nothing in it else, and waited longer.
    """
    connection.execute(f"PRAGMA cache_size = {size}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {CACHE}")


def has_met_bad_page(connection: Connection) -> bool:
    """Whether a page that was read so far was bad; to be asked before what was read is used.

    The library notes a bad page, and can still hand on zeros in its place without a word: the end
    of a long text, when the page is the last of it. What it noted is asked for here (10 µs).
    """
    return str(connection.execute("PRAGMA cipher_status").fetchone()[0]) != "1"


def meaning(error: Exception, path: Path, *, opened: bool) -> Exception:
    """The Trouble behind a database error; the error itself when it is a bug of ours."""
    name = getattr(error, "sqlite_errorname", "") or ""
    values: dict[str, object] = {"name": path.name}
    if name.startswith("SQLITE_INTERRUPT"):
        return Interrupted()
    if name.startswith("SQLITE_NOTADB"):
        return Damaged(**values) if opened else _not_opened(path)(**values)
    if name.startswith("SQLITE_CORRUPT"):
        return Damaged(**values)
    table: tuple[tuple[str, type[Trouble]], ...] = (
        ("SQLITE_BUSY", OpenElsewhere),
        ("SQLITE_LOCKED", OpenElsewhere),
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_READONLY", ReadOnly),
        ("SQLITE_PERM", ReadOnly),
        ("SQLITE_CANTOPEN", _unopened(path) if opened else NoPermission),
        ("SQLITE_IOERR_SHORT_READ", Damaged),
        ("SQLITE_IOERR", WriteError),
    )
    for start, kind in table:
        if name.startswith(start):
            return kind(**values)
    return error


def _not_opened(path: Path) -> type[Trouble]:
    """A file that is not whole pages is damaged, whatever else it is."""
    with contextlib.suppress(OSError):
        if path.stat().st_size % PAGE:
            return FirstPageInDoubt
    return WrongPassphrase


def _unopened(path: Path) -> type[Trouble]:
    """Why the journal of a change cannot be made."""
    return WriteError if header.can_write(path) else ReadOnly
