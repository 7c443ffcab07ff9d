"""A look at a diary's file before anything connects to it.

The file is never opened by us while the database holds it: closing any handle of our own would drop
the database's locks.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from nearward.domain.file.trouble import (
    CutOff,
    EmptyFile,
    IsAFolder,
    NewerProfile,
    NoPermission,
    NotADiary,
    NotEncrypted,
    NotFound,
)
from nearward.vault.file import key

LEAST = 4096
_PLAIN = b"SQLite format 3\x00"


class Header(NamedTuple):
    """The salt of a diary, and which file it stands in."""

    salt: bytes
    device: int
    inode: int


def look_at(path: Path) -> Header:
    """The header of a diary; raises the Trouble that says what stands there instead."""
    name = path.name
    found = _measured(path)
    try:
        with path.open("rb") as opened:
            salt = opened.read(key.SALT_BYTES)
    except OSError as error:
        raise NoPermission(name=name) from error
    if salt == _PLAIN:
        raise NotEncrypted(name=name)
    if salt[: len(key.MAGIC)] != key.MAGIC:
        raise NotADiary(name=name)
    if found.st_size < LEAST:
        raise CutOff(name=name)
    if salt[len(key.MAGIC)] != key.PROFILE:
        raise NewerProfile(name=name)
    return Header(salt, found.st_dev, found.st_ino)


def _measured(path: Path) -> os.stat_result:
    """What the disk says of a file that has something in it."""
    name = path.name
    try:
        found = os.stat(path)  # noqa: PTH116 (never opens the file)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        # ValueError: a name that no file can have
        raise NotFound(name=name) from error
    except OSError as error:
        raise NoPermission(name=name) from error
    if stat.S_ISDIR(found.st_mode):
        raise IsAFolder(name=name)
    if not stat.S_ISREG(found.st_mode):
        raise NotADiary(name=name)
    if found.st_size == 0:
        raise EmptyFile(name=name)
    return found


def header_of(path: Path, salt: bytes) -> Header:
    """The header of a file that was just claimed, and is going to have this salt."""
    found = path.stat()
    return Header(salt, found.st_dev, found.st_ino)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; a power cut afterwards does not take their names away."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for made in reversed(missing):
        flush_folder(made.parent)


def flush_folder(folder: Path) -> None:
    """What was named or removed in a folder is on the disk, where folders can be flushed."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # some shares of other computers flush files only
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def real(path: Path) -> Path:
    """The file itself, from the root: links and relative parts are followed now, and not again."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        # a ring of links, or a name that no file can have: what stands there is told by `look_at`
        return path.absolute()


def place_of(path: Path) -> Path:
    """The place of a file to be made: its folder is followed, its own name is nobody's yet."""
    return real(path.parent) / path.name if path.name else path


def can_write(path: Path) -> bool:
    """Whether the file may be changed, and its folder take the journal of a change."""
    as_now = {"effective_ids": os.access in os.supports_effective_ids}
    return os.access(path, os.W_OK, **as_now) and os.access(path.parent, os.W_OK, **as_now)
