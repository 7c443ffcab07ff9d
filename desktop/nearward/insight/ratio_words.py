"""A ratio in words: to the nearest of a few, and the ends of a range to the next one outward."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from nearward.i18n import Words, later

#: (ratio, the words alone, the words with "as often")
_STEPS = (
    (1 / 20, later("a twentieth"), later("a twentieth as often")),
    (1 / 10, later("a tenth"), later("a tenth as often")),
    (1 / 8, later("an eighth"), later("an eighth as often")),
    (1 / 5, later("a fifth"), later("a fifth as often")),
    (1 / 4, later("a quarter"), later("a quarter as often")),
    (1 / 3, later("a third"), later("a third as often")),
    (1 / 2, later("half"), later("half as often")),
    (2 / 3, later("two thirds"), later("two thirds as often")),
    (3 / 4, later("three quarters"), later("three quarters as often")),
    (1.0, later("as often"), later("as often")),
    (1.5, later("one and a half times"), later("one and a half times as often")),
    (2.0, later("twice"), later("twice as often")),
    (2.5, later("two and a half times"), later("two and a half times as often")),
    (3.0, later("three times"), later("three times as often")),
    (4.0, later("four times"), later("four times as often")),
    (5.0, later("five times"), later("five times as often")),
    (10.0, later("ten times"), later("ten times as often")),
)
_RATIOS = tuple(step[0] for step in _STEPS)
_HALF = 0.5
#: what is said to be about a number may miss it by this much
_ABOUT = 1.05
_NEAR = 1e-9


def nearest(ratio: float) -> float:
    """The nearest ratio that has words, on the log scale."""
    return min(_RATIOS, key=lambda step: abs(math.log(step / ratio)))


def about(ratio: float, words: Words) -> str:
    """About half as often."""
    if ratio < _RATIOS[0] * (1 - _NEAR):
        return words("less than a twentieth as often")
    if ratio > _RATIOS[-1] * (1 + _NEAR):
        return words("more than ten times as often")
    return words("about {ratio}", ratio=_in_full(nearest(ratio), words))


def at_least(low: float, words: Words) -> str:
    """About the low end of a range that has no other: at least about twice as often."""
    below = _down(low * _ABOUT)
    return words("at least {ratio}", ratio=about(below or low, words))


def at_most(high: float, words: Words) -> str:
    """About the high end of a range that begins with none: about a fifth as often at most."""
    above = _up(high / _ABOUT)
    return words("{ratio} at most", ratio=about(above or high, words))


def range_words(low: float, high: float, words: Words) -> str:
    """Half to twice as often: the ends outward, so that the words hold the range."""
    return words("{low} to {high}", low=_low_end(low, high, words), high=_high_end(high, words))


def _low_end(low: float, high: float, words: Words) -> str:
    below = _down(low)
    if below is None:
        return words("less than a twentieth")
    if below == 1 < low:
        return words("a little more often")
    # "an eighth to three quarters", "half to twice", but "an eighth as often to twice as often"
    alone = below == _HALF or below > 1 or high < 1
    return _alone(below, words) if alone else _in_full(below, words)


def _high_end(high: float, words: Words) -> str:
    above = _up(high)
    if above is None:
        return words("more than ten times as often")
    if above == 1 > high:
        return words("a little less often")
    return _in_full(above, words)


def _down(ratio: float) -> float | None:
    at = bisect_right(_RATIOS, ratio * (1 + _NEAR))
    return _RATIOS[at - 1] if at else None


def _up(ratio: float) -> float | None:
    at = bisect_left(_RATIOS, ratio * (1 - _NEAR))
    return _RATIOS[at] if at < len(_RATIOS) else None


def _alone(ratio: float, words: Words) -> str:
    return words(_STEPS[_RATIOS.index(ratio)][1])


def _in_full(ratio: float, words: Words) -> str:
    return words(_STEPS[_RATIOS.index(ratio)][2])
