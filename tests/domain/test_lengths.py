"""How long a text is."""

from __future__ import annotations

import pytest

from nearward.domain.text.text_length import letters_in, words_in


@pytest.mark.parametrize(
    ("text", "words", "letters"),
    [
        ("", 0, 0),
        ("It's a well-kept day.", 4, 21),
        ("one\ntwo\n\nthree", 3, 11),
        ("Ne\u0301e", 1, 3),
        ("🌊 – 2026", 1, 8),
    ],
)
def test_lengths(text: str, words: int, letters: int) -> None:
    assert (words_in(text), letters_in(text)) == (words, letters)
