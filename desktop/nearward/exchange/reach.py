"""Files of others, read where they are: a file, a folder or a zip. Nothing is taken out to disk.

A folder is never left: links are not followed, and a name that leads out of it is not there. What
is read is counted while it is read, so that a small zip cannot become large.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, Any

from nearward.exchange.found import Broken

MOST_FILES = 100_000
MOST_BYTES = 2 << 30
MOST_OF_ONE = 512 << 20
MOST_RATIO = 200
#: what a well packed text may reach, whatever its ratio
SMALL = 32 << 20
_ERRORS = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


class Counted(io.RawIOBase):
    """A stream that ends in Broken when it is larger than it may be."""

    def __init__(self, box: Box, name: str, stream: IO[bytes], packed: int | None) -> None:
        self._box, self._name, self._stream, self._packed = box, name, stream, packed
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            part = self._stream.read(len(buffer))
        except (*_ERRORS, NotImplementedError) as error:
            raise Broken(self._name, f"byte {self._read}", _short(error)) from error
        self._read += len(part)
        self._box.total += len(part)
        ratio = self._packed is not None and self._read > max(SMALL, self._packed * MOST_RATIO)
        if ratio or self._read > MOST_OF_ONE or self._box.total > MOST_BYTES:
            raise Broken(self._name, f"byte {self._read}", "larger than an import may be")
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._stream.close()
        super().close()


class Box:
    """What a path holds. `names` are relative, with `/`; a single file has its own name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.total = 0
        self._zip: zipfile.ZipFile | None = None
        self.is_folder = path.is_dir()
        try:
            if self.is_folder:
                self._files = _walk(path)
            elif _is_zip(path):
                self._zip = zipfile.ZipFile(path)
                self._files = _members(self._zip, path.name)
            else:
                path.stat()
                self._files = {path.name: path}
        except _ERRORS as error:
            raise Broken(path.name, "", _short(error)) from error

    @property
    def is_file(self) -> bool:
        """Whether it is one file that is no zip."""
        return not self.is_folder and self._zip is None

    def names(self) -> list[str]:
        """All files, sorted."""
        return sorted(self._files)

    def has(self, name: str) -> bool:
        """Whether there is such a file inside."""
        return name in self._files

    def open(self, name: str) -> IO[bytes]:
        """A file as a stream that is counted."""
        found = self._files[name]
        try:
            if isinstance(found, zipfile.ZipInfo):
                if self._zip is None:  # pragma: no cover
                    raise LookupError(name)
                stream, packed = self._zip.open(found), found.compress_size
                return io.BufferedReader(Counted(self, name, stream, packed), 1 << 16)
            flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
            flags = flags if self.is_folder else os.O_RDONLY | getattr(os, "O_BINARY", 0)
            handle = os.fdopen(os.open(found, flags | getattr(os, "O_NONBLOCK", 0)), "rb")
            if not stat.S_ISREG(os.fstat(handle.fileno()).st_mode):
                handle.close()
                raise OSError("not a file")
            return io.BufferedReader(Counted(self, name, handle, None), 1 << 16)
        except (*_ERRORS, NotImplementedError) as error:
            raise Broken(name, "", _short(error)) from error

    def read(self, name: str, most: int = 64 << 20) -> bytes:
        """All of a file; Broken when it is larger than `most`."""
        with self.open(name) as opened:
            data = opened.read(most + 1)
        if len(data) > most:
            raise Broken(name, f"byte {most}", "larger than an import may be")
        return data

    def text(self, name: str) -> str:
        """A file as text, whatever of the usual encodings it is in."""
        return decoded(self.read(name))

    def beside(self, name: str, address: str) -> str | None:
        """The file that an address in the file `name` leads to, if it lies inside."""
        if "\\" in address or address.startswith("/") or ":" in address or "\0" in address:
            return None
        parts: list[str] = list(PurePosixPath(name).parent.parts)
        for part in PurePosixPath(address).parts:
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            elif part != ".":
                parts.append(part)
        joined = "/".join(parts)
        return joined if joined in self._files else None

    def close(self) -> None:
        """Close a zip."""
        if self._zip is not None:
            self._zip.close()


def decoded(data: bytes) -> str:
    """Text in UTF-8 with or without a mark, UTF-16 or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    head = data[:2000]
    if len(head) > 3 and head[1::2].count(0) > len(head) // 3:
        return data.decode("utf-16-le", "replace")
    if len(head) > 3 and head[0::2].count(0) > len(head) // 3:
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _is_zip(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(4) == b"PK\x03\x04" or path.suffix.lower() == ".zip"


def _members(opened: zipfile.ZipFile, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    members = opened.infolist()
    if len(members) > MOST_FILES:
        raise Broken(name, "", f"more than {MOST_FILES} files")
    for member in members:
        parts = PurePosixPath(member.filename).parts
        linked = stat.S_ISLNK(member.external_attr >> 16)
        away = ".." in parts or member.filename.startswith("/") or "\\" in member.filename
        if not (member.is_dir() or linked or away or "__MACOSX" in parts):
            found.setdefault("/".join(parts), member)
    return found


def _walk(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(here) / name
            if path.is_symlink() or name.startswith("."):
                continue
            found[path.relative_to(folder).as_posix()] = path
            if len(found) > MOST_FILES:
                raise Broken(folder.name, "", f"more than {MOST_FILES} files")
    return found


def _short(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:200]
