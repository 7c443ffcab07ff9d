"""The front of a line of a list or a quote, and how the next one begins."""

from __future__ import annotations

import pytest

from nearward.domain.text.line_front import front_of


@pytest.mark.parametrize(
    ("line", "length", "after"),
    [
        ("- one", 2, "- "),
        ("* one", 2, "* "),
        ("  + one", 4, "  + "),
        ("9. one", 3, "10. "),
        ("1)  one", 4, "2)  "),
        ("999999999. x", 11, "999999999. "),
        ("- [x] done", 6, "- [ ] "),
        ("- [ ]", 5, "- [ ] "),
        ("> said", 2, "> "),
        ("> > said", 4, "> > "),
        ("> - said", 4, "> - "),
        ("- ", 2, "- "),
    ],
)
def test_a_line_goes_on_as_it_began(line: str, length: int, after: str) -> None:
    assert front_of(line) == (length, after)


@pytest.mark.parametrize(
    "line", ["", "one", "-one", "12 o'clock", "3.5 km", "---", "* * *", "# one", "-", "1.", "**b**"]
)
def test_other_lines_have_none(line: str) -> None:
    assert front_of(line) is None


def test_a_megabyte_is_read_at_once() -> None:
    assert front_of("> " * 500_000) is not None
    assert front_of(" " * 1_000_000 + "- a") is None
