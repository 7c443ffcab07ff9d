"""Words are found again where they stand nearest, in whatever a text has become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.text.passages import LONGEST, chosen, nearest

TEXT = st.text(alphabet="ab \n🌊é", max_size=60)


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("gone. gone. gone.", 0, 0),
        ("gone. gone. gone.", 6, 6),
        ("gone. gone. gone.", 8, 6),
        ("gone. gone. gone.", 10, 12),
        ("gone. gone. gone.", 999, 12),
        ("gone. gone. gone.", -5, 0),
        ("gone", 2, None),
        ("", 0, None),
    ],
)
def test_the_nearest_is_found(text: str, start: int, found: int | None) -> None:
    assert nearest(text, "gone.", start) == found


@given(TEXT, st.text(alphabet="ab 🌊", min_size=1, max_size=3), st.integers(-5, 99))
def test_it_is_one_of_all_and_none_is_nearer(text: str, words: str, start: int) -> None:
    every = [at for at in range(len(text)) if text.startswith(words, at)]
    found = nearest(text, words, start)
    assert (found in every) if every else found is None
    if found is not None:
        at = min(max(start, 0), len(text))
        assert abs(found - at) == min(abs(one - at) for one in every)


@given(TEXT, TEXT, st.text(alphabet="xyz", min_size=1, max_size=9))
def test_words_that_stand_once_are_found_wherever_they_went(
    before: str, after: str, words: str
) -> None:
    for start in (0, 7, 200):
        assert nearest(before + words + after, words, start) == len(before)


def test_what_is_chosen_has_no_space_around_it_and_is_not_a_whole_diary() -> None:
    text = "One.\n\n  I leave. \nTwo."
    assert chosen(text, 4, 18) == (8, "I leave.")
    assert chosen(text, 4, 8) is None
    assert chosen(text, 3, 3) is None
    assert chosen("a" * LONGEST, 0, LONGEST) == (0, "a" * LONGEST)
    assert chosen("a" * (LONGEST + 1), 0, LONGEST + 1) is None
