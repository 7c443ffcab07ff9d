"""Whether another program has a diary open."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

#: where the database locks a file: 512 bytes from here on
_LOCKS, _COUNT = 0x40000000, 512


def is_held(path: Path) -> bool:
    """Whether someone else holds the lock of a diary; no lock is taken by asking.

    Not to be asked while this process has it open: closing any handle would drop its own lock. On
    other systems than Linux the answer is no, and the opening finds out.
    """
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return False
    try:
        asked = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, _LOCKS, _COUNT, 0)
        kind = struct.unpack("hhqqi", fcntl.fcntl(number, fcntl.F_GETLK, asked))[0]
    except OSError:
        return False
    finally:
        os.close(number)
    return bool(kind != fcntl.F_UNLCK)
