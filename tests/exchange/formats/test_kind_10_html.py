"""K9, K10: newer fields are read; blocks of HTML in each other become right Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.exchange.reading import Read, daylio, diarium

from nearward.exchange.texts.html import from_html

CASES = {
    "<p>To do:</p><ul><li><p>Item one</p></li><li><p>Item two</p></li></ul>": (
        "To do:\n\n- Item one\n- Item two"
    ),
    "<ol><li><p>First</p></li><li><p>Second</p></li></ol><p>end</p>": (
        "1. First\n2. Second\n\nend"
    ),
    "<ol start='3'><li>c<li>d</ol>": "3. c\n4. d",
    "<ul><li><p>a</p><ul><li><p>b</p><ol><li>c</li></ol></li></ul></li><li>d</li></ul>": (
        "- a\n  - b\n    1. c\n- d"
    ),
    "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>": "- a\n\n  b\n- c",
    "<ul data-type='taskList'><li data-checked='true'><label><input type='checkbox' checked>"
    "<span></span></label><div><p>done</p></div></li>"
    "<li data-checked='false'><p>open</p></li></ul>": ("- [x] done\n- [ ] open"),
    "<ul><li><input type='checkbox'> t</li></ul>": "- [ ] t",
    "<blockquote><p>one</p><p>two</p></blockquote><p>x</p>": "> one\n>\n> two\n\nx",
    "<p>x</p><blockquote><ul><li><p>q</p></li></ul></blockquote>": "x\n\n> - q",
    "<ul><li><blockquote><p>q</p></blockquote></li></ul>": "- > q",
    "<pre><code class='language-py'>a = 1\n\n  b # *2*</code></pre>": (
        "```py\na = 1\n\n  b # *2*\n```"
    ),
    "<p>a <code>x_y*z</code></p>": "a `x_y*z`",
    "<table><tr><th><p>A</p></th><th>B</th></tr><tr><td>1 | 2</td><td><b>x</b></td></tr></table>": (
        "| A | B |\n| --- | --- |\n| 1 \\| 2 | **x** |"
    ),
    "<p>a<br>b</p><hr><p>c</p>": "a\nb\n\n---\n\nc",
    "<p>a <![1 b</p>": "a <![1 b",
    "<p><strong>bold </strong>next<em></em></p>": "**bold** next",
    "<p>1. March was hard</p><p># 5 things</p><p>- no list</p>": (
        "1\\. March was hard\n\n\\# 5 things\n\n\\- no list"
    ),
    "<p>a</p>\n<ul>\n  <li>x</li>\n  <li>y</li>\n</ul>\n<p>c</p>": "a\n\n- x\n- y\n\nc",
    "<h2>Head</h2><p><a href='https://e.org/a//b'>link</a></p>": (
        "## Head\n\n[link](https://e.org/a//b)"
    ),
}


@pytest.mark.parametrize("html", CASES)
def test_blocks(html: str) -> None:
    assert from_html(html)[0] == CASES[html]


@pytest.mark.parametrize("html", [html for html in CASES if "<li" in html and "input" not in html])
def test_as_many_items_come_out_as_went_in(html: str) -> None:
    tokens = MarkdownIt().enable("table").parse(from_html(html)[0])
    items = [token for token in tokens if token.type == "list_item_open"]
    assert len(items) == html.count("<li")


TAGS = ("p", "b", "i", "ul", "ol", "li", "pre", "code", "table", "tr", "td", "blockquote", "a")
PARTS = st.sampled_from(
    [*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), "w", " ", "\n", "|", "<br>"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=40))
def test_no_word_is_lost_in_broken_html(parts: list[str]) -> None:
    assert from_html("".join(parts))[0].count("w") == parts.count("w")


def test_deep_blocks_do_no_harm() -> None:
    html = "<blockquote><ul><li>" * 3000 + "w" + "</li></ul></blockquote>" * 3000
    made = from_html(html)[0]
    assert "w" in made
    assert len(made) < 1_000_000


def test_tags_of_mini_diarium(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(
        diarium({"text": "<p>x</p>", "tags": ["away", "sam and me", {"name": "walk"}, "", 5]})
    )
    read = Read(path)
    assert read.one.tags == ("away", "sam-and-me", "walk")
    assert (read.one.extra, read.notes) == ({}, [])


def test_fields_of_mini_diarium_that_have_no_place_are_named(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(diarium({"text": "<p>x</p>", "metadata": {"fontSize": 18}}))
    assert "metadata" in Read(path).coded("fields-beside")[0]


def test_notes_of_daylio(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(daylio("2025-03-04,,,21:40,meh,,,<ul><li><p>a</p></li><li>b</li></ul>"))
    assert Read(path).one.text == "- a\n- b"
