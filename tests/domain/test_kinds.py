"""The table of kinds: what holds for its rows, and that no bad one gets in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from nearward.domain import kinds
from nearward.domain.kind import Kind, Owner, Span, checked
from nearward.domain.kinds import BY_NAME, KINDS
from nearward.domain.model import Thing
from nearward.domain.rows import RowError


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk(Thing):
    """A made-up kind."""

    text: str = ""
    steps: int | None = None
    entry_id: int | None = None


WALK = Kind(
    name="walk",
    plural="walks",
    type=Walk,
    table="walk",
    label="Walk",
    label_many="Walks",
    number=6,
    has_trash=True,
    in_timeline=True,
    says=("text", "steps"),
    words=("note", "text"),
    ranges=(Span("steps", 0, 100_000),),
    belongs_to=(Owner("entry_id", "entry"),),
)


def test_numbers_on_the_disk_stay() -> None:
    assert [(k.name, k.number) for k in kinds.NUMBERED] == [
        *(("entry", 0), ("moment", 1), ("worksheet", 2)),
        *(("belief", 3), ("belief_evidence", 4), ("own_sheet", 5)),
    ]
    assert [kinds.name_of(kinds.number_of(k.name)) for k in kinds.NUMBERED] == [
        "entry",
        "moment",
        "worksheet",
        "belief",
        "belief_evidence",
        "own_sheet",
    ]
    with pytest.raises(KeyError):
        kinds.number_of("pause")


def test_a_good_row_more_is_taken() -> None:
    checked((*KINDS, WALK))
    order = [row.name for row in kinds.owners_first((WALK, *KINDS))]
    assert order.index("walk") > order.index("entry")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": ""}, "name is missing"),
        ({"name": "a walk"}, "name is missing or no name: 'a walk'"),
        ({"plural": ""}, "plural is missing"),
        ({"table": ""}, "table is missing"),
        ({"number": None}, "number is missing"),
        ({"number": None, "in_timeline": False, "has_versions": True}, "number is missing"),
        ({"number": 16}, "number 16 is not one of 0 to 15"),
        ({"name": "entry"}, "name 'entry' is taken by 'entry'"),
        ({"plural": "entries"}, "plural 'entries' is taken by 'entry'"),
        ({"table": "moment"}, "table 'moment' is taken by 'moment'"),
        ({"number": 2}, "number 2 is taken by 'worksheet'"),
        ({"has_trash": False}, "goes to the trash"),
        ({"type": BY_NAME["person"].type}, "has a day"),
        ({"label": ""}, "a label is missing"),
        ({"label_many": ""}, "a label is missing"),
        ({"words": ("text",)}, "words are two columns"),
        ({"number": None, "in_timeline": False}, "words are two columns"),
        ({"says": ("words",)}, "Walk has no field 'words'"),
        ({"ranges": (Span("pace", 0, 1),)}, "Walk has no field 'pace'"),
        ({"belongs_to": (Owner("road_id", "entry"),)}, "Walk has no field 'road_id'"),
        ({"belongs_to": (Owner("entry_id", "road"),)}, "'road', which is no kind"),
    ],
)
def test_a_bad_row_is_refused_with_file_row_and_reason(
    changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(RowError) as refused:
        checked((*KINDS, replace(WALK, **changes)))
    said = str(refused.value)
    place = f"desktop/nearward/domain/kinds.py, row {len(KINDS) + 1} ("
    assert said.startswith(place)
    assert reason in said


def test_what_belongs_to_itself_is_refused() -> None:
    person = replace(BY_NAME["person"], belongs_to=(Owner("about", "walk"),))
    walk = replace(WALK, belongs_to=(Owner("entry_id", "entry"),))
    rows = (walk, *(person if row.name == "person" else row for row in KINDS))
    with pytest.raises(RowError, match=r"row 1 \(walk\): it belongs to itself"):
        kinds.owners_first(rows)


def test_what_points_at_a_kind_is_told() -> None:
    assert [(k.name, o.field) for k, o in kinds.pointing_at("person")] == [
        ("moment", "person_id"),
        ("worksheet", "person_id"),
        ("person_rating", "person_id"),
    ]
