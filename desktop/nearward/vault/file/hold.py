"""The hold on a diary's file: one connection, its lock, and what becomes of the diary when another
program moves, replaces, changes or cuts the file meanwhile."""

from __future__ import annotations

import contextlib
import hmac
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from nearward.domain.changes import Changes
from nearward.domain.day import now
from nearward.domain.file.trouble import Damaged, MovedOrReplaced
from nearward.domain.trouble import Trouble
from nearward.vault.file import copies, header, journal
from nearward.vault.file import key as keys
from nearward.vault.file.connection import connect, has_met_bad_page, translated
from nearward.vault.file.database import Connection
from nearward.vault.file.names import free_name
from nearward.vault.file.twin import Twin, keep_twin

#: steps of the database's machine between two questions whether to go on: in a look through all
#: pages each step is a page, and 50 of them take about 10 ms
STEPS = 50


class Hold(ABC):
    """An open file. Used by one thread at a time."""

    def __init__(
        self, path: Path, connection: Connection, found: header.Header, key: bytearray, twin: Twin
    ) -> None:
        self._twin = twin
        self._stop: Callable[[], bool] | None = None
        self._watched: Callable[[], bool] | None = None
        #: whether something of the person's was written since it was opened or backed up
        self.written = False
        self.read_only = False
        #: what operations changed, until whoever tells the pages takes it
        self.changes = Changes()
        #: what file and journal were put aside as, when a change was rolled back or was not ours
        self.aside: Path | None = None
        self._key = key
        self._lost = self._closed = False
        #: whether a save that went wrong may have written into the file
        self._uncertain = False
        self._bind(path, connection, found)

    @classmethod
    def connected(cls, path: Path, found: header.Header, key: bytearray) -> Self:
        """Connect to a file; nothing of it is read yet, and no lock is taken."""
        twin = Twin(path, key, found.salt)
        try:
            return cls(path, connect(path, key, found.salt, mode="rw"), found, key, twin)
        except BaseException:
            twin.close()
            raise

    def _bind(self, path: Path, connection: Connection, found: header.Header) -> None:
        """Be about this file from now on."""
        self.path = path
        self._connection = connection
        self._header = found
        self.read_only = False
        self._bind_tables(connection)

    @abstractmethod
    def _bind_tables(self, connection: Connection) -> None:
        """What is read and written through another connection from now on."""

    @property
    def connection(self) -> Connection:
        """For the other modules of this room."""
        return self._connection

    @property
    def salt(self) -> bytes:
        """The first 16 bytes of the file; a copy with the same ones opens with the same key."""
        return self._header.salt

    def fits(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the diary; makes the key anew (half a second)."""
        made = keys.derive(passphrase, self.salt)
        try:
            return hmac.compare_digest(made, self._key)
        finally:
            keys.wipe(made)

    def key_copy(self) -> bytearray:
        """The raw key, for a recovery sheet or a copy; the caller wipes it."""
        return bytearray(self._key)

    def take_lock(self) -> None:
        """Take the exclusive lock of the database."""
        # the database itself takes a protected file without a word, until the first save
        self.read_only = not header.can_write(self.path)
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("COMMIT")

    def begin(self) -> None:
        """The lock is held, and what stands in the file now is the diary."""
        self._twin.begin()

    def close(self) -> None:
        """Close the file and overwrite the key.

        What another program did to the file since the last save is looked for once more.
        """
        try:
            if not self._closed:
                with contextlib.suppress(Trouble):
                    self.look_after()
        finally:
            self.end()

    def end(self) -> None:
        """Close the file as it is, and overwrite the key."""
        self._closed = True
        try:
            self._connection.close()
        finally:
            self._twin.close()
            keys.wipe(self._key)

    def find_again(self) -> None:
        """Open the file again after it was dropped; raises Trouble for as long as it cannot be."""
        if not self._lost:
            return
        found = header.look_at(self.path)
        if found.salt != self.salt:
            raise MovedOrReplaced(name=self.path.name)
        twin = Twin(self.path, self._key, found.salt)
        try:
            connection = connect(self.path, self._key, found.salt, mode="rw")
        except BaseException:
            twin.close()
            raise
        self._bind(self.path, connection, found)
        try:
            self.take_lock()
            twin.begin()
        except BaseException:
            connection.close()
            twin.close()
            raise
        self._twin = twin
        self._lost = self._uncertain = False
        self._watch_for(self._stop)

    def ensure_held(self) -> None:
        """See that the file is open, and still the one that was written; raises Trouble."""
        self.find_again()
        self.look_after()

    def look_after(self) -> None:
        """When another program moved, replaced, changed or cut the file, all goes on in a new one.

        Costs nothing while nobody touched it. What only looks changed (its time was set) is
        compared byte for byte, and is nothing. Raises Trouble when no new file can be made.
        """
        if self._lost or self._connection.in_transaction:
            return
        if self._uncertain:
            self._settle_own()
        if not self._twin.is_changed():
            return
        if not self._twin.is_same() and not self._is_sound():
            self._go_on_elsewhere()

    def _is_sound(self) -> bool:
        """Where there was no room for a twin: whether the file is as long as it was, and every page
        of it ours."""
        if not self._twin.is_still_there or self._twin.has_room:
            return False
        with translated(self.path, opened=True):
            found = self._connection.execute("PRAGMA cipher_integrity_check").fetchone()
        if found is None:
            self._twin.trust()
        return found is None

    @contextmanager
    def stopping(self, when: Callable[[], bool]) -> Iterator[None]:
        """Long reads in the block are stopped (Interrupted) as soon as `when` says so.

        It is asked many times a second, on the thread that reads: nothing else can be hit.
        """
        self.ensure_held()
        self._stop = when
        self._watch_for(when)
        try:
            # also what reads outside of `reading` is stopped as such
            with translated(self.path, opened=True):
                yield
        finally:
            self._stop = None
            self._watch_for(None)

    @property
    def is_stopped(self) -> bool:
        """Whether something else waits for what is being done in a `stopping` block."""
        return self._stop is not None and self._stop()

    def connect_afresh(self) -> None:
        """Another connection to the same file, in place of one that met a bad page.

        When the twin knows better what stood there, all goes on in a new file.
        """
        with contextlib.suppress(Trouble):
            if not self._lost and not self._twin.is_same():
                self._roll_back()
                self._go_on_elsewhere()
                return
        self._drop()
        with contextlib.suppress(Trouble):
            self.find_again()

    def complete_twin(self) -> None:
        """Copy what the twin of a large diary lacks, until the work in hand is stopped."""
        self.ensure_held()
        self._twin.go_on(self._stop)

    def rewrite(self, key: bytearray, salt: bytes) -> None:
        """Put a copy under another key in the place of the file, in one step; the key is this
        file's from then on. When it cannot be, the one that was there goes on."""
        copies.copy(self._connection, self.path, key, salt)
        fresh = copies.fresh_of(self.path)
        self._drop()
        try:
            copies.remove_idle_journal(self.path)
            fresh.replace(self.path)
        except OSError:
            copies.remove(fresh)
            raise
        old, self._key = self._key, key
        keys.wipe(old)
        self._header = self._header._replace(salt=salt)
        # the new passphrase is in force; the journal of the next save flushes the folder as well
        with contextlib.suppress(OSError):
            header.flush_folder(self.path.parent)

    def _commit(self, *, of_person: bool) -> None:
        """To the disk, unless another program writes there as well: that is told, and tried again
        in another file."""
        if has_met_bad_page(self._connection):
            raise Damaged(name=self.path.name)
        pages = self._connection.execute("PRAGMA page_count").fetchone()[0]
        save = journal.begun(copies.journal_of(self.path))
        if not (save and save.has_spilled) and self._twin.is_changed() and not self._twin.is_same():
            raise MovedOrReplaced(name=self.path.name)
        self._uncertain = True
        self._connection.execute("COMMIT")
        self._uncertain = False
        if not self._twin.take(int(pages), save, keeps_time=not of_person):
            raise MovedOrReplaced(name=self.path.name)
        self.written = self.written or of_person

    def _roll_back(self) -> None:
        """Nothing of a transaction stays; a connection that cannot even do that is dropped."""
        if self._lost or not self._connection.in_transaction:
            return
        try:
            self._uncertain = self._has_spilled()
            self._connection.execute("ROLLBACK")
        except BaseException:
            self._drop()

    def _has_spilled(self) -> bool:
        """Whether a transaction is so large that a part of it is in the file before its end."""
        save = journal.begun(copies.journal_of(self.path))
        return save is not None and save.has_spilled

    def _settle_own(self) -> None:
        """A save went wrong after it had begun to write: when the database has taken all of it
        back, the file is the diary, with other bytes than before."""
        with translated(self.path, opened=True):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("COMMIT")
        self._uncertain = False
        self._twin.take(0)

    def _drop(self) -> None:
        """Close the file; whatever is asked next opens it again."""
        self._lost = True
        try:
            self._connection.close()
        finally:
            self._twin.close()

    def _go_on_elsewhere(self) -> None:
        """The file is no longer what it was: keep all of it under a new name."""
        target = free_name(self.path, f"{self.path.stem}-kept-", now(), self.path.suffix)
        try:
            if self._twin.is_whole:
                keep_twin(self._twin, target, self._key, self.salt)
            else:
                copies.copy(self._connection, target, self._key, self.salt)
            copies.name(target)
        except (OSError, Trouble) as error:
            raise MovedOrReplaced(name=self.path.name) from error
        self._drop()
        self.path = target
        self.find_again()

    @contextmanager
    def _unstopped(self) -> Iterator[None]:
        """A transaction is short, and is stopped by nothing; nor is what looks after one."""
        watched = self._watched
        self._watch_for(None)
        try:
            yield
        finally:
            self._watch_for(watched)

    def _watch_for(self, stop: Callable[[], bool] | None) -> None:
        self._watched = stop
        if not self._lost:
            self._connection.set_progress_handler(stop, STEPS if stop else 0)
