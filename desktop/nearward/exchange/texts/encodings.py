"""In which encoding a text is. One byte that fits nowhere is one byte, and no other encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import RawIOBase
from typing import IO, Any, NamedTuple

from nearward.exchange.files import Files
from nearward.exchange.source_model import remark
from nearward.i18n import N_

PIECE = 1 << 16
#: text in UTF-16 has so many bytes of nothing at every other place
_NOTHINGS = 0.3
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UNREAD = "\ufffd"
BAD_BYTES = N_(
    "Characters that could not be read: {count}, the first in line {line}."
    " Each was replaced by \ufffd."
)
OTHER_ENCODING = N_(
    "It is not UTF-8 and was read as Windows-1252. Please check letters such as é and ß."
)


class Encoding(NamedTuple):
    """The encoding of a file. `bad`: signs that fit nowhere; `line`: where the first stands.
    `ends_line`: its last line has an end."""

    name: str
    bad: int = 0
    line: int = 0
    ends_line: bool = True


class Sniffer:
    """Takes the pieces of a file, and tells its encoding at the end."""

    def __init__(self) -> None:
        self._strict: Any = codecs.getincrementaldecoder("utf-8")("strict")
        self._lenient = codecs.getincrementaldecoder("utf-8")("replace")
        self._bom = ""
        self._read = self._unread = self._wide = self._lines = self._line = 0
        self._nothing = [0, 0]
        self._last = b"\n"

    def feed(self, piece: bytes) -> None:
        """The next piece."""
        if not self._read:
            self._bom = next((name for mark, name in _BOMS if piece.startswith(mark)), "")
        for side in (0, 1):
            self._nothing[side] += piece[(side - self._read) % 2 :: 2].count(0)
        self._read += len(piece)
        self._last = piece[-4:].strip(b"\0")[-1:] or self._last
        if self._strict is not None:
            try:
                self._strict.decode(piece)
            except UnicodeDecodeError as error:
                self._strict = None
                self._line = self._lines + piece.count(b"\n", 0, error.start) + 1
        text = self._lenient.decode(piece)
        unread = text.count(_UNREAD) - piece.count(_UNREAD.encode())
        self._unread += max(0, unread)
        if not text.isascii():
            self._wide += len(text) - len(text.encode("ascii", "ignore")) - max(0, unread)
        self._lines += piece.count(b"\n")

    def end(self) -> Encoding:
        """What it is."""
        return self._found()._replace(ends_line=self._last in (b"\n", b"\r"))

    def _found(self) -> Encoding:
        if self._bom:
            bad = self._unread if self._bom == "utf-8-sig" and not self._is_sound() else 0
            return Encoding(self._bom, bad, self._line)
        for side, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if self._read > 1 and self._nothing[side] > self._read * _NOTHINGS:
                return Encoding(name)
        if self._is_sound():
            return Encoding("utf-8")
        if self._wide and self._wide >= self._unread:
            return Encoding("utf-8", max(1, self._unread), self._line)
        return Encoding("cp1252")

    def _is_sound(self) -> bool:
        if self._strict is None:
            return False
        try:
            self._strict.decode(b"", final=True)
        except UnicodeDecodeError:
            self._line = self._line or self._lines + 1
            self._strict = None
            return False
        return True


def of(files: Files, name: str, *, quiet: bool = False) -> Encoding:
    """The encoding of a file; what does not fit is told to the files unless it is quiet."""
    known = files.encodings.get(name)
    if known is None:
        sniffer = Sniffer()
        with files.opened(name) as opened:
            while piece := opened.read(PIECE):
                sniffer.feed(piece)
        known = files.encodings[name] = sniffer.end()
    found = Encoding(*known)
    if not quiet:
        _note(files, name, found)
    return found


def decoded(files: Files, name: str, data: bytes) -> str:
    """All of a file as text."""
    sniffer = Sniffer()
    for start in range(0, len(data), PIECE):
        sniffer.feed(data[start : start + PIECE])
    found = sniffer.end()
    _note(files, name, found)
    return data.decode(found.name, "replace")


def _note(files: Files, name: str, found: Encoding) -> None:
    if found.bad:
        told = remark(name, "bad-bytes", BAD_BYTES, count=found.bad, line=found.line)
        files.told.append(told)
    if found.name == "cp1252":
        files.told.append(remark(name, "other-encoding", OTHER_ENCODING))


def guessed(data: bytes) -> str:
    """The beginning of a text, which may end in the middle of a character."""
    sniffer = Sniffer()
    sniffer.feed(data)
    name = sniffer.end().name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if name == "cp1252" and error.start > len(data) - 4:
            name = "utf-8"
    return data.decode(name, "ignore")


class InUtf8(RawIOBase):
    """A text in another encoding, or with bytes that fit nowhere, read as sound UTF-8."""

    def __init__(self, raw: IO[bytes], encoding: str) -> None:
        super().__init__()
        self._pieces = _recoded(raw, encoding)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        data, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _recoded(raw: IO[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while piece := raw.read(PIECE):
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
