"""What is said above the moments behind a place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nearward.i18n import Translator
from nearward.insight.behind_words import day_told, marks_told, week_told
from nearward.insight.day_words import cells_of
from nearward.insight.history import History, Noted
from nearward.insight.main_chart import main_chart
from nearward.insight.staying import staying

#: a Tuesday
TODAY = date(2026, 11, 24)
WORDS = Translator("en")


def history(sure: int, *noted: tuple[int, str]) -> History:
    """The last days of a month; so many before today are confirmed, `noted` so many days ago."""
    days = [TODAY - timedelta(days=n + 1) for n in range(sure)]
    first = Noted(TODAY - timedelta(days=30), outcome="unsure")
    told = [Noted(TODAY - timedelta(days=ago), outcome=outcome) for ago, outcome in noted]
    return History.of([first, *told], days)


@pytest.mark.parametrize(
    ("sure", "noted", "said"),
    [
        (0, [], "No pulling away is noted. 0 of 7 days confirmed."),
        (2, [(3, "withdrew")], "You pulled away once. 1 of 7 days confirmed."),
        (
            8,
            [(3, "partly"), (3, "withdrew")],
            "You pulled away 2 times. 7 of 7 days confirmed.",
        ),
    ],
)
def test_a_week_that_is_over(sure: int, noted: list[tuple[int, str]], said: str) -> None:
    chart = main_chart(history(sure, *noted), "all", TODAY)
    assert week_told(chart, -2, WORDS) == ("Week of 16 Nov", said)


def test_the_week_that_runs_and_a_week_without_a_day_that_is_over() -> None:
    chart = main_chart(history(1, (0, "withdrew")), "all", TODAY)
    assert week_told(chart, -1, WORDS) == (
        "Week of 23 Nov, so far",
        "You pulled away once. The one day that is over is confirmed.",
    )
    chart = main_chart(history(0), "all", TODAY)
    assert week_told(chart, -1, WORDS)[1] == (
        "No pulling away is noted. The one day that is over is not confirmed."
    )
    monday = TODAY - timedelta(days=1)
    chart = main_chart(History.of([Noted(monday, outcome="withdrew")], []), "all", monday)
    assert week_told(chart, -1, WORDS)[1] == "You pulled away once."


def test_days_say_no_more_than_is_known() -> None:
    chart = main_chart(history(1, (2, "withdrew")), "all", TODAY)
    cells = cells_of(chart)
    told = [day_told(chart, len(cells) - n, WORDS) for n in (4, 3, 2, 1)]
    assert [one.sentence for one in told] == [
        "No pulling away is noted. The day is not confirmed.",
        "You pulled away once. The day is not confirmed.",
        "You did not pull away. The day is confirmed.",
        "No pulling away is noted.",
    ]
    assert told[-1].title == "Tuesday 24 November 2026"


def test_marks_of_a_week() -> None:
    kept = history(0, (9, "stayed"), (9, "stayed"), (10, "paused_told"))
    found = staying(kept, main_chart(kept, "all", TODAY), TODAY)
    assert marks_told(found, -2, WORDS) == ("Week of 16 Nov", "None noted.")
    title, said = marks_told(found, -3, WORDS)
    assert title == "Week of 9 Nov"
    assert said == "Stayed 2 times, said so once."
