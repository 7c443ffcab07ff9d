"""The file behind a PDF that Qt writes: its day is nobody's business, and it gets bookmarks."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import IO, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice

_DATE = re.compile(rb"(?<=Date )\(D:\d{14}(?:Z|[+-]\d\d'\d\d')\)")
_START = re.compile(rb"(?<=^startxref\n)\d+", re.MULTILINE)
_OFFSET = re.compile(rb"^(\d{10}) \d{5} [fn]", re.MULTILINE)
_SIZE = re.compile(rb"(?<=^/Size )\d+", re.MULTILINE)
_ROOT = re.compile(rb"^(\d+) 0 obj\n<<\n/Type /Catalog\n(.*?)>>\nendobj", re.MULTILINE | re.DOTALL)
_KIDS = re.compile(rb"^/Kids \n\[\n((?:\d+ 0 R\n)+)\]", re.MULTILINE)
#: where the table stands is said in so many bytes at the end
TAIL = 64


class Bookmark(NamedTuple):
    """A place in a PDF. `page` counts from 0, `top` from the foot of the page, in points."""

    title: str
    level: int
    page: int
    top: float


class PdfSink:
    """A device for Qt whose content goes to a file page by page. (A QIODevice of Python's own
    crashes in PySide 6.11.) Day and zone of printing are nobody's business: the one date in their
    place is shorter outside Greenwich, so what stands behind it moves up."""

    def __init__(self, file: IO[bytes]) -> None:
        self.device = QBuffer()
        self.device.open(QIODevice.OpenModeFlag.WriteOnly)
        self._file = file
        self._first = 0
        self._gone = 0
        #: the number of the catalogue and what it says, and the numbers of the pages
        self._root: tuple[int, bytes] = (0, b"")
        self._pages: list[int] = []

    def drain(self) -> None:
        """Hand on what was written so far."""
        data = bytes(self.device.data().data())
        self.device.close()
        self.device.setData(QByteArray())
        self.device.open(QIODevice.OpenModeFlag.WriteOnly)
        if not self._first and data:
            # the first thing of the file is what is known of it
            self._first = data.index(b"endobj")
            info = _DATE.sub(b"(D:20000101000000Z)", data[: self._first])
            self._gone = self._first - len(info)
            data = info + data[self._first :]
            if root := _ROOT.search(data):
                self._root = int(root[1]), root[2]
        for kids in _KIDS.findall(data):
            self._pages = [int(number) for number in kids.split()[::3]]
        self._file.write(data)

    def end(self, bookmarks: Sequence[Bookmark] = ()) -> None:
        """Hand on the rest; the table at the end says where everything stands now."""
        self.drain()
        file = self._file
        file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
        there = int(_START.findall(file.read())[-1]) - self._gone
        file.seek(there)
        tail = file.read()
        offsets = [self._moved(int(number)) for number in _OFFSET.findall(tail)]
        trailer = tail[tail.index(b"trailer") :]
        file.seek(there)
        for number, body in self._more(bookmarks, len(offsets)):
            at = file.tell()
            file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            offsets[number : number + 1] = [at]
        there = file.tell()
        free = b"%010d 65535 f \n" % 0
        rows = [free, *(b"%010d 00000 n \n" % at for at in offsets[1:])]
        file.write(b"xref\n0 %d\n%s" % (len(offsets), b"".join(rows)))
        trailer = _SIZE.sub(b"%d" % len(offsets), trailer)
        file.write(_START.sub(b"%d" % there, trailer))
        file.truncate()

    def _moved(self, offset: int) -> int:
        return offset - self._gone if offset > self._first else offset

    def _more(self, bookmarks: Sequence[Bookmark], first: int) -> list[tuple[int, bytes]]:
        """The bookmarks from a free number on, in that order, and then the catalogue anew."""
        here = [one for one in bookmarks if 0 <= one.page < len(self._pages)]
        number, said = self._root
        if not here or not number:
            return []
        made = _outline(here, self._pages, first)
        root = b"<<\n/Type /Catalog\n%s/Outlines %d 0 R\n>>" % (said, first)
        return [*enumerate(made, first), (number, root)]


def _outline(bookmarks: Sequence[Bookmark], pages: Sequence[int], first: int) -> list[bytes]:
    """The list of bookmarks and each of them, numbered from `first` on."""
    parents = _parents([one.level for one in bookmarks])
    children: dict[int, list[int]] = defaultdict(list)
    for n, parent in enumerate(parents):
        children[parent].append(n)
    told = children[-1]
    # what stands alone is open, so that what it holds is seen
    is_one = len(told) == 1
    count = len(told) + (len(children[told[0]]) if is_one else 0)
    made = [b"<<\n/Type /Outlines\n%s>>" % _held(told, first, count)]
    places = {n: at for some in children.values() for at, n in enumerate(some)}
    for n, one in enumerate(bookmarks):
        beside, at, held = children[parents[n]], places[n], children.get(n, [])
        title = (b"\xfe\xff" + one.title.encode("utf-16-be", "replace")).hex().encode()
        said = b"/Title <%s>\n/Parent %d 0 R\n" % (title, first + parents[n] + 1)
        if at:
            said += b"/Prev %d 0 R\n" % (first + beside[at - 1] + 1)
        if at + 1 < len(beside):
            said += b"/Next %d 0 R\n" % (first + beside[at + 1] + 1)
        said += b"/Dest [%d 0 R /XYZ null %d null]\n" % (pages[one.page], round(one.top))
        count = len(held) if is_one and n == told[0] else -len(held)
        made.append(b"<<\n%s%s>>" % (said, _held(held, first, count)))
    return made


def _held(held: Sequence[int], first: int, count: int) -> bytes:
    """The first and the last of those below, and how many of them are seen."""
    if not held:
        return b""
    ends = first + held[0] + 1, first + held[-1] + 1
    return b"/First %d 0 R\n/Last %d 0 R\n/Count %d\n" % (*ends, count)


def _parents(levels: Sequence[int]) -> list[int]:
    """Below which each of them stands: the nearest before it of a lower level, or -1."""
    found: list[int] = []
    open_ones: list[tuple[int, int]] = []
    for n, level in enumerate(levels):
        while open_ones and open_ones[-1][0] >= level:
            open_ones.pop()
        found.append(open_ones[-1][1] if open_ones else -1)
        open_ones.append((level, n))
    return found
