"""What every connection to a diary is told before anything is read through it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from nearward.vault.file.connection import connect
from nearward.vault.file.key import SALT_BYTES


def test_a_file_cannot_have_its_schema_run_functions(diary: Path, key: bytes) -> None:
    """A view or trigger that somebody put into a file is not trusted; nor is a page's own size."""
    salt = diary.read_bytes()[:SALT_BYTES]
    connection: Any = connect(diary, key, salt, mode="rw")
    try:
        called: list[int] = []
        connection.create_function("told", 1, called.append)
        connection.execute("CREATE VIEW trap AS SELECT told(1)")
        with pytest.raises(sqlcipher3.OperationalError, match="unsafe use of told"):
            connection.execute("SELECT * FROM trap").fetchall()
        assert called == []
        connection.execute("PRAGMA trusted_schema = ON")
        connection.execute("SELECT * FROM trap").fetchall()
        assert called == [1], "the control: without it the function runs"
        assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)
    finally:
        connection.close()
