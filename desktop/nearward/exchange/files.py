"""The files of a source: one, a folder of them, or a zip; read only, never unpacked to the disk.

Links are not followed, and what a zip says of paths is only ever a name to look things up by. Every
byte that is unpacked is counted, so that a small zip cannot become a large one.
"""

from __future__ import annotations

import contextlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from nearward.exchange import systems
from nearward.exchange.source_model import (
    CutOffSource,
    LockedSource,
    Note,
    NotReadable,
    NotThisFormat,
    TooMuch,
)

#: files in a source, bytes of one that is not a picture, and of all that is unpacked in one reading
MOST_FILES = 50_000
MOST_OF_ONE = 1_000_000_000
MOST_UNPACKED = 4_000_000_000
#: how deep folders may lie in each other
DEEPEST = 12
#: the flag of a file in a zip that is encrypted
_LOCKED = 1


class Files:
    """Names (with / between folders) and what stands in them.

    `touched`: the names that a reader took something of. `told`: what is to be said of files, until
    someone takes it. `encodings`: those that are known already. `closed`: names that lead out of
    the source.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._left = MOST_UNPACKED
        self._zip: zipfile.ZipFile | None = None
        self._names: dict[str, Any] = {}
        self._alike: dict[str, str] = {}
        self.touched: set[str] = set()
        self.told: list[Note] = []
        self.encodings: dict[str, Any] = {}
        self.closed: list[str] = []
        try:
            kind = path.stat().st_mode
            if stat.S_ISDIR(kind):
                self._fill(path, "", 0)
            elif not stat.S_ISREG(kind):
                raise NotReadable(name=path.name)
            elif zipfile.is_zipfile(path):
                self._open_zip()
            else:
                with path.open("rb") as opened:
                    if opened.read(4) == b"PK\x03\x04":
                        raise CutOffSource(name=path.name, place=path.name)
                self._names = {path.name: path}
        except OSError as error:
            raise NotReadable(name=path.name) from error

    @property
    def is_one(self) -> bool:
        """Whether it is a single file, in no folder and no zip."""
        return self._zip is None and self._names.get(self.path.name) == self.path

    @property
    def names(self) -> list[str]:
        """All names, in the order of the alphabet."""
        return sorted(self._names)

    def ending(self, *ends: str) -> list[str]:
        """The names that end so, whatever their case; a single file whatever its name.

        Raises NotThisFormat when there is none.
        """
        found = [name for name in self.names if self.is_one or name.lower().endswith(ends)]
        if not found:
            raise NotThisFormat(name=self.path.name, place=", ".join(ends))
        return found

    def find(self, name: str) -> str | None:
        """A name as it is here, whatever the case of its letters and the way they are composed."""
        if name in self._names:
            return name
        if not self._alike:
            self._alike = {systems.alike(each): each for each in reversed(self.names)}
        return self._alike.get(systems.alike(name))

    def is_locked(self, name: str) -> bool:
        """Whether it is encrypted in its zip."""
        place = self._names[name]
        return isinstance(place, zipfile.ZipInfo) and bool(place.flag_bits & _LOCKED)

    def take_told(self) -> list[Note]:
        """What is to be said of files, once."""
        told, self.told = self.told, []
        return told

    def close(self) -> None:
        """Close the zip."""
        if self._zip is not None:
            self._zip.close()

    @contextmanager
    def opened(self, name: str, most: int = MOST_OF_ONE) -> Iterator[IO[bytes]]:
        """A file of at most so many bytes, to read from; Trouble as soon as it turns out longer."""
        place = self._names[name]
        self.touched.add(name)
        if self.is_locked(name):
            raise LockedSource(name=name)
        try:
            with self._raw(place) as raw:
                yield cast("IO[bytes]", _Counted(self, raw, name, most))
        except (zipfile.BadZipFile, EOFError, zlib.error) as error:
            raise CutOffSource(name=self.path.name, place=name) from error
        except (NotImplementedError, RuntimeError) as error:
            # encrypted, or packed in a way that is not known here
            raise NotReadable(name=name) from error
        except OSError as error:
            raise NotReadable(name=name) from error

    def bytes_of(self, name: str, most: int = MOST_OF_ONE) -> bytes:
        """All of a file."""
        with self.opened(name, most) as opened:
            return opened.read()

    def used(self, count: int, name: str) -> None:
        """Count what was unpacked of a zip; a file of its own is no larger than it is."""
        if self._zip is None:
            return
        self._left -= count
        if self._left < 0:
            raise TooMuch(name=self.path.name, place=name)

    def _raw(self, place: Any) -> IO[bytes]:
        if isinstance(place, Path):
            descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            return os.fdopen(descriptor, "rb")
        if self._zip is None:
            raise LookupError(place)
        try:
            return self._zip.open(place)
        except (ValueError, struct.error) as error:
            # its own head says another name, no name at all, or is cut off
            raise zipfile.BadZipFile(str(error)) from error

    def _open_zip(self) -> None:
        try:
            self._zip = zipfile.ZipFile(self.path)
            members = self._zip.infolist()
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
            raise CutOffSource(name=self.path.name, place=self.path.name) from error
        if len(members) > MOST_FILES:
            raise TooMuch(name=self.path.name, place=f"{len(members)} files")
        for member in members:
            mode = member.external_attr >> 16
            odd = stat.S_IFMT(mode) not in (0, stat.S_IFREG)
            name = PurePosixPath(systems.name_in_zip(member).replace("\\", "/"))
            if not member.filename or member.is_dir() or systems.is_of_a_system(name):
                continue
            if odd or name.is_absolute() or ".." in name.parts:
                self.closed.append(str(name))
                continue
            self._names.setdefault(str(name), member)

    def _fill(self, folder: Path, before: str, depth: int) -> None:
        with os.scandir(folder) as found:
            for one in found:
                name = before + systems.shown(one.name)
                if systems.is_of_a_system(PurePosixPath(name)):
                    continue
                if one.is_symlink() or (one.is_dir() and depth >= DEEPEST):
                    self.closed.append(name)
                elif one.is_dir():
                    self._fill(Path(one.path), f"{name}/", depth + 1)
                elif one.is_file():
                    if len(self._names) >= MOST_FILES:
                        raise TooMuch(name=self.path.name, place=f"{MOST_FILES} files")
                    # two names that look alike as text are two files
                    while name in self._names:
                        path = PurePosixPath(name)
                        name = str(path.with_stem(f"{path.stem}'"))
                    self._names[name] = Path(one.path)


class _Counted(RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, files: Files, raw: IO[bytes], name: str, most: int) -> None:
        super().__init__()
        self._files, self._raw, self._name, self._left = files, raw, name, most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        wanted = self._left + 1 if size is None or size < 0 else min(size, self._left + 1)
        data = self._raw.read(wanted)
        self._left -= len(data)
        self._files.used(len(data), self._name)
        if self._left < 0:
            raise TooMuch(name=self._files.path.name, place=self._name)
        return data

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def reading(path: Path) -> Iterator[Files]:
    """The files of a source, closed at the end."""
    files = Files(path)
    with contextlib.closing(files):
        yield files
