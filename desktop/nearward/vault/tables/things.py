"""The tables of what has a day: written, put in order, searched, found again after a bad save."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from nearward.domain.kind import ANY
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Thing
from nearward.vault.file.as_read import rows
from nearward.vault.file.database import Connection
from nearward.vault.tables.columns import fields_in
from nearward.vault.tables.kinds.versions import Versions
from nearward.vault.tables.links import Links
from nearward.vault.tables.lists import index, order_key
from nearward.vault.tables.row import insert, stamps, still, update
from nearward.vault.tables.table import Table

S = TypeVar("S", bound=Thing)
#: so many new things of one transaction can be found again after a save that ended in Trouble;
#: more come only from an import, which knows by itself what is there
MOST_NEW = 100


class ThingTable(Table[S]):
    """The table of one kind of things."""

    order: ClassVar[str] = "day, minute, id"

    def __init_subclass__(cls) -> None:
        kind = getattr(cls, "kind", None)  # a table between has none
        if kind is not None and kind.in_timeline:
            cls.order = "spot"

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._links = Links(connection)
        self._versions = Versions(connection)
        #: the row that the last `write` made, else 0: nothing points at it yet
        self.made = 0
        # new things of this transaction, and those whose save ended in Trouble: instant -> row
        self._new: dict[tuple[int, ...], tuple[int, str]] = {}
        self._unsaid: dict[tuple[int, ...], tuple[int, str]] = {}
        # what was kept since whoever asked was answered last
        self._kept: dict[tuple[int, ...], tuple[int, str]] = {}

    def save(self, thing: S, *, keep_version: bool = False) -> S:
        """Write one; gives it back with its id and stamps.

        The words that were there are kept as a version by its rule, or because it is said so. It
        points at nothing where what it pointed at was removed meanwhile.
        """
        if thing.id and self.kind.has_versions:
            self._keep_version(thing, must=keep_version)
        return self.there(self.put(thing))

    def put(self, thing: S) -> int:
        """Write one, and give only its id (many at once)."""
        columns = self.columns(thing)
        for owner in self.kind.belongs_to:
            if owner.field in columns and owner.kind != ANY:
                table = BY_NAME[owner.kind].table
                columns[owner.field] = still(self.connection, table, columns[owner.field])
        thing_id = self.write(thing.id, columns)
        if self.kind.in_timeline:
            self._links.keep(
                self.kind.name,
                thing_id,
                self.marked(columns),
                getattr(thing, "tags", ()),
                getattr(thing, "people", ()),
                is_new=thing_id == self.made,
            )
        return thing_id

    def columns(self, thing: S) -> dict[str, Any]:
        """The columns of a thing that is written now."""
        return {**stamps(thing), **super().columns(thing)}

    def marked(self, columns: dict[str, Any]) -> str:
        """The text in which tags and people stand."""
        return "\n".join(str(columns[name]) for name in self.kind.words)

    def page(self, after: int | None, limit: int) -> list[S]:
        """Newest first; `after` is the id of the last one of the page before."""
        sql = f"SELECT {self.order} FROM {self.table} WHERE id = ?"
        last = self.connection.execute(sql, (after,)).fetchone() or ()
        marks = ", ".join("?" * len(last))
        older = f"({self.order}) < ({marks})" if last else "1"
        newest = ", ".join(f"{name} DESC" for name in self.order.split(", "))
        return self.where(older, *last, order=f"{newest} LIMIT {int(limit)}")

    def _keep_version(self, thing: S, *, must: bool) -> None:
        names = self.kind.says
        sql = f"SELECT {', '.join(names)}, changed FROM {self.table} WHERE id = ?"
        for row in rows(self.connection.execute(sql, (thing.id,))):
            held = fields_in(self.kind, row)
            before = {name: held[name] for name in names}
            after = {name: getattr(thing, name) for name in names}
            if self.is_other(before, after):
                kind, saved = self.kind.name, row["changed"]
                self._versions.keep(kind, thing.id, before, after, saved, must=must)

    def is_other(self, before: dict[str, Any], after: dict[str, Any]) -> bool:
        """Whether what was said before says something that is not said after."""
        return before != after and any(before.values())

    def settle(self, *, saved: bool) -> None:
        """The transaction ended. A disk may take all of it and still end in an error: then what is
        new is there although its save was said to have gone wrong, and the next try finds it."""
        if saved:
            for instant in self._new:
                self._unsaid.pop(instant, None)
            self._kept = self._new
        else:
            self._unsaid |= self._new
        self._new = {}

    def tell(self, *, told: bool) -> None:
        """Whoever asked has the answer. Without it, what was kept is there although nobody knows
        its id, and the next try finds it."""
        if not told:
            self._unsaid |= self._kept
        self._kept = {}

    def write(self, thing_id: int, columns: dict[str, Any]) -> int:
        """Insert (id 0) or update; gives the id. `created` and the source stay as they were.

        What was deleted for good while a page still held it is a new thing: its words are kept.
        """
        self.made = 0
        when = tuple(columns[name] for name in ("day", "minute", "second", "zone"))
        thing_id = still(self.connection, self.table, thing_id or None) or 0
        thing_id = thing_id or self._there_already(when)
        if "spot" not in columns and self.kind.in_timeline:
            kind = self.kind.number or 0
            columns["spot"] = order_key.of(self.connection, self.table, kind, thing_id, columns)
        if not thing_id:
            self.made = insert(self.connection, self.table, columns)
            if self.kind.in_timeline:
                index.put_new(self.connection, self.table, columns)
            if len(self._new) < MOST_NEW:
                self._new[when] = self.made, columns["created"]
            return self.made
        for name in ("created", "source", "source_id", "source_digest"):
            columns.pop(name, None)
        before = self._searched(thing_id)
        update(self.connection, self.table, thing_id, columns)
        self._look_after(thing_id, before)
        return thing_id

    def _back(self, record_id: int) -> None:
        self._look_after(record_id, None)

    def _searched(self, thing_id: int) -> tuple[Any, ...] | None:
        """What the search holds of a thing, if it is one that is searched."""
        if not self.kind.in_timeline:
            return None
        return index.words_at(self.connection, self.table, thing_id)

    def _look_after(self, thing_id: int, before: tuple[Any, ...] | None) -> None:
        """Let the search hold a thing as it is now."""
        now = self._searched(thing_id)
        if now is not None and now != before:
            index.put(self.connection, *now)

    def _there_already(self, when: tuple[int, ...]) -> int:
        """The id of a thing that is there although its save was said to have gone wrong, or 0."""
        if when not in self._unsaid:
            return 0
        sql = f"SELECT id FROM {self.table} WHERE id = ? AND created = ?"
        row = self.connection.execute(sql, self._unsaid[when]).fetchone()
        if row:
            self._new[when] = self._unsaid[when]
        return int(row[0]) if row else 0
