"""Rows in which another program wrote what this one never does: what can be read still is."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from tests.conftest import NOW
from tests.leaks.writer import write_all

from nearward.config.settings import Settings
from nearward.domain.kinds import KINDS
from nearward.session.ask import (
    check_ins,
    drafts,
    entries,
    moments,
    own_texts,
    pauses,
    people,
    search,
    timeline,
    trash,
    worksheets,
)
from nearward.session.ask import help as helping
from nearward.session.ask import settings as asked_settings
from nearward.session.jobs import exporting
from nearward.session.jobs.everything import read_everything
from nearward.session.operation import Operation
from nearward.vault.care.opening import open_diary
from nearward.vault.file.as_read import UNREAD
from nearward.vault.vault import Vault

#: as SQL
STRANGE = ("'yesterday'", "''", "-1", "9223372036854775807", "1e300", "x'ff00fe'", "'0000-01-01'")
READS: dict[str, Operation[object]] = {
    "everything": read_everything(),
    "timeline": timeline.page(),
    "search": search.find("canary"),
    "history": moments.history(),
    "moments": moments.page(),
    "worksheets": worksheets.page(),
    "people": people.known(),
    "tags": people.tags(),
    "trash": trash.listed(),
    "own texts": own_texts.own_texts(),
    "searches": search.saved(),
    "check-in": check_ins.days_to_check(NOW, 4),
    "forms": drafts.of_new("moment"),
    "help": helping.held(),
    "pauses": pauses.page(),
    "marks": timeline.marks(date(2025, 12, 1), date(2026, 3, 1)),
    "day": timeline.of_day(date(2026, 1, 8)),
    "days": timeline.all_days(),
    "this day": timeline.on_this_day(date(2027, 1, 8)),
    "tagged": search.find("#canary-7 -x"),
    "came": lambda vault: list(vault.arrivals.called("canary-7", ["canary-7"])),
}


def stamped(vault: Vault) -> list[tuple[str, str]]:
    """The columns that say when a row was made or changed, by the schema itself."""
    run = vault.connection.execute
    tables = [row[0] for row in run("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [
        (table, row[1])
        for table in tables
        for row in run(f"PRAGMA table_info({table})")
        if row[1] in ("created", "changed")
    ]


@pytest.fixture
def written(diary: Path, key: bytes) -> Path:
    vault = open_diary(diary, "", key=key)
    write_all(vault, 7)
    vault.close()
    return diary


@pytest.mark.parametrize("value", STRANGE)
def test_a_stamp_that_cannot_be_read_hides_nothing(
    written: Path, key: bytes, value: str, tmp_path: Path
) -> None:
    vault = open_diary(written, "", key=key)
    good = read_everything()(vault)
    columns = stamped(vault)
    assert ("person", "created") in columns
    assert ("saved_search", "changed") in columns
    with vault.writing():
        for table, column in columns:
            vault.connection.execute(f"UPDATE {table} SET {column} = {value}")
    vault.close()
    vault = open_diary(written, "", key=key)
    for read in READS.values():
        read(vault)
    held = read_everything()(vault)
    assert [entry.text for entry in held.entries] == [entry.text for entry in good.entries]
    assert [person.alias for person in held.people] == [person.alias for person in good.people]
    for form in ("json", "markdown", "csv"):
        assert exporting.export(tmp_path / f"out-{form}", form)(vault)
    # what is saved again has a stamp again
    entry = entries.save(held.entries[0])(vault)
    assert entry.changed is not None
    vault.close()


@pytest.mark.parametrize("value", STRANGE)
def test_settings_and_drafts_that_cannot_be_read_are_passed_over(
    written: Path, key: bytes, value: str, tmp_path: Path
) -> None:
    vault = open_diary(written, "", key=key)
    with vault.writing():
        run = vault.connection.execute
        run(f"UPDATE setting SET value = {value}")
        run("INSERT INTO setting (key, value) VALUES (x'ff00', '1')")
        run("INSERT INTO setting (key, value) VALUES ('day_ends', '\"early\"')")
        run(f"UPDATE draft SET body = {value}")
        run("INSERT INTO draft (place, body, changed) VALUES (x'ff00', '{}', '')")
    vault.close()
    vault = open_diary(written, "", key=key)
    for read in READS.values():
        read(vault)
    settings = Settings()
    settings.take_diary(asked_settings.every()(vault))
    assert settings.day_ends == Settings().day_ends
    assert exporting.export(tmp_path / "out", "json")(vault)
    vault.close()


@pytest.mark.parametrize("value", STRANGE)
def test_what_was_deleted_at_no_time_that_can_be_read_stays_in_the_trash(
    written: Path, key: bytes, value: str
) -> None:
    vault = open_diary(written, "", key=key)
    entry, _ = read_everything()(vault).entries
    trash.delete("entry", entry.id)(vault)
    with vault.writing():
        vault.connection.execute(f"UPDATE entry SET trashed = {value} WHERE trashed IS NOT NULL")
    for days in (0, 40):
        trash.tidy(datetime.now(UTC) + timedelta(days=days))(vault)
    assert [one.card.id for one in trash.listed()(vault)] == [entry.id]
    trash.restore("entry", entry.id)(vault)
    assert len(read_everything()(vault).entries) == 2
    vault.close()


#: what stands in no diary of this program, as SQL
FOREIGN = (
    "'yesterday'",
    "0",
    "-1",
    "4000000",
    "9223372036854775807",
    "1e300",
    "x'ff00fe'",
    "'[1]'",
    "CAST(x'61ff62' AS TEXT)",
)
#: (column, kind): without it nobody knows what one of these belongs to
BELONGS = {
    *(("kind", "versions"), ("thing_id", "versions")),
    *(("kind", "passages"), ("thing_id", "passages"), ("entry_id", "passages")),
}
KEPT = [kind.plural for kind in KINDS if not kind.is_single]


def _versions(number: int, vault: Vault) -> object:
    return vault.versions.of("entry", number)


def _earlier(number: int, vault: Vault) -> object:
    return vault.arrivals.earlier_words(number)


def each(vault: Vault) -> dict[str, Operation[object]]:
    """What is asked of one thing."""
    ids = vault.connection.execute("SELECT id FROM entry UNION SELECT id FROM moment").fetchall()
    asked: dict[str, Operation[object]] = {}
    for (number,) in ids:
        asked |= {
            f"entry {number}": entries.get(number),
            f"moment {number}": moments.get(number),
            f"pause {number}": pauses.get(number),
            f"held {number}": people.held(number),
            f"person {number}": people.of(number),
            f"cards {number}": people.cards(number),
            f"versions {number}": partial(_versions, number),
            f"earlier {number}": partial(_earlier, number),
        }
    return asked


def nothing_is_hidden(held: Any, good: Any, column: str) -> None:
    for kind in KEPT:
        if (column, kind) not in BELONGS:
            assert len(getattr(held, kind)) == len(getattr(good, kind)), (column, kind)
    if column not in ("text", "title", "prompt"):
        assert [entry.text for entry in held.entries] == [entry.text for entry in good.entries]


@pytest.mark.parametrize("value", FOREIGN)
def test_a_column_that_holds_anything_hides_no_row(
    written: Path, key: bytes, value: str, tmp_path: Path
) -> None:
    vault = open_diary(written, "", key=key)
    run = vault.connection.execute
    good = read_everything()(vault)
    columns: dict[str, list[str]] = {}
    for (table,) in run("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        for row in run(f"PRAGMA table_info({table})"):
            if row[1] not in ("id", "spot", "trashed") and "found_text" not in table:
                columns.setdefault(row[1], []).append(table)
    assert {"day", "minute", "zone", "kind", "alias", "checked_on"} < columns.keys()
    for column, tables in columns.items():
        run("BEGIN")
        run("PRAGMA defer_foreign_keys = ON")
        for table in tables:
            with contextlib.suppress(sqlcipher3.IntegrityError):  # the schema refuses some
                run(f"UPDATE {table} SET {column} = {value}")
        for read in (READS | each(vault)).values():
            read(vault)
        nothing_is_hidden(read_everything()(vault), good, column)
        for form in ("json", "markdown", "csv"):
            assert exporting.export(tmp_path / f"{column}-{form}", form)(vault), column
        run("ROLLBACK")
    vault.close()


def test_bytes_that_are_no_letters_cost_no_more_than_themselves(written: Path, key: bytes) -> None:
    vault = open_diary(written, "", key=key)
    with vault.writing():
        run = vault.connection.execute
        run("UPDATE person SET alias = x'416eff61'")
        run("UPDATE entry SET text = CAST(x'6f6e65ff20776f726473' AS TEXT), day = 'x'")
        run("UPDATE worksheet SET answers = 'not json'")
        run("UPDATE version SET body = 'not packed', created = 'once', kept = 'later'")
        run("UPDATE picture SET data = 5000000000")
    vault.close()
    vault = open_diary(written, "", key=key)
    held = read_everything()(vault)
    assert [person.alias for person in held.people] == ["An\ufffda"]
    assert {entry.text for entry in held.entries} == {"one\ufffd words"}
    # the day is told by what stands beside it
    assert {entry.day for entry in held.entries} == {entry.at.date() for entry in held.entries}
    assert held.worksheets[0].answers == {UNREAD: "not json"}
    assert held.versions[0].body == {UNREAD: "not packed"}
    assert vault.pictures.data(held.pictures[0].id) is None
    # what is written next is kept, with what was there before
    entry = held.entries[0]
    kept = entries.save(replace(entry, text="Other words."))(vault)
    assert vault.entries.get(kept.id) == kept
    assert "one\ufffd words" in [
        one.body.get("text") for one in vault.versions.of("entry", kept.id)
    ]
    sheet = held.worksheets[0]
    sheet = worksheets.save(replace(sheet, status="done"))(vault)
    assert sheet.answers == {UNREAD: "not json"}
    vault.close()
