"""How the days not confirmed were: when it is asked, and how the answers stand by the number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from tests.insight.noted import TODAY, history, noted

from nearward.charts import weeks
from nearward.charts.chart import ChartSpan
from nearward.domain.model import DAYS_WERE as CODES
from nearward.i18n import Translator
from nearward.insight.day_words import DAYS_WERE, days_were_sentence, is_to_ask, last_said
from nearward.insight.history import DaysWere, History
from nearward.insight.main_chart import MainChart, main_chart

WORDS = Translator()
#: every second day of half a year
HALF = range(1, 180, 2)


def told(
    answers: Iterable[tuple[date, str | None]] = (), confirmed: Iterable[int] = HALF
) -> History:
    found = history([noted(n) for n in range(1, 180, 9)], confirmed)
    return replace(found, days_were=tuple(DaysWere(day, were) for day, were in answers))


def chart(found: History, range_id: str = "26-weeks", today: date = TODAY) -> MainChart:
    return main_chart(found, range_id, today)


def asks(found: History, today: date = TODAY) -> bool:
    return is_to_ask(found, chart(found, today=today), today)


def test_every_answer_has_its_words() -> None:
    assert tuple(DAYS_WERE) == CODES


def test_it_is_asked_once_a_month_whatever_was_said() -> None:
    assert asks(told())
    for were in (*CODES, None):
        assert not asks(told([(date(2026, 11, 1), were)])), were
        assert asks(told([(date(2026, 10, 31), were)])), were
    assert asks(told([(date(2025, 11, 23), "same")])), "a November of another year"


def test_it_is_not_asked_where_there_is_no_rate_or_nearly_all_is_confirmed() -> None:
    assert not asks(told(confirmed=range(1, 27, 2))), "13 confirmed days: no rate yet"
    assert asks(told(confirmed=range(1, 29, 2)))
    assert not asks(told(confirmed=range(1, 180)))
    # the last three can still be confirmed, and what lies far back is past asking
    assert not asks(told(confirmed=[*range(4, 100), *range(101, 180, 2)]))
    # of the 28 days before them
    assert not asks(told(confirmed=set(range(1, 180)) - {4, 10, 31}))
    assert asks(told(confirmed=set(range(1, 180)) - {4, 10, 20, 31}))
    assert not asks(told(confirmed=set(range(1, 180)) - {4, 10, 20, 32}))
    assert not asks(History.of((), ()))


@pytest.mark.parametrize("today", [date.max, date(1, 1, 1), date(1, 2, 1), date(2026, 3, 29)])
def test_no_end_of_the_calendar_is_in_the_way(today: date) -> None:
    found = replace(told(), days_were=(DaysWere(today, "harder"),))
    main = chart(found, today=today)
    assert is_to_ask(found, main, today) is False
    assert "harder" in days_were_sentence(main, WORDS)


@pytest.mark.parametrize(
    ("were", "said"),
    [
        ("easier", "On 4 Nov you said that the days you did not check in were easier."),
        ("same", "On 4 Nov you said that the days you did not check in were much the same."),
        ("harder", "On 4 Nov you said that the days you did not check in were harder."),
        ("cannot_say", "On 4 Nov you could not say how the days you did not check in were."),
        (None, ""),
    ],
)
def test_the_last_answer_stands_beside_the_number(were: str | None, said: str) -> None:
    found = told([(date(2026, 11, 4), were)])
    assert days_were_sentence(chart(found), WORDS) == said
    assert [one.said(chart(found), WORDS) for one in weeks.CHART.said].count(said) >= 1
    last = last_said(found, chart(found))
    assert (last and last.were) == were


def test_two_before_it_are_told_and_none_of_another_range() -> None:
    months = ((2, "easier"), (7, "easier"), (8, "harder"), (9, "cannot_say"), (10, None))
    found = told([*((date(2026, n, 4), were) for n, were in months), (date(2026, 11, 4), "same")])
    said = "On 4 Nov you said that the days you did not check in were much the same. Before that: "
    assert days_were_sentence(chart(found), WORDS) == (
        said + "could not say (4 Sep) and harder (4 Aug)."
    )
    only = days_were_sentence(chart(found, "12-weeks"), WORDS)
    assert only == said.removesuffix(" Before that: ")
    # what was said in another year, and on a day that is yet to come
    earlier = told([(date(2025, 12, 4), "easier"), (date(2026, 12, 1), "harder")])
    assert days_were_sentence(chart(earlier), WORDS) == ""
    assert "On 4 Dec 2025 you said" in days_were_sentence(
        chart(replace(earlier, since=date(2025, 1, 1)), "52-weeks"), WORDS
    )


def test_nothing_is_computed_from_it() -> None:
    span = ChartSpan("26-weeks", TODAY)
    without = weeks.numbers(told(), span)
    for were in CODES:
        found = weeks.numbers(told([(date(2026, 11, 4), were)]), span)
        assert replace(found, days_were=()) == without


def test_the_answers_are_of_all_people_together() -> None:
    found = told([(date(2026, 11, 4), "harder")])
    assert found.with_person(1).days_were == found.days_were
