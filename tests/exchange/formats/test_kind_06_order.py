"""K6: a time that cannot be read is kept and named, and the order of the day stays."""

from __future__ import annotations

import json
from pathlib import Path

from tests.exchange.reading import Read, daylio, folder


def titles(read: Read) -> list[str]:
    return [found.text for found in sorted(read.pieces, key=lambda found: found.at)]


def test_the_newest_stands_first_in_the_table_and_last_in_the_day(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    rows = [f"2025-03-13,,,{clock},meh,,,{word}" for clock, word in [("late", "c"), ("?", "b")]]
    path.write_text(daylio("2025-03-14,,,9:00,meh,,,d", *rows, "2025-03-13,,,08.05,meh,,,a"))
    read = Read(path)
    assert titles(read) == ["a", "b", "c", "d"]
    assert [found.extra.get("time") for found in read.pieces] == [None, None, "?", "late"]
    assert len(read.coded("time-unread")) == 2
    assert "Its time late could not be read." in read.coded("time-unread")[1]


def test_between_two_times_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    rows = [("22:15", "c"), ("around then", "b"), ("20:05", "a")]
    path.write_text(daylio(*(f"2025-03-13,,,{clock},meh,,,{word}" for clock, word in rows)))
    read = Read(path)
    assert [found.text for found in read.pieces] == ["a", "b", "c"]
    assert read.when == ["2025-03-13 20:05", "2025-03-13 20:05", "2025-03-13 22:15"]


def test_two_of_one_minute_stand_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio(*(f"2025-03-13,,,22:15,meh,,,{word}" for word in "cba")))
    assert titles(Read(path)) == ["a", "b", "c"]


def test_a_table_that_begins_with_its_first_day_is_read_so(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    rows = [(12, "?", "a"), (12, "?", "b"), (13, "8:00", "c"), (13, "?", "d")]
    path.write_text(daylio(*(f"2025-03-{day},,,{clock},meh,,,{word}" for day, clock, word in rows)))
    assert titles(Read(path))[-2:] == ["c", "d"]


def test_jrnl_in_json(tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    given = [("08.05", "a"), ("in the evening", "b"), ("22h15", "c")]
    held = [{"title": w, "body": "", "date": "2025-03-04", "time": t} for t, w in given]
    path.write_text(json.dumps({"entries": held}))
    read = Read(path)
    assert read.when == ["2025-03-04 08:05", "2025-03-04 12:00", "2025-03-04 22:15"]
    assert read.pieces[1].extra["time"] == "in the evening"


def test_in_front_of_a_text(tmp_path: Path) -> None:
    files = {
        "a.md": "---\ndate: 2025-03-04\ntime: 22h15\n---\nx",
        "b.md": "---\ndate: 2025-03-04 at 9ish\n---\nx",
        "2025-03-05.md": "---\ndate: someday\n---\nx",
        "2025-03-06.md": "---\ndate: 2025-03-09\n---\nx",
    }
    read = Read(folder(tmp_path / "n", files))
    assert len(read.coded("time-unread")) == 1
    assert len(read.coded("date-unread")) == 1
    assert len(read.coded("other-day")) == 1
    assert sorted(read.when)[0] == "2025-03-04 12:00"
    assert sorted(read.when)[1:] == ["2025-03-04 22:15", "2025-03-05 12:00", "2025-03-06 12:00"]
