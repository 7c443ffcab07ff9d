"""When a worksheet was heavy: by numbers only, at their very edges, and never by what is unset."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nearward.i18n import Translator
from nearward.worksheets import catalogue, vocabulary
from nearward.worksheets.catalogue import BrokenSheet, read_sheet, read_vocabulary
from nearward.worksheets.heaviness import is_heavy
from nearward_resources import FOLDER

GOOD = {"relieved", "calm", "warm", "hopeful", "close", "grateful", "proud"}


def heavy(**answers: Any) -> bool:
    return is_heavy(catalogue.sheet("evidence"), answers)


def feeling(mood: Any = "sad", **ratings: Any) -> dict[str, Any]:
    return {"moods": [{"mood": "calm", "before": 10, "after": 90}, {"mood": mood, **ratings}]}


@pytest.mark.parametrize(
    ("said", "kind"),
    [(0, False), (6, False), (7, True), (10, True), (None, False), (True, False), ("9", False)],
)
def test_it_was_said_to_be_heavy(said: Any, kind: bool) -> None:
    assert heavy(heaviness=said) == kind
    assert not heavy()


@pytest.mark.parametrize(("after", "kind"), [(79, False), (80, True), (81, True), (100, True)])
def test_a_hard_feeling_is_strong_afterwards(after: int, kind: bool) -> None:
    # it was as strong before, or came later: both are what is felt now
    assert heavy(**feeling(before=after, after=after)) == kind
    assert heavy(**feeling(after=after, later=True)) == kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [(30, 49, False), (30, 50, True), (0, 19, False), (0, 20, True), (50, 30, False)],
)
def test_a_hard_feeling_has_risen(before: int, after: int, kind: bool) -> None:
    assert heavy(**feeling(before=before, after=after)) == kind


@pytest.mark.parametrize(
    ("sheet", "before", "after"),
    [
        ("kind-letter", "shame_before", "shame_after"),
        ("words", "anxiety_before", "anxiety_after"),
        ("facts-and-readings", "anxiety_before", "anxiety_after"),
    ],
)
def test_a_rating_of_a_hard_feeling_counts_on_any_sheet(
    sheet: str, before: str, after: str
) -> None:
    definition = catalogue.sheet(sheet)
    for first, last, kind in ((30, 49, False), (30, 50, True), (90, 79, False), (None, 80, True)):
        assert is_heavy(definition, {before: first, after: last}) is kind
    assert not is_heavy(definition, {before: 90})


def test_every_sheet_asks_how_heavy_it_was_and_prints_it_on_none() -> None:
    for sheet in catalogue.sheets().values():
        field = sheet.find(sheet.heaviness)
        assert field is not None, sheet.id
        assert (field.kind, field.high, field.print, field.required) == ("number", 10, False, False)
        assert is_heavy(sheet, {field.id: 7})
        assert not is_heavy(sheet, {field.id: 6})


def test_what_is_unset_is_counted_as_nothing() -> None:
    """Neither as 0, from which all would be a rise, nor as 50, nor as what it was before."""
    assert not heavy(**feeling(after=60))
    assert not heavy(**feeling(before=None, after=79))
    assert not heavy(**feeling(before=95))
    assert not heavy(**feeling(before=95, after=None))
    assert not heavy(heaviness=None, moods=[])
    assert not heavy(moods=None)


@pytest.mark.parametrize("value", [True, "90", 80.0, 101, -1, [90], {}])
def test_what_is_no_rating_is_counted_as_nothing(value: Any) -> None:
    assert not heavy(**feeling(before=0, after=value))


@pytest.mark.parametrize("mood", ["calm", "a word of mine", "hopeless", "", None, ["sad"], 3])
def test_no_other_word_is_taken_for_a_hard_feeling(mood: Any) -> None:
    """What someone writes is not looked through: neither their own feelings, nor their thoughts."""
    assert not heavy(**feeling(mood, before=0, after=100))
    assert not heavy(
        situation="I want to die.", thoughts=[{"txt": "It would be better without me."}]
    )


def test_every_feeling_that_weighs_is_marked_and_no_other() -> None:
    codes = [term.code for term in vocabulary.vocabulary("emotion").items]
    assert len(codes) == 25
    assert set(codes) - vocabulary.hard("emotion") == GOOD
    assert set(codes) >= {"embarrassed", "jealous", "disappointed", "irritated"}
    for code in vocabulary.hard("emotion"):
        assert heavy(**feeling(code, after=80))
    # of other vocabularies nothing weighs
    for file in (FOLDER / "vocabulary").glob("*.toml"):
        if file.stem not in ("moment", "emotion"):
            assert not vocabulary.hard(file.stem)


def test_a_typed_feeling_is_the_one_of_that_name() -> None:
    words = Translator()
    assert vocabulary.code("emotion", " Panic ", words) == "panic"
    assert vocabulary.code("emotion", "close to someone", words) == "close"
    assert vocabulary.code("emotion", "Panicky", words) == "Panicky"


def test_marks_are_checked_when_they_are_read(tmp_path: Path) -> None:
    emotion = (FOLDER / "vocabulary" / "emotion.toml").read_text(encoding="utf-8")
    file = tmp_path / "emotion.toml"
    for text, said in (
        (emotion.replace("hard = true", 'hard = "yes"', 1), "hard"),
        (emotion.replace('code = "panic"', 'code = "sad"'), "same code"),
        (emotion.replace('id = "emotion"', 'id = "fear"'), "hard"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(BrokenSheet) as raised:
            read_vocabulary(file)
        assert said in str(raised.value.values["reason"])
    sheet = (FOLDER / "worksheets" / "evidence.toml").read_text(encoding="utf-8")
    file.write_text(sheet.replace('heaviness = "heaviness"', 'heaviness = "weight"'), "utf-8")
    with pytest.raises(BrokenSheet) as raised:
        read_sheet(file)
    assert "weight" in str(raised.value.values["reason"])
