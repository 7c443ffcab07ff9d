"""The circle of one moment: its five places in words, and when it closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from nearward.domain.model import OUTCOMES, Moment
from nearward.i18n import Translator
from nearward.worksheets.cycle import ASKED, Cycle, Place, Said, cycle_of, told_place

WORDS = Translator("en")
AT = datetime(2026, 11, 21, 21, 25, tzinfo=UTC)
KEYS = ("trigger", "fear", "distance", "relief", "cost")


def circle(outcome: str | None = "withdrew", **given: Any) -> Cycle:
    return cycle_of(Moment(at=AT, day=AT.date(), outcome=outcome, **given), WORDS)


def places(cycle: Cycle) -> dict[str, Place]:
    return {place.key: place for place in cycle.places}


def test_it_has_five_places_in_this_order() -> None:
    assert tuple(place.key for place in circle().places) == KEYS
    assert set(ASKED) == set(KEYS) - {"distance"}, "what happened is always given"


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_only_pulling_away_closes_it(outcome: str) -> None:
    cycle = circle(outcome)
    assert cycle.closes == (outcome in ("partly", "withdrew"))
    found = places(cycle)["distance"]
    assert (found.symbol, found.is_given) == (outcome, True)


@pytest.mark.parametrize(
    ("outcome", "begins"),
    [
        ("withdrew", "Pulling away protected something."),
        ("partly", "Pulling away protected something."),
        ("stayed", "The urge wanted to protect something. You felt it"),
        ("paused_told", "The urge wanted to protect something. You said so"),
        ("chose_distance", "You chose distance."),
        ("unsure", "This is what came before it"),
        ("of another version", "This is what came before it"),
        (None, "This is what came before it"),
    ],
)
def test_its_words_protect_and_blame_nobody(outcome: str | None, begins: str) -> None:
    assert circle(outcome).intro.startswith(begins)


def test_every_place_holds_what_was_given_and_the_persons_own_words_are_told_apart() -> None:
    found = places(
        circle(
            trigger="T01",
            fear=("F05", "F10"),
            behaviour=("B01",),
            more={
                "closeness_event": "closer",
                "closeness_event_text": "Lisbon",
                "wish_understood": "Slowly",
                "short_term_relief": 0,
                "aftermath": ["relief", "lonely", "of another diary"],
                "later_cost": " A quiet Sunday. ",
            },
        )
    )
    assert found["trigger"].said == (
        Said("Conflict"),
        Said("Closer", label="Just before, we had come"),
        Said("Lisbon", own=True),
    )
    assert [said.own for said in found["fear"].said] == [False, True]
    assert found["distance"].said[1:] == (Said("Went distant"),)
    assert found["relief"].said[0].text == "0 of 100", "0 is an answer"
    assert found["relief"].said[1] == Said("Relief")
    cost = found["cost"]
    assert cost.said == (
        Said("A quiet Sunday.", own=True),
        Said("Lonely, of another diary"),
    )
    heard = "What it cost later: A quiet Sunday. Lonely, of another diary"
    assert told_place(cost, WORDS) == heard


def test_what_was_not_given_is_said_to_be_not_given() -> None:
    for key, place in places(circle()).items():
        if key != "distance":
            assert not place.is_given
            assert told_place(place, WORDS) == f"{place.title}: not given"


@pytest.mark.parametrize("more", [{"aftermath": "relief"}, {"aftermath": 3}, {"later_cost": ""}])
def test_what_is_built_otherwise_breaks_nothing(more: dict[str, Any]) -> None:
    one = Moment(at=AT, day=AT.date(), outcome="partly")
    cycle = cycle_of(replace(one, more=more), WORDS)
    assert not places(cycle)["cost"].is_given
