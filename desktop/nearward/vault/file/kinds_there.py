"""The kinds whose tables a file has: on its way from an older schema it has not all of them."""

from __future__ import annotations

from collections.abc import Iterable

from nearward.domain.kind import Kind
from nearward.vault.file.database import Connection


def kinds_there(connection: Connection, kinds: Iterable[Kind]) -> list[Kind]:
    """Those of some kinds whose table stands in a file."""
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = {name for (name,) in found}
    return [row for row in kinds if row.table in tables]
