"""What of a line is marked while it is written, and that no line takes long."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.text.markdown_spans import spans_in
from nearward.domain.text.mentions import people_in, tags_in

SIGNS = st.text(alphabet=st.sampled_from("ab 1#*_~`[]()!>-+.@\\/:é👩\t"), max_size=60)


def found(line: str, **more: object) -> set[tuple[str, str]]:
    spans = spans_in(line, **more)  # type: ignore[arg-type]
    return {(span.kind, line[span.start : span.end]) for span in spans}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# A quiet day", {("sign", "# "), ("heading", "A quiet day")}),
        ("#quiet", {("tag", "#quiet")}),
        ("> said **so**", {("sign", "> "), ("quote", "said **so**"), ("strong", "so")}),
        ("- [x] done", {("sign", "- [x]")}),
        ("12. twelfth", {("sign", "12. ")}),
        ("* * *", {("sign", "* * *")}),
        ("a *b* c", {("emphasis", "b")}),
        ("__b__ and _c_", {("strong", "b"), ("emphasis", "c")}),
        ("***both***", {("strong", "both"), ("emphasis", "**both**")}),
        ("~~gone~~", {("struck", "gone")}),
        ("`a *b*` c", {("code", "a *b*")}),
        ("[a *walk*](http://a_b_c)", {("link", "a *walk*"), ("emphasis", "walk")}),
        ("[a](http://a_b_c)", {("address", "http://a_b_c")}),
        ("![sea](picture:3)", {("sign", "!["), ("link", "sea"), ("sign", "](picture:3)")}),
        ("http://a_b_c, me@x.org", {("address", "http://a_b_c,"), ("address", "me@x.org")}),
        ("with @Sam Lee", {("person", "@Sam")}),
    ],
)
def test_what_is_marked(line: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= found(line)


@pytest.mark.parametrize(
    "line",
    [
        "snake_case_name",
        "2 * 3 * 4",
        "**not closed",
        "a ~ b ~ c",
        "#1 and a#b",
        "1.5 kilometres",
        "-5 degrees",
        "one\\two",
        "",
    ],
)
def test_what_is_not_marked(line: str) -> None:
    assert found(line) == set()


def test_what_is_escaped_is_not_marked() -> None:
    assert found(r"\*no\*") == {("sign", "\\")}


def test_a_name_with_a_blank_is_marked_when_it_is_known() -> None:
    assert found("with @Sam Lee", aliases=["Sam Lee"]) == {("person", "@Sam Lee")}


def test_between_fences_nothing_else_is_marked() -> None:
    assert found("# *no*", fenced=True) == {("code", "# *no*")}
    assert found("```python") == {("sign", "```python")}


@given(line=SIGNS | st.text(max_size=60))
def test_spans_stand_within_the_line_and_tags_are_those_that_are_found(line: str) -> None:
    line = line.replace("\n", " ")
    spans = spans_in(line)
    assert all(0 <= span.start <= span.end <= len(line) for span in spans)
    if not any(span.kind == "sign" and span.end - span.start == len(line) for span in spans):
        for kind, marks in (("tag", tags_in(line)), ("person", people_in(line))):
            assert [s[1:] for s in spans if s.kind == kind] == [(m.start, m.end) for m in marks]


@pytest.mark.parametrize(
    "piece",
    ["**a ", "*a _b ~~c ", "`a", "[", "[a](", "a@b.", "> ", "a* a_ ", "\\*", "www.", "*(", "#a@b "],
)
def test_no_line_takes_long(piece: str) -> None:
    """Ten times the length takes about ten times as long, not a hundred times."""

    def seconds(length: int) -> float:
        line = (piece * length)[:length]
        start = process_time()
        spans_in(line)
        return process_time() - start

    spans_in(piece * 100)
    short = min(seconds(2_000) for _ in range(3))
    assert min(seconds(20_000) for _ in range(3)) < 40 * short + 0.01
