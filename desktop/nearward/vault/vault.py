"""One diary: made, opened, locked and opened again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from nearward.domain.trouble import Trouble
from nearward.vault.care import backups, checking, restoring
from nearward.vault.file import copies, hot_journal, strange
from nearward.vault.file import header as file
from nearward.vault.file import key as keys
from nearward.vault.file.connection import connect, has_met_bad_page, meaning, translated
from nearward.vault.file.database import Connection
from nearward.vault.file.hold import Hold
from nearward.vault.file.schema import SCHEMA, claim, statements, upgrade
from nearward.vault.file.trouble import (
    Damaged,
    MovedOrReplaced,
    OlderVersion,
    OpenElsewhere,
    ReadOnly,
)
from nearward.vault.file.twin import Twin
from nearward.vault.tables.arrivals import Arrivals
from nearward.vault.tables.check_ins import CheckIns
from nearward.vault.tables.drafts_and_settings import Drafts, SettingsKept
from nearward.vault.tables.entries import Entries
from nearward.vault.tables.lists import index
from nearward.vault.tables.lists.saved_searches import SavedSearches
from nearward.vault.tables.lists.search import Search
from nearward.vault.tables.lists.tags import Tags
from nearward.vault.tables.lists.timeline import Timeline
from nearward.vault.tables.lists.trash import Trash
from nearward.vault.tables.moments import Moments
from nearward.vault.tables.own_texts import OwnTexts
from nearward.vault.tables.own_words import OwnWords
from nearward.vault.tables.pauses import Pauses
from nearward.vault.tables.people import People
from nearward.vault.tables.pictures import Pictures
from nearward.vault.tables.resources import Plans, Resources
from nearward.vault.tables.table import Table
from nearward.vault.tables.versions import Versions
from nearward.vault.tables.worksheets import Worksheets

#: the setting that holds the salts this diary had before
EARLIER = "earlier_salts"


class Vault(Hold):
    """An open diary. Used by one thread at a time."""

    def _bind_shelves(self, connection: Connection) -> None:
        self.arrivals = Arrivals(connection)
        self.entries = Entries(connection)
        self.moments = Moments(connection)
        self.check_ins = CheckIns(connection)
        self.pauses = Pauses(connection)
        self.worksheets = Worksheets(connection)
        self.pictures = Pictures(connection)
        self.versions = Versions(connection)
        self.timeline = Timeline(connection)
        self.search = Search(connection)
        self.trash = Trash(connection)
        self.people = People(connection)
        self.tags = Tags(connection)
        self.resources = Resources(connection)
        self.plans = Plans(connection)
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
        path = file.place_of(path)
        salt = keys.new_salt()
        made = keys.derive(passphrase, salt) if key is None else bytearray(key)
        claim(path)
        try:
            connection = connect(path, made, salt, mode="rw")
            try:
                with translated(path, opened=True):
                    upgrade(connection, 0)
                twin = Twin(path, made, salt)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        found = path.stat()
        header = file.Header(salt, found.st_dev, found.st_ino)
        vault = cls(path, connection, header, made, twin)
        twin.begin()
        return vault

    @classmethod
    def open(cls, path: Path, passphrase: str, *, key: bytes | bytearray | None = None) -> Vault:
        """Open a diary; raises the Trouble that says what is in the way.

        A link is followed once, here: all that is done acts on the file that it led to.
        """
        path = file.real(path)
        restoring.settle(path)
        header = file.look_at(path)
        if key is None:
            keys.check(passphrase)
        made = keys.derive(passphrase, header.salt) if key is None else bytearray(key)
        try:
            if hot_journal.is_hot(path):
                return cls._open_hot(path, header, made)
            return cls._taken(path, header, made)
        except BaseException:
            keys.wipe(made)
            raise

    @classmethod
    def _open_hot(cls, path: Path, header: file.Header, key: bytearray) -> Vault:
        """A change waits to be rolled back: both files are put aside first. When the file is not
        sound after it, it is taken as it was, and the journal as another's."""
        found = hot_journal.Hot(path, key, header.salt)
        found.put_aside()
        kept = bytearray(key)
        try:
            vault = cls._taken(path, header, key)
            sound = vault.is_sound()
            if not sound and found.aside is not None:
                vault.close()
        except Damaged:
            if found.aside is None:
                raise
            sound = False
        try:
            if not sound and found.aside is not None:
                found.take_back()
                key[:] = kept
                vault = cls._taken(path, file.look_at(path), key)
        finally:
            keys.wipe(kept)
        found.settle(is_sound=sound)
        vault.aside = found.aside
        return vault

    @classmethod
    def _taken(cls, path: Path, header: file.Header, key: bytearray) -> Vault:
        vault = cls._opened(path, header, key)
        try:
            vault._take()
            vault._twin.begin()
        except BaseException:
            vault._end()
            raise
        return vault

    def is_sound(self) -> bool:
        """Whether all of it can be read and fits together."""
        try:
            with self.reading():
                row = self._connection.execute("PRAGMA integrity_check").fetchone()
        except Damaged:
            return False
        return bool(row[0] == "ok")

    @classmethod
    def _opened(cls, path: Path, header: file.Header, key: bytearray) -> Vault:
        twin = Twin(path, key, header.salt)
        try:
            return cls(path, connect(path, key, header.salt, mode="rw"), header, key, twin)
        except BaseException:
            twin.close()
            raise

    @contextmanager
    def writing(self, *, of_person: bool = True) -> Iterator[None]:
        """One transaction. It is on the disk when the block has ended without Trouble.

        `of_person`: whether it keeps something of the person's, so that a backup is due.
        A file that was moved away or replaced is left alone: all goes on in a new one beside it.
        """
        self._find_again()
        self.look_after()
        if self.read_only:
            raise ReadOnly(name=self.path.name)
        with self.reading(), self._unstopped():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._commit(of_person=of_person)
            except BaseException:
                self._settle(saved=False)
                self._roll_back()
                raise
            self._settle(saved=True)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn the database's errors into Trouble.

        A connection that met a bad page can do nothing more, and one that the system once refused
        to open for writing stays so: the next thing gets a fresh one.
        """
        self._find_again()
        self.look_after()
        try:
            with translated(self.path, opened=True):
                yield
            if has_met_bad_page(self._connection):
                raise Damaged(name=self.path.name)
        except (Damaged, ReadOnly, MovedOrReplaced):
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
        self.look_after()
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
        self._find_again()
        self.look_after()
        if self.read_only:
            raise ReadOnly(name=self.path.name)
        salt = keys.new_salt()
        made = keys.derive(passphrase, salt) if key is None else bytearray(key)
        try:
            earlier = backups.make(self, folder, at)
            with self.writing():
                known = sorted(salt.hex() for salt in self.salts())
                self.settings.keep(EARLIER, known)
            with backups.as_backup_trouble(self.path.name):
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

    def read_through(self) -> list[checking.Finding]:
        """Read every page once; findings, or none when all is well. A twin of a large diary is
        completed first."""
        self._find_again()
        self.look_after()
        self._twin.go_on(self._stop)
        return checking.read_through(self)

    def check(self) -> list[checking.Finding]:
        """Integrity of pages, tables and of the search; an empty list when all is well."""
        self._find_again()
        self.look_after()
        return checking.check(self)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Whoever asked for what is done in the block gets its answer, or an error.

        What was kept all the same is found by the next try, so that nothing is made twice.
        """
        for shelf in self._shelves:
            shelf.tell(told=True)
        try:
            yield
        except BaseException:
            for shelf in self._shelves:
                shelf.tell(told=False)
            raise

    @property
    def _shelves(self) -> list[Table]:
        """Every shelf there is: none can be forgotten."""
        return [part for part in vars(self).values() if isinstance(part, Table)]

    def _settle(self, *, saved: bool) -> None:
        for shelf in self._shelves:
            shelf.settle(saved=saved)

    def _take(self) -> None:
        self._lock()
        with translated(self.path):
            version = strange.version_of(self._connection, self.path)
        if not self.read_only:
            # we hold the lock: a journal without a change was left by a kill
            with contextlib.suppress(OSError):
                copies.remove_idle_journal(self.path)
        with self.reading():
            if version < SCHEMA:
                with strange.told(self.path):
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
