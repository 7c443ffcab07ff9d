"""A sheet is made by small acts; ids are never given twice, and nothing points at what is gone."""

from __future__ import annotations

from typing import Any

import pytest

from nearward.i18n import Translator
from nearward.worksheets.own import making
from nearward.worksheets.own.making import ASKED, Definition
from nearward.worksheets.own.reading import sheet_of

CODE = "own-00000000000000a1"


def ids(definition: Definition) -> list[str]:
    return [row.id for row in making.rows(definition)]


def labels(definition: Definition) -> list[str]:
    return [str(row.part.get("label", row.part.get("title"))) for row in making.rows(definition)]


@pytest.fixture
def three() -> Definition:
    """Two steps, A with the questions 1 and 2, B with 3."""
    made: Definition = {"title": "T"}
    for label, is_step in (("A", True), ("1", False), ("2", False), ("B", True), ("3", False)):
        last = ids(made)[-1] if ids(made) else ""
        if is_step:
            made, new = making.with_step(made, last)
        else:
            made, new = making.with_question(made, making.TEXT, last)
        made = making.changed(made, new, **{"title" if is_step else "label": label})
    return made


def id_of(definition: Definition, label: str) -> str:
    return ids(definition)[labels(definition).index(label)]


@pytest.mark.parametrize("asks", ASKED)
def test_each_kind_can_be_added_and_is_a_sheet(asks: str) -> None:
    made, new = making.with_question({"title": "T"}, asks)
    row = making.find(made, new)
    assert row is not None
    assert making.asked_for(row.part) == asks
    sheet = sheet_of(CODE, made)
    assert sheet is not None
    assert [field.id for field in sheet.fields] == [new]


@pytest.mark.parametrize("before", ASKED)
@pytest.mark.parametrize("asks", ASKED)
def test_a_question_that_asks_for_something_else_has_a_new_id(before: str, asks: str) -> None:
    made, old = making.with_question({"title": "T"}, before)
    made = making.changed(made, old, label="Which?", required=True)
    made, new = making.asking(made, old, asks)
    row = making.find(made, new)
    assert row is not None
    assert (new == old) == (asks == before)
    assert (making.asked_for(row.part), row.part["label"], row.part["required"]) == (
        asks,
        "Which?",
        True,
    )
    assert sheet_of(CODE, made) is not None


MOVES = [
    ("1", 1, ["A", "2", "1", "B", "3"]),
    ("2", 1, ["A", "1", "B", "2", "3"]),
    ("3", -1, ["A", "1", "2", "3", "B"]),
    ("1", -1, ["A", "1", "2", "B", "3"]),
    ("3", 1, ["A", "1", "2", "B", "3"]),
    ("A", 1, ["B", "3", "A", "1", "2"]),
    ("A", -1, ["A", "1", "2", "B", "3"]),
]


@pytest.mark.parametrize(("what", "by", "after"), MOVES)
def test_one_place_up_or_down(three: Definition, what: str, by: int, after: list[str]) -> None:
    assert labels(making.moved(three, id_of(three, what), by)) == after


DROPS = [
    ("1", "3", True, ["A", "2", "B", "3", "1"]),
    ("1", "3", False, ["A", "2", "B", "1", "3"]),
    ("3", "A", True, ["A", "3", "1", "2", "B"]),
    ("1", "2", True, ["A", "2", "1", "B", "3"]),
    ("B", "A", False, ["B", "3", "A", "1", "2"]),
    ("A", "3", True, ["B", "3", "A", "1", "2"]),
    ("A", "2", True, ["A", "1", "2", "B", "3"]),
]


@pytest.mark.parametrize(("what", "at", "behind", "after"), DROPS)
def test_dragged_to_a_place(
    three: Definition, what: str, at: str, behind: bool, after: list[str]
) -> None:
    placed = making.placed(three, id_of(three, what), id_of(three, at), behind=behind)
    assert labels(placed) == after


def test_what_names_a_question_that_is_gone_is_forgotten(three: Definition) -> None:
    first, last = id_of(three, "1"), id_of(three, "3")
    three = making.told(three, heading=first, revisit=first, rates_belief=True)
    three = making.changed(three, last, show_if=f"{first} = yes")
    gone = making.without(three, first)
    assert not {"heading", "revisit", "rates_belief"} & gone.keys()
    row = making.find(gone, last)
    assert row is not None
    assert "show_if" not in row.part
    # what comes before its condition is shown without it
    early = making.placed(three, last, first, behind=False)
    row = making.find(early, last)
    assert row is not None
    assert "show_if" not in row.part


def test_a_choice_that_is_called_something_else_keeps_its_code() -> None:
    field: dict[str, Any] = {
        "options": [{"code": "a", "label": "One"}, {"code": "b", "label": "Two"}]
    }
    assert making.with_choices(field, ["One", "Second"])[1] == {"code": "b", "label": "Second"}
    assert making.with_choices(field, ["Two", "One"]) == [
        {"code": "b", "label": "Two"},
        {"code": "a", "label": "One"},
    ]
    more = making.with_choices(field, ["One", "Half", "Two"])
    assert [one["code"] for one in more][::2] == ["a", "b"]
    assert more[1]["code"] not in {"a", "b"}
    # what was taken out and comes again is another one
    fewer = {"options": making.with_choices(field, ["Two"])}
    assert making.with_choices(fewer, ["One", "Two"])[0]["code"] not in {"a", "b"}
    # two alike are two
    twice = making.with_choices(field, ["One", "One"])
    assert len({one["code"] for one in twice}) == 2


def test_what_this_program_does_not_know_stays(three: Definition) -> None:
    strange = {**three, "hologram": [1]}
    first = id_of(three, "1")
    strange = making.changed(strange, first, nudge=[{"pattern": "not", "text": "Hm."}])
    strange = making.changed(strange, first, label="Else")
    row = making.find(strange, first)
    assert row is not None
    assert row.part["nudge"] == [{"pattern": "not", "text": "Hm."}]
    assert strange["hologram"] == [1]


def test_a_list_has_numbers_or_not() -> None:
    made, new = making.with_question({"title": "T"}, making.LIST)
    row = making.find(made, new)
    assert row is not None
    words = Translator("en")
    columns = making.with_numbers(row.part, words, on=True)
    made = making.changed(made, new, column=columns)
    row = making.find(made, new)
    assert row is not None
    assert making.has_numbers(row.part)
    assert making.asked_for(row.part) == making.LIST
    assert sheet_of(CODE, made) is not None
