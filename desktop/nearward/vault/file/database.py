"""What the vault asks of its database, told to the type checker: the driver comes without types."""

from __future__ import annotations

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
