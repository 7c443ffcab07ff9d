"""A journal that lies beside a closed diary and waits to be rolled back into it.

Mostly it is our own, of a save that a kill or a power cut ended. It can be another's: of a file in
whose place someone put a copy by hand. The database rolls back any of them, before a key is proved.
So both files are put aside as copies first, the key is proved by hand, and a journal whose pages
were not written under it is not rolled back at all.
"""

from __future__ import annotations

import contextlib
import glob
import sys
from collections.abc import Iterator
from pathlib import Path

from nearward.domain.day import now
from nearward.domain.file.trouble import DiskFull, OpenElsewhere, WrongPassphrase
from nearward.vault.file import copies
from nearward.vault.file.authentic import PAGE, Authentic
from nearward.vault.file.journal import MAGIC, RECORD
from nearward.vault.file.names import free_name

ASIDE = ".before-rollback-"
#: so many pairs are kept, and none of a file that is larger
MOST, LARGEST = 3, 1 << 30
_LOCKS = (0x40000002, 510)


def is_hot(path: Path) -> bool:
    """Whether a journal with a change in it lies beside the file."""
    with contextlib.suppress(OSError), copies.journal_of(path).open("rb") as opened:
        return any(opened.read(8))
    return False


def make_way(path: Path) -> None:
    """Put aside what waits where a new file comes: it belongs to one that was there before."""
    try:
        copies.remove_idle_journal(path)
    except FileExistsError:
        aside = free_name(path, f"{path.name}{ASIDE}", now())
        copies.journal_of(path).rename(copies.journal_of(aside))


def refuse_open(path: Path) -> None:
    """OpenElsewhere when another program has the file open; nothing is rolled back for that."""
    if sys.platform == "win32":
        return
    import fcntl

    with contextlib.suppress(PermissionError), path.open("r+b") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS[1], _LOCKS[0])
        except OSError as error:
            raise OpenElsewhere(name=path.name) from error


class Hot:
    """The file and the journal beside it, before the database opens them."""

    def __init__(self, path: Path, key: bytearray, salt: bytes) -> None:
        """Proves the key: WrongPassphrase when neither file nor journal is under it."""
        self._path = path
        self._journal = copies.journal_of(path)
        refuse_open(path)
        authentic = Authentic(key, salt)
        pages = list(_records(self._journal))
        fitting = [n for n, page in pages if authentic.fits(page, n)]
        with path.open("rb") as opened:
            first = opened.read(PAGE)
        if 1 not in fitting and not authentic.fits(first, 1):
            raise WrongPassphrase(name=path.name)
        self._is_ours = len(fitting) == len(pages) and _fits_size(self._journal, path, pages)
        #: what the two were put aside as
        self.aside: Path | None = None

    def put_aside(self) -> None:
        """Copies of both; what is not under the key of the diary is not rolled back."""
        aside = free_name(self._path, f"{self._path.name}{ASIDE}", now())
        try:
            if self._path.stat().st_size <= LARGEST:
                copies.copy_bytes(self._path, aside)
            copies.copy_bytes(self._journal, copies.journal_of(aside))
            self.aside = aside
        except OSError as error:
            copies.remove(aside)
            if not self._is_ours:
                raise DiskFull(name=self._path.name) from error
            return
        if not self._is_ours:
            self._journal.unlink()

    def settle(self, *, is_sound: bool) -> None:
        """It was opened. Copies of what was sound are not needed; else the oldest make way."""
        if self.aside is None:
            return
        if self._is_ours and is_sound:
            copies.remove(self.aside)
            self.aside = None
        names = f"{glob.escape(self._path.name)}{ASIDE}*[0-9]"
        for old in sorted(self._path.parent.glob(names))[:-MOST]:
            copies.remove(old)

    def take_back(self) -> None:
        """Rolled back, the file was not sound: it is again what it was, without the journal."""
        if self.aside is not None and self.aside.exists():
            fresh = copies.fresh_of(self._path)
            copies.remove(fresh)
            with copies.removed_on_error(fresh):
                copies.copy_bytes(self.aside, fresh)
                fresh.replace(self._path)


def _records(journal: Path) -> Iterator[tuple[int, bytes]]:
    """The pages that a roll back would write, with their numbers."""
    with journal.open("rb") as opened:
        head = opened.read(28)
        size = journal.stat().st_size
        at = 0
        while len(head) == 28 and head[:8] == MAGIC:
            count, sector = int.from_bytes(head[8:12]), int.from_bytes(head[20:24])
            if not 512 <= sector <= 65536:
                return
            at += sector
            count = min(count, max(0, size - at) // RECORD)
            for _ in range(count):
                opened.seek(at)
                record = opened.read(RECORD)
                yield int.from_bytes(record[:4]), record[4 : 4 + PAGE]
                at += RECORD
            if not count:
                return
            at = -(-at // sector) * sector
            opened.seek(at)
            head = opened.read(28)


def _fits_size(journal: Path, path: Path, pages: list[tuple[int, bytes]]) -> bool:
    """Whether the file can have grown, and not more than that, since the journal was begun."""
    with journal.open("rb") as opened:
        head = opened.read(28)
    if head[:8] != MAGIC or int.from_bytes(head[24:28]) != PAGE:
        return False
    was, now = int.from_bytes(head[16:20]) * PAGE, path.stat().st_size
    return was <= now if pages else was == now
