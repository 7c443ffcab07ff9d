"""Rates, shares and their ratio, each with its interval, in plain Python.

Counts are numbers of events, exposures are numbers of confirmed days. Every function raises
ValueError at once for what cannot be: a count that is not whole or negative, an exposure that is
not finite and positive, a confidence that does not lie between 0 and 1, nan anywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real

from nearward.insight.quantiles import beta_odds, gamma_quantile, normal_quantile

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A number, and the range that would fit the same data."""

    value: float
    low: float
    high: float

    def widened(self, factor: float) -> Interval:
        """The range with both ends `factor` times as far away, on the log scale.

        An end at 0 or infinity stays there, and with a value of 0 or infinity both stay.
        """
        if not 0 < self.value < math.inf:
            return self
        low = self.low
        if low > 0:
            low = self.value * math.exp(-factor * math.log(self.value / low))
        high = self.high
        if high < math.inf:
            high = self.value * math.exp(min(700.0, factor * math.log(high / self.value)))
        return Interval(self.value, low, high)


def rate(events: float, days: float, per: float = 7, confidence: float = CONFIDENCE) -> Interval:
    """Events per `per` days, with the exact interval of a Poisson count.

    (Garwood 1936, Biometrika 28, 437.)
    """
    count, scale = whole(events), positive(positive(per) / positive(days))
    low, high = _garwood(count, tail_of(confidence))
    return Interval(finite(count * scale), low * scale, finite(high * scale))


def share(successes: float, trials: float, confidence: float = CONFIDENCE) -> Interval:
    """A share of trials, with its score interval (Wilson 1927, JASA 22, 209)."""
    k, n, z = whole(successes), whole(trials), normal_quantile(tail_of(confidence))
    if n < 1 or k > n:
        raise ValueError("a share is k of n, with n at least 1 and k from 0 to n")
    value = k / n
    scale = 1 + z * z / n
    centre = (value + z * z / (2 * n)) / scale
    half = z / scale * math.sqrt(value * (1 - value) / n + z * z / (4 * n * n))
    low = 0.0 if k == 0 else max(0.0, centre - half)
    high = 1.0 if k == n else min(1.0, centre + half)
    return Interval(value, low, high)


def rate_ratio(
    events_before: float,
    days_before: float,
    events_after: float,
    days_after: float,
    confidence: float = CONFIDENCE,
) -> Interval:
    """Rate after / rate before, with its exact conditional interval.

    Given the sum, `events_after` is binomial (Przyborowski and Wilenski 1940, Biometrika 31, 313);
    the odds of its interval (Clopper and Pearson 1934, Biometrika 26, 404) times days_before /
    days_after are that of the ratio. With none before, value and high are infinite; with none at
    all, value is nan, low 0, high infinite.
    """
    before, after = whole(events_before), whole(events_after)
    exposure = positive(positive(days_before) / positive(days_after))
    tail = tail_of(confidence)
    if not before and not after:
        return Interval(math.nan, 0.0, math.inf)
    try:
        low = beta_odds(after, before + 1, tail) * exposure if after else 0.0
        high = exposure / beta_odds(before, after + 1, tail) if before else math.inf
    except ArithmeticError as error:
        raise ValueError("counts are too large") from error
    return Interval(after / before * exposure if before else math.inf, low, high)


def whole(count: float) -> float:
    """The count, or a ValueError if it is not a whole number from 0 on."""
    value = finite(count)
    if value < 0 or value != math.floor(value):
        raise ValueError("a count is a whole number and not negative")
    return value


def positive(exposure: float) -> float:
    """The exposure, or a ValueError if it is not finite and more than 0."""
    value = finite(exposure)
    if value <= 0:
        raise ValueError("an exposure is finite and more than 0")
    return value


def finite(number: float) -> float:
    """The number, or a ValueError if it is none or not finite."""
    try:
        value = float(number) if isinstance(number, Real) else math.nan
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise ValueError("a finite number is needed")
    return value


def tail_of(confidence: float) -> float:
    """What lies outside at each end; a ValueError if the confidence is not between 0 and 1."""
    value = finite(confidence)
    if not 0 < value < 1:
        raise ValueError("a confidence lies between 0 and 1")
    return (1 - value) / 2


def _garwood(count: float, tail: float) -> tuple[float, float]:
    low = gamma_quantile(count, tail, upper=False) if count else 0.0
    return low, gamma_quantile(count + 1, tail, upper=True)
