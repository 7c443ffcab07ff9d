"""How things become rows: days, minutes, stamps, and text at the door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from nearward.domain.model import Thing
from nearward.domain.text.picture_marks import without_marks
from nearward.vault.file.as_read import stamp, when
from nearward.vault.file.database import Connection
from nearward.vault.tables.lists import order_key

#: letters of the first words of a text, and those that are read to find them
OPENING, READ = 80, 320
#: letters of an entry that are read to find its first words behind pictures
MARKED = 20_000


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
    return " ".join(text[:READ].split())[:OPENING]


def opening_of_entry(text: str) -> str:
    """The first words of the text of an entry: where pictures stand in it is left out."""
    return opening(without_marks(text[:MARKED]))


def opening_as_kept(kept: str) -> str:
    """The first words as a row keeps them: it may have been written with marks of pictures."""
    return " ".join(without_marks(kept, is_cut=len(kept) == OPENING).split())


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
