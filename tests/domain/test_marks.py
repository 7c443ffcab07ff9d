"""Marks in a text: #tag and @person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.text.mentions import fold, people_in, tags_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#tag", ["tag"]),
        ("I ran. #pulled-away, #nähe!", ["pulled-away", "nähe"]),
        ("#日本 and (#one)", ["日本", "one"]),
        ("# a heading, ## another, #1 and #2026", []),
        ("a#b, https://example.org/#part &#39; \\#no", []),
        ("#trailing- #mid_word", ["trailing", "mid_word"]),
    ],
)
def test_tags(text: str, names: list[str]) -> None:
    assert [mark.name for mark in tags_in(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@sam called", ["sam"]),
        ("with @Sam's brother", ["Sam"]),
        ("@O'Brien's and @Sam'sson", ["O'Brien", "Sam'sson"]),
        ("with @M. and @m", ["M.", "m"]),
        ("@anna b. wrote; @Anna is another", ["Anna B.", "Anna"]),
        ("@Samuel is not @sam", ["Samuel", "sam"]),
        ("mail me@example.org", []),
    ],
)
def test_people(text: str, names: list[str]) -> None:
    assert [mark.name for mark in people_in(text, ["M.", "Anna B."])] == names


def test_an_alias_is_known_without_its_case_and_composition() -> None:
    assert [mark.name for mark in people_in("@RENÉ came", ["René"])] == ["René"]
    assert fold("RENE\u0301") == fold("René")


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_every_mark_stands_where_it_says(text: str, aliases: list[str]) -> None:
    for mark in tags_in(text):
        assert text[mark.start : mark.end] == f"#{mark.name}"
    for mark in people_in(text, aliases):
        assert text[mark.start] == "@"
        assert fold(text[mark.start + 1 : mark.end]) == fold(mark.name)
