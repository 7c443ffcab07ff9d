"""Every field that can hold a person's words holds the word that is looked for on the disk."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

from tests.leaks.writer import write_all

from nearward.session.ask.worksheets import HEAVY
from nearward.session.place import PLACE
from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault

#: columns of text that never hold a person's words, and why
CODES = {
    "created": "an instant",
    "changed": "an instant",
    "kept": "an instant",
    "trashed": "an instant",
    "reconnect_said": "an instant",
    "reconnected_at": "an instant",
    "kind": "a code",
    "outcome": "a code",
    "trigger": "a code",
    "behaviour": "codes",
    "fear": "codes",
    "approach_kind": "a code",
    "reception": "a code",
    "after_feeling": "codes",
    "named_emotion": "a code",
    "body_place": "codes",
    "what_then": "a code",
    "sheet": "a code",
    "own_sheet.code": "a code",
    "status": "a code",
    "media": "a code",
    "picture.digest": "a hash that is made of the picture",
    "key": "the name of a setting",
}
#: the index of the search is tested as part of the file
INDEX = "found_text"


def columns(vault: Vault) -> list[tuple[str, str]]:
    """(table, column) of all that can hold words, by the schema itself."""
    run = vault.connection.execute
    tables = [row[0] for row in run("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [
        (table, row[1])
        for table in tables
        if not table.startswith(("sqlite_", INDEX))
        for row in run(f"PRAGMA table_info({table})")
        if row[2] in ("TEXT", "BLOB") and row[1] not in CODES and f"{table}.{row[1]}" not in CODES
    ]


def text_of(value: Any) -> str:
    if isinstance(value, bytes):
        value = zlib.decompress(value) if value.startswith(b"\x78") else value
        return str(value.decode("latin-1"))
    return str(value)


def test_the_writer_that_is_killed_writes_into_every_field(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write_all(vault, 7)
    bare = [
        f"{table}.{column}"
        for table, column in columns(vault)
        if not any(
            "canary-7" in text_of(row[0])
            for row in vault.connection.execute(f"SELECT {column} FROM {table}")
        )
    ]
    assert bare == []
    # what the program keeps by itself of where one was, and of what was heavy
    for name in (PLACE, HEAVY):
        assert "canary-7" in str(vault.settings.every()[name])
    # control: what has been added since is seen
    vault.connection.execute("ALTER TABLE person ADD COLUMN nickname TEXT")
    assert ("person", "nickname") in columns(vault)
    assert checking.check(vault) == []
    vault.close()
