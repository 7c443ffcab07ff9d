"""Rows in which another program wrote what this one never does: what can be read still is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import NOW
from tests.leaks.writer import write_all

from nearward.home.settings import Settings
from nearward.session import (
    days_asked,
    exporting,
    operations,
    own_texts,
    people,
    saved_searches,
    trash,
)
from nearward.session import unfinished as forms
from nearward.vault.vault import Vault

#: as SQL
STRANGE = ("'yesterday'", "''", "-1", "9223372036854775807", "1e300", "x'ff00fe'", "'0000-01-01'")
READS = {
    "everything": operations.everything(),
    "timeline": operations.timeline(),
    "search": operations.search("canary"),
    "history": operations.history(),
    "moments": operations.moments(),
    "worksheets": operations.worksheets(),
    "people": people.known(),
    "tags": people.tags(),
    "trash": trash.listed(),
    "own texts": own_texts.own_texts(),
    "searches": saved_searches.every(),
    "check-in": days_asked.days_to_check(NOW, 4),
    "forms": forms.of_new("moment"),
}


def stamped(vault: Vault) -> list[tuple[str, str]]:
    """The columns that say when a row was made or changed, by the schema itself.

    Versions are put in order by theirs, and are no part of this.
    """
    run = vault.connection.execute
    tables = [row[0] for row in run("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [
        (table, row[1])
        for table in tables
        if table not in ("version", "plan")
        for row in run(f"PRAGMA table_info({table})")
        if row[1] in ("created", "changed")
    ]


@pytest.fixture
def written(diary: Path, key: bytes) -> Path:
    vault = Vault.open(diary, "", key=key)
    write_all(vault, 7)
    vault.close()
    return diary


@pytest.mark.parametrize("value", STRANGE)
def test_a_stamp_that_cannot_be_read_hides_nothing(
    written: Path, key: bytes, value: str, tmp_path: Path
) -> None:
    vault = Vault.open(written, "", key=key)
    good = operations.everything()(vault)
    columns = stamped(vault)
    assert ("person", "created") in columns
    assert ("saved_search", "changed") in columns
    with vault.writing():
        for table, column in columns:
            vault.connection.execute(f"UPDATE {table} SET {column} = {value}")  # noqa: S608
    vault.close()
    vault = Vault.open(written, "", key=key)
    for read in READS.values():
        read(vault)
    held = operations.everything()(vault)
    assert [entry.text for entry in held.entries] == [entry.text for entry in good.entries]
    assert [person.alias for person in held.people] == [person.alias for person in good.people]
    for form in ("json", "markdown", "csv"):
        assert exporting.export(tmp_path / f"out-{form}", form)(vault)
    # what is saved again has a stamp again
    entry = operations.save_entry(held.entries[0])(vault)
    assert entry.changed is not None
    vault.close()


@pytest.mark.parametrize("value", STRANGE)
def test_settings_and_drafts_that_cannot_be_read_are_passed_over(
    written: Path, key: bytes, value: str, tmp_path: Path
) -> None:
    vault = Vault.open(written, "", key=key)
    with vault.writing():
        run = vault.connection.execute
        run(f"UPDATE setting SET value = {value}")  # noqa: S608
        run("INSERT INTO setting (key, value) VALUES (x'ff00', '1')")
        run("INSERT INTO setting (key, value) VALUES ('day_ends', '\"early\"')")
        run(f"UPDATE draft SET body = {value}")  # noqa: S608
        run("INSERT INTO draft (place, body, changed) VALUES (x'ff00', '{}', '')")
    vault.close()
    vault = Vault.open(written, "", key=key)
    for read in READS.values():
        read(vault)
    settings = Settings()
    settings.take_diary(operations.settings()(vault))
    assert settings.day_ends == Settings().day_ends
    assert exporting.export(tmp_path / "out", "json")(vault)
    vault.close()


@pytest.mark.parametrize("value", STRANGE)
def test_what_was_deleted_at_no_time_that_can_be_read_stays_in_the_trash(
    written: Path, key: bytes, value: str
) -> None:
    vault = Vault.open(written, "", key=key)
    entry, _ = operations.everything()(vault).entries
    operations.delete("entry", entry.id)(vault)
    with vault.writing():
        vault.connection.execute(
            f"UPDATE entry SET trashed = {value} WHERE trashed IS NOT NULL"  # noqa: S608
        )
    for days in (0, 40):
        trash.tidy(datetime.now(UTC) + timedelta(days=days))(vault)
    assert [one.card.id for one in trash.listed()(vault)] == [entry.id]
    operations.restore("entry", entry.id)(vault)
    assert len(operations.everything()(vault).entries) == 2
    vault.close()
