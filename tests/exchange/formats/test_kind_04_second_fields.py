"""K4: a second field is asked when the first is empty, not only when it is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.reading import Files, Read, daylio, dayone, diarium, folder, zipped
from tests.exchange.samples import png

RICH = json.dumps({"contents": [{"text": "I said yes.\nThen I wrote that I was ill."}]})


@pytest.mark.parametrize("text", ["", "  \n", None, 5])
def test_day_one_asks_the_rich_text(tmp_path: Path, text: Any) -> None:
    path = tmp_path / "Journal.json"
    path.write_text(dayone({"text": text, "richText": RICH}, {"richText": RICH}))
    read = Read(path)
    words = "I said yes.\nThen I wrote that I was ill."
    assert [found.text for found in read.pieces] == [words, words]
    assert read.notes == []


def test_the_rich_text_keeps_its_marks(tmp_path: Path) -> None:
    held = {
        "contents": [
            {"text": "A day\n", "attributes": {"line": {"header": 2}}},
            {"text": "quiet", "attributes": {"bold": True}},
            {"text": " then\n"},
            {"text": "one\n", "attributes": {"line": {"listStyle": "bulleted"}}},
            {"text": "two\n", "attributes": {"line": {"listStyle": "checkbox", "checked": True}}},
        ]
    }
    path = tmp_path / "Journal.json"
    path.write_text(dayone({"text": "", "richText": json.dumps(held)}))
    assert Read(path).one.text == "## A day\n**quiet** then\n- one\n- [x] two"


def test_a_photo_without_its_sum_is_found_by_its_identifier(tmp_path: Path) -> None:
    entry = {"text": "![](dayone-moment://ABC)", "photos": [{"identifier": "ABC", "md5": ""}]}
    files: Files = {"Journal.json": dayone(entry), "photos/abc.jpeg": png()}
    assert len(Read(zipped(tmp_path / "a.zip", files)).one.pictures) == 1


def test_daylio_asks_the_older_columns(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("full_date,year,date,mood,time,note\n,2025,4. März,meh,21:40,x\n")
    assert Read(path).when == ["2025-03-04 21:40"]


@pytest.mark.parametrize("front", ["date:\ncreated: 2025-03-04", 'date: ""\ncreated: 2025-03-04'])
def test_markdown_asks_the_next_name_of_a_date(tmp_path: Path, front: str) -> None:
    read = Read(folder(tmp_path / "n", {"a.md": f"---\n{front}\n---\nwords"}))
    assert read.when == ["2025-03-04 12:00"]


def test_markdown_with_an_empty_title_asks_the_heading(tmp_path: Path) -> None:
    read = Read(folder(tmp_path / "n", {"2025-03-04.md": "---\ntitle:\n---\n# Kitchen\nwords"}))
    assert (read.one.title, read.one.text) == ("Kitchen", "words")


def test_mini_diarium_asks_when_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(diarium({"date": "", "text": "x", "dateCreated": "2025-03-04T12:00:00Z"}))
    assert [str(found.day) for found in Read(path, "mini-diarium").pieces] == ["2025-03-04"]


def test_rednotebook_without_a_text_has_its_categories(tmp_path: Path) -> None:
    text = "4: {text: '', Mood: good, People: {Sam: call back}, Links: [a, b]}\n"
    read = Read(folder(tmp_path / "r", {"2025-03.txt": text}))
    assert read.one.text == (
        "**Mood**\n\n- good\n\n**People**\n\n- Sam: call back\n\n**Links**\n\n- a\n- b"
    )


def test_a_table_without_a_time_column_stands_at_noon(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio("2025-03-04,,,,meh,,,x"))
    read = Read(path)
    assert (read.when, read.notes) == (["2025-03-04 12:00"], [])
