"""A new file and its schema, and the way from an older schema to this one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import partial
from importlib import resources
from pathlib import Path

from nearward.vault.file import header
from nearward.vault.file.database import Connection
from nearward.vault.file.trouble import AlreadyExists, DiskFull, FolderReadOnly, NotFound
from nearward.vault.tables import links
from nearward.vault.tables.lists import index, order_key
from nearward.vault.tables.table import KINDS

APPLICATION_ID = 0x4E574431
SCHEMA = 5
#: what a schema number needs beside its file, in the same transaction
AFTERWARDS: dict[int, tuple[Callable[[Connection], None], ...]] = {
    3: (links.fill,),
    4: (partial(order_key.renew, kinds=KINDS), index.fill),
}


def claim(path: Path) -> None:
    """Make an empty file that nobody else has, mode 0600."""
    values: dict[str, object] = {"name": path.name}
    try:
        header.make_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        there = path.parent.is_dir()
        raise (AlreadyExists if there else FolderReadOnly)(**values) from error
    except PermissionError as error:
        raise FolderReadOnly(**values) from error
    except (NotADirectoryError, ValueError) as error:
        raise NotFound(**values) from error
    except OSError as error:
        import errno

        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise (DiskFull if full else FolderReadOnly)(**values) from error


def upgrade(connection: Connection, version: int) -> None:
    """Run the numbered schema files after `version`, one transaction each."""
    folder = resources.files("nearward.vault") / "schema"
    for number in range(version + 1, SCHEMA + 1):
        text = (folder / f"{number:04}.sql").read_text(encoding="utf-8")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(text):
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
