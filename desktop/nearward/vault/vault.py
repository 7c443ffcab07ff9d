"""One diary: made, opened, locked and opened again."""

from __future__ import annotations

import contextlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from nearward.domain.trouble import Trouble
from nearward.vault import backups, checking, copies, file, index, restoring
from nearward.vault import key as keys
from nearward.vault.check_ins import CheckIns
from nearward.vault.connection import connect, has_met_bad_page, meaning, translated
from nearward.vault.entries import Entries
from nearward.vault.making import SCHEMA, claim, statements, upgrade
from nearward.vault.moments import Moments
from nearward.vault.own_texts import OwnTexts
from nearward.vault.own_words import OwnWords
from nearward.vault.people import People
from nearward.vault.pictures import Pictures
from nearward.vault.saved_searches import SavedSearches
from nearward.vault.search import Search
from nearward.vault.small import Drafts, SettingsKept
from nearward.vault.tags import Tags
from nearward.vault.timeline import Timeline
from nearward.vault.trash import Trash
from nearward.vault.trouble import (
    Damaged,
    MovedOrReplaced,
    NewerVersion,
    OlderVersion,
    OpenElsewhere,
    ReadOnly,
)
from nearward.vault.versions import Versions
from nearward.vault.worksheets import Worksheets

#: the setting that holds the salts this diary had before
EARLIER = "earlier_salts"
#: steps of the database's machine between two questions whether to go on: in a look through all
#: pages each step is a page, and 50 of them take about 10 ms
STEPS = 50


class Vault:
    """An open diary. Used by one thread at a time."""

    def __init__(self, path: Path, connection: Any, header: file.Header, key: bytearray) -> None:
        self._stop: Callable[[], bool] | None = None
        #: whether something was written since it was opened or backed up
        self.written = False
        self._key = key
        self._lost = False
        self._bind(path, connection, header)

    def _bind(self, path: Path, connection: Any, header: file.Header) -> None:
        """Be about this file from now on."""
        self.path = path
        self._connection = connection
        self._header = header
        self.read_only = False
        self.entries = Entries(connection)
        self.moments = Moments(connection)
        self.check_ins = CheckIns(connection)
        self.worksheets = Worksheets(connection)
        self.pictures = Pictures(connection)
        self.versions = Versions(connection)
        self.timeline = Timeline(connection)
        self.search = Search(connection)
        self.trash = Trash(connection)
        self.people = People(connection)
        self.tags = Tags(connection)
        self.saved_searches = SavedSearches(connection)
        self.own_texts = OwnTexts(connection)
        self.own_words = OwnWords(connection)
        self.drafts = Drafts(connection)
        self.settings = SettingsKept(connection)

    @classmethod
    def create(cls, path: Path, passphrase: str, *, key: bytes | bytearray | None = None) -> Vault:
        """Make a new diary. `key`: 32 raw bytes in place of a derivation (tests)."""
        if key is None:
            keys.check(passphrase)
        salt = keys.new_salt()
        made = keys.derive(passphrase, salt) if key is None else bytearray(key)
        claim(path)
        try:
            connection = connect(path, made, salt, mode="rw")
            try:
                with translated(path, opened=True):
                    upgrade(connection, 0)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        found = path.stat()
        return cls(path, connection, file.Header(salt, found.st_dev, found.st_ino), made)

    @classmethod
    def open(cls, path: Path, passphrase: str, *, key: bytes | bytearray | None = None) -> Vault:
        """Open a diary; raises the Trouble that says what is in the way."""
        restoring.settle(path)
        header = file.look_at(path)
        if key is None:
            keys.check(passphrase)
        made = keys.derive(passphrase, header.salt) if key is None else bytearray(key)
        try:
            connection = connect(path, made, header.salt, mode="rw")
        except BaseException:
            keys.wipe(made)
            raise
        vault = cls(path, connection, header, made)
        try:
            vault._take()
        except BaseException:
            vault.close()
            raise
        return vault

    @property
    def connection(self) -> Any:
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
        """The raw key, for a recovery sheet or a copy; who asks for it wipes it."""
        return bytearray(self._key)

    def close(self) -> None:
        """Close the file and overwrite the key."""
        try:
            self._connection.close()
        finally:
            keys.wipe(self._key)

    @contextmanager
    def stopping(self, when: Callable[[], bool]) -> Iterator[None]:
        """Long reads in the block are stopped (Interrupted) as soon as `when` says so.

        It is asked many times a second, on the thread that reads: nothing else can be hit.
        """
        self._find_again()
        self._stop = when
        self._watch_for(when)
        try:
            yield
        finally:
            self._stop = None
            self._watch_for(None)

    @property
    def is_stopped(self) -> bool:
        """Whether something else waits for what is being done in a `stopping` block."""
        return self._stop is not None and self._stop()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction. It is on the disk when the block has ended without Trouble.

        A file that was moved away or replaced is left alone: all goes on in a new one beside it.
        """
        self._find_again()
        if not file.same_file(self.path, self._header):
            self._go_on_elsewhere()
        if self.read_only:
            raise ReadOnly(name=self.path.name)
        with self.reading(), self._unstopped():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                if has_met_bad_page(self._connection):
                    raise Damaged(name=self.path.name)
                self._connection.execute("COMMIT")
                self.written = True
            except BaseException:
                self._settle(saved=False)
                if not self._lost and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._settle(saved=True)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn the database's errors into Trouble.

        A connection that met a bad page can do nothing more, and one that the system once refused
        to open for writing stays so: the next thing gets a fresh one.
        """
        self._find_again()
        try:
            with translated(self.path, opened=True):
                yield
            if has_met_bad_page(self._connection):
                raise Damaged(name=self.path.name)
        except (Damaged, ReadOnly):
            self.connect_afresh()
            raise

    def counts(self) -> copies.Counts:
        """How much the diary holds."""
        with self.reading():
            return copies.counts(self._connection)

    def salts(self) -> set[bytes]:
        """The first bytes of this diary's file, and of what it was before each new passphrase."""
        with self.reading():
            kept = self.settings.every().get(EARLIER, [])
        earlier = kept if isinstance(kept, list) else []
        return {self.salt, *(bytes.fromhex(str(salt)) for salt in earlier)}

    def copy_to(self, target: Path) -> copies.Counts:
        """A whole copy under the same key, flushed and looked through; it has no name yet."""
        self._find_again()
        try:
            return copies.copy(self._connection, target, self._key, self.salt, self._stop)
        except Damaged:
            self.connect_afresh()
            raise

    def counts_of(self, other: Path) -> copies.Counts:
        """How much a backup holds that was made under the key in force."""
        return copies.count(other, self._key, self.salt)

    def change_passphrase(
        self, passphrase: str, folder: Path, at: datetime, *, key: bytes | None = None
    ) -> Path:
        """Give the diary a new passphrase and key; gives the backup that opens with the old one.

        The backup is made in `folder` first. A copy under the new key is made and looked through,
        and takes the diary's place in one step: at any moment exactly one passphrase opens the
        diary. Raises Trouble; then it is the old one. `key`: as in `create`.
        """
        if key is None:
            keys.check(passphrase)
        if self.read_only or not file.same_file(self.path, self._header):
            raise ReadOnly(name=self.path.name)
        salt = keys.new_salt()
        made = keys.derive(passphrase, salt) if key is None else bytearray(key)
        try:
            earlier = backups.make(self, folder, at)
            with self.writing():
                known = sorted(salt.hex() for salt in self.salts())
                self.settings.keep(EARLIER, known)
            with backups.told(self.path.name):
                copies.copy(self._connection, self.path, made, salt)
                self._take_place(made, salt)
            with contextlib.suppress(Trouble):
                self._find_again()
        except BaseException:
            if made is not self._key:
                keys.wipe(made)
            raise
        return earlier.path

    def _take_place(self, key: bytearray, salt: bytes) -> None:
        """The fresh copy becomes the diary; when it cannot, the one that was there goes on."""
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
            file.flush_folder(self.path.parent)

    def connect_afresh(self) -> None:
        """Another connection to the same file, in place of one that met a bad page."""
        self._drop()
        with contextlib.suppress(Trouble):
            self._find_again()

    def _go_on_elsewhere(self) -> None:
        """The file is no longer the one that was opened: keep all of it under a new name."""
        stamp = datetime.now().strftime(backups.STAMP)  # noqa: DTZ005 (a local time, for a name)
        target = self.path.with_name(f"{self.path.stem}-kept-{stamp}{self.path.suffix}")
        try:
            self.copy_to(target)
            copies.name(target)
        except (OSError, Trouble) as error:
            raise MovedOrReplaced(name=self.path.name) from error
        self._drop()
        self.path = target
        self._find_again()

    def _drop(self) -> None:
        """Close the file; whatever is asked next opens it again."""
        self._lost = True
        self._connection.close()

    def _find_again(self) -> None:
        """Open the file again after it was dropped; raises Trouble for as long as it cannot be."""
        if not self._lost:
            return
        header = file.look_at(self.path)
        if header.salt != self.salt:
            raise MovedOrReplaced(name=self.path.name)
        connection = connect(self.path, self._key, header.salt, mode="rw")
        self._bind(self.path, connection, header)
        try:
            self._lock()
        except BaseException:
            connection.close()
            raise
        self._lost = False
        self._watch_for(self._stop)

    def read_through(self) -> list[checking.Finding]:
        """Read every page once; findings, or none when all is well."""
        return checking.read_through(self)

    def check(self) -> list[checking.Finding]:
        """Integrity of pages, tables and of the search; an empty list when all is well."""
        return checking.check(self)

    @contextmanager
    def _unstopped(self) -> Iterator[None]:
        """A transaction is short, and is stopped by nothing."""
        stop = self._stop
        self._watch_for(None)
        try:
            yield
        finally:
            self._watch_for(stop)

    def _watch_for(self, stop: Callable[[], bool] | None) -> None:
        if not self._lost:
            self._connection.set_progress_handler(stop, STEPS if stop else 0)

    def _settle(self, *, saved: bool) -> None:
        for shelf in (self.entries, self.moments, self.check_ins, self.worksheets):
            shelf.settle(saved=saved)

    def _lock(self) -> None:
        """Take the exclusive lock of the database."""
        # the database itself takes a protected file without a word, until the first save
        self.read_only = not file.can_write(self.path)
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("COMMIT")

    def _take(self) -> None:
        self._lock()
        with translated(self.path):
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA:
            raise NewerVersion(name=self.path.name)
        with self.reading():
            if version < SCHEMA:
                self._migrate(version)
            elif not self.read_only:
                index.bring_up(self._connection)
            self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()

    def _migrate(self, version: int) -> None:
        """To the schema of this program, after a backup beside the diary."""
        if self.read_only:
            raise OlderVersion(name=self.path.name)
        now = datetime.now()  # noqa: DTZ005 (a local time, for a name)
        backups.make(self, backups.folder_of(self.path), now)
        upgrade(self._connection, version)


__all__ = ["SCHEMA", "OpenElsewhere", "Vault", "meaning", "statements"]
