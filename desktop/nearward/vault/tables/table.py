"""How things become rows: days, minutes, stamps, and text at the door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from nearward.domain.model import Thing
from nearward.vault.file.as_read import stamp, when
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import index, order_key

KINDS = ("entry", "moment", "worksheet")
#: all that a person wrote in a thing of each kind, as SQL over its table; the search and the marks
#: look there
WORDS = {
    "entry": "title || char(10) || text",
    "moment": "note || char(10) || text",
    "worksheet": "title || char(10) || body",
}
OPENING = 80
#: so many new things of one transaction can be found again after a save that ended in Trouble;
#: more come only from an import, which knows by itself what is there
MOST_NEW = 100


def text_in(text: str) -> str:
    """Text as it can be stored: exactly as typed, with halves of a character pair joined.

    A half that stands alone is no character in any encoding; it becomes U+FFFD.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def deep_in(value: Any) -> Any:
    """text_in for every text in a JSON-like value."""
    if isinstance(value, str):
        return text_in(value)
    if isinstance(value, dict):
        return {text_in(str(k)): deep_in(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [deep_in(v) for v in value]
    return value


def opening(text: str) -> str:
    """The first words of a text, on one line."""
    return " ".join(text[: OPENING * 4].split())[:OPENING]


def minute_of(at: datetime) -> int:
    """Local minutes since the first day of year 1."""
    return at.toordinal() * 1440 + at.hour * 60 + at.minute


def stamps(thing: Thing) -> dict[str, Any]:
    """The columns that all things share, for a thing that is written now."""
    offset = thing.at.utcoffset() or timedelta(0)
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {
        "day": thing.day.toordinal(),
        "minute": minute_of(thing.at),
        "second": thing.at.second,
        "zone": round(offset.total_seconds() / 60),
        "created": thing.created.isoformat() if thing.created else now,
        "changed": thing.changed.isoformat() if thing.changed and not thing.id else now,
        "source": thing.source,
        "source_id": thing.source_id,
    }


def shared(row: dict[str, Any]) -> dict[str, Any]:
    """The fields that all things share, from their columns."""
    at, day = when(row, order_key.day_of)
    return {
        "id": row["id"],
        "at": at,
        "day": day,
        "created": stamp(row["created"]),
        "changed": stamp(row["changed"]),
        "source": row["source"],
        "source_id": row["source_id"],
    }


def insert(connection: Connection, table: str, columns: dict[str, Any]) -> int:
    """A new row of these columns; gives its id."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    return int(connection.execute(sql, tuple(columns.values())).lastrowid)


def update(connection: Connection, table: str, row_id: int, columns: dict[str, Any]) -> None:
    """Other values in some columns of a row."""
    changes = ", ".join(f"{name} = ?" for name in columns)
    sql = f"UPDATE {table} SET {changes} WHERE id = ?"
    connection.execute(sql, (*columns.values(), row_id))


def still(connection: Connection, table: str, row_id: int | None) -> int | None:
    """The id of a row that something points at; None when that row was removed meanwhile.

    A form may hold what another page has removed since. All else in it is saved all the same, and
    the thing that is given back says that it points at nothing.
    """
    if row_id is None:
        return None
    sql = f"SELECT 1 FROM {table} WHERE id = ?"
    return row_id if connection.execute(sql, (row_id,)).fetchone() else None


class Table:
    """One table of things, by its connection."""

    table = ""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        #: the row that the last `write` made, else 0: nothing points at it yet
        self.made = 0
        # new things of this transaction, and those whose save ended in Trouble: instant -> row
        self._new: dict[tuple[int, ...], tuple[int, str]] = {}
        self._unsaid: dict[tuple[int, ...], tuple[int, str]] = {}
        # what was kept since whoever asked was answered last
        self._kept: dict[tuple[int, ...], tuple[int, str]] = {}

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
        if "spot" not in columns and self.table in KINDS:
            kind = KINDS.index(self.table)
            columns["spot"] = order_key.of(self.connection, self.table, kind, thing_id, columns)
        if not thing_id:
            self.made = insert(self.connection, self.table, columns)
            if self.table in KINDS:
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

    def trash(self, thing_id: int) -> None:
        """Out of all lists, counts and searches; `untrash` brings it back."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        sql = f"UPDATE {self.table} SET trashed = ? WHERE id = ? AND trashed IS NULL"
        self.connection.execute(sql, (now, thing_id))

    def untrash(self, thing_id: int) -> None:
        """Back from the trash."""
        sql = f"UPDATE {self.table} SET trashed = NULL WHERE id = ? AND trashed IS NOT NULL"
        if self.connection.execute(sql, (thing_id,)).rowcount:
            self._look_after(thing_id, None)

    def _searched(self, thing_id: int) -> tuple[Any, ...] | None:
        """What the search holds of a thing, if it is one that is searched."""
        if self.table not in KINDS:
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
