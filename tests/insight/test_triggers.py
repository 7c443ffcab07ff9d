"""Figure 3: counts side by side, and what is not given has a row of its own."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.insight.noted import TODAY, history, noted

from nearward.i18n import Translator
from nearward.insight.history import Noted
from nearward.insight.triggers import (
    MOST,
    Triggers,
    beside_triggers,
    cell_sentence,
    column_name,
    row_name,
    total_sentence,
    triggers,
    triggers_rows,
    triggers_sentence,
)

WORDS = Translator("en")
CODES = tuple(f"T{n:02}" for n in range(1, 14))
WAYS = tuple(f"B{n:02}" for n in range(1, 15))


def made(moments: list[Noted]) -> Triggers:
    return triggers(history(moments), TODAY - timedelta(days=200), TODAY)


def several(trigger: str | None, count: int, *behaviour: str) -> list[Noted]:
    return [noted(n + 1, trigger=trigger, behaviour=behaviour) for n in range(count)]


def test_the_sentence_and_the_table_of_a_usual_half_year() -> None:
    found = made(
        several("T06", 6, "B01", "B06")
        + several("T05", 3, "B02")
        + several("T02", 3)
        + several(None, 2)
        + several("T98", 1)
        + [noted(4, "stayed", trigger="T01"), noted(4, "chose_distance", trigger="T01")]
    )
    assert triggers_sentence(found, WORDS) == (
        "Most often before it: going too well, 6 of 15 times. Then closeness and a serious talk,"
        " 3 each."
    )
    assert beside_triggers(found, WORDS) == (
        "What you noted, not what causes it. Small numbers move by chance. 3 of the 15 have nothing"
        " given, or “not sure”."
    )
    head, rows = triggers_rows(found, WORDS)
    assert head == (
        "Just before it",
        "Times",
        "Went distant",
        "Cancelled plans",
        "Avoided the talk",
    )
    assert rows == [
        ("Going too well", "6", "6", "6", "0"),
        ("Closeness", "3", "0", "0", "0"),
        ("A serious talk", "3", "0", "0", "3"),
        ("Not given, or not sure", "3", "0", "0", "0"),
    ]
    assert cell_sentence(found, 0, 1, WORDS) == "Going too well, cancelled plans: 6"
    assert total_sentence(found, 3, WORDS) == "Not given, or not sure: 3 times"
    assert found.without_behaviour == 6


def test_the_rarest_of_many_stand_together_and_something_else_is_among_them() -> None:
    counts = {"T99": 9, "T01": 8, "T02": 7, "T03": 6, "T04": 5, "T05": 4, "T06": 3}
    found = made([one for code, n in counts.items() for one in several(code, n)])
    names = [row_name(row, WORDS).replace("\u00a0", " ") for row in found.rows]
    assert names == [
        "Conflict",
        "Closeness",
        "Praise",
        "They opened up",
        "A serious talk",
        "Other (2 kinds)",
    ]
    assert found.totals == (8, 7, 6, 5, 4, 12)
    assert triggers_sentence(found, WORDS).startswith("Most often before it: conflict, 8 of 42 ")


def test_before_ten_moments_it_says_what_is_needed() -> None:
    assert triggers_sentence(made(several("T01", 1)), WORDS) == (
        "1 moment so far; the table is shown from 10 on."
    )
    found = made(several("T01", 9))
    assert not found.is_enough
    assert beside_triggers(found, WORDS) == ""
    assert triggers_sentence(made(several(None, 12)), WORDS) == (
        "Nothing is given of what stood just before it."
    )
    assert triggers_sentence(made(several("T99", 12)), WORDS) == (
        "What stood just before it differs: nothing in particular comes first."
    )


def test_several_that_come_first_are_named_together() -> None:
    found = made(several("T10", 5) + several("T11", 5))
    assert triggers_sentence(found, WORDS) == (
        "Most often before it: I needed someone and I felt seen, 5 each, of 10 times."
    )


@given(
    st.lists(
        st.builds(
            noted,
            st.integers(0, 300),
            st.sampled_from(("partly", "withdrew", "stayed", None)),
            trigger=st.sampled_from((None, "T98", "T99", "own words", *CODES)),
            behaviour=st.lists(st.sampled_from(WAYS), max_size=3).map(tuple),
        ),
        max_size=60,
    )
)
def test_every_moment_stands_in_one_row_and_no_table_is_too_large(moments: list[Noted]) -> None:
    found = made(moments)
    assert sum(found.totals) == found.moments
    assert len([row for row in found.rows if row.codes]) <= MOST
    assert len(found.columns) <= MOST
    first = TODAY - timedelta(days=200)
    inside = [m for m in moments if m.day >= first and m.outcome in ("partly", "withdrew")]
    for n, column in enumerate(found.columns):
        wanted = sum(not set(column.codes).isdisjoint(one.behaviour) for one in inside)
        assert sum(cells[n] for cells in found.cells) == wanted
        assert column_name(column, WORDS)
    assert triggers_sentence(found, WORDS)
