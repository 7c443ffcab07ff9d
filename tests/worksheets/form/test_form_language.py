"""What a sheet can ask: each kind of question, conditions, ends, gates, nudges and examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worksheets.form.every_kind import ALL

from nearward.i18n import Translator
from nearward.worksheets.answers import answered, missing
from nearward.worksheets.catalogue import BrokenSheet, read_sheet
from nearward.worksheets.form import nudges
from nearward.worksheets.form.conditions import asked, condition, ended
from nearward.worksheets.form.field_kinds import KINDS, link
from nearward.worksheets.form.field_kinds import given as value_of
from nearward.worksheets.form.model import Field, Option, Sheet
from nearward.worksheets.form.said import said


@pytest.fixture
def whole(tmp_path: Path) -> Sheet:
    """A sheet with every kind of question that has no rows."""
    return read(tmp_path, ALL)


def read(folder: Path, text: str) -> Sheet:
    """A definition as the program reads it."""
    file = folder / "all.toml"
    file.write_text(text, encoding="utf-8")
    return read_sheet(file)


BAD = (
    ('vocabulary = "behaviour"', 'vocabulary = "moods"', "there is no vocabulary moods"),
    ('vocabulary = "trigger"', "", "vocabulary is missing or empty"),
    ('vocabulary = "behaviour"', "", "it needs either a vocabulary or options"),
    ('record = "moment"', "", "record is missing or empty"),
    ('record = "moment"', 'record = "house"', "Invalid enum value 'house'"),
    ('kind = "minutes"', 'kind = "hours"', "Invalid enum value 'hours'"),
    ('show_if = "again = yes"', 'show_if = "again"', "is not written as field = code"),
    ('show_if = "again = yes"', 'show_if = "gone = yes"', "show_if: there is no field gone"),
    ('show_if = "again = yes"', 'show_if = "plan = yes"', "show_if: the field plan comes later"),
    ('show_if = "again = yes"', 'show_if = "again = so"', "show_if: there is no option so"),
    ("acts = B01 | B02", "long = B01", "the field long comes later"),
    ('code = "no", text', 'code = "so", text', "ends_if: there is no option so"),
    (', label = "Help"', "", "ends_if: the text is missing, or a page without a label"),
    ('not_now = "Not now"', 'not_now = ""', "gate: a text is missing or empty"),
    (', not_now = "Not now"', "", "missing required field `not_now`"),
    ('{ code = "S2"', '{ code = "S1"', "two items have the same code S1"),
    ("paper_rows = 2", "paper_rows = -1", "the number of rows on paper is below 0"),
    ("version = 3", "version = 0", "the version is below 1"),
    ("\\\\bnot", "(not", "nudge: the pattern cannot be read"),
    ("\\\\bnot\\\\b", "(a+)+$", "nudge: the pattern repeats a group, which may never end"),
    ("\\\\bnot\\\\b", "(n|no)*t", "nudge: the pattern repeats a group, which may never end"),
    ("\\\\bnot\\\\b", "a*a*a*a*b", "nudge: the pattern can be gone through in too many ways"),
    ("\\\\bnot\\\\b", "(a)\\\\1", "nudge: the pattern looks ahead or back"),
    ("\\\\bnot\\\\b", "a?a?a?a?a?a?a?a?a?a?a?a?a?a?b", "can be gone through in too many ways"),
    ("\\\\bnot\\\\b", " ", "nudge: the pattern is empty"),
    ("What will you do instead?", "", "nudge: the text is missing or empty"),
    (
        'kind = "flag"',
        'kind = "flag"\nnudge = [{ pattern = "a", text = "b" }]',
        "nudge is for text",
    ),
    ('kind = "flag"', 'kind = "flag"\nhard_after = "cue"', "hard_after is for rating"),
    (
        'kind = "flag"',
        'kind = "rating"\nhard_after = "cue"',
        "hard_after: there is no earlier rating cue",
    ),
    ('safe = "yes"', 'sane = "yes"', "example: there is no field sane"),
    ('acts = ["B01"]', 'acts = "B01"', "example: the answer to acts does not fit it"),
    ('label = "It happened before"', "", "missing required field `label`"),
    ('id = "cue"', 'id = "acts"', "two fields have the same id acts"),
)


@pytest.mark.parametrize(("good", "bad", "reason"), BAD)
def test_a_bad_question_is_refused_with_its_place(
    tmp_path: Path, good: str, bad: str, reason: str
) -> None:
    assert good in ALL
    with pytest.raises(BrokenSheet) as found:
        read(tmp_path, ALL.replace(good, bad))
    told = found.value.say(Translator("en"))
    assert "all.toml" in told
    assert reason in told


def test_what_is_asked_hangs_on_what_was_answered(whole: Sheet) -> None:
    def ids(answers: dict[str, Any]) -> list[str]:
        return [field.id for field in asked(whole, answers)]

    assert ids({}) == ["safe", "acts", "cue", "again"]
    assert ids({"again": True}) == ["safe", "acts", "cue", "again", "when"]
    assert ids({"acts": ["B09", "B02"]})[4:] == ["long", "signs", "of", "plan"]
    assert ids({"safe": "no", "acts": ["B01"], "again": True}) == ["safe"]
    end = ended(whole, {"safe": "no"})
    assert end is not None
    assert (end.text, end.page) == ("Then stop here.", "help")
    assert ended(whole, {"safe": "yes"}) is None
    # only what is asked is missing
    assert [f.id for f in missing(whole, {"safe": "no"})] == []
    assert [f.id for f in missing(whole, {"safe": "yes"})] == ["acts"]
    assert [f.id for f in missing(whole, {"safe": "yes", "acts": ["B01"]})] == ["long"]


def test_a_value_is_said_in_words(whole: Sheet) -> None:
    words = Translator("en")
    filled = {
        "acts": ["B01", "my own word"],
        "again": True,
        "when": "2026-11-22",
        "long": 1,
        "signs": {"S1": None, "S2": 1},
        "of": link("moment", 4),
        "plan": "I will stay.",
    }

    def of(name: str) -> list[str]:
        field = whole.find(name)
        assert field is not None
        return said(field, filled, words, lambda record, number: f"{record} {number}")

    assert of("acts")[0].endswith(" · my own word")
    assert of("again") == ["yes"]
    assert "22 Nov 2026" in of("when")[0]
    assert of("long") == ["1 minute"]
    assert of("signs") == ["I went quiet.: no chance to notice", "I went away.: often"]
    assert of("of") == ["moment 4"]
    assert of("cue") == []
    gone = whole.find("of")
    assert gone is not None
    assert said(gone, filled, words) == ["Something that is no longer in the diary"]


def test_no_chance_to_notice_is_an_answer_and_no_zero(whole: Sheet) -> None:
    signs = whole.find("signs")
    assert signs is not None
    assert value_of(signs, {"S1": None, "S2": 0}) == {"S1": None, "S2": 0}
    assert answered(signs, {"signs": {"S1": None, "S2": 0}})
    assert not answered(signs, {"signs": {"S1": None}})
    assert value_of(signs, {"S1": 7, "S3": 1}) is None


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@settings(max_examples=200)
@given(value=ANY, kind=st.sampled_from(sorted(KINDS)))
def test_whatever_stands_in_the_file_is_read(value: Any, kind: str) -> None:
    steps = (Option("0", "no"), Option("1", "yes"))
    field = Field("x", kind, "X", options=steps, item=steps, vocabulary="trigger", of="x")  # type: ignore[arg-type]
    found = value_of(field, value)
    assert found is None or found not in ("", [], {}, ())
    answered(field, {"x": value})
    if kind not in ("list", "again"):
        assert bool(said(field, {"x": value}, Translator("en"))) == (found is not None)


@given(name=st.from_regex(r"[a-z_]{1,8}", fullmatch=True), code=st.sampled_from(["a", "B01"]))
def test_a_condition_is_read_back(name: str, code: str) -> None:
    found = condition(f" {name} = {code}|z ")
    assert found is not None
    assert found.field == name
    assert found.codes == (code, "z")


@settings(max_examples=300)
@given(
    pattern=st.text(alphabet="ab.*+?()[]{}|\\^$1,=!<:P", max_size=14),
    text=st.text("ab", max_size=3000),
)
def test_a_pattern_that_is_taken_comes_to_an_end(pattern: str, text: str) -> None:
    if nudges.fault(pattern):
        return
    field = Field("x", "text", "X", nudge=())
    assert nudges.nudge_for(field, text, []) == ""
    # would hang here if it could
    nudges._compiled(pattern).search(text[: nudges.LOOKED_AT])


def test_a_nudge_is_said_where_its_pattern_is_found(whole: Sheet) -> None:
    plan = whole.find("plan")
    assert plan is not None
    patterns = [nudge.pattern for nudge in plan.nudge]
    assert nudges.nudge_for(plan, "I will NOT go", patterns) == "What will you do instead?"
    assert nudges.nudge_for(plan, "I will knot it", patterns) == ""
