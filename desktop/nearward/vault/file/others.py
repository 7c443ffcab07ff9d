"""Whether another program opened the diary's file for writing, told by the system (inotify, Linux):
while we write ourselves, time and size of the file cannot tell whose writing it was."""

from __future__ import annotations

import ctypes
import os
import select
import struct
import sys
from pathlib import Path

_NONBLOCK = os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0) if hasattr(os, "O_NONBLOCK") else 0
_CLOSED_WRITTEN, _CLOSED_READ, _OPENED = 0x08, 0x10, 0x20
_EVENT = struct.Struct("iIII")
#: so long it is waited until who opened the file in the middle of a save closes it again (seconds)
PATIENCE = 0.2


class Others:
    """Nothing is told where the system cannot."""

    def __init__(self, path: Path) -> None:
        self._descriptor = _watch(path)
        self._is_open = False

    def close(self) -> None:
        """Listen no more."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1

    def forget(self) -> None:
        """What was told so far is known by other means."""
        self._told()

    def have_written(self) -> bool:
        """Whether someone else had the file open for writing since `forget`.

        Who has opened it and not closed it is waited for a moment; who has it open for longer than
        that is taken for a reader, once.
        """
        told = self._told()
        if self._is_open and not told & _CLOSED_WRITTEN:
            select.select([self._descriptor], [], [], PATIENCE)
            told |= self._told()
            self._is_open = False
        return bool(told & _CLOSED_WRITTEN)

    def _told(self) -> int:
        told = 0
        while self._descriptor >= 0:
            try:
                data = os.read(self._descriptor, 4096)
            except BlockingIOError:
                break
            at = 0
            while at < len(data):
                _, mask, _, length = _EVENT.unpack_from(data, at)
                at += _EVENT.size + length
                told |= mask
                self._is_open = bool(mask & _OPENED)
        return told


def _watch(path: Path) -> int:
    """A descriptor of the system's watch, or -1."""
    if not sys.platform.startswith("linux"):
        return -1
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "inotify_init1"):
        return -1
    descriptor = int(libc.inotify_init1(_NONBLOCK))
    mask = _CLOSED_WRITTEN | _CLOSED_READ | _OPENED
    if descriptor >= 0 and libc.inotify_add_watch(descriptor, os.fsencode(path), mask) < 0:
        os.close(descriptor)
        return -1
    return descriptor
