"""Finding in one text: as typed, and as the search of everything finds."""

from __future__ import annotations

import pytest

from nearward.domain.text.finding import literal, sought


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("walk", "A Walk, walking", ["Walk", "walk"]),
        ("aa", "aaaaa", ["aa", "aa"]),
        ("don't", "don\u2019t, don't", ["don\u2019t", "don't"]),
        ("a b", "a\u00a0b", ["a\u00a0b"]),
        (".*", "a.*b", [".*"]),
        ("😀", "x😀y", ["😀"]),
        ("none", "nothing", []),
    ],
)
def test_letters_are_found_as_they_stand(asked: str, text: str, found: list[str]) -> None:
    finder = literal(asked)
    assert finder is not None
    assert [text[start:end] for start, end in finder.places(text)] == found


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("cafe ", "Café, cafés", ["Café"]),
        ("lake walk", "walking by the lake, lakes", ["walking", "lake"]),
        ("#garden", "in the garden", ["garden"]),
        ("person:Sam", "with @Sam", ["Sam"]),
        ('"by the"', "by the lake", ["by the"]),
        ("after:2026 lake", "lake 2026", ["lake"]),
        ("-lake sea", "lake sea", ["sea"]),
    ],
)
def test_words_are_found_as_the_search_finds_them(asked: str, text: str, found: list[str]) -> None:
    finder = sought(asked)
    assert finder is not None
    assert [text[start:end] for start, end in finder.places(text)] == found


@pytest.mark.parametrize("asked", ["", "  ", "after:2026", "-lake"])
def test_a_search_without_words_finds_none(asked: str) -> None:
    assert sought(asked) is None


def test_nothing_is_nowhere() -> None:
    assert literal("") is None
