"""Figure 1: one mark for one moment, and nothing of what is not known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.insight.noted import TODAY, history, noted

from nearward.i18n import Translator
from nearward.insight.history import History, Noted
from nearward.insight.main_chart import main_chart
from nearward.insight.staying import (
    ROWS,
    Staying,
    marks_sentence,
    noticed_sentence,
    staying,
    staying_rows,
    staying_sentence,
)

WORDS = Translator("en")
OUTCOMES = ("stayed", "paused_told", "partly", "withdrew", "chose_distance", "unsure", None)


def made(kept: History, range_id: str = "26-weeks") -> Staying:
    return staying(kept, main_chart(kept, range_id, TODAY), TODAY)


def test_each_mark_is_a_moment_of_its_week() -> None:
    moments = [
        noted(0, "stayed"),
        noted(7, "stayed", noticed_when="before"),
        noted(7, "paused_told", noticed_when="later"),
        noted(8, None),
        noted(9, "withdrew", noticed_when="before"),
        noted(9, "chose_distance"),
        noted(20, "partly"),
    ]
    found = made(history(moments))
    assert {name: marks[-3:] for name, marks in found.marks.items()} == {
        "stayed": (0, 1, 1),
        "paused_told": (0, 1, 0),
        "approach": (1, 0, 0),
    }
    assert (found.handled, found.urges) == (3, 5)
    assert staying_sentence(found, WORDS) == (
        "You stayed or said so 3 of the 5 times you noted an urge. One mark is one moment."
    )
    assert noticed_sentence(found, WORDS) == (
        "Noticed before 2, during 0, just after 0, later 1; not given 2."
    )


def test_without_an_urge_and_without_when_nothing_is_made_up() -> None:
    found = made(history([noted(3, None), noted(4, "unsure", noticed_when="before")]))
    assert staying_sentence(found, WORDS) == (
        "No urge to pull away is noted here. One mark is one moment."
    )
    assert noticed_sentence(found, WORDS) == ""
    once = made(history([noted(3, "stayed")]))
    assert staying_sentence(once, WORDS) == (
        "You noted one urge, and stayed or said so. One mark is one moment."
    )
    other = made(history([noted(3, "partly")]))
    assert staying_sentence(other, WORDS).startswith("You noted one urge, and pulled away. ")
    assert noticed_sentence(once, WORDS) == ""


def test_a_week_says_what_it_has_and_what_is_not_known() -> None:
    found = made(history([noted(1, "stayed"), noted(1, None), noted(15, "withdrew")], [22]))
    told = [marks_sentence(found, n, WORDS) for n in range(len(found.periods))]
    assert told == [
        "Week of 26 Oct: none noted",
        "Week of 2 Nov: none noted",
        "Week of 9 Nov: not known",
        "Week of 16 Nov: stayed once, let someone in once",
        "Week of 23 Nov, so far: none noted",
    ]
    head, rows = staying_rows(found, WORDS)
    assert head == ("Week of", "Stayed", "Said so", "Let someone in")
    assert [row[1:] for row in rows] == [
        ("0", "0", "0"),
        ("1", "0", "1"),
        ("not known",) * 3,
        ("0", "0", "0"),
        ("0", "0", "0"),
    ]


@given(
    st.lists(
        st.builds(
            noted,
            st.integers(-3, 400),
            st.sampled_from(OUTCOMES),
            noticed_when=st.sampled_from((None, "before", "during", "what another wrote")),
        ),
        max_size=40,
    ),
    st.sampled_from(("12-weeks", "26-weeks", "all")),
)
def test_the_counts_add_up(moments: list[Noted], range_id: str) -> None:
    kept = history(moments)
    found = made(kept, range_id)
    first = found.chart.first
    inside = [one for one in moments if first <= one.day <= TODAY]
    for name in ROWS:
        wanted = sum((one.outcome or "approach") == name for one in inside)
        assert sum(found.marks[name]) == wanted
        assert len(found.marks[name]) == len(found.periods)
    assert sum(found.noticed.values()) == found.urges
    assert staying_sentence(found, WORDS)
    assert len(staying_rows(found, WORDS)[1]) == len(found.periods)


def test_few_weeks_are_days_and_many_are_months_or_years() -> None:
    def names(days: int) -> tuple[str, list[str]]:
        found = made(history([noted(days, "stayed"), noted(0, None)], [1]), "all")
        assert [sum(found.marks[name]) for name in ROWS] == [1, 0, 1]
        assert found.periods[0].last >= found.chart.first
        assert found.periods[-1].last >= TODAY
        return found.unit, [marks_sentence(found, n, WORDS) for n in (0, len(found.periods) - 1)]

    assert names(9) == (
        "day",
        ["Sat, 14 Nov: stayed once", "Mon, 23 Nov, so far: let someone in once"],
    )
    assert names(7 * 59)[0] == "week"
    unit, (first, last) = names(7 * 60)
    assert unit == "month"
    assert first == "September 2025: stayed once"
    assert last == "November 2026, so far: let someone in once"
    assert names(365 * 20)[0] == "year"
