"""Files that are written whole or not at all, and never over something that is there."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from nearward.exchange.trouble import (
    LeftOver,
    TargetExists,
    TargetFolder,
    TargetFull,
    TargetNotWritten,
)

TRIES = 3
_FULL = (errno.ENOSPC, errno.EDQUOT)
_FOLDER = (errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG)


def refuse_existing(target: Path) -> None:
    """Trouble when there is something at `target`, a broken link included."""
    if os.path.lexists(target):
        raise TargetExists(name=target.name)


def write_file(target: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file, mode 0600: under another name first, flushed to the disk, then named.

    With `replace` it may take the place of a file that is there (the person said so).
    """
    with new_file(target, replace=replace) as opened:
        opened.write(data)


@contextmanager
def new_file(target: Path, *, replace: bool = False) -> Iterator[IO[bytes]]:
    """A file to be written piece by piece, as `write_file` does: it is there once all of it is.

    It can be read and gone back in. Nothing of it is left when the block ends early.
    """
    if not replace:
        refuse_existing(target)
    # a power cut may leave it: it is seen, and says of what it is a part
    fresh = target.with_name(f"{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    with _told(target):
        try:
            with _opened(fresh) as opened:
                yield opened
            if replace:
                fresh.replace(target)
            else:
                _name(fresh, target)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)


def write_folder(target: Path, files: Mapping[str, bytes | Callable[[], bytes]]) -> None:
    """Write a new folder, mode 0700, with its files: all of it or nothing.

    What is large is given as a function, and made when its turn has come.
    """
    refuse_existing(target)
    fresh = target.with_name(target.name + ".tmp")
    with _told(target):
        try:
            fresh.mkdir(mode=0o700)
        except FileExistsError as error:
            raise TargetExists(name=fresh.name) from error
        try:
            for name, data in files.items():
                _write_new(fresh / name, data if isinstance(data, bytes) else data())
            _flush_folder(fresh)
            fresh.rename(target)
        except BaseException:
            for name in files:
                with contextlib.suppress(OSError):
                    (fresh / name).unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                fresh.rmdir()
            raise
        _flush_folder(target.parent)


def _write_new(path: Path, data: bytes) -> None:
    """Write a new file, mode 0600, and flush it to the disk."""
    with _opened(path) as opened:
        opened.write(data)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """A new file, mode 0600; flushed to the disk at the end."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w+b") as opened:
        yield opened
        opened.flush()
        os.fsync(opened.fileno())


def _name(fresh: Path, target: Path) -> None:
    """Give the file its name, without ever replacing another."""
    try:
        os.link(fresh, target)
    except FileExistsError as error:
        raise TargetExists(name=target.name) from error
    except OSError:
        # a file system without links
        refuse_existing(target)
        fresh.rename(target)
        return
    for _ in range(TRIES):
        with contextlib.suppress(OSError):
            fresh.unlink()
            return
    raise LeftOver(name=fresh.name)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn the system's errors into Trouble."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise TargetFull(name=target.name) from error
        if error.errno in _FOLDER:
            raise TargetFolder(name=target.name) from error
        raise TargetNotWritten(name=target.name) from error
    except ValueError as error:
        # a name that no file can have
        raise TargetFolder(name=target.name) from error
