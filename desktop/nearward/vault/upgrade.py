"""From the schema of an older Nearward to the one of this program."""

from __future__ import annotations

import contextlib
from importlib import resources
from typing import Any

APPLICATION_ID = 0x4E574431
SCHEMA = 2


def upgrade(connection: Any, version: int) -> None:
    """Run the numbered schema files after `version`, one transaction each."""
    folder = resources.files("nearward.vault") / "schema"
    for number in range(version + 1, SCHEMA + 1):
        text = (folder / f"{number:04}.sql").read_text(encoding="utf-8")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(text):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(Exception):
                connection.execute("ROLLBACK")
            raise


def statements(text: str) -> list[str]:
    """The statements of a schema file, triggers whole."""
    import sqlcipher3

    found, part = [], ""
    for line in text.splitlines(keepends=True):
        part += line
        if sqlcipher3.complete_statement(part):
            found.append(part)
            part = ""
    return found
