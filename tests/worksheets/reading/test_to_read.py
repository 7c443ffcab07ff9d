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
from nearward.paper.sheets.to_read import LONG, SheetToRead, Told, again_field, sheet_to_read
from nearward.worksheets import catalogue


def told(sheet_id: str, **answers: Any) -> SheetToRead:
    return sheet_to_read(catalogue.sheet(sheet_id), answers, Translator())


def words_of(read: SheetToRead) -> str:
    found = [read.title, read.marks]
    for part in read.parts:
        found += [part.title, part.aside]
        found += [line for one in part.told for line in (one.label, one.text)]
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
    assert none.parts[0].told == (Told("I can find none"),)


def test_a_feeling_that_was_not_asked_again_keeps_its_number() -> None:
    read = told("evidence", moods=[{"mood": "afraid", "before": 80}, {"mood": "sad"}])
    felt = next(part for part in read.parts if "felt" in part.title)
    assert [(row.text, row.value) for row in felt.rows] == [("Afraid", "80"), ("Sad", "")]


def test_a_long_title_is_told_in_short_and_read_in_full(twelve: Path) -> None:
    long = "One word after the other. " * 20
    read = told("letter", what=long)
    assert len(read.title) <= LONG + 2
    assert read.title.endswith("…")
    assert any(one.text == long and one.is_own for part in read.parts for one in part.told)
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


def test_every_kind_is_read_in_its_own_words() -> None:
    """Codes, days and numbers are told as a person says them; a label tells what was asked."""
    read = told(
        "words",
        impulse=["B01", "counted tiles"],
        urge_before=70,
        what_i_felt=["warm"],
        need="To be slow.",
        draft="Please wait.",
        sent="said",
        when="2026-11-15",
        felt_understood=80,
    )
    answers = {one.label: one.text for part in read.parts for one in part.told}
    assert answers == {
        "What I would do instead of speaking": "Went distant · counted tiles",
        "What I feel": "Warm",
        "What I need": "To be slow.",
        "Where it went": "I said it",
        "When": "15 Nov 2026",
        "How understood I felt": "80",
    }
    signs = told("signs", signs={"P1": 0, "S1": None, "S9": 2}, period="7")
    scale = next(part for part in signs.parts if len(part.told) == 2)
    assert [(one.label[:13], one.text) for one in scale.told] == [
        ("I let someone", "not at all"),
        ("I went quiet ", "no chance to notice"),
    ]


def test_what_is_not_asked_is_not_read_and_a_kind_end_is() -> None:
    read = told("loop", safe="no", they_then="She asks again.", long_for="Rest.")
    assert "distance is right" in read.end
    assert "Rest." not in words_of(read)
    assert told("loop", safe="yes", long_for="Rest.").end == ""
    hidden = told("words", sent="kept", response="Slow is fine.")
    assert "Slow is fine." not in words_of(hidden)


def test_what_it_came_to_stands_alone_and_the_rest_under_its_question() -> None:
    read = told(
        "old-story", new_story="Some stay.", new_rating=30, would_count=[{"txt": "A call."}]
    )
    calm = present(next(part for part in read.parts if part.place == "calm"))
    assert (calm.title, calm.aside) == ("The newer story", "believed 30")
    assert calm.told == (Told("Some stay.", is_own=True),)
    assert words_of(read).count("30") == 1
    # a sheet that asks for one rating only tells no then and no end
    assert present(told("near", closeness=70).shift).is_one
    assert not present(told("words", urge_before=70).shift).is_one


def test_a_day_of_a_row_stands_below_its_words() -> None:
    read = told("if-then", seen=[{"date": "2026-11-08", "did_it": "yes", "in_the_way": "Nothing."}])
    (row,) = next(part.rows for part in read.parts if part.rows)
    assert (row.text, row.beside) == ("Nothing.", "8 Nov 2026 · did it")
    read = told("if-then", seen=[{"date": "2026-11-08", "cue_came": "no"}])
    (row,) = next(part.rows for part in read.parts if part.rows)
    assert row.text == "8 Nov 2026"
