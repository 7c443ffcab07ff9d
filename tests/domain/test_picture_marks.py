"""Marks of pictures: what is a row of them, and what only looks like one."""

from __future__ import annotations

import pytest

from nearward.domain.text.picture_marks import mark_of, marks_in, row_of, without_marks


def test_a_row_is_marks_and_blanks_only() -> None:
    row = row_of(" ![The lake.](picture:1)  ![](picture:22) ")
    assert [(mark.caption, mark.id, mark.start, mark.end) for mark in row] == [
        ("The lake.", 1, 1, 24),
        ("", 22, 26, 41),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "see ![](picture:1)",
        "![](picture:1) and",
        "![](picture:0)",
        "![](picture:1",
        "![](https://example.org/a.png)",
        "[words](picture:1)",
        "![a [b]](picture:1)",
        "",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert row_of(line) == []


def test_marks_within_a_text_are_found_where_they_stand() -> None:
    text = "a ![](picture:7)\n![b](picture:8) c"
    assert [text[mark.start : mark.end] for mark in marks_in(text)] == [
        "![](picture:7)",
        "![b](picture:8)",
    ]


def test_a_caption_cannot_end_its_mark() -> None:
    mark = mark_of(5, "one\n [two] ]( three")
    assert row_of(mark)[0][:2] == ("one (two) )( three", 5)
    assert row_of(mark_of(5, "x" * 5000))[0].caption == "x" * 999


def test_a_megabyte_of_signs_is_read_at_once() -> None:
    assert row_of("![](picture:1)" * 80_000) == []
    assert marks_in("![](picture:" * 80_000) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("![](picture:8)\nBy the sea.", " \nBy the sea."),
        ("a ![The lake.](picture:1)![](picture:22) b", "a    b"),
        ("![](picture:0) and ![](https://example.org/a.png)", None),
        ("What a day![", None),
    ],
)
def test_a_text_without_its_marks(text: str, left: str | None) -> None:
    assert without_marks(text) == (text if left is None else left)


def test_a_mark_that_is_cut_off_anywhere_goes_as_well() -> None:
    mark = "![The lake.](picture:12)"
    for end in range(2, len(mark)):
        assert without_marks(f"By it. {mark[:end]}", is_cut=True) == "By it. ", mark[:end]
    for words in ("By it. ![a](https", "By it. ![a] and", "By it. ![a [b"):
        assert without_marks(words, is_cut=True) == words
