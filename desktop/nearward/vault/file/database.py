"""The database, as the vault knows it. sqlcipher3 is imported here and nowhere else.

It comes without types; what is asked of it is told here to the type checker.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """What a statement gave. A value in a row can be anything; `as_read` tells what it is."""

    @property
    def description(self) -> Sequence[Sequence[Any]]:
        """The columns; the name comes first in each."""

    @property
    def lastrowid(self) -> int:
        """The id of the row that was inserted last."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """The rows that are left, one after another."""


class Connection(Protocol):
    """An open, keyed file."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction was begun and not ended."""

    @property
    def total_changes(self) -> int:
        """How many rows were changed since it was opened."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor:
        """Run one statement."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Cursor:
        """Run one statement for each of several rows."""

    def set_progress_handler(self, handler: Callable[[], object] | None, n: int, /) -> None:
        """Ask a handler every `n` steps whether to stop."""

    def close(self) -> None:
        """Close the file."""


def driver() -> Any:
    """The module that drives the database, loaded when it is first asked for."""
    # a file of settings for the library of ciphers could name code to be loaded
    os.environ["OPENSSL_CONF"] = os.devnull
    import sqlcipher3

    return sqlcipher3


def database_error() -> type[Exception]:
    """Any error of the database."""
    found: type[Exception] = driver().DatabaseError
    return found


def integrity_error() -> type[Exception]:
    """The error for a row that contradicts another."""
    found: type[Exception] = driver().IntegrityError
    return found


def operational_error() -> type[Exception]:
    """The error for a statement that cannot be run."""
    found: type[Exception] = driver().OperationalError
    return found
