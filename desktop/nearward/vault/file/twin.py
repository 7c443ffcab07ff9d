"""A twin of the open diary, byte for byte, so that nothing is lost when another program writes over
the file in place or cuts it: the bytes that were there are nowhere else then.

It is encrypted like the file, has no name on the disk, and goes with the process. Small ones stand
in memory, large ones in a file without a name in the diary's folder. After each save the pages
that it can have written are looked at (all where that cannot be told), and those with another
vector than before are taken over.
"""

from __future__ import annotations

import contextlib
import os
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from nearward.domain.file.trouble import Damaged, NoPermission
from nearward.vault.file import journal
from nearward.vault.file.authentic import CHECK, PAGE, VECTOR, Authentic
from nearward.vault.file.copies import fresh_of, journal_of, look_through, remove, removed_on_error
from nearward.vault.file.free import FreePages
from nearward.vault.file.others import Others

#: diaries up to this size have their twin in memory
IN_MEMORY = 32 << 20
#: bytes that are read at once
STEP = 1 << 18
#: a clock of files that knows no parts of a second: so long after a save all bytes are compared
COARSE_NS = 4_000_000_000
#: the page where the database has its locks; it writes nothing there
_LOCKS = (1 << 30) // PAGE + 1
_WORDS = PAGE // 8
_AT = (PAGE - CHECK - VECTOR) // 8

Seen = tuple[int, int, int, int, int]
_NEVER: Seen = (-1, -1, -1, -1, -1)


def seen(path: Path) -> Seen | None:
    """What the system says of a file without its being opened; None when it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 (never opens the file)
    except OSError:
        return None
    return _seen(found)


def _seen(found: os.stat_result) -> Seen:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class Twin:
    """Begun before the database opens the file and closed after it has closed it: any descriptor of
    our own that is closed in between would drop the database's locks."""

    def __init__(self, path: Path, key: bytes | bytearray, salt: bytes) -> None:
        self._path = path
        self._authentic = Authentic(key, salt)
        try:
            self._source = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise NoPermission(name=path.name) from error
        self._store = -1
        self._others: Others | None = None
        self._in_memory = True
        self._free = FreePages(key)
        #: of each page the first half of its vector
        self._marks = array("Q")
        self._size = 0
        self._copied = 0
        self._known: Seen | None = None
        self._coarse_until = 0

    @property
    def has_room(self) -> bool:
        """Whether there was room for it."""
        return self._store >= 0

    @property
    def is_still_there(self) -> bool:
        """Whether the file is at its place and as long as it was."""
        found = seen(self._path)
        return found is not None and self._known is not None and found[:3] == self._known[:3]

    def trust(self) -> None:
        """What is there now was looked at, and is the diary."""
        self._known = seen(self._path)

    @property
    def is_whole(self) -> bool:
        """Whether all of the file stands in it."""
        return self._store >= 0 and self._copied >= self._size

    def close(self) -> None:
        """It is needed no more."""
        if self._others is not None:
            self._others.close()
        self._free.close()
        for descriptor in (self._source, self._store):
            if descriptor >= 0:
                os.close(descriptor)
        self._source = self._store = -1

    def begin(self) -> None:
        """The database holds the file: what it is now is the diary. Small ones are copied here."""
        self._others = Others(self._path)
        self._known = _seen(os.fstat(self._source))
        self._size = self._known[2]
        self._marks = array("Q", bytes(-(-self._size // PAGE) * 8))
        with contextlib.suppress(OSError):
            self._store, self._in_memory = _nameless(self._path, self._size)
            if self._in_memory:
                self.go_on()

    def go_on(self, stop: Callable[[], bool] | None = None) -> bool:
        """Copy what is not copied yet, until `stop` says so; True when it is whole."""
        while self._store >= 0 and self._copied < self._size:
            if stop is not None and stop():
                return False
            if self.is_changed():
                return False
            part = os.pread(self._source, STEP, self._copied)
            if not part:
                return False
            try:
                _write(self._store, part, self._copied)
            except OSError:
                self._lose_store()
                return False
            self._take_marks(part, self._copied)
            self._copied += len(part)
        return self.is_whole

    def is_changed(self) -> bool:
        """Whether the system says something else of the file than after our own last writing.

        Its bytes may still be the same: something touched it.
        """
        if self._known is None:
            return False
        if self._others is not None:
            self._others.forget()
        return seen(self._path) != self._known or time.time_ns() < self._coarse_until

    def is_same(self) -> bool:
        """Whether all bytes of the file are those that we wrote (as far as they are copied); then
        what was seen is the diary."""
        if self._known is None or self._store < 0:
            return self._known is None
        before = _seen(os.fstat(self._source))
        if before[:3] != self._known[:3] or seen(self._path) != before:
            return False
        for at in range(0, self._copied, STEP):
            part = min(STEP, self._copied - at)
            if os.pread(self._source, part, at) != os.pread(self._store, part, at):
                return False
        self._known = before
        return True

    def take(
        self, pages: int, save: journal.Begun | None = None, *, keeps_time: bool = False
    ) -> bool:
        """We have written: take over what is new. `pages`: how many the file must have at least;
        `save`: what its journal said before the end; `keeps_time`: the file is no newer by it.

        False when the file is not what we can have written: someone else wrote at the same time.
        Then nothing is taken over.
        """
        at = self._known[3] if keeps_time and self._known else None
        if self._known is None or self._store < 0:
            return self._settle(at)
        found = os.fstat(self._source)
        if (found.st_dev, found.st_ino) != self._known[:2] or found.st_size < pages * PAGE:
            return False
        touched = self._touched(save, found.st_size)
        try:
            room = found.st_size if touched is None else len(touched) * PAGE
            staged, _ = _nameless(self._path, room)
        except OSError:
            self._lose_store()
            return self._settle(at)
        try:
            new = self._stage(staged, touched, found.st_size)
            if new is None or self._others_wrote():
                return False
            self._take_pages(staged, new, found.st_size)
        except OSError:
            self._lose_store()
        finally:
            os.close(staged)
        self._settle(at)
        if self._others_wrote():
            # what we have written stands in the twin, and in the file no longer
            self._known = _NEVER
        return True

    def _others_wrote(self) -> bool:
        return self._others is not None and self._others.have_written()

    def write_to(self, target: Path) -> None:
        """Write it out as a file of its own, flushed; OSError when that cannot be."""
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        descriptor = os.open(target, flags, 0o600)
        try:
            for at in range(0, self._size, STEP):
                _write(descriptor, os.pread(self._store, min(STEP, self._size - at), at), at)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _settle(self, at: int | None = None) -> bool:
        """What is there now is the diary; its time is set to one that no clock of files will give,
        since these are coarse and the next writing could have the same."""
        with contextlib.suppress(OSError):
            now = time.time_ns()
            os.utime(self._source, ns=(now, (now if at is None or at < 0 else at) | 1))
        self._known = _seen(os.fstat(self._source))
        self._coarse_until = 0 if self._known[3] & 1 else time.time_ns() + COARSE_NS
        return True

    def _touched(self, save: journal.Begun | None, size: int) -> list[int] | None:
        """The pages that a save can have written; None when that can be any."""
        if save is None or save.pages * PAGE != self._size or not self.is_whole:
            return None
        written = journal.pages_of(journal_of(self._path), save)
        if written is None:
            return None
        free = self._free.read(self._page, save.pages, written)
        if free is None:
            return None
        written |= free
        written.update(range(save.pages + 1, -(-size // PAGE) + 1))
        return sorted(number for number in written if number * PAGE <= size)

    def _page(self, number: int) -> bytes:
        return os.pread(self._store, PAGE, (number - 1) * PAGE)

    def _stage(self, staged: int, touched: list[int] | None, size: int) -> array[int] | None:
        """Put the pages that are not those of the twin into `staged`; gives their numbers, or None
        when one is not ours."""
        new = array("Q")
        numbers = self._differing(size) if touched is None else self._differing_of(touched)
        for number in numbers:
            page = os.pread(self._source, PAGE, (number - 1) * PAGE)
            if number != _LOCKS and not self._authentic.fits(page, number):
                return None
            _write(staged, page, len(new) * PAGE)
            new.append(number)
        return new

    def _differing_of(self, touched: Iterable[int]) -> Iterator[int]:
        for number in touched:
            mark = os.pread(self._source, 8, (number - 1) * PAGE + _AT * 8)
            if number > len(self._marks) or mark != self._marks[number - 1 : number].tobytes():
                yield number

    def _differing(self, size: int) -> Iterator[int]:
        """All pages with another vector, up to where the twin is copied."""
        buffer = memoryview(bytearray(STEP))
        end = size if self.is_whole else self._copied
        for at in range(0, end, STEP):
            part = buffer[: os.preadv(self._source, [buffer[: min(STEP, end - at)]], at)]
            marks, first = _marks(part), at // PAGE
            known = self._marks[first : first + len(marks)]
            if marks == known:
                continue
            for n, mark in enumerate(marks):
                if n >= len(known) or mark != known[n]:
                    yield first + n + 1

    def _take_pages(self, staged: int, new: array[int], size: int) -> None:
        wanted = -(-size // PAGE)
        self._marks.frombytes(bytes(8 * max(0, wanted - len(self._marks))))
        del self._marks[wanted:]
        if self._in_memory and size > IN_MEMORY:
            self._to_the_disk()
        for n, number in enumerate(new):
            page, at = os.pread(staged, PAGE, n * PAGE), (number - 1) * PAGE
            _write(self._store, page, at)
            self._take_marks(page, at)
        if size < self._size:
            os.ftruncate(self._store, size)
        was_whole = self._copied >= self._size
        self._size = size
        self._copied = size if was_whole else min(self._copied, size)

    def _take_marks(self, part: bytes, at: int) -> None:
        marks, first = _marks(memoryview(part)), at // PAGE
        self._marks[first : first + len(marks)] = marks

    def _to_the_disk(self) -> None:
        """It has become too large for memory."""
        small, self._store, self._in_memory = self._store, -1, False
        try:
            self._store, _ = _nameless(self._path, self._size)
            for at in range(0, self._copied, STEP):
                _write(self._store, os.pread(small, STEP, at), at)
        finally:
            os.close(small)

    def _lose_store(self) -> None:
        """There is no room for a twin."""
        if self._store >= 0:
            os.close(self._store)
        self._store = -1


def _marks(part: memoryview) -> array[int]:
    """The first half of the vectors of whole pages; it is as random as the whole."""
    whole = len(part) // PAGE * PAGE
    return array("Q", part[:whole].cast("Q")[_AT::_WORDS].tobytes())


def _nameless(path: Path, size: int) -> tuple[int, bool]:
    """A place for a twin that no name leads to, and whether it is memory."""
    if size <= IN_MEMORY and hasattr(os, "memfd_create"):
        return os.memfd_create("twin"), True
    unnamed = getattr(os, "O_TMPFILE", 0)
    if unnamed:
        with contextlib.suppress(OSError):
            return os.open(path.parent, unnamed | os.O_RDWR, 0o600), False
    # where a file cannot be made without a name, it loses it at once
    fresh = fresh_of(path)
    descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        fresh.unlink()
    except OSError:
        os.close(descriptor)
        raise
    return descriptor, False


def _write(descriptor: int, data: bytes, at: int) -> None:
    view = memoryview(data)
    while view:
        done = os.pwrite(descriptor, view, at)
        view, at = view[done:], at + done


def keep_twin(twin: Twin, target: Path, key: bytes | bytearray, salt: bytes) -> None:
    """Write a twin out beside `target`, and look it through; it has no name yet.

    What is bad in it was bad in the file before, and is no reason to keep nothing.
    """
    fresh = fresh_of(target)
    remove(fresh)
    with removed_on_error(fresh):
        twin.write_to(fresh)
        with contextlib.suppress(Damaged):
            look_through(fresh, key, salt)
