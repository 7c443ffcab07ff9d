"""Wide random grids against scipy, numpy and lifelines, and numbers that others published."""

from __future__ import annotations

import json
import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.insight.from_lifelines import CASES, TABLE, cases

from nearward.insight import dispersion, kaplan_meier, paired, rate, rate_ratio, share

NEAR = 1e-4
ROUNDS, LONG_ROUNDS = 250, 20_000
#: 95 % limits of a Poisson count from 0 to 12, as Garwood's table is printed (McMaster, others)
GARWOOD = (
    (0, 3.6889),
    (0.0253, 5.5716),
    (0.2422, 7.2247),
    (0.6187, 8.7673),
    (1.0899, 10.2416),
    (1.6235, 11.6683),
    (2.2019, 13.0595),
    (2.8144, 14.4227),
    (3.4538, 15.7632),
    (4.1154, 17.0848),
    (4.7954, 18.3904),
    (5.4912, 19.6820),
    (6.2006, 20.9616),
)


@pytest.fixture
def chance() -> random.Random:
    return random.Random(2026)


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    return LONG_ROUNDS if request.config.getoption("--long") else ROUNDS


def a_count(chance: random.Random) -> int:
    return chance.choice(
        (0, 1, chance.randrange(10), chance.randrange(200), chance.randrange(9999))
    )


def a_confidence(chance: random.Random) -> float:
    return chance.choice((0.5, 0.8, 0.9, 0.95, 0.95, 0.99, 0.999, chance.uniform(0.01, 0.9999)))


def days(chance: random.Random) -> float:
    return chance.choice((0.5, 1, 7, 14, 91, 3650, chance.uniform(0.1, 4000)))


def test_rates_as_scipy(chance: random.Random, rounds: int) -> None:
    """By quantiles of chi-square: half of the one with twice as many degrees of freedom."""
    for _ in range(rounds):
        x, d, per, sure = a_count(chance), days(chance), days(chance), a_confidence(chance)
        tail = (1 - sure) / 2
        low = stats.chi2.ppf(tail, 2 * x) / 2 if x else 0.0
        high = stats.chi2.isf(tail, 2 * x + 2) / 2
        found = rate(x, d, per, sure)
        wanted = np.array((x, low, high)) * per / d
        assert (found.value, found.low, found.high) == pytest.approx(wanted, rel=NEAR)


def test_ratios_as_scipy(chance: random.Random, rounds: int) -> None:
    """By the exact interval of a binomial share, of which a ratio is the odds."""
    for _ in range(rounds):
        before, after = a_count(chance), a_count(chance)
        d1, d2, sure = days(chance), days(chance), a_confidence(chance)
        found = rate_ratio(before, d1, after, d2, sure)
        if not before + after:
            assert math.isnan(found.value)
            assert (found.low, found.high) == (0, math.inf)
            continue
        exact = stats.binomtest(after, before + after).proportion_ci(sure, "exact")
        low = exact.low / (1 - exact.low) * d1 / d2
        high = exact.high / (1 - exact.high) * d1 / d2 if before else math.inf
        value = after / before * d1 / d2 if before else math.inf
        assert (found.value, found.low, found.high) == pytest.approx((value, low, high), rel=NEAR)


def test_shares_as_scipy(chance: random.Random, rounds: int) -> None:
    for _ in range(rounds):
        n, sure = 1 + a_count(chance), a_confidence(chance)
        k = chance.choice((0, n, chance.randint(0, n)))
        wanted = stats.binomtest(k, n).proportion_ci(sure, "wilson")
        found = share(k, n, sure)
        assert found.value == k / n
        assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-9)


def test_dispersion_with_exposures_as_scipy(chance: random.Random, rounds: int) -> None:
    for _ in range(rounds):
        size = chance.randint(2, 60)
        counts = [chance.randrange(chance.choice((2, 9, 300))) for _ in range(size)]
        sure = [days(chance) for _ in counts]
        if not sum(counts):
            continue
        expected = np.array(sure) / sum(sure) * sum(counts)
        statistic, p_value = stats.chisquare(counts, expected)
        found = dispersion(counts, sure)
        assert found.df == size - 1
        assert found.statistic == pytest.approx(statistic, rel=1e-9)
        assert found.p_value == pytest.approx(p_value, abs=1e-9)
        assert found.factor == pytest.approx(math.sqrt(max(1, statistic / (size - 1))))


RATINGS = st.floats(0, 100) | st.integers(0, 100)


@given(st.lists(st.tuples(RATINGS, RATINGS), min_size=1, max_size=80))
def test_pairs_as_numpy(pairs: list[tuple[float, float]]) -> None:
    before, after = ([pair[n] for pair in pairs] for n in (0, 1))
    changes = np.array(after, float) - np.array(before, float)
    found = paired(before, after)
    assert (found.median, found.mean) == pytest.approx(
        (np.median(changes), np.mean(changes)), abs=1e-9
    )
    wanted = [int((np.sign(changes) == sign).sum()) for sign in (-1, 0, 1)]
    assert [found.lower, found.same, found.higher] == wanted
    assert found.n == len(pairs)


def of_lifelines() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return found


def test_the_table_of_lifelines_is_of_these_cases() -> None:
    made = [
        {name: case[name] for name in ("times", "seen", "confidence")} for case in of_lifelines()
    ]
    assert made == cases()
    assert len(made) == CASES


@pytest.mark.parametrize("number", range(CASES))
def test_times_until_something_as_lifelines(number: int) -> None:
    case = of_lifelines()[number]
    found = kaplan_meier(case["times"], case["seen"], case["confidence"])
    assert [[row.time, row.at_risk] for row in found.rows] == [row[:2] for row in case["rows"]]
    for row, (_, _, left, low, high) in zip(found.rows, case["rows"], strict=True):
        assert row.survival == pytest.approx(left, abs=1e-8)
        if row.survival:
            assert (row.low, row.high) == pytest.approx((low, high), abs=1e-7)
        else:
            assert (row.low, row.high) == (None, None)
    # lifelines adds rounding errors up to half and a bit, and goes on to the next time
    if not any(math.isclose(row.survival, 0.5) for row in found.rows):
        assert found.median == case["median"]


@pytest.mark.parametrize("x", range(len(GARWOOD)))
def test_rate_as_garwood_s_table(x: int) -> None:
    found = rate(x, 1, per=1)
    assert (round(found.low, 4), round(found.high, 4)) == GARWOOD[x]


def test_shares_that_others_published() -> None:
    """15 of 50 and none of 20: the examples of R's prop.test without correction."""
    some, none = share(15, 50), share(0, 20)
    assert (some.low, some.high) == pytest.approx((0.1910, 0.4375), abs=5e-5)
    assert (none.low, none.high) == pytest.approx((0, 0.1611), abs=5e-5)


def test_a_change_that_others_published() -> None:
    """qicharts2's own data `cdi`: 449 in 24 months, then fewer; its control limits beside it."""
    found = rate_ratio(449, 24, 85, 12)
    assert (found.value, found.low, found.high) == pytest.approx((0.379, 0.297, 0.478), abs=6e-4)
    centre = rate(449, 24, per=1).value
    assert centre == pytest.approx(18.708, abs=5e-4)
    limits = [centre + 3 * sign * math.sqrt(centre) for sign in (-1, 1)]
    assert limits == pytest.approx([5.732, 31.684], abs=1e-3)


def test_november_beside_june() -> None:
    """The example of the words that were wrong: 10 in 23 days, then 10 in 24."""
    found = rate_ratio(10, 23, 10, 24)
    assert (found.value, found.low, found.high) == pytest.approx((0.958, 0.358, 2.565), abs=6e-4)
