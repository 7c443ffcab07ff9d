"""Definitions of worksheets: read strictly; a broken one is named and takes nothing down."""

from __future__ import annotations

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
intro = "An intro."
foot = "A foot."
thought = "what"

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
        (('thought = "what"', 'thought = "which"'), "which"),
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
    assert answers.beliefs(EVIDENCE, {"hot_belief_before": 0}) == (0, None)


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
