"""K14, K16: what stands in front of a text is read line by line where it is no YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.reading import Read, folder


def front(tmp_path: Path, text: str, name: str = "note.md") -> Read:
    return Read(folder(tmp_path / "n", {name: text}))


def test_what_jrnl_exports(tmp_path: Path) -> None:
    files = {
        "2025-03-04_pulled-away.md": (
            "---\ntitle: Pulled away: after dinner\ndate: 2025-03-04 21:40\nstarred: False\n"
            "tags: sam, long walk\nbody: |\t\n\tI went quiet.\n\n\t  indented\n\tSecond line\n..."
        ),
        "2025-03-05_morning.md": (
            "---\ntitle: Morning\ndate: 2025-03-05 08:10\nstarred: True\ntags: \n"
            "body: |\n\tMessage sent.\n..."
        ),
    }
    read = Read(folder(tmp_path / "n", files))
    first, second = read.pieces
    assert read.when == ["2025-03-04 21:40", "2025-03-05 08:10"]
    assert (first.title, first.tags) == ("Pulled away: after dinner", ("sam", "long-walk"))
    assert (first.starred, second.starred) == (False, True)
    assert first.text == "I went quiet.\n\n  indented\nSecond line"
    assert (second.title, second.text, second.tags) == ("Morning", "Message sent.", ())
    assert read.notes == []


def test_one_bad_line_does_not_take_the_others(tmp_path: Path) -> None:
    text = "---\ntitle: A: b\ndate: 2025-03-04 21:40\n}{ odd\ntags:\n  - x\n  - y z\n---\nwords"
    read = front(tmp_path, text)
    assert (read.when, read.one.title, read.one.tags) == (
        ["2025-03-04 21:40"],
        "A: b",
        ("x", "y-z"),
    )
    assert read.one.text == "words"
    assert read.one.extra["front"] == "}{ odd"
    assert "the first in line 4" in read.coded("odd-lines")[0]


def test_what_is_no_front_matter_stays_text(tmp_path: Path) -> None:
    text = "---\nwords between rules, no fields\n---\nmore"
    read = front(tmp_path, text, "2025-03-04.md")
    assert read.one.text == text
    assert len(read.coded("odd-front")) == 1


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("date: 2025/03/04", "2025-03-04 12:00"),
        ("date: March 4, 2025", "2025-03-04 12:00"),
        ('date: "[[2025-03-04]]"', "2025-03-04 12:00"),
        ("date: [[2025-03-04]]", "2025-03-04 12:00"),
        ("Date: 2025-03-04", "2025-03-04 12:00"),
        ("date created: 2025-03-04 21:40", "2025-03-04 21:40"),
        ("date: Tuesday, March 4th 2025, 9:40:00 pm", "2025-03-04 21:40"),
        ("date: 2025-3-4 9:05", "2025-03-04 09:05"),
        ("created: 4. März 2025, 21.40 Uhr", "2025-03-04 21:40"),
        ("datum: 04.03.2025", "2025-03-04 12:00"),
        ("date: 20250304", "2025-03-04 12:00"),
        ("created_at: 04-03-2025 09:40 PM\ndate: 2025-03-04", "2025-03-04 12:00"),
    ],
)
def test_a_date_in_front(tmp_path: Path, line: str, wanted: str) -> None:
    assert front(tmp_path, f"---\n{line}\n---\nwords").when == [wanted]


def test_a_date_that_can_be_two_days_is_asked(tmp_path: Path) -> None:
    text = "---\ncreated_at: 04-03-2025 09:40 PM\n---\nwords"
    path = folder(tmp_path / "n", {"a.md": text})
    read = Read(path)
    assert read.pieces == []
    assert "can be 2025-03-04 or 2025-04-03" in read.coded("date-order")[0]
    assert Read(path, order="dmy").when == ["2025-03-04 21:40"]
    assert Read(path, order="mdy").when == ["2025-04-03 21:40"]
    folder(path, {"b.md": text.replace("04-03", "25-03")})
    assert Read(path).when == ["2025-03-04 21:40", "2025-03-25 21:40"]


def test_the_name_tells_between_two_days(tmp_path: Path) -> None:
    read = front(tmp_path, "---\ndate: 03/04/2025 21:40\n---\nwords", "2025-03-04.md")
    assert read.when == ["2025-03-04 21:40"]


def test_keys_without_a_value(tmp_path: Path) -> None:
    read = front(tmp_path, "---\nkeywords:\ntags:\ntitle:\n---\nwords", "2025-03-04.md")
    assert (read.one.tags, read.one.title, read.notes) == ((), "", [])


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        ("tags: a, b\nkeywords: [k1]", ("a", "b", "k1")),
        ("tag: a\ntags: [a, c]", ("a", "c")),
        ("tags: #x #y", ("x", "y")),
        ("Tags: #x, #y/z\ntitle: t", ("x", "y/z")),
        ("tags: # only a comment", ()),
        ("title: t\ntags: a # a comment", ("a",)),
    ],
)
def test_all_tags_come_in(tmp_path: Path, lines: str, tags: tuple[str, ...]) -> None:
    read = front(tmp_path, f"---\ndate: 2025-03-04\n{lines}\n---\nwords")
    assert tuple(sorted(read.one.tags)) == tags
    assert read.one.text == "words"
