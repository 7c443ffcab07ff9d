"""What several numbers say together: times until something happened, pairs, and how they spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nearward.insight.intervals import CONFIDENCE, finite, positive, tail_of, whole
from nearward.insight.quantiles import gamma_tail, normal_quantile

#: a product of fractions that should be one half
_HALF = 0.5 * (1 + 1e-12)


@dataclass(frozen=True, slots=True)
class Survival:
    """What is left just after a time at which something happened; None for no limits."""

    time: float
    at_risk: int
    survival: float
    se: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class KaplanMeier:
    """A row for each time at which something happened; the first time with half or less left."""

    rows: tuple[Survival, ...]
    median: float | None


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
    """How much counts vary beside one common rate. `factor` widens an interval; 1 or more."""

    statistic: float
    df: int
    p_value: float
    factor: float


def kaplan_meier(
    durations: Sequence[float], observed: Sequence[float], confidence: float = CONFIDENCE
) -> KaplanMeier:
    """The share for which it has not happened yet (Kaplan and Meier 1958, JASA 53, 457).

    `observed` is 0 where it had not happened by the end of the duration; that comes after what
    happened at the same time. Standard errors are Greenwood's, limits log-log.
    """
    z = normal_quantile(tail_of(confidence))
    times, seen = [finite(time) for time in durations], [whole(one) for one in observed]
    if len(times) != len(seen):
        raise ValueError("each duration needs to be observed or not")
    if any(time < 0 for time in times) or any(one > 1 for one in seen):
        raise ValueError("a duration is not negative, and it is observed (1) or not (0)")
    pairs = sorted(zip(times, seen, strict=True))
    rows, left, spread, at = [], 1.0, 0.0, 0
    while at < len(pairs):
        time, at_risk, happened = pairs[at][0], len(pairs) - at, 0
        while at < len(pairs) and pairs[at][0] == time:
            happened += int(pairs[at][1])
            at += 1
        if happened:
            rest = at_risk - happened
            left = left * rest / at_risk
            spread += happened / (at_risk * rest) if rest else 0.0
            rows.append(_survival(time, at_risk, left, spread, z))
    median = next((row.time for row in rows if row.survival <= _HALF), None)
    return KaplanMeier(tuple(rows), median)


def paired(before: Sequence[float], after: Sequence[float]) -> Paired:
    """What changed between two ratings of the same things; all 0 without any pair."""
    if len(before) != len(after):
        raise ValueError("each rating needs its pair")
    changes = sorted(finite(finite(b) - finite(a)) for a, b in zip(before, after, strict=True))
    n = len(changes)
    if not n:
        return Paired(0, math.nan, math.nan, 0, 0, 0)
    middle = (changes[(n - 1) // 2] + changes[n // 2]) / 2
    lower, higher = sum(c < 0 for c in changes), sum(c > 0 for c in changes)
    return Paired(n, middle, math.fsum(c / n for c in changes), lower, n - lower - higher, higher)


def dispersion(counts: Sequence[float], exposure: Sequence[float] | None = None) -> Dispersion:
    """Counts against one common rate (Fisher's index of dispersion).

    statistic = sum((x - e)^2 / e) with e = common rate * exposure, df = k - 1, p_value its
    chi-square tail. `factor` is sqrt(statistic / df), at least 1, whatever the p_value is.
    """
    events = [whole(count) for count in counts]
    days = [1.0] * len(events) if exposure is None else [positive(each) for each in exposure]
    if len(days) != len(events):
        raise ValueError("each count needs its exposure")
    df = max(0, len(events) - 1)
    total, span = sum(events), sum(days)
    if not df or not total:
        return Dispersion(0.0, df, 1.0, 1.0)
    if not math.isfinite(total) or not math.isfinite(span):
        raise ValueError("counts and exposures are too large")
    expected = [total * (each / span) for each in days]
    if not all(expected):
        raise ValueError("counts and exposures are too far apart")
    statistic = sum((x - e) * ((x - e) / e) for x, e in zip(events, expected, strict=True))
    if not math.isfinite(statistic):
        raise ValueError("counts and exposures are too far apart")
    p_value = gamma_tail(df / 2, statistic / 2)
    return Dispersion(statistic, df, p_value, math.sqrt(max(1.0, statistic / df)))


def _survival(time: float, at_risk: int, left: float, spread: float, z: float) -> Survival:
    if not 0 < left < 1:
        return Survival(time, at_risk, left, 0.0, None, None)
    root = math.sqrt(spread)
    far = min(700.0, z * root / -math.log(left))
    low, high = left ** math.exp(far), left ** math.exp(-far)
    return Survival(time, at_risk, left, left * root, low, high)
