"""What the tables of all kinds share: one record, all of them, the trash."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, Generic, TypeVar

from nearward.domain.cards import Card
from nearward.domain.kind import FILE, Kind
from nearward.domain.kinds import BY_NAME
from nearward.domain.nested_texts import texts_of
from nearward.domain.rows import RowError
from nearward.vault.file.as_read import rows, stamp, when
from nearward.vault.file.database import Connection
from nearward.vault.tables.columns import columns_of, record_of
from nearward.vault.tables.lists import order_key
from nearward.vault.tables.row import opening

T = TypeVar("T")


class Table(Generic[T]):
    """The table of one kind. What is not said here is read from its row in domain.kinds."""

    kind: ClassVar[Kind]
    #: how all of them are put in order, oldest first
    order: ClassVar[str] = "id"
    #: what is read of a row
    selected: ClassVar[str] = "*"
    #: what a card is made of, as SQL before its WHERE; empty: all columns
    listed: ClassVar[str] = ""
    #: the same for the trash, where it is another
    listed_in_trash: ClassVar[str] = ""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def table(self) -> str:
        """Its name in the database."""
        return self.kind.table

    def get(self, record_id: int) -> T | None:
        """One of them, also from the trash."""
        sql = f"SELECT {self.selected} FROM {self.table} WHERE id = ?"
        found = rows(self.connection.execute(sql, (record_id,)))
        return self.read(found[0]) if found else None

    def there(self, record_id: int) -> T:
        """One that must be there."""
        found = self.get(record_id)
        if found is None:
            raise LookupError(record_id)
        return found

    def every(self) -> list[T]:
        """All of them outside the trash, in their order."""
        return self.where("1")

    def where(self, condition: str, *values: object, order: str = "") -> list[T]:
        """Those outside the trash that fit, in their order or another."""
        condition += " AND trashed IS NULL" if self.kind.has_trash else ""
        select = f"SELECT {self.selected} FROM {self.table}"
        sql = f"{select} WHERE {condition} ORDER BY {order or self.order}"
        return [self.read(row) for row in rows(self.connection.execute(sql, values))]

    def columns(self, record: T) -> dict[str, Any]:
        """The columns of a record that is written now."""
        return columns_of(self.kind, record)

    def read(self, row: dict[str, Any]) -> T:
        """The record of a row."""
        found: T = record_of(self.kind, row)
        return found

    @classmethod
    def cards_listed(cls) -> str:
        """What cards are made of, as SQL before its WHERE."""
        return cls.listed or f"SELECT * FROM {cls.kind.table}"

    @classmethod
    def cards_in_trash(cls) -> str:
        """The same for the trash, with the stamp of when it was put there."""
        listed = cls.listed_in_trash or cls.cards_listed()
        return listed if listed.startswith("SELECT *") else f"SELECT trashed, {listed[7:]}"

    @classmethod
    def card(cls, row: dict[str, Any]) -> Card:
        """The line of a row in a list."""
        if cls.kind.is_dated:
            at, day = when(row, order_key.day_of)
        else:
            at = stamp(row["created"]) or datetime.now(UTC)
            day = at.date()
        return Card(cls.kind.name, row["id"], at, day, cls.title(row), cls.detail(row))

    @classmethod
    def title(cls, row: dict[str, Any]) -> str:
        """The title of a card: the first words of what was said."""
        said = (row.get(name) for name in (*cls.kind.words, *cls.kind.says))
        return opening(next((text for text in said if text and isinstance(text, str)), ""))

    @classmethod
    def detail(cls, row: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG003
        """What a card has beside its title."""
        return {}

    @classmethod
    def words_in(cls, said: dict[str, Any]) -> str:
        """The words of what was said in one, of now or of a version."""
        return "\n".join(text for name in cls.kind.says for text in texts_of(said.get(name)))

    def trash(self, record_id: int) -> None:
        """Out of all lists, counts and searches; `untrash` brings it back."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        sql = f"UPDATE {self.table} SET trashed = ? WHERE id = ? AND trashed IS NULL"
        self.connection.execute(sql, (now, record_id))

    def untrash(self, record_id: int) -> None:
        """Back from the trash."""
        sql = f"UPDATE {self.table} SET trashed = NULL WHERE id = ? AND trashed IS NOT NULL"
        if self.connection.execute(sql, (record_id,)).rowcount:
            self._back(record_id)

    def _back(self, record_id: int) -> None:
        """It is back from the trash."""


@cache
def table_of(name: str) -> type[Table[Any]]:
    """The table of a kind: it stands in the file that is named as the plural of the kind."""
    kind = BY_NAME[name]
    place, file = list(BY_NAME).index(name) + 1, f"vault/tables/kinds/{kind.plural}.py"
    module = f"nearward.vault.tables.kinds.{kind.plural}"
    try:
        stands = vars(import_module(module)).values()
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise RowError(FILE, place, name, f"{file} is missing") from error
    for found in stands:
        if isinstance(found, type) and issubclass(found, Table) and _kind_of(found) is kind:
            return found
    raise RowError(FILE, place, name, f"{file} has no table of this kind")


def _kind_of(table: type[Table[Any]]) -> object:
    return vars(table).get("kind")
