"""The index of the search: the words of all things that are not in the trash.

It holds words as they are looked for (domain.letters), not as they were typed, and no text: where a
thing leaves it, its row is taken out by triggers; what comes in is written here.
"""

from __future__ import annotations

import contextlib
from typing import Any

from nearward.domain.kinds import TIMELINE
from nearward.domain.text import letters
from nearward.vault.file.as_read import text
from nearward.vault.file.database import Connection
from nearward.vault.file.kinds_there import kinds_there

#: the two columns of each kind that hold words; the first weighs more where few things are found
COLUMNS = {row.table: row.words for row in TIMELINE}
#: all that a person wrote in a thing, as SQL over its table; the search and the marks look there
WORDS = {table: " || char(10) || ".join(columns) for table, columns in COLUMNS.items()}
_PUT = "INSERT OR REPLACE INTO found_text (rowid, title, body) VALUES (?, ?, ?)"


def put(connection: Connection, spot: int, first: object, second: object) -> None:
    """Let the words of a thing be found at its spot."""
    connection.execute(_PUT, (spot, letters.spread(text(first)), letters.spread(text(second))))


def put_new(connection: Connection, table: str, columns: dict[str, Any]) -> None:
    """Let the words of a thing be found that was just made of some columns."""
    first, second = COLUMNS[table]
    put(connection, columns["spot"], columns[first], columns[second])


def words_at(connection: Connection, table: str, thing_id: int) -> tuple[Any, ...] | None:
    """What the index holds of a thing: its spot and its words; None of one in the trash."""
    first, second = COLUMNS[table]
    sql = f"SELECT spot, {first}, {second} FROM {table} WHERE id = ? AND trashed IS NULL"
    row: tuple[Any, ...] | None = connection.execute(sql, (thing_id,)).fetchone()
    return row


def fill(connection: Connection) -> None:
    """Make the whole index anew, in a transaction of the caller's."""
    connection.execute("INSERT INTO found_text (found_text) VALUES ('delete-all')")
    for row in kinds_there(connection, TIMELINE):
        table, (first, second) = row.table, row.words
        sql = f"SELECT spot, {first}, {second} FROM {table} WHERE trashed IS NULL ORDER BY spot"
        for words in connection.execute(sql):
            put(connection, *words)
    connection.execute("DELETE FROM found_text_letters")
    connection.execute("INSERT INTO found_text_letters VALUES (?)", (letters.VERSION,))


def bring_up(connection: Connection) -> None:
    """Make the index anew where this program knows letters that its maker did not."""
    made_by = connection.execute("SELECT version FROM found_text_letters").fetchone()
    if made_by == (letters.VERSION,):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        fill(connection)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(Exception):
            connection.execute("ROLLBACK")
        raise
