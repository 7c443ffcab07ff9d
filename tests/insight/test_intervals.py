"""Intervals against worked examples (computed with scipy), published numbers and scipy itself."""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.kit.pace import Paces

import nearward.insight
from nearward.insight import dispersion, kaplan_meier, paired, rate, rate_ratio, share

ORACLES: dict[str, Any] = json.loads((Path(__file__).parent / "oracles.json").read_text())
NEAR = 1e-4
#: paces: about a second on a machine that has nothing else to do
AT_ONCE = 100
CONFIDENCES = [1e-9, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999999]
COUNTS = [0, 1, 2, 3, 4, 5, 8, 13, 21, 60, 200, 999, 1000, 5000, 99_999, 100_000, 100_001, 10**6]
ANYTHING: Any = None


@pytest.mark.parametrize("case", ORACLES["garwood"])
def test_rate(case: dict[str, Any]) -> None:
    of_all = rate(case["x"], 1, per=1)
    assert [of_all.low, of_all.high] == pytest.approx(case["count"], abs=NEAR)
    if "per7" in case:
        found = rate(case["x"], case["D"])
        assert [found.low, found.high] == pytest.approx(case["per7"], abs=NEAR)
        assert found.value == pytest.approx(7 * case["x"] / case["D"])
        assert rate(case["x"], case["D"], 30).value == pytest.approx(30 * case["x"] / case["D"])


@pytest.mark.parametrize("case", ORACLES["wilson"])
def test_share(case: dict[str, Any]) -> None:
    found = share(case["k"], case["n"])
    assert [found.low, found.high] == pytest.approx(case["ci"], abs=NEAR)
    assert found.value == case["k"] / case["n"]


@pytest.mark.parametrize("case", ORACLES["rate_ratio"])
def test_rate_ratio(case: dict[str, Any]) -> None:
    found = rate_ratio(case["x1"], case["D1"], case["x2"], case["D2"])
    assert found.value == pytest.approx(case["rr"], abs=NEAR)
    assert (found.low, found.high) == pytest.approx(case["ci"], abs=NEAR)


def test_numbers_that_others_published() -> None:
    """R's poisson.test (its own example of two groups) and rateratio.test (its example)."""
    one = rate(137, 24.19893, per=1)
    assert (one.value, one.low, one.high) == pytest.approx((5.661407, 4.753125, 6.692709), abs=1e-6)
    two = rate_ratio(21, 3011, 11, 800)
    assert (two.value, two.low, two.high) == pytest.approx(
        (1.971488, 0.8584264, 4.2772659), abs=1e-6
    )
    three = rate_ratio(9, 16660, 2, 17877)
    assert (three.value, three.low, three.high) == pytest.approx(
        (0.207094, 0.02177406, 1.00054910), abs=1e-6
    )
    same = rate_ratio(25, 1000, 25, 1000)
    assert (same.low, same.high) == pytest.approx((0.551044, 1.814737), abs=1e-6)


def test_rate_ratio_without_events() -> None:
    none_before = rate_ratio(0, 20, 3, 20)
    assert math.isinf(none_before.value)
    assert math.isinf(none_before.high)
    assert none_before.low > 0
    none = rate_ratio(0, 20, 0, 20)
    assert math.isnan(none.value)
    assert (none.low, none.high) == (0, math.inf)
    none_after = rate_ratio(20, 30, 0, 30)
    assert (none_after.value, none_after.low) == (0, 0)
    assert none_after.high == pytest.approx(0.2025, abs=NEAR)


def test_kaplan_meier() -> None:
    case = ORACLES["km"]
    found = kaplan_meier(case["t"], case["event"])
    assert [row.time for row in found.rows] == [float(time) for time in case["S"]]
    assert [row.at_risk for row in found.rows] == [8, 7, 5, 4, 2]
    for row in found.rows:
        at = f"{row.time:g}"
        assert row.survival == pytest.approx(case["S"][at], abs=NEAR)
        assert row.se == pytest.approx(case["se"][at], abs=NEAR)
        assert (row.low, row.high) == pytest.approx(case["ci"][at], abs=NEAR)
    assert found.median == case["median"]


def test_kaplan_meier_at_its_edges() -> None:
    """A public example; all gone; none seen; nothing at all; exactly half."""
    found = kaplan_meier([3, 5, 6, 7, 8, 10, 12, 12], [1, 0, 1, 1, 0, 1, 1, 0])
    assert [row.survival for row in found.rows[:2]] == pytest.approx([7 / 8, 35 / 48])
    assert found.median == 10
    gone = kaplan_meier([1, 2], [1, 1]).rows[-1]
    assert (gone.survival, gone.low, gone.high) == (0, None, None)
    for none in (kaplan_meier([4, 9], [0, 0]), kaplan_meier([], [])):
        assert none.rows == ()
        assert none.median is None
    assert kaplan_meier([1, 2, 3, 4], [1, 1, 0, 0]).median == 2
    assert kaplan_meier([1, 2, 3, 4], [1, 0, 0, 0]).median is None


@given(
    st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60).filter(
        lambda pairs: any(seen for _, seen in pairs)
    ),
    st.sampled_from([0.5, 0.9, 0.95, 0.99]),
)
def test_kaplan_meier_as_scipy(pairs: list[tuple[int, bool]], confidence: float) -> None:
    times = np.array([float(time) for time, _ in pairs])
    seen = np.array([was for _, was in pairs])
    wanted = stats.ecdf(stats.CensoredData.right_censored(times, ~seen)).sf
    rows = kaplan_meier(list(times), [bool(was) for was in seen], confidence).rows
    assert [row.time for row in rows] == sorted({time for time, was in pairs if was})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of limits that are not defined
        limits = wanted.confidence_interval(confidence, method="log-log")
    for row in rows:
        assert row.survival == pytest.approx(float(wanted.evaluate(row.time)), abs=1e-9)
        if row.low is not None:
            assert row.low == pytest.approx(float(limits.low.evaluate(row.time)), abs=1e-9)
            assert row.high == pytest.approx(float(limits.high.evaluate(row.time)), abs=1e-9)


def test_dispersion() -> None:
    case = ORACLES["dispersion"]
    found = dispersion(case["x"])
    assert found.statistic == pytest.approx(case["stat"], abs=NEAR)
    assert found.p_value == pytest.approx(case["p"], abs=NEAR)
    assert found.df == len(case["x"]) - 1
    assert found.factor == pytest.approx(math.sqrt(case["stat"] / found.df))
    weeks = dispersion([3, 1, 4, 0, 2, 3, 2, 9], [7, 5, 7, 2, 6, 7, 7, 7])
    assert (weeks.statistic, weeks.p_value) == pytest.approx((11.7333, 0.1097), abs=NEAR)
    # no test comes before the widening
    assert weeks.factor == pytest.approx(math.sqrt(weeks.statistic / 7))
    assert dispersion([2, 2, 2]).factor == 1
    assert dispersion([0, 0]).p_value == dispersion([]).p_value == 1


def test_paired() -> None:
    case = ORACLES["paired"]
    found = paired(case["before"], case["after"])
    assert (found.median, found.mean) == (case["median"], case["mean"])
    assert [found.lower, found.same, found.higher] == case["lower_same_higher"]
    assert found.n == 8
    assert paired([], []).n == 0


@pytest.mark.parametrize("confidence", CONFIDENCES)
@pytest.mark.parametrize("x", [*range(60), *COUNTS])
def test_rates_as_scipy(x: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    low = 0.0 if x == 0 else stats.gamma.ppf(tail, x)
    high = stats.gamma.isf(tail, x + 1)
    found = rate(x, 1, 1, confidence)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-5, abs=1e-12)


@pytest.mark.parametrize("confidence", CONFIDENCES)
@pytest.mark.parametrize("before", COUNTS)
def test_ratios_as_scipy(before: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    for after in COUNTS:
        found = rate_ratio(before, 30, after, 50, confidence)
        if after:
            low = stats.f.ppf(tail, 2 * after, 2 * before + 2) * after / (before + 1) * 0.6
            assert found.low == pytest.approx(low, rel=NEAR)
        if before:
            high = stats.f.isf(tail, 2 * after + 2, 2 * before) * (after + 1) / before * 0.6
            assert found.high == pytest.approx(high, rel=NEAR)


@given(st.integers(0, 20_000), st.integers(0, 20_000), st.floats(0.01, 0.999))
def test_a_ratio_turned_round_is_its_inverse(before: int, after: int, confidence: float) -> None:
    if before and after:
        found = rate_ratio(before, 40, after, 70, confidence)
        turned = rate_ratio(after, 70, before, 40, confidence)
        assert found.low <= found.value <= found.high
        assert (1 / turned.high, 1 / turned.low) == pytest.approx((found.low, found.high))


@given(st.integers(1, 800).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares_as_scipy(pair: tuple[int, int]) -> None:
    wanted = stats.binomtest(*pair).proportion_ci(method="wilson")
    found = share(*pair)
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-8)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=60).filter(lambda x: sum(x) > 0))
def test_dispersion_as_scipy(counts: list[int]) -> None:
    mean = sum(counts) / len(counts)
    statistic, p_value = stats.chisquare(counts, [mean] * len(counts))
    found = dispersion(counts)
    assert found.statistic == pytest.approx(statistic, rel=1e-9)
    assert found.p_value == pytest.approx(p_value, abs=1e-9)
    assert found.factor >= 1


NAN, INFINITE = math.nan, math.inf
CANNOT_BE: list[Callable[[], object]] = [
    *(lambda x=x: rate(x, 7) for x in (-1, 2.5, NAN, INFINITE, 10**400, ANYTHING, "3")),
    *(lambda d=d: rate(3, d) for d in (0, -1, NAN, INFINITE, 10**400)),
    *(lambda p=p: rate(3, 7, per=p) for p in (0, -7, NAN, INFINITE)),
    *(lambda k=k: share(k, 3) for k in (-1, 4, 1.5, NAN, INFINITE)),
    *(lambda n=n: share(0, n) for n in (0, -1, 2.5, NAN, INFINITE)),
    *(lambda x=x: rate_ratio(x, 7, 3, 7) for x in (-1, 2.5, NAN, INFINITE)),
    *(lambda x=x: rate_ratio(3, 7, x, 7) for x in (-1, 2.5, NAN, INFINITE)),
    *(lambda d=d: rate_ratio(3, d, 3, 7) for d in (0, -1, NAN, INFINITE)),
    *(lambda d=d: rate_ratio(3, 7, 3, d) for d in (0, -1, NAN, INFINITE)),
    lambda: rate_ratio(3, 1e300, 3, 1e-300),
    lambda: rate_ratio(10**300, 1, 10**300, 1),
    lambda: rate(3, 1e-320),
    lambda: rate(0, 1e-320),
    lambda: rate(10**10, 1, per=1e308),
    lambda: dispersion([3, 4], [1e308, 1e308]),
    lambda: dispersion([3, 4], [5e-324, 1e300]),
    lambda: dispersion([10**308, 10**308]),
    lambda: paired([-1e308], [1e308]),
    *(lambda x=x: dispersion([3, x]) for x in (-1, 2.5, NAN, INFINITE)),
    *(lambda d=d: dispersion([3, 4], [7, d]) for d in (0, -1, NAN, INFINITE)),
    lambda: dispersion([3, 4], [7]),
    *(lambda x=x: paired([1, 2], [3, x]) for x in (NAN, INFINITE)),
    *(lambda x=x: paired([1, x], [3, 4]) for x in (NAN, INFINITE)),
    lambda: paired([1], [1, 2]),
    *(lambda t=t: kaplan_meier([3, t], [1, 1]) for t in (-1, NAN, INFINITE)),
    *(lambda e=e: kaplan_meier([3, 4], [1, e]) for e in (2, -1, 0.5, NAN)),
    lambda: kaplan_meier([3], [1, 0]),
    *(
        lambda call=call, c=c: call(c)
        for c in (0, 1, -0.5, 1.5, 95, NAN, INFINITE)
        for call in (
            lambda c: kaplan_meier([], [], c),
            lambda c: rate(3, 7, 7, c),
            lambda c: rate(0, 7, 7, c),
            lambda c: share(1, 3, c),
            lambda c: rate_ratio(3, 7, 3, 7, c),
            lambda c: rate_ratio(0, 7, 0, 7, c),
            lambda c: kaplan_meier([3], [1], c),
        )
    ),
]


@pytest.mark.parametrize("number", range(len(CANNOT_BE)))
def test_what_cannot_be_is_refused_at_once(number: int) -> None:
    worked = Paces()
    with pytest.raises(ValueError, match=r"."):
        CANNOT_BE[number]()
    assert worked() < AT_ONCE


@pytest.mark.parametrize(
    "call",
    [
        lambda: rate(10**6, 7),
        lambda: rate(10**15, 7),
        lambda: rate(10**300, 1),
        lambda: rate(0, 1e300),
        lambda: rate(5, 14, 7, 1 - 1e-16),
        lambda: rate(5, 14, 7, 5e-324),
        lambda: rate_ratio(10**6, 30, 10**6, 30),
        lambda: rate_ratio(10**15, 1, 10**12, 1),
        lambda: rate_ratio(3, 1, 10**15, 1),
        lambda: rate_ratio(10**15, 1, 3, 1),
        lambda: rate_ratio(10**8, 30, 5, 30, 1 - 1e-12),
        lambda: share(10**15, 10**16),
    ],
)
def test_huge_numbers_come_back_at_once(call: Callable[[], Any]) -> None:
    worked = Paces()
    found = call()
    assert worked() < AT_ONCE
    assert found.low <= found.value <= found.high
    assert math.isfinite(found.high)


def test_millions_of_events_have_the_interval_of_the_normal_distribution() -> None:
    for n in (10**9, 10**12):
        found = rate(n, 1, 1)
        half = 1.959964 * math.sqrt(n)
        assert (found.low - n, found.high - n) == pytest.approx((-half, half), rel=1e-3)
        ratio = rate_ratio(n, 1, n, 1)
        assert math.log(ratio.high) == pytest.approx(half * math.sqrt(2) / n, rel=1e-3)
    assert dispersion([10**9, 1, 5]).p_value == 0


def test_one_name_for_each() -> None:
    assert sorted(nearward.insight.__all__) == [
        "dispersion",
        "kaplan_meier",
        "paired",
        "rate",
        "rate_ratio",
        "share",
    ]
    for old in ("garwood", "clopper_pearson", "wilson"):
        with pytest.raises(AttributeError):
            getattr(nearward.insight, old)
