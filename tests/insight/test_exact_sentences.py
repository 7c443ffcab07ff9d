"""The sentences of Patterns, word by word: those of the drawn half year, and each case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.insight.test_main_chart import TODAY, WORDS, before, chart, days, history

from nearward.insight.coming_back import coming_back, coming_back_sentence
from nearward.insight.comparing import comparison_sentence
from nearward.insight.history import Back, History, Noted
from nearward.insight.in_short import in_short, lines
from nearward.insight.main_chart import main_chart
from nearward.insight.sentences import (
    beside_sentence,
    down,
    month_sentence,
    plain,
    rate_sentence,
    up,
    week_sentence,
)
from nearward.insight.staying import noticed_sentence, staying, staying_sentence
from nearward.insight.triggers import triggers, triggers_sentence
from nearward.insight.weeks import Week

FIRST, MIDDLE, END = date(2026, 6, 8), date(2026, 8, 31), date(2026, 11, 23)
GOING_TOO_WELL, TALK, CLOSENESS = "T06", "T05", "T02"


def spread(of: list[date], count: int) -> list[date]:
    """So many of some days, as evenly as it goes."""
    return [of[n * len(of) // count] for n in range(count)]


def half_year() -> History:
    """176 days to 23 November with 91 confirmed; 55 times away, 39 of them on confirmed days."""
    earlier, later = days(FIRST, 84), days(MIDDLE, 84)
    sure = [spread(earlier, 37), spread(later, 48), days(date(2026, 6, 1), 6)]
    away = [*spread(sure[0], 16), *spread(sure[1], 21), *spread(sure[2], 2)]
    confirmed = [day for part in sure for day in part]
    others = [day for day in (*earlier, *later) if day not in confirmed]
    away += spread(others, 16)
    before_it = [GOING_TOO_WELL] * 17 + [TALK] * 10 + [CLOSENESS] * 10
    before_it += [f"T{n:02}" for n in (1, 3, 4) for _ in range(6)]
    returns = [Back("reconnected", 0.1 + n / 14) for n in range(12)]
    returns += [Back("reconnected", 2.0 + n) for n in range(18)]
    returns += [Back("open", 5.0)] * 4
    noted = [
        Noted(
            day=day,
            outcome="partly" if n < 21 else "withdrew",
            trigger=before_it[n],
            noticed_when={3: "before", 5: "later", 8: "during", 9: "during"}.get(n),
            back=returns[n - 21] if n >= 21 else None,
        )
        for n, day in enumerate(away)
    ]
    when = ["before"] * 2 + ["during"] * 5 + ["after"] * 2 + ["later"] * 2
    for n, day in enumerate(spread(later, 26)):
        outcome, told = ("stayed" if n < 17 else "paused_told"), (when[n] if n < 11 else None)
        noted.append(Noted(day=day, outcome=outcome, noticed_when=told))
    return replace(History.of(noted, confirmed), since=date(2026, 5, 4))


def test_the_drawn_half_year_in_short() -> None:
    found = chart(half_year())
    assert [line.text for line in lines(in_short(half_year(), found, TODAY), WORDS)] == [
        "26 weeks to 23 Nov 2026. You confirmed 91 of 176 days; 85 are not known.",
        "26 times you felt the urge and stayed, or said so."
        " 55 times you pulled away, 21 of them briefly.",
        "About 3 a week on confirmed days; anything from 2.1 to 4.2 would fit.",
        "In the last 12 weeks about as often as in the 12 before; too few days to say more.",
    ]


def test_the_drawn_half_year_figure_by_figure() -> None:
    kept = half_year()
    found = chart(kept)
    of_weeks = staying(kept, found, TODAY)
    assert staying_sentence(of_weeks, WORDS) == (
        "You stayed or said so 26 of the 81 times you noted an urge. One mark is one moment."
    )
    assert noticed_sentence(of_weeks, WORDS) == (
        "Noticed before 3, during 7, just after 2, later 3; not given 66."
    )
    assert rate_sentence(found, WORDS) == (
        "On the 91 days you confirmed you pulled away 39 times: about 3 a week."
        " Anything from 2.1 to 4.2 would fit these days."
    )
    assert beside_sentence(found, WORDS) == (
        "85 days are not confirmed. If they were half or twice as hard: 1.6 to 6.1."
        " What you noted on all days is at least 2.1 a week."
    )
    assert comparison_sentence(found.comparison, WORDS) == (
        "In the last 12 weeks you pulled away about as often as in the 12 before"
        " (16 times on 37 days, then 21 on 48). These days are too few to say more:"
        " anything from half to two and a half times as often would fit."
    )
    assert triggers_sentence(triggers(kept, found.first, TODAY), WORDS) == (
        "Most often before it: going too well, 17 of 55 times."
        " Then closeness and a serious talk, 10 each."
    )
    assert coming_back_sentence(coming_back(kept, found.first, TODAY), WORDS) == (
        "12 of 34 times you were back in touch within a day; 4 are still open."
    )


def test_the_drawn_new_diary() -> None:
    first = date(2026, 11, 15)
    sure = [first + timedelta(days=n) for n in (0, 1, 3, 4, 6, 8)]
    back = Back("reconnected", 5 / 24), Back("open", 2.0)
    noted = [
        Noted(day=day, outcome="withdrew", back=one)
        for day, one in zip(sure[:2], back, strict=True)
    ]
    noted.append(Noted(day=first + timedelta(days=2), outcome="partly"))
    kept = History.of(noted, sure)
    found = chart(kept)
    told = [line.text for line in lines(in_short(kept, found, TODAY), WORDS)]
    assert told == [
        "9 days, from 15 to 23 Nov 2026. You confirmed 6; 3 are not known.",
        "3 times you pulled away, 1 of them briefly.",
        "6 confirmed days so far; how often in a week is shown from 14 on.",
    ]
    assert rate_sentence(found, WORDS).endswith(
        "On the 6 days you confirmed you pulled away 2 times."
    )
    assert beside_sentence(found, WORDS).endswith("Once more on a day not confirmed.")
    assert triggers_sentence(triggers(kept, found.first, TODAY), WORDS) == (
        "3 moments so far; the table is shown from 10 on."
    )
    assert coming_back_sentence(coming_back(kept, found.first, TODAY), WORDS) == (
        "You pulled away and stayed away 2 times. Once you were back in touch, after 5 hours;"
        " 1 is still open."
    )


@pytest.mark.parametrize(
    ("returns", "still_open", "silent", "said"),
    [
        ((), 0, 1, "You pulled away and stayed away once. Whether you are back in touch is not"),
        ((), 1, 0, "You pulled away and stayed away once. 1 is still open."),
        ((), 2, 1, "You pulled away and stayed away 3 times. 2 are still open."),
        ((1.0,), 0, 0, "You pulled away and stayed away once. Once you were back in touch, after"),
        (
            (1 / 24, 3.0),
            0,
            0,
            "You pulled away and stayed away 2 times."
            " 2 times you were back in touch, after 1 hour and 3 days.",
        ),
        ((1.0,) * 5, 0, 0, "5 of 5 times you were back in touch within a day."),
        ((3.0,) * 4, 1, 0, "0 of 5 times you were back in touch within a day; 1 is still open."),
    ],
)
def test_coming_back(returns: Iterable[float], still_open: int, silent: int, said: str) -> None:
    backs = [Back("reconnected", days_) for days_ in returns]
    backs += [Back("open", 2.0)] * still_open
    day = TODAY - timedelta(days=30)
    noted = [Noted(day=day, outcome="withdrew", back=one) for one in (*backs, *[None] * silent)]
    found = coming_back(History.of(noted, ()), day, TODAY)
    assert coming_back_sentence(found, WORDS).startswith(said)


@pytest.mark.parametrize(
    ("confirmed", "events", "said"),
    [
        (0, 0, "0 confirmed days so far; a rate is shown from 14 on."),
        (1, 0, "1 confirmed day so far; a rate is shown from 14 on."),
        (
            1,
            1,
            "1 confirmed day so far; a rate is shown from 14 on."
            " On the 1 day you confirmed you pulled away once.",
        ),
        (8, 0, "8 confirmed days so far; a rate is shown from 14 on."),
        (14, 0, "None on 14 confirmed days. Up to 1.9 a week would still fit."),
        (
            14,
            1,
            "On the 14 days you confirmed you pulled away once: about 0.5 a week."
            " Anything from 0.01 to 2.8 would fit these days.",
        ),
        (
            28,
            8,
            "On the 28 days you confirmed you pulled away 8 times: about 2 a week."
            " Anything from 0.8 to 4 would fit these days.",
        ),
    ],
)
def test_the_rate(confirmed: int, events: int, said: str) -> None:
    sure = before(confirmed)
    counts = dict.fromkeys(spread(sure, events), 1) if events else {}
    kept = replace(history(sure, counts), since=TODAY - timedelta(days=max(1, confirmed)))
    assert rate_sentence(chart(kept), WORDS) == said


@pytest.mark.parametrize(
    ("open_days", "w", "said"),
    [
        (0, 0, ""),
        (1, 0, "1 day is not confirmed. If it was twice as hard, up to 1.4 would fit."),
        (2, 0, "2 days are not confirmed. If they were twice as hard, up to 1.5 would fit."),
        (
            1,
            4,
            "1 day is not confirmed. If it was half or twice as hard: 0.3 to 3.8."
            " What you noted on all days is at least 1.3 a week.",
        ),
    ],
)
def test_what_stands_beside_it(open_days: int, w: int, said: str) -> None:
    every = before(21)
    sure = every[open_days:]
    counts = dict.fromkeys(spread(sure, w), 1) if w else {}
    kept = replace(history(sure, counts), since=every[0])
    assert beside_sentence(chart(kept), WORDS) == said


def test_what_is_counted_beside_it() -> None:
    day = TODAY - timedelta(days=3)
    kept = history(before(20), chose_distance={day: 1}, unsure={day: 3})
    assert beside_sentence(chart(kept), WORDS) == (
        "Chose distance: 1, not counted. Not sure: 3, not counted."
    )


@pytest.mark.parametrize(
    ("value", "least", "near", "most"),
    [
        (0.0, "0", "0", "0"),
        (2.133, "2.1", "2.1", "2.2"),
        (4.101, "4.1", "4.1", "4.2"),
        (2.1875, "2.1", "2.2", "2.2"),
        (2.0, "2", "2", "2"),
        # what is a tenth but for the last bit of a float is that tenth
        (0.1 + 0.2, "0.3", "0.3", "0.3"),
        (7 * 0.3, "2.1", "2.1", "2.1"),
        (2.0999, "2", "2.1", "2.1"),
        (2.0001, "2", "2", "2.1"),
        (9.96, "9.9", "10", "10"),
        # what is small has more digits, so that it is not told as none
        (0.04, "0.04", "0.04", "0.04"),
        (0.0412, "0.04", "0.04", "0.05"),
        (0.0012, "0.001", "0.001", "0.002"),
        (1234.56, "1234.5", "1234.6", "1234.6"),
    ],
)
def test_a_range_is_rounded_outward(value: float, least: str, near: str, most: str) -> None:
    assert (down(value, WORDS), plain(value, WORDS), up(value, WORDS)) == (least, near, most)


@pytest.mark.parametrize(
    ("sure", "on_confirmed", "on_others", "said"),
    [
        (0, 0, 0, "not known"),
        (1, 0, 0, "0 times, 1 confirmed day"),
        (7, 1, 0, "1 time, 7 confirmed days"),
        (3, 2, 1, "3 times, 1 of them on a day not confirmed, 3 confirmed days"),
        (3, 1, 2, "3 times, 2 of them on days not confirmed, 3 confirmed days"),
        (0, 0, 1, "1 time, on a day not confirmed, 0 confirmed days"),
        (2, 0, 2, "2 times, all of them on days not confirmed, 2 confirmed days"),
    ],
)
def test_a_week(sure: int, on_confirmed: int, on_others: int, said: str) -> None:
    told = tuple(n < sure for n in range(7))
    is_noted = bool(on_confirmed or on_others)
    week = Week(date(2026, 11, 9), told, on_confirmed, on_others, 0, is_noted, running=False)
    assert week_sentence(week, WORDS) == f"Week of 9 Nov: {said}"
    running = replace(week, running=True, noted=True)
    assert week_sentence(running, WORDS).startswith("Week of 9 Nov, so far: ")


def test_a_month() -> None:
    sure = [*days(date(2026, 9, 1), 14), date(2026, 10, 1)]
    found = chart(history(sure, dict.fromkeys(spread(sure[:14], 4), 1)))
    told = {month.first.month: month_sentence(month, found.last, WORDS) for month in found.months}
    assert told[9] == "September: 2 a week (0.5 to 5.2), 4 on 14 confirmed days"
    assert told[10] == "October: 1 confirmed day, too few for a rate"
    assert told[11] == "November so far: 0 confirmed days, too few for a rate"


@pytest.mark.parametrize("range_id", ["12-weeks", "26-weeks", "52-weeks", "all"])
def test_no_sentence_is_empty_or_says_too_much(range_id: str) -> None:
    """At most twenty words, but for the one with both counts and its range."""
    found = main_chart(half_year(), range_id, TODAY)
    said = [rate_sentence(found, WORDS), beside_sentence(found, WORDS)]
    said += [line.text for line in lines(in_short(half_year(), found, TODAY), WORDS)]
    for text in said:
        assert text.endswith(".")
        for sentence in text.replace(": ", ". ").replace("; ", ". ").split(". "):
            assert 0 < len(sentence.split()) <= 20, sentence
