"""What there is to read of a finished worksheet: all that was given, nothing that was not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.narrowed import present
from tests.worksheets import made_up
from tests.worksheets.test_worksheets import ALL

from nearward.domain.nested_texts import texts_of
from nearward.i18n import Translator
from nearward.paper.to_read import LONG, SheetToRead, again_field, sheet_to_read
from nearward.worksheets import catalogue


def told(sheet_id: str, **answers: Any) -> SheetToRead:
    return sheet_to_read(catalogue.sheet(sheet_id), answers, Translator())


def words_of(read: SheetToRead) -> str:
    found = [read.title, read.marks]
    for part in read.parts:
        found += [part.title, part.aside, *part.texts, *part.said]
        for row in part.rows:
            found += [row.sign, row.text, row.value, row.beside, *row.under]
    return "\n".join(found)


def test_all_that_was_given_is_there_once() -> None:
    again = {"date": "2026-12-01", "hot_belief": 55, "balanced_belief": 0, "note": "After a walk."}
    read = told("evidence", **{**ALL, "revisits": [again]})
    assert read.title == "I am too much."
    assert read.marks == "It was a mental picture"
    shift = present(read.shift)
    assert (shift.before, shift.after) == (85, 40)
    said = words_of(read)
    for text in (
        "A call\u00a0that was not answered.\nTwice.",
        "They will go.",
        "She called later",
        "Why I did not count it: out of duty",
        "believed 60",
        "I make a plan",
        "Ask her on Sunday.",
        "After a walk.",
        "The\u00a0fairer\u00a0view\u00a00",
    ):
        assert said.count(text) == 1, text
    felt = next(part for part in read.parts if any(row.value for row in part.rows))
    assert [(row.text, row.value) for row in felt.rows] == [
        ("Afraid", "80, then 30"),
        ("a word of mine", "0, then 0"),
        ("Hopeful", "20, new"),
    ]
    # no code of ours is read, and no text of theirs is left out
    texts = [text for text in texts_of(ALL) if " " in text]
    assert texts
    assert all(text in said for text in texts)


def test_what_was_weighed_and_what_it_came_to_is_read_first() -> None:
    read = told("evidence", **ALL)
    assert [part.place for part in read.parts[:3]] == ["side", "side", "calm"]
    assert {part.place for part in read.parts[3:]} == {"half"}
    first = read.parts[0].rows[0]
    assert (first.sign, first.text, present(first.dots).filled) == ("fact", "No answer", 2)
    # a number that is not set has no dots, and 0 has
    (row,) = read.parts[1].rows
    assert (row.sign, present(row.dots).filled) == ("", 0)
    assert read.parts[0].aside == "weight, 0 to 3"


@pytest.mark.parametrize(
    ("answers", "values"),
    [
        ({}, None),
        ({"hot_belief_before": 0}, (0, None)),
        ({"hot_belief_after": 100}, (None, 100)),
        ({"hot_belief_before": "much", "hot_belief_after": 700}, None),
    ],
)
def test_what_was_not_given_is_not_there(answers: dict[str, Any], values: Any) -> None:
    shift = told("evidence", **answers).shift
    assert (shift and (shift.before, shift.after)) == values


def test_an_empty_one_says_nothing_and_strange_answers_are_no_trouble() -> None:
    assert [part.title for part in told("evidence").parts] == [
        "What supports it",
        "What does not fit",
    ]
    strange = {field.id: {"a": [1]} for field in catalogue.sheet("evidence").fields}
    told("evidence", **strange)
    told("evidence", moods="x", thoughts=[{"txt": 7}, 3, {}], evidence_for=[{"weight": "9"}])
    none = told("evidence", evidence_for_none=True)
    assert none.parts[0].said == ("I can find none",)


def test_a_feeling_that_was_not_asked_again_keeps_its_number() -> None:
    read = told("evidence", moods=[{"mood": "afraid", "before": 80}, {"mood": "sad"}])
    felt = next(part for part in read.parts if "felt" in part.title)
    assert [(row.text, row.value) for row in felt.rows] == [("Afraid", "80"), ("Sad", "")]


def test_a_long_title_is_told_in_short_and_read_in_full(twelve: Path) -> None:
    long = "One word after the other. " * 20
    read = told("letter", what=long)
    assert len(read.title) <= LONG + 2
    assert read.title.endswith("…")
    assert any(long in part.texts for part in read.parts)
    two = "First line.\nSecond line."
    assert two in words_of(told("letter", what=two))


def test_it_reads_any_definition(twelve: Path) -> None:
    for sheet_id in made_up.SHEETS:
        read = told(sheet_id, **made_up.answers(sheet_id))
        assert read.title == f"The words of {sheet_id}."
        assert (present(read.shift).before, present(read.shift).after) == (80, 30)
        said = words_of(read)
        assert f"A line of {sheet_id}." in said
        assert "I go on" in said
        # nothing came to anything here: it is read in the order of its steps
        assert [part.title for part in read.parts] == ["Line by line", "Now"]
        assert again_field(catalogue.sheet(sheet_id)) is None
    assert present(again_field(catalogue.sheet("evidence"))).id == "revisits"
