"""Markdown becomes blocks, and not a letter of it is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.paper.blocks import PictureBlock, Run, Written
from nearward.paper.markdown import MOST, pieces, written

SIGNS = st.text(st.sampled_from("ab1 \n\n#*_->`~[]()!.:&;<\\+3/"), max_size=120) | st.text()
LINES = st.lists(
    st.sampled_from(
        ["a *b*", "- one", "  two", "1. x", "> q", "```", "~~~", "# h", "", "", "", "---", "    i"]
    ),
    max_size=40,
)


def read(text: str) -> list[Written | PictureBlock]:
    return list(written(text))


def said(blocks: list[Written | PictureBlock]) -> str:
    return "".join(
        f"{b.caption}picture{b.id}" if isinstance(b, PictureBlock) else b.mark + b.text
        for b in blocks
    )


def test_what_is_read_most() -> None:
    found = read(
        "# Sea *air*\n\nplain **bold**\nnext `x` ~~no~~\n\n- one\n  1. deep\n\n> said\n\n---"
    )
    assert found == [
        Written((Run("Sea "), Run("air", italic=True)), "heading", level=1),
        Written(
            (
                Run("plain "),
                Run("bold", bold=True),
                Run("\nnext "),
                Run("x", code=True),
                Run(" "),
                Run("no", struck=True),
            )
        ),
        Written((Run("one"),), depth=1, mark="•"),
        Written((Run("deep"),), depth=2, mark="1."),
        Written((Run("said"),), quoted=1),
        Written((), "rule"),
    ]


def test_strong_in_strong_goes_on_to_the_last_end() -> None:
    [block] = read("**a *b* c**d")
    assert isinstance(block, Written)
    assert [(run.text, run.bold, run.italic) for run in block.runs] == [
        ("a ", True, False),
        ("b", True, True),
        (" c", True, False),
        ("d", False, False),
    ]


def test_tasks_are_open_or_done_and_brackets_elsewhere_stay() -> None:
    found = read("- [ ] call\n- [X] wrote\n- [y] other\n\n3) [x] went\n\n[ ] no item")
    assert [(b.mark, b.text) for b in found if isinstance(b, Written)] == [
        ("[ ]", "call"),
        ("[X]", "wrote"),
        ("•", "[y] other"),
        ("3)", "[x] went"),
        ("", "[ ] no item"),
    ]


def test_a_link_says_where_it_leads_unless_its_words_do() -> None:
    [block] = read("[here](http://a.b/c%20d?e=f&g) <http://x.y> <me@x.y> [z](<> 'title')")
    assert isinstance(block, Written)
    assert block.text == "here (http://a.b/c%20d?e=f&g) http://x.y me@x.y z (title)"


def test_a_picture_of_the_diary_stands_alone_and_no_other_is_one() -> None:
    found = read("before ![the sea](picture:12) after ![x](http://example.org/a.png)")
    assert [block.text for block in found if isinstance(block, Written)] == [
        "before ",
        " after x (http://example.org/a.png)",
    ]
    assert found[1] == PictureBlock(12, "the sea")


def test_what_is_no_markdown_for_a_diary_stands_as_typed() -> None:
    for text in ("<b>x</b> &amp; y", "    four blanks", "#tag @ann", "[a]: http://x.y", "so\n--"):
        assert "".join(b.text for b in read(text) if isinstance(b, Written)) == text.lstrip()


def test_what_is_too_deep_stands_as_typed() -> None:
    text = ">" * 5000 + " deep"
    assert read(text) == [Written((Run(text),))]


@given(SIGNS)
def test_not_a_letter_is_lost(text: str) -> None:
    kept = said(read(text))
    for letter in {letter for letter in text if letter.isalnum()}:
        assert kept.count(letter) >= text.count(letter)


@given(LINES, st.integers(0, 30))
def test_pieces_mean_the_same_as_the_whole(lines: list[str], at: int) -> None:
    """Also where a long plain paragraph lets a piece end early."""
    lines[at:at] = ["", "w" * 2100, ""]
    text = "\n".join(lines)
    assert read(text) == _whole(text)


def _whole(text: str) -> list[Written | PictureBlock]:
    from nearward.paper import markdown

    return markdown._Reading().run(markdown._reader().parse(text))


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "a ",
        "[",
        "*a ",
        "`",
        "> ",
        "- a\n",
        "|a|b|\n",
        "![](",
        "<a",
        "~~~\n",
        "\\",
        "_a_",
        "&a",
    ],
)
def test_a_megabyte_of_anything_comes_in_short_pieces(part: str) -> None:
    text = part * (1_000_000 // len(part))
    assert all(len(piece.text) <= MOST + 1 for piece in pieces(text))
    longest, at = 0.0, time.thread_time()
    for number, piece in enumerate(pieces(text)):
        if number == 5:
            break
        list(written(piece.text))
        now = time.thread_time()
        longest, at = max(longest, now - at), now
    # what a person who stops it waits for; many times what it takes
    assert longest < 3


def test_a_paragraph_that_is_cut_goes_on() -> None:
    found = read("word " * 6000)
    assert [b.goes_on for b in found if isinstance(b, Written)] == [True, True, True, False]
    assert " ".join(b.text for b in found if isinstance(b, Written)).split() == ["word"] * 6000
