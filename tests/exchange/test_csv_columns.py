"""The tables of an export hold all that is counted of a moment, a check-in and a person."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import NOW

from nearward.domain.model import CheckIn, Moment, PersonRating, Thing
from nearward.exchange import folders
from nearward.worksheets.moment_fields import moment_fields

#: in this order since the first tables: what reads a table by place finds it there
FIRST = [
    *("id", "day", "at", "created", "changed"),
    *("kind", "outcome", "urge", "trigger", "behaviour", "fear", "person", "text"),
    *("approach_kind", "suds", "reception", "after_feeling", "pause_id"),
]
#: where something came from stands in archives, and not in tables
NOT_TOLD = {"source", "source_id"}
ELSEWHERE = {"person_id": "person"}
WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}
RETURN: dict[str, Any] = {
    "reconnect_state": "reconnected",
    "reconnect_precision": "exact",
    "reconnect_by": "both",
    "repair": "Soup, and a walk",
    "reconnect_said": NOW + timedelta(days=3),
    "reconnected_at": NOW + timedelta(days=2, hours=1),
}
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1")


def read(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


def head(table: bytes) -> list[str]:
    return next(csv.reader(io.StringIO(table.decode(), newline="")))


def columns(kind: type[Thing]) -> set[str]:
    names = {field.name for field in fields(kind)} - NOT_TOLD - {"more"}
    return {ELSEWHERE.get(name, name) for name in names}


def test_every_field_has_a_column_and_the_first_ones_their_place() -> None:
    told = head(folders.moments_csv([], {}))
    assert told[: len(FIRST)] == FIRST
    assert len(set(told)) == len(told)
    optional = {name for one in moment_fields() for name in (one.name, one.strengths) if name}
    assert columns(Moment) | optional | {"rough"} <= set(told)
    assert columns(CheckIn) == set(head(folders.check_ins_csv([])))
    assert columns(PersonRating) <= set(head(folders.ratings_csv([], {})))


def test_who_it_was_and_how_they_came_back() -> None:
    moment = Moment(**WHEN, outcome="withdrew", person_id=4, **RETURN)
    (line,) = read(folders.moments_csv([moment], {4: "Sam B.", 5: "Kim"}))
    assert line["person"] == "Sam B."
    for name, value in RETURN.items():
        assert line[name] == (value if isinstance(value, str) else value.isoformat())
    (alone,) = read(folders.moments_csv([Moment(**WHEN, outcome="withdrew")], {4: "Sam B."}))
    assert [alone["person"], *(alone[name] for name in RETURN)] == [""] * 7, "unset is empty"
    assert alone["urge"] == ""


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_person_is_calculated(text: str) -> None:
    """In whichever column it stands: their words, an alias, a code of another program."""
    by_hand = {one.name: text for one in moment_fields() if one.kind == "text"}
    chosen = {one.name: [text] for one in moment_fields() if one.kind == "several"}
    moment = Moment(
        **WHEN,
        outcome=text,
        trigger=text,
        behaviour=(text,),
        person_id=1,
        text=text,
        repair=text,
        more={**by_hand, **chosen, "setting": text},
        reconnect_by=text,
    )
    (line,) = read(folders.moments_csv([moment], {1: text}))
    marked = {name for name, cell in line.items() if cell == f"'{text}"}
    assert {"outcome", "trigger", "behaviour", "person", "text", "repair", "setting"} <= marked
    assert {*by_hand, *chosen, "trigger_label", "reconnect_by"} <= marked
    assert not [name for name, cell in line.items() if cell.startswith(text[0])]
    check_in = CheckIn(**WHEN, text=text, mood=-2)
    (day,) = read(folders.check_ins_csv([check_in]))
    assert (day["text"], day["mood"]) == (f"'{text}", "-2")
