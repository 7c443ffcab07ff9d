"""One open diary: its tables, its transactions, its copies. `care` makes and opens one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nearward.domain.file.outcomes import Counts
from nearward.domain.file.trouble import Damaged, MovedOrReplaced, ReadOnly
from nearward.vault.file import copies
from nearward.vault.file.connection import has_met_bad_page, translated
from nearward.vault.file.database import Connection
from nearward.vault.file.hold import Hold
from nearward.vault.tables.arrivals import Arrivals
from nearward.vault.tables.check_ins import CheckIns
from nearward.vault.tables.drafts_and_settings import Drafts, SettingsKept
from nearward.vault.tables.entries import Entries
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

    def is_sound(self) -> bool:
        """Whether all of it can be read and fits together."""
        try:
            with self.reading():
                row = self._connection.execute("PRAGMA integrity_check").fetchone()
        except Damaged:
            return False
        return bool(row[0] == "ok")

    @contextmanager
    def writing(self, *, of_person: bool = True) -> Iterator[None]:
        """One transaction. It is on the disk when the block has ended without Trouble.

        `of_person`: whether it keeps something of the person's, so that a backup is due.
        A file that was moved away or replaced is left alone: all goes on in a new one beside it.
        """
        self.ensure_held()
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
        self.ensure_held()
        try:
            with translated(self.path, opened=True):
                yield
            if has_met_bad_page(self._connection):
                raise Damaged(name=self.path.name)
        except (Damaged, ReadOnly, MovedOrReplaced):
            self.connect_afresh()
            raise

    def counts(self) -> Counts:
        """How much the diary holds."""
        with self.reading():
            return copies.counts(self._connection)

    def salts(self) -> set[bytes]:
        """The first bytes of this diary's file, and of what it was before each new passphrase."""
        with self.reading():
            kept = self.settings.every().get(EARLIER, [])
        earlier = kept if isinstance(kept, list) else []
        return {self.salt, *(bytes.fromhex(str(salt)) for salt in earlier)}

    def copy_to(self, target: Path) -> Counts:
        """A whole copy under the same key, flushed and looked through; it has no name yet."""
        self.ensure_held()
        try:
            return copies.copy(self._connection, target, self._key, self.salt, self._stop)
        except Damaged:
            self.connect_afresh()
            raise

    def counts_of(self, other: Path) -> Counts:
        """How much a backup holds that was made under the key in force."""
        return copies.count(other, self._key, self.salt)

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
