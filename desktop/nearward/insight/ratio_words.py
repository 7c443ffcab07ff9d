"""A ratio in words: to the nearest of a few, and the ends of a range to the next one outward."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from nearward.i18n import N_, Translator

#: (ratio, the words alone, the words with "as often")
_STEPS = (
    (1 / 20, N_("a twentieth"), N_("a twentieth as often")),
    (1 / 10, N_("a tenth"), N_("a tenth as often")),
    (1 / 8, N_("an eighth"), N_("an eighth as often")),
    (1 / 5, N_("a fifth"), N_("a fifth as often")),
    (1 / 4, N_("a quarter"), N_("a quarter as often")),
    (1 / 3, N_("a third"), N_("a third as often")),
    (1 / 2, N_("half"), N_("half as often")),
    (2 / 3, N_("two thirds"), N_("two thirds as often")),
    (3 / 4, N_("three quarters"), N_("three quarters as often")),
    (1.0, N_("as often"), N_("as often")),
    (1.5, N_("one and a half times"), N_("one and a half times as often")),
    (2.0, N_("twice"), N_("twice as often")),
    (2.5, N_("two and a half times"), N_("two and a half times as often")),
    (3.0, N_("three times"), N_("three times as often")),
    (4.0, N_("four times"), N_("four times as often")),
    (5.0, N_("five times"), N_("five times as often")),
    (10.0, N_("ten times"), N_("ten times as often")),
)
_RATIOS = tuple(step[0] for step in _STEPS)
_HALF = 0.5
#: what is said to be about a number may miss it by this much
_ABOUT = 1.05
_NEAR = 1e-9


def nearest(ratio: float) -> float:
    """The nearest ratio that has words, on the log scale."""
    return min(_RATIOS, key=lambda step: abs(math.log(step / ratio)))


def about(ratio: float, words: Translator) -> str:
    """About half as often."""
    if ratio < _RATIOS[0] * (1 - _NEAR):
        return words("less than a twentieth as often")
    if ratio > _RATIOS[-1] * (1 + _NEAR):
        return words("more than ten times as often")
    return words("about {ratio}", ratio=_in_full(nearest(ratio), words))


def at_least(low: float, words: Translator) -> str:
    """About the low end of a range that has no other: at least about twice as often."""
    below = _down(low * _ABOUT)
    return words("at least {ratio}", ratio=about(below or low, words))


def at_most(high: float, words: Translator) -> str:
    """About the high end of a range that begins with none: about a fifth as often at most."""
    above = _up(high / _ABOUT)
    return words("{ratio} at most", ratio=about(above or high, words))


def range_words(low: float, high: float, words: Translator) -> str:
    """Half to twice as often: the ends outward, so that the words hold the range."""
    return words("{low} to {high}", low=_low_end(low, high, words), high=_high_end(high, words))


def _low_end(low: float, high: float, words: Translator) -> str:
    below = _down(low)
    if below is None:
        return words("less than a twentieth")
    if below == 1 < low:
        return words("a little more often")
    # "an eighth to three quarters", "half to twice", but "an eighth as often to twice as often"
    alone = below == _HALF or below > 1 or high < 1
    return _alone(below, words) if alone else _in_full(below, words)


def _high_end(high: float, words: Translator) -> str:
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


def _alone(ratio: float, words: Translator) -> str:
    return words(_STEPS[_RATIOS.index(ratio)][1])


def _in_full(ratio: float, words: Translator) -> str:
    return words(_STEPS[_RATIOS.index(ratio)][2])
