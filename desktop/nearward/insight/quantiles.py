"""Quantiles of the gamma and the beta distribution in plain Python, fast at any size.

They are found on a log scale, where both distribution functions are concave, by Newton's method.
Beyond LARGE the series would take too long, and expansions are exact enough.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

#: shapes from which on an expansion is taken in place of the series
LARGE = 1e5
#: beyond LARGE: the smaller shape of a beta distribution below which it is like a gamma
SMALL = 1e3
_STEPS = 200
_TINY = 1e-300
_NEAR = 1e-15


def normal_quantile(tail: float) -> float:
    """The z that a normal variable exceeds with probability `tail`."""
    return -NormalDist().inv_cdf(tail)


def gamma_quantile(shape: float, tail: float, upper: bool) -> float:
    """The x below (upper: above) which a gamma variable lies with probability `tail` (to 0.5)."""
    z = normal_quantile(tail) * (1 if upper else -1)
    if shape > LARGE:
        return _expanded_gamma(shape, z)
    start = shape * max(1e-3, 1 - 1 / (9 * shape) + z / (3 * math.sqrt(shape))) ** 3
    if not upper:
        # the distribution function is at most x^shape / gamma(shape + 1)
        start = max(start, math.exp((math.log(tail) + math.lgamma(shape + 1)) / shape))

    def beyond(y: float) -> tuple[float, float]:
        logs = _log_gamma_shares(shape, math.exp(y))
        share = logs[1] if upper else logs[0]
        density = math.exp(shape * y - math.exp(y) - math.lgamma(shape) - share)
        missing = share - math.log(tail)
        return (-missing, density) if upper else (missing, density)

    return math.exp(_root(beyond, math.log(start)))


def gamma_tail(shape: float, x: float) -> float:
    """The probability that a gamma variable exceeds x."""
    return math.exp(_log_gamma_shares(shape, x)[1]) if x > 0 else 1.0


def beta_odds(a: float, b: float, tail: float) -> float:
    """x / (1 - x) for the x below which a beta variable lies with probability `tail` (to 0.5).

    The odds above which it lies with probability `tail` are 1 / beta_odds(b, a, tail).
    """
    if max(a, b) > LARGE:
        return _far_odds(a, b, tail)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)

    def beyond(y: float) -> tuple[float, float]:
        x, rest = 1 / (1 + math.exp(-y)), 1 / (1 + math.exp(y))
        lead = scale - a * _log1pexp(-y) - b * _log1pexp(y)
        if x < (a + 1) / (a + b + 2):
            share = lead + math.log(_beta_fraction(a, b, x) / a)
        else:
            share = _log_rest(lead + math.log(_beta_fraction(b, a, rest) / b))
        return share - math.log(tail), math.exp(lead - share)

    start = math.log(a / b) - normal_quantile(tail) * math.sqrt(1 / a + 1 / b)
    return math.exp(_root(beyond, max(-700.0, start)))


def _root(beyond: Callable[[float], tuple[float, float]], y: float) -> float:
    """Where `beyond` is 0; it gives its value, which rises with y, and its slope."""
    low, high = -math.inf, math.inf
    for _ in range(_STEPS):
        value, slope = beyond(y)
        low, high = (low, y) if value > 0 else (y, high)
        step = value / slope if slope > _TINY else math.copysign(1.0, value)
        after = y - max(-30.0, min(30.0, step))
        if not low <= after <= high:
            after = (low + high) / 2
        if abs(after - y) <= _NEAR * max(1.0, abs(y)):
            return after
        y = after
    return y


def _log_gamma_shares(a: float, x: float) -> tuple[float, float]:
    """Logarithms of the regularised incomplete gamma functions P(a, x) and Q(a, x).

    By the series below a + 1, else by a continued fraction with the modified Lentz method
    (Abramowitz and Stegun 6.5.29 and 6.5.31).
    """
    lead = a * math.log(x) - x - math.lgamma(a)
    if x < a + 1:
        term = total = 1 / a
        n = a
        while term > total * _NEAR:
            n += 1
            term *= x / n
            total += term
        below = min(0.0, lead + math.log(total))
        return below, _log_rest(below)
    b = x + 1 - a
    c = 1 / _TINY
    value = d = 1 / b
    i = 0
    change = 0.0
    while abs(change - 1) >= _NEAR and i < 100_000:
        i += 1
        step = -i * (i - a)
        b += 2
        d = 1 / _off_zero(step * d + b)
        c = _off_zero(b + step / c)
        change = d * c
        value *= change
    above = min(0.0, lead + math.log(value))
    return _log_rest(above), above


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8)."""
    c = 1.0
    value = d = 1 / _off_zero(1 - (a + b) * x / (a + 1))
    m = 0
    change = 0.0
    while abs(change - 1) >= _NEAR and m < 100_000:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _off_zero(1 + step * d)
            c = _off_zero(1 + step / c)
            change = d * c
            value *= change
    return value


def _expanded_gamma(shape: float, z: float) -> float:
    """Cornish and Fisher's expansion (Abramowitz and Stegun 26.2.49) for a large shape."""
    root = math.sqrt(shape)
    return (
        shape
        + z * root
        + (z * z - 1) / 3
        + (z**3 - 7 * z) / (36 * root)
        - (3 * z**4 + 7 * z * z - 16) / (810 * shape)
    )


def _far_odds(a: float, b: float, tail: float) -> float:
    """beta_odds where a shape is large: like a gamma variable beside a small one, else expanded."""
    if a < SMALL:
        return math.expm1(gamma_quantile(a, tail, upper=False) / (b + (a - 1) / 2))
    if b < SMALL:
        return 1 / math.expm1(gamma_quantile(b, tail, upper=True) / (a + (b - 1) / 2))
    z = -normal_quantile(tail)
    mean = math.log(a / b) - 1 / (2 * a) + 1 / (2 * b) - 1 / (12 * a * a) + 1 / (12 * b * b)
    spread = 1 / a + 1 / b + 1 / (2 * a * a) + 1 / (2 * b * b)
    skew = (-1 / a**2 - 1 / a**3 + 1 / b**2 + 1 / b**3) / spread**1.5
    tails = (2 / a**3 + 2 / b**3) / spread**2
    w = z + skew * (z * z - 1) / 6
    w += tails * (z**3 - 3 * z) / 24 - skew * skew * (2 * z**3 - 5 * z) / 36
    return math.exp(mean + math.sqrt(spread) * w)


def _log_rest(log_share: float) -> float:
    """log(1 - exp(log_share)), exact at both ends."""
    if log_share >= 0:
        return -math.inf
    if log_share > -math.log(2):
        return math.log(-math.expm1(log_share))
    return math.log1p(-math.exp(log_share))


def _log1pexp(y: float) -> float:
    return y + math.log1p(math.exp(-y)) if y > 0 else math.log1p(math.exp(y))


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
