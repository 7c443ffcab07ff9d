"""JSON and text of other programs, read piece by piece."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import Any, cast

from nearward.exchange.files import Files
from nearward.exchange.found import CutOffSource, NotThisFormat, TooMuch

#: how deep values may lie in each other
DEEPEST = 60
#: bytes of one text, and characters of one line
MOST_OF_TEXT = 50_000_000
_PIECE = 1 << 16
#: text in UTF-16 has so many bytes of nothing, all at odd places
_NOTHINGS = 0.3
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def items(files: Files, name: str, prefix: str) -> Iterator[Any]:
    """The items of the list (prefix ends in `.item`) or the pairs of the map at a place of JSON.

    Only one of them is in memory at a time.
    """
    import ijson

    whole = prefix.endswith(".item") or prefix == "item"
    try:
        with files.opened(name) as opened:
            find = ijson.items if whole else ijson.kvitems
            for item in find(opened, prefix, use_float=True):
                refuse_deep(item if whole else item[1], files.path.name, name)
                yield item
    except ijson.IncompleteJSONError as error:
        raise CutOffSource(name=files.path.name, place=name) from error
    except (ijson.JSONError, ValueError, RecursionError, OverflowError) as error:
        raise NotThisFormat(name=files.path.name, place=name) from error


def entries(files: Files) -> Iterator[tuple[str, Any]]:
    """(place, item) of every list `entries` in the JSON files of a source."""
    for name in files.ending(".json"):
        for number, item in enumerate(items(files, name, "entries.item"), 1):
            yield f"{name}, {number}", item


def refuse_deep(value: Any, name: str, place: str) -> None:
    """NotThisFormat for a value that lies too deep in itself; never by recursion."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            part
            for whole in level
            if isinstance(whole, (dict, list))
            for part in (whole.values() if isinstance(whole, dict) else whole)
            if isinstance(part, (dict, list))
        ]
        if not level:
            return
    raise NotThisFormat(name=name, place=place)


def beginning(files: Files, name: str, count: int = 4000) -> str:
    """The first characters of a file, whatever it is."""
    with files.opened(name) as opened:
        return decoded(opened.read(count), cut=True)


def text_of(files: Files, name: str) -> str:
    """A file as text."""
    return decoded(files.bytes_of(name, MOST_OF_TEXT))


def lines(files: Files, name: str) -> Iterator[str]:
    """The lines of a text without their ends, decoded as `decoded` does; one in memory at a time.

    The file is read twice: its encoding is known at its end only.
    """
    encoding = _encoding(files, name)
    with files.opened(name) as opened:
        raw = BufferedReader(cast("RawIOBase", opened), _PIECE)
        text = TextIOWrapper(raw, encoding, "replace", newline=None)
        while line := text.readline(MOST_OF_TEXT + 1):
            if len(line) > MOST_OF_TEXT:
                raise TooMuch(name=files.path.name, place=name)
            yield line.removesuffix("\n")


def _encoding(files: Files, name: str) -> str:
    """Which of the encodings that `decoded` knows a file is in."""
    check = codecs.getincrementaldecoder("utf-8")("strict")
    is_utf8 = True
    read = nothing = 0
    with files.opened(name) as opened:
        while piece := opened.read(_PIECE):
            for mark, encoding in _BOMS if not read else ():
                if piece.startswith(mark):
                    return encoding
            nothing += piece[1 - read % 2 :: 2].count(0)
            read += len(piece)
            try:
                check.decode(piece) if is_utf8 else None
            except UnicodeDecodeError:
                is_utf8 = False
    if read > 1 and nothing > read * _NOTHINGS:
        return "utf-16-le"
    try:
        check.decode(b"", final=True)
    except UnicodeDecodeError:
        is_utf8 = False
    return "utf-8" if is_utf8 else "cp1252"


def decoded(data: bytes, *, cut: bool = False) -> str:
    """Text in UTF-8 or UTF-16 (by its mark, or where every other byte is nothing), else in
    Windows-1252. `cut`: the end may be in the middle of a character."""
    errors = "ignore" if cut else "strict"
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lines(data.decode(name, "ignore" if cut else "replace"))
    if len(data) > 1 and data[1::2].count(0) > len(data) * _NOTHINGS:
        return _lines(data.decode("utf-16-le", "replace"))
    try:
        return _lines(data.decode("utf-8", errors))
    except UnicodeDecodeError:
        # five bytes of this table are no characters
        return _lines(data.decode("cp1252", "replace"))


def _lines(text: str) -> str:
    return re.sub("\r\n?", "\n", text)
