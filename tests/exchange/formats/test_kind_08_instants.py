"""K8: an instant in UTC comes in at the clock and on the day of the person."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.reading import Read, dayone, folder


@pytest.fixture(params=["Europe/Berlin", "America/Denver", "Pacific/Kiritimati"], autouse=True)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


WANTED = {
    "Europe/Berlin": "2025-03-05 00:40",
    "America/Denver": "2025-03-04 16:40",
    "Pacific/Kiritimati": "2025-03-05 13:40",
}


@pytest.mark.parametrize(
    "written",
    [
        "created: 2025-03-04 23:40:00Z",
        "date: 2025-03-04T23:40:00.000Z",
        "date: 2025-03-04T23:40:00+00:00",
        "created_at: 2025-03-04 23:40 UTC",
        "timestamp: 1741131600",
        "created: 1741131600000",
    ],
)
def test_in_front_of_a_text(tmp_path: Path, zone: str, written: str) -> None:
    read = Read(folder(tmp_path / "n", {"note.md": f"---\n{written}\n---\nwords"}))
    assert read.when == [WANTED[zone]]


def test_day_one_without_a_zone(tmp_path: Path, zone: str) -> None:
    path = tmp_path / "J.json"
    entry = {"text": "x", "creationDate": "2025-03-04T23:40:00Z", "timeZone": ""}
    path.write_text(dayone(entry, {**entry, "timeZone": "America/Denver"}))
    assert Read(path).when == [WANTED[zone], "2025-03-04 16:40"]


def test_stamps_stand_on_the_same_clock(tmp_path: Path, zone: str) -> None:
    path = tmp_path / "J.json"
    path.write_text(dayone({"text": "x", "modifiedDate": "2025-03-04T23:40:00Z"}))
    changed = Read(path).one.changed
    assert changed is not None
    assert f"{changed:%Y-%m-%d %H:%M}" == WANTED[zone]


def test_a_head_of_jrnl_in_utc(tmp_path: Path, zone: str) -> None:
    path = tmp_path / "j.txt"
    path.write_text("[2025-03-04 23:40 UTC] Late\nwords\n")
    assert Read(path).when == [WANTED[zone]]


def test_an_offset_that_was_written_stays(tmp_path: Path) -> None:
    files = {"note.md": "---\ndate: 2025-03-04T21:40-07:00\n---\nwords"}
    found = Read(folder(tmp_path / "n", files)).one
    assert found.at.isoformat() == "2025-03-04T21:40:00-07:00"


def test_a_day_in_the_name_stays_the_day(tmp_path: Path, zone: str) -> None:
    files = {"2025-03-04.md": "---\ncreated: 2025-03-04T23:40Z\n---\nwords"}
    assert str(Read(folder(tmp_path / "n", files)).one.day) == "2025-03-04"


def test_what_nearward_wrote_keeps_its_clock(tmp_path: Path) -> None:
    front = "---\ndate: 2025-03-04T21:40+00:00\ntitle: x\n---\nwords"
    found = Read(folder(tmp_path / "n", {"2025-03-04 2140 12 x.md": front})).one
    assert found.at.isoformat() == "2025-03-04T21:40:00+00:00"


def test_days_without_a_time_are_never_turned(tmp_path: Path) -> None:
    files = {"a.md": "---\ndate: 2025-03-04\n---\nx", "2025-03-04.md": "y"}
    assert {found.day.isoformat() for found in Read(folder(tmp_path / "n", files)).pieces} == {
        "2025-03-04"
    }
