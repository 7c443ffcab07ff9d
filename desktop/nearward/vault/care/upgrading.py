"""From an older schema to this one, a number at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from nearward.vault.file.database import Connection
from nearward.vault.file.schema import APPLICATION_ID, SCHEMA, script, statements
from nearward.vault.tables import links
from nearward.vault.tables.lists import index, order_key

#: what a schema number needs beside its file, in the same transaction
AFTERWARDS: dict[int, tuple[Callable[[Connection], None], ...]] = {
    3: (links.fill,),
    4: (order_key.renew, index.fill),
}


def upgrade(connection: Connection, version: int) -> None:
    """Run the numbered schema files after `version`, one transaction each."""
    for number in range(version + 1, SCHEMA + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(script(number)):
                connection.execute(statement)
            for work in AFTERWARDS.get(number, ()):
                work(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(Exception):
                connection.execute("ROLLBACK")
            raise
