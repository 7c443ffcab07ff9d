"""Vaults without their key: the same tables and index in plain SQLite, to measure against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import sqlcipher3

from nearward.vault import vault
from nearward.vault.care import opening
from nearward.vault.file import connection, header, hold
from nearward.vault.file.twin import Twin


def _connect(path: Path, _key: bytes, _salt: bytes, *, mode: str) -> Any:
    made = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )
    connection._prepare(made)
    return made


def _look_at(path: Path) -> header.Header:
    found = path.stat()
    return header.Header(b"", found.st_dev, found.st_ino)


@contextmanager
def vaults() -> Iterator[None]:
    """Every vault that is made or opened in the block is plain."""
    with (
        # only a keyed connection can tell
        mock.patch.object(vault, "has_met_bad_page", return_value=False),
        mock.patch.object(hold, "connect", _connect),
        mock.patch.object(opening, "connect", _connect),
        mock.patch.object(hold, "has_met_bad_page", return_value=False),
        # a twin knows its pages by the key
        mock.patch.object(Twin, "begin"),
        mock.patch.object(header, "look_at", _look_at),
    ):
        yield
