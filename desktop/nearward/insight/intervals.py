"""Exact intervals for few events, in plain Python: no library is loaded for a handful of numbers.

Counts are numbers of events, exposures are numbers of confirmed days. Every function raises
ValueError for what cannot be (a negative count, an exposure of none where one is needed).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LEVEL = 0.95
_STEPS = 300
_TINY = 1e-300
_NEAR = 1e-15


@dataclass(frozen=True, slots=True)
class RateRatio:
    """Rate after / rate before, with its interval. Without events before, `value` is infinite."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Paired:
    """Changes (after - before): their number, median and mean, and how many went which way."""

    n: int
    median: float
    mean: float
    lower: int
    same: int
    higher: int


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Whether counts vary more than chance does. `factor` widens an interval; 1 or more."""

    statistic: float
    df: int
    p_value: float
    factor: float


def garwood(events: int, level: float = LEVEL) -> tuple[float, float]:
    """Exact interval of a Poisson count (Garwood 1936, Biometrika 28, 437).

    low = quantile(a/2) of the gamma distribution of shape x (0 without events), high =
    quantile(1 - a/2) of shape x + 1. Divide by the exposure for a rate.
    """
    if events < 0:
        raise ValueError("a count is not negative")
    tail = (1 - level) / 2
    low = 0.0 if events == 0 else _inverse_gamma(events, tail)
    return low, _inverse_gamma(events + 1, 1 - tail)


def clopper_pearson(k: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Exact interval of a share k of n (Clopper and Pearson 1934, Biometrika 26, 404)."""
    _check_share(k, n)
    tail = (1 - level) / 2
    low = 0.0 if k == 0 else _inverse_beta(k, n - k + 1, tail)
    high = 1.0 if k == n else _inverse_beta(k + 1, n - k, 1 - tail)
    return low, high


def wilson(k: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Score interval of a share k of n (Wilson 1927, JASA 22, 209)."""
    _check_share(k, n)
    z = _normal_quantile(1 - (1 - level) / 2)
    share = k / n
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    half = z / scale * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if k == 0 else max(0.0, centre - half)
    high = 1.0 if k == n else min(1.0, centre + half)
    return low, high


def rate_ratio(
    before: int, before_days: float, after: int, after_days: float, level: float = LEVEL
) -> RateRatio:
    """Rate after / rate before with its exact conditional interval.

    Given the sum, `after` is binomial (Przyborowski and Wilenski 1940, Biometrika 31, 313); its
    Clopper-Pearson interval p gives p / (1 - p) * before_days / after_days. With none before, value
    and high are infinite; with none at all, value is nan, low 0, high infinite.
    """
    if before < 0 or after < 0 or before_days <= 0 or after_days <= 0:
        raise ValueError("counts are not negative and exposures are more than 0")
    if before == 0 and after == 0:
        return RateRatio(math.nan, 0.0, math.inf)
    exposure = before_days / after_days
    low, high = clopper_pearson(after, before + after, level)
    value = math.inf if before == 0 else after / before * exposure
    top = math.inf if before == 0 else high / (1 - high) * exposure
    return RateRatio(value, low / (1 - low) * exposure if low < 1 else math.inf, top)


def paired(before: Sequence[float], after: Sequence[float]) -> Paired:
    """What changed between two ratings of the same things; all 0 without any pair."""
    if len(before) != len(after):
        raise ValueError("each rating needs its pair")
    changes = sorted(b - a for a, b in zip(before, after, strict=True))
    n = len(changes)
    if not n:
        return Paired(0, math.nan, math.nan, 0, 0, 0)
    middle = (changes[(n - 1) // 2] + changes[n // 2]) / 2
    lower, higher = sum(c < 0 for c in changes), sum(c > 0 for c in changes)
    return Paired(n, middle, sum(changes) / n, lower, n - lower - higher, higher)


def dispersion(counts: Sequence[int], exposure: Sequence[float] | None = None) -> Dispersion:
    """Chi-square test of counts against one common rate (Fisher's index of dispersion).

    statistic = sum((x - e)^2 / e) with e = common rate * exposure, df = k - 1. `factor` is
    sqrt(statistic / df), but 1 while the p-value is at least 0.05.
    """
    days = [1.0] * len(counts) if exposure is None else [float(d) for d in exposure]
    if len(days) != len(counts) or any(d <= 0 for d in days):
        raise ValueError("each count needs an exposure of more than 0")
    df = len(counts) - 1
    total = sum(counts)
    if df < 1 or not total:
        return Dispersion(0.0, max(df, 0), 1.0, 1.0)
    rate = total / sum(days)
    statistic = sum((x - rate * d) ** 2 / (rate * d) for x, d in zip(counts, days, strict=True))
    p_value = 1 - _gamma_share(df / 2, statistic / 2)
    factor = math.sqrt(statistic / df) if p_value < 1 - LEVEL else 1.0
    return Dispersion(statistic, df, p_value, max(1.0, factor))


def _check_share(k: int, n: int) -> None:
    if n < 1 or not 0 <= k <= n:
        raise ValueError("a share is k of n, with n at least 1 and k from 0 to n")


def _bisect(share: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if share(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _inverse_gamma(shape: float, wanted: float) -> float:
    high = shape + 10 * math.sqrt(shape) + 20
    while _gamma_share(shape, high) < wanted:
        high *= 2
    return _bisect(lambda x: _gamma_share(shape, x), wanted, 0.0, high)


def _inverse_beta(a: float, b: float, wanted: float) -> float:
    return _bisect(lambda x: _beta_share(a, b, x), wanted, 0.0, 1.0)


def _gamma_share(a: float, x: float) -> float:
    """Regularised lower incomplete gamma function P(a, x): series below a + 1, else a continued
    fraction by the modified Lentz method (Abramowitz and Stegun 6.5.29 and 6.5.31)."""
    if x <= 0:
        return 0.0
    lead = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = a
        while abs(term) > abs(total) * _NEAR:
            n += 1
            term *= x / n
            total += term
        return min(1.0, total * lead)
    b = x + 1 - a
    c = 1 / _TINY
    d = 1 / b
    value = d
    i = 0
    while True:
        i += 1
        step = -i * (i - a)
        b += 2
        d = 1 / _off_zero(step * d + b)
        c = _off_zero(b + step / c)
        change = d * c
        value *= change
        if abs(change - 1) < _NEAR or i > 100_000:
            return max(0.0, 1 - lead * value)


def _beta_share(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function I_x(a, b) by its continued fraction (Abramowitz and
    Stegun 26.5.8), on the side where it converges fast."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    lead = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return min(1.0, lead * _beta_fraction(a, b, x) / a)
    return max(0.0, 1 - lead * _beta_fraction(b, a, 1 - x) / b)


def _beta_fraction(a: float, b: float, x: float) -> float:
    c = 1.0
    d = 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d
    m = 0
    while True:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _off_zero(1 + step * d)
            c = _off_zero(1 + step / c)
            change = d * c
            value *= change
        if abs(change - 1) < _NEAR or m > 100_000:
            return value


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _normal_quantile(p: float) -> float:
    """By bisection on the error function."""
    return _bisect(lambda x: 0.5 * (1 + math.erf(x / math.sqrt(2))), p, -40.0, 40.0)
