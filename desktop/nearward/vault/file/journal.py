"""The journal of a save that is on its way: which pages it can have written.

Before the database changes a page that was in use it writes the old one, with its number, into the
journal. So what a save wrote is: the pages of its journal, those behind the old end, and those that
were free before. A record is known as one of this save by the number of the head that is in its
check; older records behind them are not.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from nearward.vault.file.authentic import PAGE

MAGIC = bytes.fromhex("d9d505f920a163d7")
RECORD = 4 + PAGE + 4
HEAD = 28
_AT_ONCE = 64
_CHECKED = slice(4 + PAGE - 200 * ((PAGE - 1) // 200), 4 + PAGE - 199, 200)


class Begun(NamedTuple):
    """What the head of a journal says of the save that it is of."""

    #: a number that is in the check of each of its records
    mark: int
    #: the pages that the file had before
    pages: int
    sector: int
    #: whether a part of the change is in the file already: only then the head is filled in
    has_spilled: bool


def begun(journal: Path) -> Begun | None:
    """The save that is on its way; None when nothing is changed so far."""
    try:
        with journal.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError:
        return None
    mark, pages, sector, page = (int.from_bytes(head[at : at + 4]) for at in (12, 16, 20, 24))
    spilled = any(head[:12])
    if page != PAGE or not 512 <= sector <= 65536:
        return Begun(0, 0, 0, has_spilled=True) if spilled else None
    return Begun(mark, pages, sector, spilled)


def pages_of(journal: Path, save: Begun) -> set[int] | None:
    """The pages of a save that has ended; None when not all of them can be told."""
    if save.has_spilled:
        return None
    found: set[int] = set()
    try:
        descriptor = os.open(journal, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        at, is_record = save.sector, True
        while is_record:
            part = os.pread(descriptor, _AT_ONCE * RECORD, at)
            is_record = len(part) >= RECORD
            for begin in range(0, len(part) - RECORD + 1, RECORD):
                record = part[begin : begin + RECORD]
                if not _is_of(record, save.mark):
                    is_record = False
                    break
                found.add(int.from_bytes(record[:4]))
                at += RECORD
        # the save was too large for one part of the journal
        if os.pread(descriptor, len(MAGIC), -(-at // save.sector) * save.sector) == MAGIC:
            return None
    finally:
        os.close(descriptor)
    return found or None


def _is_of(record: bytes, mark: int) -> bool:
    said = int.from_bytes(record[-4:])
    return said == (mark + sum(record[_CHECKED])) & 0xFFFFFFFF
