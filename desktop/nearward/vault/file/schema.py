"""A new file, the number of its schema, and the files that make each number."""

from __future__ import annotations

import errno
import os
from importlib import resources
from pathlib import Path

from nearward.domain.file.trouble import AlreadyExists, DiskFull, FolderReadOnly, NotFound
from nearward.vault.file import header
from nearward.vault.file.database import driver

APPLICATION_ID = 0x4E574431
_FOLDER = resources.files("nearward.vault") / "schema"
#: the number of the newest schema file
SCHEMA = max(int(file.name[:4]) for file in _FOLDER.iterdir() if file.name.endswith(".sql"))


def claim(path: Path, called: str = "") -> None:
    """Make an empty file that nobody else has, mode 0600. `called`: the name that is told."""
    values: dict[str, object] = {"name": called or path.name}
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
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise (DiskFull if full else FolderReadOnly)(**values) from error


def script(number: int) -> str:
    """The file that makes a schema number out of the one before."""
    return (_FOLDER / f"{number:04}.sql").read_text(encoding="utf-8")


def statements(text: str) -> list[str]:
    """The statements of a schema file, triggers whole."""
    is_whole = driver().complete_statement
    found, part = [], ""
    for line in text.splitlines(keepends=True):
        part += line
        if is_whole(part):
            found.append(part)
            part = ""
    return found
