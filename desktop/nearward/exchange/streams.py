"""JSON and text of other programs, read piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import IO, Any, TypeVar, cast

from nearward.domain.trouble import Trouble
from nearward.exchange.files import Files
from nearward.exchange.source_model import (
    CutOffSource,
    LockedSource,
    Note,
    NotReadable,
    NotThisFormat,
    TooMuch,
    TornSource,
    note,
)
from nearward.exchange.texts import encodings
from nearward.i18n import N_

T = TypeVar("T")

#: how deep values may lie in each other
DEEPEST = 60
#: bytes of one text, and characters of one line
MOST_OF_TEXT = 50_000_000
BAD_FROM_HERE = N_(
    "The file is damaged from here on. What comes before it was imported. Please make the export"
    " again, then import once more."
)
BAD_FILE = N_(
    "This file is damaged here, or not in the expected format. Please check it, or make the"
    " export again, then import once more."
)


def items(files: Files, name: str, prefix: str, *, quiet: bool = False) -> Iterator[Any]:
    """The items of the list (prefix ends in `.item`) or the pairs of the map at a place of JSON.

    Only one of them is in memory at a time.
    """
    import ijson

    whole = prefix.endswith(".item") or prefix == "item"
    try:
        with json_of(files, name, quiet=quiet) as opened:
            find = ijson.items if whole else ijson.kvitems
            for item in find(opened, prefix, use_float=True):
                refuse_deep(item if whole else item[1], files.path.name, name)
                yield item
    except ijson.IncompleteJSONError as error:
        raise CutOffSource(name=files.path.name, place=name) from error
    except (ijson.JSONError, ValueError, RecursionError, OverflowError) as error:
        raise NotThisFormat(name=files.path.name, place=name) from error


@contextmanager
def json_of(files: Files, name: str, *, quiet: bool = False) -> Iterator[IO[bytes]]:
    """A file of JSON in sound UTF-8 without a mark before it, whatever it is in."""
    encoding = encodings.of(files, name, quiet=quiet)
    with files.opened(name) as opened:
        if encoding.name == "utf-8" and not encoding.bad:
            yield opened
            return
        with closing(encodings.InUtf8(opened, encoding.name)) as recoded:
            yield cast("IO[bytes]", BufferedReader(recoded, encodings.PIECE))


def entries(files: Files, *, quiet: bool = False) -> Iterator[tuple[str, Any] | Note]:
    """(place, item) of every list `entries` in the JSON files of a source."""

    def of(name: str) -> Iterator[tuple[str, Any]]:
        for number, item in enumerate(items(files, name, "entries.item", quiet=quiet), 1):
            yield f"{name}, {number}", item

    yield from each(files.ending(".json"), of)


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
        return _lines(encodings.guessed(opened.read(count)))


def text_of(files: Files, name: str) -> str:
    """A file as text."""
    data = files.bytes_of(name, MOST_OF_TEXT)
    if b"\0" in data and not data.strip(b"\0 \t\r\n"):
        # what a computer leaves that stopped while it wrote
        raise TornSource(name=files.path.name, place=name)
    return _lines(encodings.decoded(files, name, data))


def lines(files: Files, name: str, *, quiet: bool = False) -> Iterator[str]:
    """The lines of a text without their ends; one in memory at a time.

    The file is read twice: its encoding is known at its end only. `quiet`: nothing is told of it.
    """
    encoding = encodings.of(files, name, quiet=quiet).name
    with files.opened(name) as opened:
        raw = BufferedReader(cast("RawIOBase", opened), encodings.PIECE)
        text = TextIOWrapper(raw, encoding, "replace", newline=None)
        while line := text.readline(MOST_OF_TEXT + 1):
            if len(line) > MOST_OF_TEXT:
                raise TooMuch(name=files.path.name, place=name)
            yield line.removesuffix("\n")


def each(names: list[str], read: Callable[[str], Iterator[T]]) -> Iterator[T | Note]:
    """All of several files. One that cannot be read is named and stops none of the others; when
    none can be read, or there is one only, the first Trouble is raised."""
    troubles: list[Trouble] = []
    for name in names:
        came = 0
        try:
            for found in read(name):
                came += not isinstance(found, Note)
                yield found
        except (NotThisFormat, CutOffSource, NotReadable, LockedSource) as trouble:
            if len(names) == 1:
                raise
            troubles.append(trouble)
            place = str(trouble.values.get("place") or name)
            bad = trouble.said if isinstance(trouble, TornSource) else BAD_FILE
            yield note(place, "bad-file", BAD_FROM_HERE if came else bad)
    if troubles and len(troubles) == len(names):
        raise troubles[0]


def _lines(text: str) -> str:
    return re.sub("\r\n?", "\n", text)
