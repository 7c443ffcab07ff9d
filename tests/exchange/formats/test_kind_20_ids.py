"""K20: the id of a piece holds nothing of how it is shown; those of earlier versions are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exchange.reading import Read, daylio, diarium, folder

from nearward.exchange.ids import made_of


def ids(path: Path, order: str = "") -> list[str]:
    return sorted(found.source_id for found in Read(path, order=order).pieces)


def table(path: Path, *rows: str) -> Path:
    path.write_text(daylio(*rows))
    return path


@pytest.mark.parametrize("clock", ["10:15 pm", "10:15 PM", "22.15", "22h15", "10:15\u202fp. m."])
def test_a_clock_that_is_shown_otherwise(tmp_path: Path, clock: str) -> None:
    first = table(tmp_path / "a.csv", "2025-03-04,March 4,Tuesday,22:15,meh,walk,,went quiet")
    later = table(
        tmp_path / "b.csv", f"2025-03-04,4. März,Dienstag,{clock},so so,,Title,other words"
    )
    assert ids(first) == ids(later)


def test_earlier_ids_of_daylio_in_each_clock(tmp_path: Path) -> None:
    old = made_of("2025-03-04", "10:15 pm", "meh", "", "went quiet")
    for clock in ("22:15", "10:15 pm", "10:15 PM"):
        row = f"2025-03-04,,,{clock},meh,,,went quiet"
        assert old in Read(table(tmp_path / "a.csv", row)).one.former_ids


def test_earlier_ids_of_a_note_in_html(tmp_path: Path) -> None:
    old = made_of("2025-03-04", "22:15", "meh", "", "-\na")
    row = "2025-03-04,,,22:15,meh,,,<ul><li><p>a</p></li></ul>"
    found = Read(table(tmp_path / "a.csv", row)).one
    assert found.text == "- a"
    assert old in found.former_ids


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025-03-04.md", "deep/folder/2025-03-04.md"),
        ("2025-03-04 Dinner.md", "2025-03-04 DINNER.MD"),
        ("2025-03-04 caf\u00e9.md", "2025-03-04 cafe\u0301.md"),
    ],
)
def test_the_folder_above_and_capitals(tmp_path: Path, one: str, other: str) -> None:
    first = ids(folder(tmp_path / "a", {one: "words"}))
    assert first == ids(folder(tmp_path / "b", {other: "words that grew"}))


def test_earlier_ids_of_markdown(tmp_path: Path) -> None:
    found = Read(folder(tmp_path / "a", {"2025-03-04 2000 steps.md": "walked"})).one
    assert found.former_ids == (
        made_of("2025-03-04 2000 steps.md", "2025-03-04", "steps", "walked"),
    )


def test_journals_that_both_count_from_one(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(diarium({"text": "a", "date": "2025-03-04"}))
    second.write_text(diarium({"text": "b", "date": "2025-06-07"}))
    assert ids(first) != ids(second)
    assert Read(first).one.former_ids == ("1",)


def test_jrnl_in_both_of_its_forms(tmp_path: Path) -> None:
    text, held = tmp_path / "j.txt", tmp_path / "j.json"
    text.write_text("[2025-03-04 09:40 PM] Away.\nwords\n")
    entry = {"title": "Away.", "body": "words that grew", "date": "2025-03-04", "time": "21:40"}
    held.write_text(json.dumps({"entries": [entry]}))
    assert ids(text) == ids(held)
    old = made_of("2025-03-04", "21:40:00", "Away.", "words")
    assert Read(text).one.former_ids == (old,)


def test_days_of_rednotebook_keep_theirs(tmp_path: Path) -> None:
    assert ids(folder(tmp_path / "r", {"deep/2025-03.txt": "4: {text: a}\n"})) == ["2025-03-04"]
