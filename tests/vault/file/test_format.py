"""desktop/decisions/format.md is enough: a diary read without Nearward, by the recovery key alone.

What reads here knows base64, datetime and SQLCipher; of the product it has the file and the sheet.
"""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from nearward.vault.care.opening import create_diary

ROOT = Path(__file__).resolve().parents[3]
PASSPHRASE = "Caf\u00e9 an otter at dusk"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A diary made by the product, closed, and the text of its recovery sheet."""
    from nearward.domain.model import CheckIn, Entry, Moment, Worksheet
    from nearward.session.ask import recovery

    path = tmp_path_factory.mktemp("format") / "diary.nearward"
    vault = create_diary(path, PASSPHRASE)
    zone = timezone(timedelta(hours=1))
    at = datetime(2026, 11, 23, 2, 30, 15, tzinfo=zone)
    with vault.writing():
        vault.entries.save(Entry(at=at, day=date(2026, 11, 22), title="A title", text="Ünd text\n"))
        vault.moments.save(
            Moment(at=at, day=at.date(), outcome="withdrew", urge=0, behaviour=("B01", "B02"))
        )
        vault.worksheets.save(
            Worksheet(at=at, day=at.date(), sheet="evidence", answers={"situation": "at home"})
        )
        vault.check_ins.answer(CheckIn(at=at, day=date(2026, 11, 21), confirmed=True), 4)
    sheet = recovery.sheet(PASSPHRASE)(vault)
    vault.close()
    assert sheet is not None
    return path, "\n".join(sheet.lines)


def key_of(sheet: str) -> bytes:
    lines = [line.replace(" ", "") for line in sheet.splitlines()]
    assert [len(line) for line in lines] == [16, 16, 16, 8]
    return base64.b32decode("".join(line[:-1] for line in lines) + "====")


def opened(path: Path, key: str) -> Any:
    import sqlcipher3

    connection = sqlcipher3.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def test_the_recovery_key_alone_opens_it(made: tuple[Path, str]) -> None:
    path, sheet = made
    connection = opened(path, key_of(sheet).hex())
    rows = connection.execute("SELECT day, minute, second, zone, title, text FROM entry").fetchall()
    ((day, minute, second, zone, title, text),) = rows
    assert date.fromordinal(day) == date(2026, 11, 22)
    local = datetime.combine(date.fromordinal(minute // 1440), datetime.min.time())
    local += timedelta(minutes=minute % 1440, seconds=second)
    at = local.replace(tzinfo=timezone(timedelta(minutes=zone)))
    assert at.isoformat() == "2026-11-23T02:30:15+01:00"
    assert (title, text) == ("A title", "Ünd text\n")
    assert connection.execute(
        "SELECT outcome, urge, behaviour, trashed FROM moment"
    ).fetchall() == [("withdrew", 0, "B01 B02", None)]
    ((name, status, answers),) = connection.execute("SELECT sheet, status, answers FROM worksheet")
    assert (name, status, json.loads(answers)) == ("evidence", "draft", {"situation": "at home"})
    assert connection.execute("SELECT day, confirmed FROM check_in").fetchall() == [
        (date(2026, 11, 21).toordinal(), 1)
    ]
    assert connection.execute("PRAGMA application_id").fetchone() == (0x4E574431,)
    for table, kind in (("entry", 0), ("moment", 1), ("worksheet", 2)):
        sql = f"SELECT spot, day, minute, second, zone FROM {table}"
        spot, day, minute, second, zone = connection.execute(sql).fetchone()
        seconds = (minute - day * 1440 - zone) * 60 + second + 14 * 3600
        assert (spot >> 33, (spot >> 15) % 2**18, spot & 15) == (day, seconds, kind)
    connection.close()


def test_the_salt_may_be_said_too(made: tuple[Path, str]) -> None:
    path, sheet = made
    header = path.read_bytes()[:16]
    assert header[:4] == b"NWD\x01"
    connection = opened(path, key_of(sheet).hex() + header.hex())
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    connection.close()


def test_the_passphrase_makes_the_key_that_stands_on_the_sheet(made: tuple[Path, str]) -> None:
    from argon2.low_level import Type, hash_secret_raw

    path, sheet = made
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", PASSPHRASE))
    key = hash_secret_raw(
        composed.encode("utf-8"), path.read_bytes()[:16], 3, 262144, 4, 32, Type.ID, 0x13
    )
    assert key == key_of(sheet)


def test_the_file_has_the_defaults_of_sqlcipher_4(made: tuple[Path, str]) -> None:
    path, sheet = made
    connection = opened(path, key_of(sheet).hex())
    connection.execute("SELECT count(*) FROM entry").fetchone()

    def pragma(name: str) -> object:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("cipher_page_size") == "4096"
    assert pragma("cipher_hmac_algorithm") == "HMAC_SHA512"
    assert pragma("cipher_plaintext_header_size") == "0"
    connection.close()
    assert path.stat().st_size % 4096 == 0


def test_the_document_names_every_table_and_column() -> None:
    text = (ROOT / "desktop" / "decisions" / "format.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`([a-z_]+)`", text))
    folder = ROOT / "desktop" / "nearward" / "vault" / "schema"
    schema = "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.sql")))
    tables = re.findall(r"CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)", schema)
    assert len(tables) >= 9
    assert set(tables) <= known
    columns = set(re.findall(r"^    (\w+) (?:TEXT|INTEGER|REAL)", schema, re.MULTILINE))
    columns |= set(re.findall(r", (\w+) (?:TEXT|INTEGER|REAL)", schema))
    assert columns <= known


def test_the_example_of_the_document_is_right() -> None:
    from nearward.domain.file import recovery_key

    text = (ROOT / "desktop" / "decisions" / "format.md").read_text(encoding="utf-8")
    for line in recovery_key.lines(bytes(range(32))):
        assert line in text
