"""What is kept is read whatever is known of its definition: no word and no number is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearward.domain.model import Worksheet
from nearward.domain.nested_texts import texts_of
from nearward.i18n import Translator
from nearward.paper.sheets.sheet import kept_blocks
from nearward.paper.sheets.to_read import sheet_to_read
from nearward.worksheets import catalogue
from nearward.worksheets.as_kept import as_kept, heading_of
from nearward.worksheets.plain_words import plain_words

WORDS = Translator("en")
AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
#: answers of which evidence, as it is now, knows some
ANSWERS: dict[str, Any] = {
    "situation": "She did not answer.",
    "moods": [{"mood": "afraid", "before": 0, "colour": "grey"}, "a word that is no row"],
    "thoughts": [{"txt": "She is gone.", "is_hot": True, "of_later": 7}],
    "hot_belief_before": "nearly all of it",
    "evidence_for_none": True,
    "heaviness": 4,
    "a_new_question": "An answer to it.",
    "dots": {"first": 0, "second": [1, None, {"deep": "down there"}]},
    "nought": 0,
    "ticked": True,
    "whom": {"link": "person", "id": 3},
    "not_given": None,
}
TOLD = (
    *("She did not answer.", "a word that is no row", "grey", "She is gone.", "nearly all of it"),
    *("An answer to it.", "a new question", "down there", "nought", "Ruth"),
)


def kept(sheet: str, version: int, answers: Any) -> Worksheet:
    """A finished worksheet."""
    when: dict[str, Any] = {"at": AT, "day": AT.date(), "status": "finished"}
    return Worksheet(**when, sheet=sheet, sheet_version=version, answers=answers)


def names(_record: str, _number: int) -> str:
    """Whom a link leads to."""
    return "Ruth"


def read_on_the_page(worksheet: Worksheet) -> str:
    """All that the page to read shows."""
    found = as_kept(worksheet, WORDS)
    told = sheet_to_read(found.sheet, found.answers, WORDS, names)
    return f"{told!r}".replace("\\n", "\n").replace("\\'", "'")


def printed(worksheet: Worksheet) -> str:
    """All that stands on paper."""
    return f"{kept_blocks(worksheet, WORDS, names)!r}".replace("\\n", "\n").replace("\\'", "'")


def compared(worksheet: Worksheet) -> str:
    """What two versions are compared by."""
    found = as_kept(worksheet, WORDS)
    return plain_words(found.sheet, found.answers, WORDS, names)


@pytest.mark.parametrize("way", [read_on_the_page, printed, compared])
@pytest.mark.parametrize(
    ("sheet", "version"), [("evidence", 1), ("evidence", 99), ("of-a-newer-nearward", 1)]
)
def test_all_that_is_kept_is_told(sheet: str, version: int, way: Any) -> None:
    told = way(kept(sheet, version, ANSWERS))
    for one in TOLD:
        assert one in told, one
    assert "not given" not in told


def test_what_a_known_definition_does_not_ask_stands_by_itself() -> None:
    found = as_kept(kept("evidence", 1, ANSWERS), WORDS)
    assert found.is_known
    *steps, beside = found.sheet.step
    assert tuple(steps) == catalogue.sheet("evidence").step
    assert beside.title == "Also kept with it"
    told = {field.label: found.answers[field.id] for field in beside.field}
    names = ("hot_belief_before", "moods", "thoughts")
    belief, moods, thoughts = (catalogue.sheet("evidence").find(name) for name in names)
    assert belief is not None
    assert moods is not None
    assert thoughts is not None
    assert told == {
        moods.label: "a word that is no row\ncolour: grey",
        thoughts.label: "She is gone. · of later: 7",
        belief.label: "nearly all of it",
        "a new question": "An answer to it.",
        "dots": "first: 0\nsecond: 1 · deep: down there",
        "nought": "0",
        "ticked": "yes",
        "whom": {"link": "person", "id": 3},
    }


def test_where_nothing_is_left_nothing_is_added() -> None:
    for sheet in catalogue.sheets().values():
        found = as_kept(kept(sheet.id, sheet.version, sheet.example), WORDS)
        assert found == (sheet, sheet.example, True), sheet.id


def test_one_of_a_newer_version_is_told_as_the_nearest_asks_without_its_conditions() -> None:
    near = catalogue.sheet("small-steps")
    held = dict(near.example)
    found = as_kept(kept(near.id, near.version + 1, held), WORDS)
    assert not found.is_known
    assert found.sheet.title == near.title
    asked = {field.id for field in found.sheet.fields}
    assert asked == {name for name in held if near.find(name) is not None}
    assert not any(f.show_if or f.ends_if for f in found.sheet.fields)
    assert not any(step.show_if or step.gate for step in found.sheet.step)


def test_one_without_any_definition_is_called_by_its_first_words() -> None:
    worksheet = kept("sleep-log", 2, {"code": "S1", "night": "Slept badly.", "day": "Then well."})
    assert heading_of(worksheet) == "Slept badly."
    assert heading_of(kept("sleep-log", 2, {"code": "S1"})) == ""
    found = as_kept(worksheet, WORDS)
    assert found.sheet.title == "Worksheet"
    assert [step.title for step in found.sheet.step] == ["What was kept"]
    only = as_kept(kept("sleep-log", 2, {"night": "Slept badly."}), WORDS)
    assert [step.title for step in only.sheet.step] == ["What was kept: night"]
    empty = as_kept(kept("sleep-log", 2, {}), WORDS)
    assert empty.sheet.step == ()


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A sheet of which only an earlier version is left."""
    (tmp_path / "older").mkdir()
    text = (catalogue.folder() / "near.toml").read_text(encoding="utf-8")
    (tmp_path / "older" / "near-1.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: tmp_path)
    catalogue._read_all.cache_clear()
    yield
    catalogue._read_all.cache_clear()


def test_a_sheet_that_is_offered_no_more_is_read_as_before(older: None) -> None:
    answers = {"what": "We had soup."}
    assert catalogue.sheets() == {}
    found = as_kept(kept("near", 1, answers), WORDS)
    assert found.is_known
    assert found.sheet.id == "near"
    assert as_kept(kept("near", 2, answers), WORDS).sheet.title == found.sheet.title


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 500) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
ASKED = [field.id for field in catalogue.sheet("signs").fields + catalogue.sheet("evidence").fields]


@settings(max_examples=60, deadline=None)
@given(
    sheet=st.sampled_from(["evidence", "signs", "near", "gone"]),
    version=st.sampled_from([1, 2]),
    answers=st.dictionaries(st.sampled_from(ASKED) | st.text(max_size=6), ANY, max_size=6),
)
def test_any_answers_are_read_and_no_word_is_lost(sheet: str, version: int, answers: Any) -> None:
    worksheet = kept(sheet, version, answers)
    printed(worksheet)
    read_on_the_page(worksheet)
    found = as_kept(worksheet, WORDS)
    said = json.dumps([found.answers[name] for name in found.answers], ensure_ascii=False)
    for text in texts_of(answers):
        assert json.dumps(text, ensure_ascii=False)[1:-1] in said
    if not found.is_known:
        told = plain_words(found.sheet, found.answers, WORDS, names)
        for name, value in answers.items():
            if isinstance(value, str) and value.strip() and catalogue.nearest(sheet, 1) is None:
                assert value in told, name
