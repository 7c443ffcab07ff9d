"""A bare writer and its reader, in any mode of the database: the controls of the power cuts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.faults.nursery import Stage

KEY = bytes(range(32))


def connect(path: Path) -> Any:
    """A keyed connection with no setting of its own."""
    import sqlcipher3

    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.set_key(f"x'{KEY.hex()}'")
    return connection


def writing(stage: Stage, path: str, count: str, locking: str, journal: str, flush: str) -> None:
    """Write and say `kept ID NUMBER`."""
    stage.wait()
    connection = connect(Path(path))
    connection.execute(f"PRAGMA locking_mode = {locking}")
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute(f"PRAGMA synchronous = {flush}")
    for number in range(int(count)):
        sql = "INSERT INTO entry (text) VALUES (?)"
        made = connection.execute(sql, (f"{number} " * 900,)).lastrowid
        stage.say("kept", made, number)
    connection.close()


def make(path: Path) -> None:
    """A file with an empty table."""
    connection = connect(path)
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT, more TEXT UNIQUE)")
    connection.close()


def verdict(path: Path, wanted: dict[int, int]) -> str:
    """What became of it: "", "lost" or "corrupt"."""
    import sqlcipher3

    connection = connect(path)
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "corrupt"
        found = dict(connection.execute("SELECT id, text FROM entry"))
    except sqlcipher3.DatabaseError:
        return "corrupt"
    finally:
        connection.close()
    return "" if all(found.get(i) == f"{n} " * 900 for i, n in wanted.items()) else "lost"
