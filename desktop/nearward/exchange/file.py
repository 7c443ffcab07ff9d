"""A file that leaves the diary: whole or not at all, for its owner's eyes only."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from nearward.domain.trouble import Trouble
from nearward.words import later


class TargetExists(Trouble):
    """Nothing is written over."""

    code = "already-exists"
    message = later("There is already a file {name} at that place.")
    advice = later("It was not touched. Please take another name.")


class TargetFolder(Trouble):
    """The folder is not there or is protected."""

    code = "folder-read-only"
    message = later("Nothing can be written in the folder of {name}.")
    advice = later("Please choose another folder. Your diary is not touched.")


class TargetFull(Trouble):
    """There is no room."""

    code = "disk-full"
    message = later("The disk is full, so {name} was not written.")
    advice = later("Your diary is not touched. Please make room or choose another disk.")


class TargetError(Trouble):
    """The disk did not take it."""

    code = "write-error"
    message = later("The disk did not take {name}, so it was not written.")
    advice = later("Your diary is not touched. Please choose another disk.")


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FOLDER = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR)


def write_private(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write `data` beside `path`, then put it in place; mode 0600; raises Trouble.

    Without `replace` a file that is there already is left alone.
    """
    part = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        if not replace and os.path.lexists(path):
            raise TargetExists(name=path.name)
        _write(part, data)
        if replace:
            part.replace(path)
        else:
            # a link refuses what a rename would write over
            os.link(part, path)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise TargetExists(name=path.name) from error
    except OSError as error:
        if error.errno in _FOLDER:
            raise TargetFolder(name=path.name) from error
        full = error.errno in _FULL
        raise (TargetFull if full else TargetError)(name=path.name) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _write(part: Path, data: bytes) -> None:
    number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
