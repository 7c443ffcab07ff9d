"""The range in four lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.insight.noted import TODAY, history, noted

from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.in_short import in_short, lines
from nearward.insight.main_chart import RANGES, main_chart

WORDS = Translator("en")


def told(kept: History, range_id: str = "26-weeks") -> list[str]:
    found = in_short(kept, main_chart(kept, range_id, TODAY), TODAY)
    made = lines(found, WORDS)
    for line in made:
        assert all(part in line.text for part in line.strong)
    return [line.text for line in made]


def test_a_half_year() -> None:
    away = [noted(n, "withdrew") for n in range(3, 170, 6)] + [noted(8, "partly")]
    well = [noted(n, "stayed") for n in (4, 40, 200)] + [noted(12, "paused_told")]
    sure = [n for n in range(1, 170) if n % 3]
    assert told(history(away + well, sure)) == [
        "26 weeks to 22 Nov 2026. You confirmed 113 of 175 days; 62 are not known.",
        "3 times you felt the urge and stayed, or said so. 29 times you pulled away, 1 of them"
        " briefly.",
        "At least 1.1 a week, counted over all days.",
        "In the last 24 weeks too few times to compare one half with the other.",
    ]


@pytest.mark.parametrize(
    ("outcomes", "line"),
    [
        ([], "No urge to pull away is noted in this time."),
        (["unsure", "chose_distance"], "No urge to pull away is noted in this time."),
        (["stayed"], "Once you felt the urge and stayed, or said so."),
        (["withdrew", "withdrew"], "2 times you pulled away."),
        (["partly"], "Once you pulled away, briefly."),
    ],
)
def test_what_was_noted(outcomes: list[str], line: str) -> None:
    assert told(history([noted(1, outcome) for outcome in outcomes], range(1, 5)))[1] == line


def test_few_days_say_what_is_needed_and_none_is_not_zero_a_week() -> None:
    assert told(history([], [1, 2, 3]))[2] == (
        "3 confirmed days so far; how often in a week is shown from 14 on."
    )
    assert told(history([], range(1, 15)))[2] == (
        "None on 14 confirmed days; up to 1.9 a week would still fit."
    )


def test_a_diary_that_begins_today() -> None:
    assert told(history([noted(0)]))[0] == (
        "Your diary begins today; a day can be confirmed once it is over."
    )


@pytest.mark.parametrize(
    ("confirmed", "line"),
    [
        ((), "4 days, from 19 to 22 Nov 2026. None of them is confirmed."),
        ((1,), "4 days, from 19 to 22 Nov 2026. You confirmed 1; 3 are not known."),
        ((1, 2, 4), "4 days, from 19 to 22 Nov 2026. You confirmed 3; 1 is not known."),
        ((1, 2, 3, 4), "4 days, from 19 to 22 Nov 2026. You confirmed all of them."),
    ],
)
def test_the_first_weeks_are_told_by_their_days(confirmed: tuple[int, ...], line: str) -> None:
    kept = history([noted(4)], confirmed)
    for range_id in RANGES:
        assert told(kept, range_id)[0] == line


def test_over_the_end_of_a_month_both_are_told() -> None:
    of_weeks = told(history([noted(0)], [25, 1]))[0]
    assert of_weeks.startswith("Since you began on 29 Oct 2026."), "weeks from the fourth on"
    kept = replace(history([noted(3)], [1]), since=TODAY - timedelta(days=20))
    first = main_chart(kept, "all", TODAY - timedelta(days=9))
    line = lines(in_short(kept, first, TODAY - timedelta(days=9)), WORDS)[0].text
    assert line == "11 days, from 3 to 13 Nov 2026. None of them is confirmed."
    kept = replace(kept, since=date(2026, 10, 28))
    early = date(2026, 11, 6)
    line = lines(in_short(kept, main_chart(kept, "all", early), early), WORDS)[0].text
    assert line == "9 days, from 28 Oct to 5 Nov 2026. None of them is confirmed."


@pytest.mark.parametrize(
    ("stayed", "away", "strong"),
    [
        (13, 3, ["13 times", "3 times"]),
        (3, 3, ["3 times", "3 times"]),
        (1, 1, ["Once", "Once"]),
        (0, 2, ["2 times"]),
    ],
)
def test_each_count_is_bold_where_it_stands(stayed: int, away: int, strong: list[str]) -> None:
    """3 times are not found within 13 times, nor a second "once" within the first."""
    kept = history([noted(1, "stayed")] * stayed + [noted(1)] * away, range(1, 5))
    line = lines(in_short(kept, main_chart(kept, "all", TODAY), TODAY), WORDS)[1]
    assert [text for text, is_bold in line.pieces if is_bold] == strong
    assert "".join(text for text, _ in line.pieces) == line.text
    sentences = line.text.split(". ")
    assert len(sentences) == len(strong)
    for sentence, part in zip(sentences, strong, strict=True):
        assert sentence.startswith(part)
