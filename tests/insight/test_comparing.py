"""Two spans in words: the numbers first, then what they mean."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from nearward.i18n import Translator
from nearward.insight import rate_ratio
from nearward.insight.comparing import comparison_sentence
from nearward.insight.ratio_words import _RATIOS, _STEPS, about, nearest, range_words
from nearward.insight.spans import Comparison, WeekSpan, compare
from nearward.insight.weeks import Week

WORDS = Translator("en")
WEEKS = 12


def span(events: int, confirmed: int, total: int = 84) -> WeekSpan:
    """12 weeks, as even as whole numbers are, so that nothing is widened."""
    weeks = []
    for n in range(WEEKS):
        sure, w = (_part(of_all, n) for of_all in (confirmed, events))
        told = tuple(at < sure for at in range(7))
        weeks.append(Week(_first(n), told, w, 0, 0, noted=w > 0, running=False))
    return WeekSpan(tuple(weeks), total, confirmed, events)


def _part(count: int, n: int) -> int:
    return count * (n + 1) // WEEKS - count * n // WEEKS


def _first(n: int) -> date:
    return date(2026, 5, 4) + timedelta(weeks=n)


def said(x1: int, d1: int, x2: int, d2: int) -> str:
    return comparison_sentence(compare(span(x1, d1), span(x2, d2)), WORDS)


def test_the_range_holds_one_and_is_wide() -> None:
    assert said(21, 51, 22, 55) == (
        "In the last 12 weeks you pulled away about as often as in the 12 before"
        " (21 times on 51 days, then 22 on 55). These days are too few to say more:"
        " anything from half to twice as often would fit."
    )
    assert said(16, 37, 21, 48).endswith(
        "anything from half to two and a half times as often would fit."
    )


def test_it_holds_one_and_the_ratio_is_far_from_it() -> None:
    assert said(9, 51, 5, 55) == (
        "In the last 12 weeks you pulled away less often, about half as often"
        " (9 times on 51 days, then 5 on 55). With so few this can be chance:"
        " anything from an eighth as often to twice as often would fit."
    )
    more = said(5, 55, 9, 51)
    assert "more often, about twice as often (5 times on 55" in more
    assert "With so few this can be chance: anything from half to ten times as often" in more


def test_it_holds_one_and_is_narrow() -> None:
    assert said(200, 70, 201, 70) == (
        "In the last 12 weeks you pulled away about as often as in the 12 before"
        " (200 times on 70 days, then 201 on 70)."
        " A change of more than a quarter, up or down, would not fit."
    )
    assert said(200, 70, 216, 70).endswith("more than a third, up or down, would not fit.")


def test_it_does_not_hold_one() -> None:
    assert said(30, 52, 11, 55) == (
        "In the last 12 weeks you pulled away less often, about a third as often"
        " (30 times on 52 days, then 11 on 55). Chance alone would rarely do this."
        " Anything from an eighth to three quarters as often would fit."
    )
    assert "Chance alone would rarely do this." in said(11, 55, 30, 52)
    little = said(2000, 70, 1800, 70)
    assert "a little less often than in the 12 before (2000 times" in little
    assert little.endswith("Anything from three quarters to a little less often would fit.")
    assert said(1800, 70, 2000, 70).endswith(
        "Anything from a little more often to one and a half times as often would fit."
    )


def test_none_before() -> None:
    assert said(0, 30, 9, 30) == (
        "None on 30 days, then 9 on 30."
        " Chance alone would rarely do this: at least about twice as often."
    )
    assert said(0, 30, 5, 30) == "None on 30 days, then 5 on 30. So few that chance could do it."


def test_none_after() -> None:
    assert said(20, 30, 0, 30) == (
        "20 times on 30 days, then none on 30."
        " Chance alone would rarely do this: about a fifth as often at most."
    )
    assert said(5, 30, 0, 30).endswith("So few that chance could do it.")


def test_few() -> None:
    assert said(3, 40, 1, 40) == "Only 4 times in both together: too few to compare."
    assert said(0, 40, 1, 40) == "Only once in both together: too few to compare."
    assert said(0, 40, 0, 40) == "None in either: nothing to compare."


def test_spans_that_differ_much_in_confirmed_days() -> None:
    assert said(21, 48, 9, 20).endswith(
        "In the first you confirmed 48 of 84 days, in the second 20."
        " A difference can come from that alone."
    )
    assert "in the second" not in said(21, 48, 9, 27)


def test_words_hold_the_range_whatever_it_is() -> None:
    """Outward: between the words of its ends lies all of it."""
    value = {text: ratio for ratio, alone, full in _STEPS for text in (alone, full)}
    value |= {
        "less than a twentieth": 0,
        "more than ten times as often": float("inf"),
        "a little more often": 1,
        "a little less often": 1,
    }
    chance = random.Random(1)
    for _ in range(3000):
        low = 10 ** chance.uniform(-2, 1)
        high = low * 10 ** chance.uniform(0.02, 1.5)
        first, last = range_words(low, high, WORDS).split(" to ")
        assert value[first] <= low * (1 + 1e-9)
        assert value[last] >= high * (1 - 1e-9)
        if low > 1:
            assert first not in ("as often", "a little less often")
        if high < 1:
            assert last != "as often"


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.003, "less than a twentieth as often"),
        (0.06, "about a twentieth as often"),
        (0.35, "about a third as often"),
        (0.7, "about two thirds as often"),
        (1.01, "about as often"),
        (1.6, "about one and a half times as often"),
        (2.4, "about two and a half times as often"),
        (9, "about ten times as often"),
        (11, "more than ten times as often"),
    ],
)
def test_the_nearest_words(ratio: float, words: str) -> None:
    assert about(ratio, WORDS) == words


def test_random_comparisons_say_one_thing_that_the_range_bears() -> None:
    chance = random.Random(2)
    for _ in range(1500):
        d1, d2 = chance.randint(12, 84), chance.randint(12, 84)
        x1, x2 = (int(10 ** chance.uniform(0, 2.3)) - 1 for _ in range(2))
        found = compare(span(x1, d1), span(x2, d2))
        text = comparison_sentence(found, WORDS)
        if x1 + x2 < 5:
            assert "too few to compare" in text or "None in either" in text
            continue
        assert found.ratio is not None
        apart = not found.ratio.low <= 1 <= found.ratio.high
        if not x1 or not x2:
            apart = found.ratio.low >= 1 or found.ratio.high < 1
        assert ("Chance alone would rarely do this" in text) is apart
        for judging in ("better", "worse", "improve", "progress", "%"):
            assert judging not in text
        if "about as often as" in text:
            assert 0.8 <= found.ratio.value <= 1.25
        elif "you pulled away less often" in text or "a little less often" in text.split("(")[0]:
            assert found.ratio.value < 1
        elif "you pulled away more often" in text or "a little more often" in text.split("(")[0]:
            assert found.ratio.value > 1


def test_nearest_is_on_the_log_scale() -> None:
    assert nearest(0.61) == 2 / 3
    assert nearest(1.23) == 1.5
    assert nearest(1.22) == 1
    assert all(nearest(ratio) == ratio for ratio in _RATIOS)


def test_a_comparison_of_too_few_weeks_has_no_ratio() -> None:
    empty = WeekSpan((), 0, 0, 0)
    found = Comparison(empty, span(20, 80), None)
    assert not found.is_possible
    assert compare(empty, span(20, 80)).ratio is None
    exact = rate_ratio(21, 51, 22, 55)
    whole = compare(span(21, 51), span(22, 55)).ratio
    assert whole is not None
    assert whole.low == pytest.approx(exact.low, rel=0.05)
