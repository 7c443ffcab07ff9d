"""K16, K17: many dated pieces in one file, and journals of jrnl with a time format of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.reading import Read, folder

EXPORT = (
    "# 2025\n\n## March\n\n### 2025-03-04 21:40 Pulled away after dinner.\n\nI went quiet.\n\n"
    "#### A heading of mine\n\n```\n### 2020-01-01 no heading\n```\n\n"
    "### 2025-03-05 08:10 Morning.\n\nMessage sent. \n\n## April\n\n### 2025-04-01 09:00 Fool\n "
)


def markdown(tmp_path: Path, text: str, name: str = "export.md") -> Read:
    path = tmp_path / name
    path.write_text(text)
    return Read(path)


def test_what_jrnl_exports_as_markdown(tmp_path: Path) -> None:
    read = markdown(tmp_path, EXPORT)
    assert read.when == ["2025-03-04 21:40", "2025-03-05 08:10", "2025-04-01 09:00"]
    assert [found.title for found in read.pieces] == [
        "Pulled away after dinner.",
        "Morning.",
        "Fool",
    ]
    first, second, third = (found.text for found in read.pieces)
    assert first == (
        "I went quiet.\n\n#### A heading of mine\n\n```\n### 2020-01-01 no heading\n```"
    )
    assert (second, third) == ("Message sent.", "")
    assert read.notes == []


@pytest.mark.parametrize(
    "heading",
    ["04.03.2025 21:40", "March 4, 2025 21:40", "[[2025-03-04]] 21:40", "2025-03-04, 21.40"],
)
def test_headings_in_other_spellings(tmp_path: Path, heading: str) -> None:
    read = markdown(tmp_path, f"# My diary\n\n## {heading}\nwords\n\n## 05.03.2025 Dinner\nmore\n")
    assert read.when[0].startswith("2025-03-04")
    assert (read.pieces[1].title, read.pieces[1].text) == ("Dinner", "more")


def test_a_number_beside_the_day_of_a_heading_stays(tmp_path: Path) -> None:
    read = markdown(tmp_path, "## 2025-03-04 2000 steps\na\n\n## 2025-03-05 10 things\nb\n")
    assert [found.title for found in read.pieces] == ["2000 steps", "10 things"]
    assert read.when == ["2025-03-04 12:00", "2025-03-05 12:00"]


def test_what_stands_before_the_first_day_can_be_given_one(tmp_path: Path) -> None:
    read = markdown(tmp_path, "About me.\n\n## 2025-03-04\na\n\n## 2025-03-05\nb\n")
    assert (len(read.pieces), read.dateless) == (2, ["export.md, 1"])


def test_a_file_with_a_day_of_its_own_is_one_piece(tmp_path: Path) -> None:
    text = "## 2025-03-04 morning\na\n\n## 2025-03-04 evening\nb"
    assert len(markdown(tmp_path, text, "2025-03-04.md").pieces) == 1
    assert len(markdown(tmp_path, f"---\ndate: 2025-03-04\n---\n{text}").pieces) == 1


def test_a_month_in_one_file(tmp_path: Path) -> None:
    files = {"2025-03.md": "# March 2025\n\n## 2025-03-04\na\n\n## 2025-03-05\nb\n"}
    assert len(Read(folder(tmp_path / "n", files)).pieces) == 2


HEADS = {
    "%d.%m.%Y %H:%M": ("04.03.2025 21:40", "05.03.2025 08:10"),
    "%d.%m.%Y %H.%M": ("04.03.2025 21.40", "05.03.2025 08.10"),
    "%Y/%m/%d %H:%M": ("2025/03/04 21:40", "2025/03/05 08:10"),
    "%A, %d %B %Y %I:%M %p": (
        "Tuesday, 04 March 2025 09:40 PM",
        "Wednesday, 05 March 2025 08:10 AM",
    ),
    "%d %b %Y, %H:%M": ("04 Mar 2025, 21:40", "05 Mar 2025, 08:10"),
    "%Y-%m-%d %I:%M:%S %p": ("2025-03-04 09:40:00 PM", "2025-03-05 08:10:00 AM"),
    "%Y年%m月%d日 %H:%M": ("2025年03月04日 21:40", "2025年03月05日 08:10"),
}


@pytest.mark.parametrize("form", HEADS)
def test_time_formats_of_jrnl(tmp_path: Path, form: str) -> None:
    late, early = HEADS[form]
    path = tmp_path / "journal.txt"
    path.write_text(
        f"[{late}] Pulled away. *\nI went quiet.\n[1]: a note\n[20250301-1]\n\n"
        f"[{early}] Morning.\nMessage sent.\n"
    )
    read = Read(path)
    assert (read.form, read.when) == ("jrnl-text", ["2025-03-04 21:40", "2025-03-05 08:10"])
    assert read.pieces[0].text == "I went quiet.\n[1]: a note\n[20250301-1]"
    assert (read.pieces[0].title, read.pieces[0].starred) == ("Pulled away.", True)
    assert read.notes == []


def test_another_spelling_in_the_text_begins_no_piece(tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    path.write_text("[2025-03-04 21:40] One\n[4 March 2025] was hard\n[2025-03-01 to 03-05] too\n")
    assert Read(path).one.text == "[4 March 2025] was hard\n[2025-03-01 to 03-05] too"


@pytest.mark.parametrize(("other", "month"), [("25/12/2024", 4), ("12/25/2024", 3)])
def test_the_whole_journal_tells_the_order(tmp_path: Path, other: str, month: int) -> None:
    path = tmp_path / "journal.txt"
    path.write_text(f"[03/04/2025 21:40] One\nx\n\n[{other} 08:10] Two\ny\n")
    assert [found.day.month for found in Read(path).pieces] == [month, 12]


def test_an_order_that_nothing_tells_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    path.write_text("[03/04/2025 21:40] One\nx\n\n[04/05/2025 08:10] Two\ny\n")
    read = Read(path)
    assert (read.pieces, len(read.coded("date-order"))) == ([], 2)
    assert Read(path, order="dmy").when == ["2025-04-03 21:40", "2025-05-04 08:10"]


def test_days_of_a_folder_without_heads(tmp_path: Path) -> None:
    read = Read(folder(tmp_path / "j", {"2025/12/12.txt": "just words\nand more\n"}))
    assert (read.when, read.one.text) == (["2025-12-12 12:00"], "just words\nand more")


def test_daylio_in_other_languages(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(
        "year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,okay,,a\n"
        "2018,17. Mai,Donnerstag,22:21,okay,,b\n2018,16 mai,mercredi,22h21,okay,,c\n"
        "2018,15 мая,вторник,22:21,okay,,d\n2018,14 de mayo,lunes,10:21 p. m.,okay,,e\n"
        "2018,5月13日,星期日,下午10:21,okay,,f\n"
    )
    read = Read(path)
    assert sorted(found.day.day for found in read.pieces) == [13, 14, 15, 16, 17, 18]
    assert {f"{found.at:%H}" for found in read.pieces} == {"22", "23"}


def test_daylio_after_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    path.write_text(head + "04.03.2025,,,22:21,meh,,,a\n3/5/2025,,Wednesday,22:21,meh,,,b\n")
    assert sorted(Read(path).when) == ["2025-03-04 22:21", "2025-03-05 22:21"]
