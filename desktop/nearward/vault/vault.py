"""One open diary: its tables, its transactions, its copies. `care` makes and opens one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from nearward.domain.file.outcomes import Counts
from nearward.domain.file.trouble import Damaged, MovedOrReplaced, ReadOnly
from nearward.domain.kinds import KINDS
from nearward.vault.file import copies
from nearward.vault.file.connection import has_met_bad_page, translated
from nearward.vault.file.database import Connection
from nearward.vault.file.hold import Hold
from nearward.vault.tables.arrivals import Arrivals
from nearward.vault.tables.drafts_and_settings import Drafts, SettingsKept
from nearward.vault.tables.kinds.belief_evidence import KeptEvidence
from nearward.vault.tables.kinds.belief_ratings import BeliefRatings
from nearward.vault.tables.kinds.beliefs import Beliefs
from nearward.vault.tables.kinds.check_ins import CheckIns
from nearward.vault.tables.kinds.direction import Directions
from nearward.vault.tables.kinds.entries import Entries
from nearward.vault.tables.kinds.moments import Moments
from nearward.vault.tables.kinds.own_sheets import OwnSheets
from nearward.vault.tables.kinds.own_terms import OwnTerms
from nearward.vault.tables.kinds.own_texts import OwnTexts
from nearward.vault.tables.kinds.own_words import OwnWords
from nearward.vault.tables.kinds.passages import Passages
from nearward.vault.tables.kinds.pauses import Pauses
from nearward.vault.tables.kinds.people import People
from nearward.vault.tables.kinds.person_ratings import PersonRatings
from nearward.vault.tables.kinds.pictures import Pictures
from nearward.vault.tables.kinds.plan import Plans
from nearward.vault.tables.kinds.resources import Resources
from nearward.vault.tables.kinds.saved_searches import SavedSearches
from nearward.vault.tables.kinds.unconfirmed_days import AnswersOfMonths
from nearward.vault.tables.kinds.versions import Versions
from nearward.vault.tables.kinds.worksheets import Worksheets
from nearward.vault.tables.lists.search import Search
from nearward.vault.tables.lists.tags import Tags
from nearward.vault.tables.lists.timeline import Timeline
from nearward.vault.tables.lists.trash import Trash
from nearward.vault.tables.table import Table, table_of
from nearward.vault.tables.things import ThingTable

K = TypeVar("K", bound=Table[Any])
#: the setting that holds the salts this diary had before
EARLIER = "earlier_salts"


class Vault(Hold):
    """An open diary. Used by one thread at a time."""

    def _bind_tables(self, connection: Connection) -> None:
        #: the table of each kind, by its name
        self.tables = {row.name: table_of(row.name)(connection) for row in KINDS}
        self.entries = self.table(Entries)
        self.moments = self.table(Moments)
        self.check_ins = self.table(CheckIns)
        self.unconfirmed_days = self.table(AnswersOfMonths)
        self.pauses = self.table(Pauses)
        self.worksheets = self.table(Worksheets)
        self.own_sheets = self.table(OwnSheets)
        self.beliefs = self.table(Beliefs)
        self.belief_ratings = self.table(BeliefRatings)
        self.belief_evidence = self.table(KeptEvidence)
        self.pictures = self.table(Pictures)
        self.versions = self.table(Versions)
        self.passages = self.table(Passages)
        self.people = self.table(People)
        self.person_ratings = self.table(PersonRatings)
        self.resources = self.table(Resources)
        self.plans = self.table(Plans)
        self.directions = self.table(Directions)
        self.saved_searches = self.table(SavedSearches)
        self.own_texts = self.table(OwnTexts)
        self.own_terms = self.table(OwnTerms)
        self.own_words = self.table(OwnWords)
        self.arrivals = Arrivals(connection)
        self.timeline = Timeline(connection)
        self.search = Search(connection)
        self.trash = Trash(connection)
        self.tags = Tags(connection)
        self.drafts = Drafts(connection)
        self.settings = SettingsKept(connection)

    def table(self, form: type[K]) -> K:
        """The table of a kind, by its class."""
        found = self.tables[form.kind.name]
        if not isinstance(found, form):
            raise TypeError(form)
        return found

    def things(self, kind: str) -> ThingTable[Any]:
        """The table of a kind of things, by its name. KeyError for a kind without a day."""
        found = self.tables[kind]
        if not isinstance(found, ThingTable):
            raise KeyError(kind)
        return found

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
            # what has been written by now is not done a second time
            with self._unstopped():
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
        for table in self._thing_tables:
            table.tell(told=True)
        try:
            yield
        except BaseException:
            for table in self._thing_tables:
                table.tell(told=False)
            raise

    @property
    def _thing_tables(self) -> list[ThingTable[Any]]:
        """Every table of things there is: none can be forgotten."""
        return [table for table in self.tables.values() if isinstance(table, ThingTable)]

    def _settle(self, *, saved: bool) -> None:
        for table in self._thing_tables:
            table.settle(saved=saved)
