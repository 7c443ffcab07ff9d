"""Figure 4: how long until back in touch, with what is open and what was never answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.noted import TODAY, history, noted

from nearward.i18n import Translator
from nearward.insight import kaplan_meier
from nearward.insight.coming_back import (
    ComingBack,
    beside_coming_back,
    coming_back,
    coming_back_rows,
    coming_back_sentence,
    how_long,
    open_sentence,
    return_sentence,
)
from nearward.insight.history import Back

WORDS = Translator("en")
FIRST = TODAY - timedelta(days=200)


def made(*backs: Back | None) -> ComingBack:
    return coming_back(
        history([noted(n + 1, back=back) for n, back in enumerate(backs)]), FIRST, TODAY
    )


def back(days: float | None, state: str = "reconnected", *, rough: bool = False) -> Back:
    return Back(state, days, rough)


def test_only_pulling_away_and_staying_away_is_followed() -> None:
    others = [noted(1, outcome, back=back(1)) for outcome in ("partly", "stayed", "chose_distance")]
    found = coming_back(
        history([*others, noted(2, back=back(1)), noted(300, back=back(1))]), FIRST, TODAY
    )
    assert found.withdrawn == found.told == 1


def test_what_is_open_ended_and_never_answered_is_told_apart() -> None:
    found = made(
        *(back(days) for days in (0.2, 0.9, 1.0, 2.5)),
        back(14, rough=True),
        back(3, "open"),
        back(None, "ended"),
        back(None, "not_applicable"),
        back(None),
        None,
    )
    assert coming_back_sentence(found, WORDS) == (
        "3 of 6 times you were back in touch within a day; 1 is still open."
    )
    assert beside_coming_back(found, WORDS) == (
        "Open circles are rough times: the same day, the next, some days, some weeks."
        " 2 are not answered, and not drawn. After 1 the contact ended. For 1 it does not apply."
    )
    assert found.is_enough
    assert (found.told, found.unanswered, found.withdrawn) == (6, 2, 10)


def test_without_answers_it_says_so_and_draws_nothing() -> None:
    assert coming_back_sentence(made(), WORDS) == (
        "You did not note pulling away and staying away in this time."
    )
    assert coming_back_sentence(made(None, None), WORDS) == (
        "You pulled away and stayed away 2 times. Whether you are back in touch is not answered."
    )
    assert coming_back_sentence(made(None), WORDS).startswith(
        "You pulled away and stayed away once."
    )


def test_what_is_open_is_open_until_it_was_last_said() -> None:
    found = made(*(back(n) for n in (1, 2, 3, 4)), back(2.5, "open"))
    curve = found.curve()
    wanted = kaplan_meier([1, 2, 3, 4, 2.5], [1, 1, 1, 1, 0])
    assert curve == wanted
    head, rows = coming_back_rows(found, WORDS)
    assert len(head) == 4
    assert [row[:3] for row in rows] == [
        ("1 day", "1", "5"),
        ("2 days", "2", "4"),
        ("3 days", "3", "2"),
        ("4 days", "4", "1"),
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0.0, "half an hour"),
        (0.03, "half an hour"),
        (0.04, "1 hour"),
        (0.5, "12 hours"),
        (0.96, "1 day"),
        (3.2, "3 days"),
        (14, "14 days"),
        (30, "4 weeks"),
    ],
)
def test_a_time_is_told_as_one_would(days: float, said: str) -> None:
    assert how_long(days, WORDS) == said


def test_a_place_says_what_it_stands_for() -> None:
    assert return_sentence(back(0.5, rough=True), WORDS) == "back in touch after about 12 hours"
    assert open_sentence(back(3, "open"), WORDS) == "still open when last answered, 3 days later"


@given(
    st.lists(
        st.none()
        | st.builds(
            Back,
            st.sampled_from(
                ("open", "reconnected", "ended", "not_applicable", "what another wrote")
            ),
            st.none() | st.floats(0, 4000),
            st.booleans(),
        ),
        max_size=30,
    )
)
def test_all_are_counted_once(backs: list[Back | None]) -> None:
    found = made(*backs)
    assert found.withdrawn == len(backs)
    assert coming_back_sentence(found, WORDS)
    beside_coming_back(found, WORDS)
    if found.told:
        assert all(0 <= row.survival <= 1 for row in found.curve().rows)
        coming_back_rows(found, WORDS)


def test_a_time_that_is_still_to_come_is_not_known() -> None:
    """The clock stood wrong when it was answered: nobody is back in touch in two years' time."""
    moments = [
        noted(10, back=back(days, state))
        for days, state in ((9.0, "reconnected"), (940.0, "reconnected"), (940.0, "open"))
    ]
    found = coming_back(history(moments), FIRST, TODAY)
    assert [one.days for one in found.returns] == [9.0]
    assert (found.still_open, found.unanswered) == ((), 2)
    rough = history([noted(1, back=back(14.0, rough=True))])
    assert coming_back(rough, FIRST, TODAY).told == 1
