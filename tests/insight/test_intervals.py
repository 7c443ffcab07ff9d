"""Intervals against worked examples (computed with scipy) and against scipy itself."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nearward.insight import clopper_pearson, dispersion, garwood, paired, rate_ratio, wilson

ORACLES: dict[str, Any] = json.loads((Path(__file__).parent / "oracles.json").read_text())
NEAR = 1e-4


@pytest.mark.parametrize("case", ORACLES["garwood"])
def test_garwood(case: dict[str, Any]) -> None:
    low, high = garwood(case["x"])
    assert (low, high) == pytest.approx(case["count"], abs=NEAR)
    per_week = [7 * low / case["D"], 7 * high / case["D"]]
    if "per7" in case:
        assert per_week == pytest.approx(case["per7"], abs=NEAR)


@pytest.mark.parametrize("case", ORACLES["wilson"])
def test_wilson(case: dict[str, Any]) -> None:
    assert wilson(case["k"], case["n"]) == pytest.approx(case["ci"], abs=NEAR)


@pytest.mark.parametrize("case", ORACLES["rate_ratio"])
def test_rate_ratio(case: dict[str, Any]) -> None:
    found = rate_ratio(case["x1"], case["D1"], case["x2"], case["D2"])
    assert found.value == pytest.approx(case["rr"], abs=NEAR)
    assert (found.low, found.high) == pytest.approx(case["ci"], abs=NEAR)


def test_rate_ratio_without_events() -> None:
    none_before = rate_ratio(0, 20, 3, 20)
    assert math.isinf(none_before.value)
    assert math.isinf(none_before.high)
    assert none_before.low > 0
    none = rate_ratio(0, 20, 0, 20)
    assert math.isnan(none.value)
    assert (none.low, none.high) == (0, math.inf)


def test_dispersion() -> None:
    case = ORACLES["dispersion"]
    found = dispersion(case["x"])
    assert found.statistic == pytest.approx(case["stat"], abs=NEAR)
    assert found.p_value == pytest.approx(case["p"], abs=NEAR)
    assert found.df == len(case["x"]) - 1
    assert found.factor == pytest.approx(math.sqrt(case["stat"] / found.df))
    weeks = dispersion([3, 1, 4, 0, 2, 3, 2, 9], [7, 5, 7, 2, 6, 7, 7, 7])
    assert (weeks.statistic, weeks.p_value) == pytest.approx((11.7333, 0.1097), abs=NEAR)
    assert weeks.factor == 1


def test_paired() -> None:
    case = ORACLES["paired"]
    found = paired(case["before"], case["after"])
    assert (found.median, found.mean) == (case["median"], case["mean"])
    assert [found.lower, found.same, found.higher] == case["lower_same_higher"]
    assert found.n == 8


@given(st.integers(0, 3000), st.sampled_from([0.8, 0.95, 0.99]))
def test_garwood_as_scipy(x: int, level: float) -> None:
    tail = (1 - level) / 2
    low = 0.0 if x == 0 else stats.chi2.ppf(tail, 2 * x) / 2
    high = stats.chi2.ppf(1 - tail, 2 * x + 2) / 2
    assert garwood(x, level) == pytest.approx((low, high), rel=1e-7, abs=1e-9)


@given(st.integers(1, 800).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares_as_scipy(share: tuple[int, int]) -> None:
    k, n = share
    test = stats.binomtest(k, n)
    exact, score = test.proportion_ci(method="exact"), test.proportion_ci(method="wilson")
    assert clopper_pearson(k, n) == pytest.approx((exact.low, exact.high), abs=1e-8)
    assert wilson(k, n) == pytest.approx((score.low, score.high), abs=1e-8)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=60).filter(lambda x: sum(x) > 0))
def test_dispersion_as_scipy(counts: list[int]) -> None:
    mean = sum(counts) / len(counts)
    statistic, p_value = stats.chisquare(counts, [mean] * len(counts))
    found = dispersion(counts)
    assert found.statistic == pytest.approx(statistic, rel=1e-9)
    assert found.p_value == pytest.approx(p_value, abs=1e-9)
    assert found.factor >= 1


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3), (0, 0)])
def test_what_cannot_be(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(k, n)
    with pytest.raises(ValueError, match="share"):
        clopper_pearson(k, n)
    with pytest.raises(ValueError, match="count"):
        garwood(-1)
    with pytest.raises(ValueError, match="exposures"):
        rate_ratio(1, 0, 1, 5)
