"""Who has a diary open, and how they are called."""

from __future__ import annotations

import os
import signal
import struct
import sys
from pathlib import Path

#: where the database locks a file: 512 bytes from here on
_LOCKS, _COUNT = 0x40000000, 512
#: comes as a call; whoever does not listen for it is left alone by it, since its default is nothing
CALL = "SIGURG"


def is_held(path: Path) -> bool:
    """Whether someone else holds the lock of a diary; no lock is taken by asking.

    Not to be asked while this process has it open: closing any handle would drop its own lock. On
    other systems than Linux the answer is no, and the opening finds out.
    """
    return _holder(path) is not None


def call_holder(path: Path) -> None:
    """Ask whoever has the diary open to come to the front. The same holds as for `is_held`."""
    number = _holder(path)
    if number is not None and number > 0:
        try:
            os.kill(number, getattr(signal, CALL))
        except OSError:
            # gone by now, or another person's
            return


def _holder(path: Path) -> int | None:
    """The number of the process; 0 where it cannot be known, None where there is none."""
    if sys.platform != "linux":
        return None
    import fcntl

    try:
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return None
    try:
        asked = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, _LOCKS, _COUNT, 0)
        kind, _, _, _, holder = struct.unpack("hhqqi", fcntl.fcntl(number, fcntl.F_GETLK, asked))
    except OSError:
        return None
    finally:
        os.close(number)
    return None if kind == fcntl.F_UNLCK else max(0, int(holder))
