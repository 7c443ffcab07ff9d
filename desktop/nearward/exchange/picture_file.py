"""One picture read from a file that a person chose; nothing else is touched."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from nearward.pictures.intake import MOST, PictureChanged, PictureNotReadable, PictureTooLarge


def read(path: Path) -> bytes:
    """The bytes of a file of at most 20 MB.

    What is no file (a folder, a pipe, a device) is never waited for. Raises PictureNotReadable,
    PictureTooLarge, and PictureChanged when it was written to in the meantime.
    """
    name = path.name
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_NOCTTY", 0)), "rb") as opened:
            before = os.fstat(opened.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise PictureNotReadable(name=name)
            if before.st_size > MOST:
                raise PictureTooLarge(name=name)
            data = opened.read(MOST + 1)
            after = os.fstat(opened.fileno())
    except (OSError, ValueError) as error:
        # a ValueError: a name that no file can have
        raise PictureNotReadable(name=name) from error
    stamps = [(seen.st_size, seen.st_mtime_ns) for seen in (before, after)]
    if stamps[0] != stamps[1] or len(data) != after.st_size:
        raise PictureChanged(name=name)
    return data
