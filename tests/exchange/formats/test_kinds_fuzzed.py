"""Any text in place of a day, a time, a name, a heading, front matter or rich text: no error, and
never a day that does not stand there."""

from __future__ import annotations

import json
import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nearward.exchange.dates import names_of_files
from nearward.exchange.dates.clock import clock_in
from nearward.exchange.dates.spelling import Dates, when
from nearward.exchange.files import Files
from nearward.exchange.texts import front_matter, headings, rich_text
from nearward.exchange.texts.escapes import without_escapes
from nearward.exchange.texts.html import from_html
from nearward.exchange.texts.markup import from_txt2tags

EXAMPLES = int(os.environ.get("NEARWARD_FUZZ", "150"))
PARTS = st.sampled_from(
    [
        *("2025", "03", "4", "04", "12", "31", "99", "-", "/", ".", ":", " ", "T", "Z", ", ", "_"),
        *("March", "Mar", "März", "mai", "Tuesday", "Di", "年", "月", "日", "下午", "pm", "a. m."),
        *("th", "de", "h", "Uhr", "+01:00", "[[", "]]", "GMT", "٤", "²", "½", "１", "\u202f", "é"),
    ]
)
TEXT = st.lists(PARTS, max_size=12).map("".join) | st.text(max_size=40)


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXT)
def test_days_and_times(text: str) -> None:
    clock_in(text)
    found = when(text)
    if found is not None:
        assert any(sign.isdigit() for sign in text)
        Dates().day(found)
    for name in (text, f"{text}.md", f"2025/{text}.md"):
        names_of_files.read(name)
    headings.pieces(f"# {text}\n\n## {text} x\nwords\n")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(alphabet="#*_`~\\[]()!<>|-+=. \n1a\"/:'&;", max_size=80))
def test_marks(text: str) -> None:
    without_escapes(text)
    from_txt2tags(text)
    from_html(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(block=st.text(alphabet="ab:- \t\n|>\"'[]{},#.é", max_size=80))
def test_front_matter(block: str) -> None:
    files = Files(Path(__file__))
    found = front_matter.parted("x.md", f"---\n{block}\n---\nrest", files, [])
    assert "rest" in found.text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["contents", "text", "attributes", "line", "header", "listStyle"])
            | st.sampled_from(["indentLevel", "embeddedObjects", "type", "identifier"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(JSON)
def test_rich_text(held: object) -> None:
    assert isinstance(rich_text.text_of(json.dumps({"contents": held})), str)
