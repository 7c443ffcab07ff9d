"""Definitions of worksheets: read strictly; a broken one is named and takes nothing down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.i18n import Translator
from nearward.worksheets import answers, catalogue, vocabulary
from nearward.worksheets.catalogue import BrokenSheet, UnknownSheet, read_sheet
from nearward.worksheets.moment_fields import moment_fields

GOOD = """
id = "small"
title = "Small"
purpose = "For a test."
intro = "An intro."
foot = "A foot."
untitled = "Nothing yet"
heading = "what"
heading_label = "What it is about"
heading_empty = "It will stand here."

[[step]]
id = "one"
title = "One"

[[step.field]]
id = "what"
kind = "long"
label = "What"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of definitions in place of the shipped one."""
    monkeypatch.setattr(catalogue, "folder", lambda: tmp_path)
    catalogue._read_all.cache_clear()
    yield tmp_path
    catalogue._read_all.cache_clear()


def test_the_shipped_definitions_are_whole() -> None:
    assert catalogue.troubles() == []
    assert "evidence" in catalogue.sheets()
    for sheet in catalogue.sheets().values():
        for field in sheet.fields:
            for column in field.column:
                if column.vocabulary:
                    assert catalogue.vocabulary(column.vocabulary).items
            if field.kind == "again":
                source = sheet.find(field.of)
                assert source is not None
                assert source.kind == "list"
            if field.kind == "choice":
                assert field.options


def test_the_evidence_sheet_has_every_field_of_its_paper() -> None:
    """Worksheet A: ids and kinds that the export and the printed sheet rely on."""
    sheet = catalogue.sheet("evidence")
    assert {field.id: field.kind for field in sheet.fields} == {
        "situation": "long",
        "moods": "list",
        "thoughts": "list",
        "hot_belief_before": "rating",
        "evidence_for": "list",
        "evidence_against": "list",
        "balanced": "long",
        "balanced_belief": "rating",
        "brushed_aside": "list",
        "moods_after": "again",
        "hot_belief_after": "rating",
        "next": "choice",
        "plan": "long",
        "heaviness": "number",
        "revisits": "list",
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('kind = "long"', 'kind = "longer"'), "kind"),
        (('label = "What"', 'lable = "What"'), "lable"),
        (('label = "What"', "label = 7"), "label"),
        (('id = "small"', ""), "id"),
        (('heading = "what"', 'heading = "which"'), "which"),
        (('title = "One"', 'title = "One'), "line"),
        (('[[step.field]]\nid = "what"', "[[step.field]]"), "id"),
    ],
)
def test_a_broken_definition_is_named_with_its_reason(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    assert change[0] in GOOD
    file = tmp_path / "small.toml"
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(BrokenSheet) as raised:
        read_sheet(file)
    words = str(raised.value.say(Translator("en")))
    assert "small.toml" in words
    assert said in words
    assert "Nothing you wrote is affected" in words


def test_the_same_id_twice_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    field = GOOD[GOOD.index("[[step.field]]") :]
    file.write_text(GOOD + field, encoding="utf-8")
    with pytest.raises(BrokenSheet) as raised:
        read_sheet(file)
    assert "same id" in str(raised.value.values["reason"])


LIST = """
[[step.field]]
id = "rows"
kind = "list"
label = "Rows"

[[step.field.column]]
id = "txt"
kind = "text"
label = "Text"
"""
START = """
[[starts_from]]
record = "moment"
kinds = ["pull"]
label = "Save and begin"
field = "what"
"""
STEP = """
[[step]]
id = "two"
title = "Two"

[[step.field]]
id = "how"
kind = "rating"
label = "How"
"""


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (('id = "small"', 'id = " "'), "", "id is missing or empty"),
        (('purpose = "For a test."', 'purpose = ""'), "", "purpose is missing or empty"),
        (('purpose = "For a test."\n', ""), "", "required field `purpose`"),
        (('untitled = "Nothing yet"\n', ""), "", "untitled is missing or empty"),
        (('heading_label = "What it is about"\n', ""), "", "heading_label is missing or empty"),
        (('heading = "what"', 'heading = "how"'), "", "how is none of text, long, list"),
        (('heading = "what"', 'rating_before = "what"'), "", "what is none of rating, number"),
        (('heading = "what"', 'rating_before = "how"'), "", "rating_label is missing or empty"),
        (('heading = "what"', "rates_belief = true"), "", "rating_before is missing or empty"),
        (('record = "moment"', 'record = "person"'), "starts_from 1, record", "person"),
        (('kinds = ["pull"]', 'kinds = ["push"]'), "starts_from 1, kinds 1", "push"),
        (('kinds = ["pull"]', "kinds = []"), "starts_from 1", "kinds is missing or empty"),
        (('field = "what"', 'field = "which"'), "starts_from 1", "no field which"),
        (('field = "what"', 'field = "rows"'), "starts_from 1", "rows is none of text, long"),
        (('title = "Two"', 'title = ""'), "step 2 (two)", "title is missing or empty"),
        (('title = "Two"', 'title = "Two"\njoined = true'), "step 2 (two)", "there is none"),
        (('title = "Two"', 'title = "Two"\nbeside = "three"'), "step 2 (two)", "no step three"),
        (('id = "two"', 'id = "one"'), "", "two steps have the same id one"),
        (('label = "How"', ""), "step 2 (two), field 1 (how)", "required field `label`"),
        (
            ('label = "How"', 'label = "How"\nhigh = 0'),
            "step 2 (two), field 1 (how)",
            "upside down",
        ),
        (('kind = "rating"', 'kind = "choice"'), "step 2 (two), field 1 (how)", "options"),
        (('kind = "rating"', 'kind = "list"'), "step 2 (two), field 1 (how)", "column is missing"),
        (
            ('kind = "rating"', 'kind = "again"\nof = "what"\ncolumn_id = "x"\ncolumn_label = "X"'),
            "step 2 (two), field 1 (how)",
            "what is none of list",
        ),
        (
            ('kind = "text"', 'kind = "term"\nvocabulary = "none"'),
            "step 1 (one), field 2 (rows), column 1 (txt)",
            "no vocabulary none",
        ),
        (('kind = "text"', 'kind = "number"'), "column 1 (txt)", "high is missing or empty"),
        (('kind = "text"', 'kind = "choice"'), "column 1 (txt)", "options is missing or empty"),
    ],
)
def test_a_bad_definition_is_refused_with_its_place_and_reason(
    tmp_path: Path, change: tuple[str, str], place: str, reason: str
) -> None:
    whole = GOOD.replace("\n[[step]]", f"{START}\n[[step]]", 1) + LIST + STEP
    file = tmp_path / "small.toml"
    file.write_text(whole, encoding="utf-8")
    assert read_sheet(file).id == "small"
    assert change[0] in whole
    file.write_text(whole.replace(*change, 1), encoding="utf-8")
    with pytest.raises(BrokenSheet) as raised:
        read_sheet(file)
    assert raised.value.values["name"] == "small.toml"
    said = str(raised.value.values["reason"])
    assert place in said
    assert reason in said


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        (('kinds = ["pull"]', "kinds = []"), ["[[starts_from]]", 'record = "moment"']),
        (('title = "Two"', 'title = ""'), ["[[step]]", 'id = "two"']),
        (('label = "How"', ""), ["[[step.field]]", 'id = "how"']),
        (('kind = "text"', 'kind = "number"'), ["[[step.field.column]]", 'id = "txt"']),
        (('id = "what"', 'id = ""'), ["[[step.field]]", 'id = ""']),
    ],
)
def test_the_line_is_where_the_table_at_fault_begins(
    tmp_path: Path, change: tuple[str, str], begins: list[str]
) -> None:
    whole = GOOD.replace("\n[[step]]", f"{START}\n[[step]]", 1) + LIST + STEP
    whole = whole.replace('field = "what"\n', "").replace('heading = "what"\n', "")
    file = tmp_path / "small.toml"
    file.write_text(whole.replace(*change, 1), encoding="utf-8")
    with pytest.raises(BrokenSheet) as raised:
        read_sheet(file)
    (line,) = re.findall(r"^line (\d+), ", str(raised.value.values["reason"]))
    at = int(line) - 1
    assert file.read_text(encoding="utf-8").splitlines()[at : at + 2] == begins


def test_of_two_files_with_one_id_the_second_is_refused(folder: Path) -> None:
    (folder / "a.toml").write_text(GOOD, encoding="utf-8")
    (folder / "b.toml").write_text(GOOD.replace('"Small"', '"Other"'), encoding="utf-8")
    assert catalogue.sheet("small").title == "Small"
    (trouble,) = catalogue.troubles()
    assert trouble.values == {"name": "b.toml", "reason": "a.toml has the same id small"}


def test_sheets_stand_in_their_places(folder: Path) -> None:
    for name, place in (("a", 30), ("b", 10), ("c", 20)):
        text = GOOD.replace('"small"', f'"{name}"').replace("\nintro", f"\nplace = {place}\nintro")
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    assert list(catalogue.sheets()) == ["b", "c", "a"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\0" * 50, b"[[[", b"id = 1\n" * 9])
def test_what_is_no_definition_at_all(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "small.toml"
    file.write_bytes(content)
    with pytest.raises(BrokenSheet):
        read_sheet(file)


def test_one_broken_definition_does_not_hide_the_others(folder: Path) -> None:
    (folder / "a.toml").write_text("not = toml = at all", encoding="utf-8")
    (folder / "b.toml").write_text(GOOD, encoding="utf-8")
    (folder / "notes.txt").write_text("no definition", encoding="utf-8")
    assert list(catalogue.sheets()) == ["small"]
    assert [trouble.values["name"] for trouble in catalogue.troubles()] == ["a.toml"]
    with pytest.raises(UnknownSheet):
        catalogue.sheet("evidence")


def test_words_of_ones_own_are_their_own_label() -> None:
    said = [vocabulary.label("emotion", word, Translator("en")) for word in ("a word of mine", "")]
    assert said == ["a word of mine", ""]


def test_the_optional_fields_of_a_moment_are_read() -> None:
    ids = [field.name for field in moment_fields()]
    assert len(ids) == len(set(ids))
    assert ids


EVIDENCE = catalogue.sheet("evidence")


@pytest.mark.parametrize(
    ("given_rows", "thought"),
    [
        ([], ""),
        ([{"txt": "  "}], ""),
        ([{"txt": "first"}, {"txt": "second"}], "first"),
        ([{"txt": "first"}, {"txt": "second", "is_hot": True}], "second"),
        ([{"txt": "", "is_hot": True}, {"txt": "second"}], "second"),
        ("no rows at all", ""),
    ],
)
def test_the_thought_that_is_weighed(given_rows: Any, thought: str) -> None:
    assert answers.heading(EVIDENCE, {"thoughts": given_rows}) == thought


def test_unset_is_not_zero() -> None:
    rating = EVIDENCE.find("hot_belief_before")
    assert rating is not None
    assert not answers.answered(rating, {})
    assert not answers.answered(rating, {"hot_belief_before": None})
    assert answers.answered(rating, {"hot_belief_before": 0})
    assert answers.ratings(EVIDENCE, {"hot_belief_before": 0}) == (0, None)


def test_none_can_be_found_is_an_answer() -> None:
    field = EVIDENCE.find("evidence_for")
    assert field is not None
    assert not answers.answered(field, {"evidence_for": []})
    assert answers.answered(field, {"evidence_for": [], "evidence_for_none": True})


def test_a_feeling_needs_its_rating_and_a_later_one_only_the_second() -> None:
    moods, after = EVIDENCE.find("moods"), EVIDENCE.find("moods_after")
    assert moods is not None
    assert after is not None
    assert not answers.answered(moods, {"moods": [{"mood": "fear"}]})
    rows = [{"mood": "fear", "before": 60}]
    assert answers.answered(moods, {"moods": rows})
    assert not answers.answered(after, {"moods": rows})
    rows = [
        {"mood": "fear", "before": 60, "after": 20},
        {"mood": "hope", "later": True, "after": 9},
    ]
    assert answers.answered(moods, {"moods": rows})
    assert answers.answered(after, {"moods": rows})


ROW = st.dictionaries(
    st.sampled_from(["txt", "kind", "weight", "is_hot"]),
    st.one_of(st.none(), st.text(max_size=8), st.integers(0, 100), st.booleans()),
)


@given(st.lists(ROW, max_size=6), st.text(max_size=20), st.one_of(st.none(), st.integers(0, 100)))
def test_tidying_keeps_every_word(rows: list[dict[str, Any]], text: str, number: Any) -> None:
    given_all = {"thoughts": rows, "situation": text, "hot_belief_before": number}
    kept = answers.tidy(given_all)
    assert kept["situation"] == text
    assert kept["hot_belief_before"] == number
    held = [
        row for row in rows if any(v not in ("", None) and v is not False for v in row.values())
    ]
    assert kept["thoughts"] == held
    assert answers.tidy(kept) == kept
