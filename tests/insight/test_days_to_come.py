"""Moments on days to come, as a clock that was wrong or a journey gives them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.insight.noted import TODAY, history, noted

from nearward.charts.weeks import CHART
from nearward.i18n import Translator
from nearward.insight.behind import behind_week
from nearward.insight.day_words import today_of
from nearward.insight.in_short import in_short, lines
from nearward.insight.main_chart import main_chart
from nearward.insight.sentences import ahead_sentence, week_sentence
from nearward.insight.staying import staying

WORDS = Translator("en")
#: TODAY is a Monday: two days on, the same week runs; in five years it does not
FEW, MANY = -2, -5 * 365


def test_they_are_told_and_not_counted_before_their_day() -> None:
    found = history(
        [noted(0, id=1), noted(FEW, id=2), noted(FEW, "stayed", id=3), noted(MANY, None, id=4)],
        range(1, 20),
    )
    chart = main_chart(found, "26-weeks", TODAY)
    assert [chart.ahead, chart.weeks[-1].so_far, chart.weeks[-1].total] == [3, 1, 1]
    assert week_sentence(chart.weeks[-1], WORDS).startswith("Week of 23 Nov, so far: 1 time")
    assert behind_week(found, chart, len(chart.weeks) - 1) == (1,)
    assert staying(found, chart, TODAY).handled == 0
    said = "3 moments stand on days to come, and are not counted before those days."
    assert ahead_sentence(chart, WORDS) == said
    assert said in [sentence.said(chart, WORDS) for sentence in CHART.said]
    # and when the day has come they are counted like all others
    then = main_chart(found, "26-weeks", TODAY + timedelta(days=2))
    assert [then.ahead, then.weeks[-1].so_far, then.stayed] == [1, 1, 1]
    assert ahead_sentence(then, WORDS).startswith("1 moment stands on a day to come")


def test_a_diary_that_began_in_2031_is_asked_for_the_date() -> None:
    found = history([noted(MANY, id=1), noted(MANY - 1, "stayed", id=2)], [MANY])
    chart = main_chart(found, "all", TODAY)
    told = [line.text for line in lines(in_short(found, chart, TODAY), WORDS)]
    assert told[0] == "What you noted stands on days to come. Is the computer’s date right?"
    assert (chart.first, chart.days, chart.rate) == (TODAY, 0, None)
    assert [week.total for week in chart.weeks] == [0]


def test_none_ahead_says_nothing() -> None:
    chart = main_chart(history([noted(3)]), "all", TODAY)
    assert ahead_sentence(chart, WORDS) == ""
    for edge in (date.min, date.max):
        empty = main_chart(history([]), "all", edge)
        assert (empty.ahead, today_of(empty)) == (0, edge)
        assert len(staying(history([]), empty, edge).periods) == 1
