"""Whether what opened with the passphrase is a diary as this program writes it. It may be a file of
someone who shares it on purpose, or one that another program has written to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from nearward.domain.file.trouble import NewerVersion, StrangeDiary
from nearward.vault.file.database import Connection, integrity_error, operational_error
from nearward.vault.file.schema import APPLICATION_ID, SCHEMA, script

_MADE = re.compile(r"^CREATE (?:VIRTUAL )?(TABLE|VIEW|TRIGGER) (\w+)", re.MULTILINE)
_GONE = re.compile(r"^DROP (TABLE|VIEW|TRIGGER)(?: IF EXISTS)? (\w+)", re.MULTILINE)


def version_of(connection: Connection, path: Path) -> int:
    """The number of its schema, which is one that there was; raises the Trouble that says else."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA:
        raise NewerVersion(name=path.name)
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if version < 1 or mark != APPLICATION_ID:
        raise StrangeDiary(name=path.name)
    held = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
    there = {(str(kind).upper(), str(name)) for kind, name in held}
    if not needed(version) <= there:
        raise StrangeDiary(name=path.name)
    return version


@cache
def needed(version: int) -> frozenset[tuple[str, str]]:
    """The tables, views and triggers of a schema number, from the files that make them."""
    found: set[tuple[str, str]] = set()
    for number in range(1, version + 1):
        text = script(number)
        found -= {(kind, name) for kind, name in _GONE.findall(text)}
        found |= {(kind, name) for kind, name in _MADE.findall(text)}
    return frozenset(found)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """A schema that cannot be brought to this program's is none of ours."""
    try:
        yield
    except (operational_error(), integrity_error()) as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_ERROR", "SQLITE_CONSTRAINT")):
            raise StrangeDiary(name=path.name) from error
        raise
