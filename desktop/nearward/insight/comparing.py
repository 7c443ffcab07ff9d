"""Two spans in words: the numbers first, then what they mean. Never better, never worse."""

from __future__ import annotations

import math
from typing import NamedTuple

from nearward.i18n import Translator
from nearward.insight.intervals import Interval
from nearward.insight.ratio_words import about, at_least, at_most, nearest, range_words
from nearward.insight.spans import ENOUGH_WEEKS, Comparison, WeekSpan

#: a ratio within these is about as often
_ALIKE = (0.8, 1.25)
#: a range within the inner pair excludes a change of a quarter, within the outer one of a third
_QUARTER = (0.75, 1.25)
_THIRD = (0.75, 4 / 3)
#: the shares of confirmed days that differ by more than this are told
_SHARES = 0.25


class Names(NamedTuple):
    """When two spans were, within a sentence: in the 12 before, in November."""

    earlier: str
    later: str


def comparison_sentence(
    comparison: Comparison, words: Translator, names: Names | None = None
) -> str:
    """The last 12 whole weeks beside the 12 before, or what is still needed for that.

    names: of two other spans.
    """
    names = names or Names(words("in the 12 before"), words("in the last 12 weeks"))
    if not comparison.is_possible:
        return words.plural(
            "Two spans of 12 weeks are compared once each has {n} week with a confirmed day.",
            "Two spans of 12 weeks are compared once each has {n} weeks with a confirmed day.",
            ENOUGH_WEEKS,
        )
    before, after, ratio = comparison.before, comparison.after, comparison.ratio
    if ratio is None:
        both = before.events + after.events
        if not both:
            return words("None in either: nothing to compare.")
        return words("Only {times} in both together: too few to compare.", times=times(both, words))
    if not before.events or not after.events:
        parts = [_none(before, after, words), _about_none(before, ratio, words)]
    else:
        parts = [_how(before, after, ratio, names, words), _means(ratio, words)]
    if abs(_share(before) - _share(after)) > _SHARES:
        parts.append(_shares(before, after, words))
    return " ".join(parts)


def how_in_short(comparison: Comparison, words: Translator) -> str:
    """The same in one clause; nothing as long as it is not possible."""
    before, after, ratio = comparison.before, comparison.after, comparison.ratio
    if not comparison.is_possible:
        return ""
    if ratio is None:
        return words("In the last 24 weeks too few times to compare one half with the other.")
    if not before.events or not after.events:
        return _none(before, after, words) + " " + _about_none(before, ratio, words)
    holds = ratio.low <= 1 <= ratio.high
    if holds and _ALIKE[0] <= ratio.value <= _ALIKE[1]:
        said = words("In the last 12 weeks about as often as in the 12 before")
        is_narrow = _THIRD[0] <= ratio.low and ratio.high <= _THIRD[1]
        if is_narrow:
            return words("{said}.", said=said)
        return words("{said}; too few days to say more.", said=said)
    how = about(ratio.value, words) if nearest(ratio.value) != 1 else ""
    if ratio.value < 1:
        how = how or words("a little less often")
    else:
        how = how or words("a little more often")
    said = words("In the last 12 weeks {how} as in the 12 before", how=how)
    if nearest(ratio.value) == 1:
        said = words("In the last 12 weeks {how} than in the 12 before", how=how)
    if holds:
        return words("{said}; with so few this can be chance.", said=said)
    return words("{said}; chance alone would rarely do this.", said=said)


def times(n: int, words: Translator) -> str:
    """Once, or so many times."""
    return words.plural("once", "{n} times", n)


def begun(text: str) -> str:
    """A text as it begins a sentence, in whatever order a language puts its parts."""
    return text[:1].upper() + text[1:]


def days(n: int, words: Translator) -> str:
    """So many days."""
    return words.plural("{n} day", "{n} days", n)


def _how(
    before: WeekSpan, after: WeekSpan, ratio: Interval, names: Names, words: Translator
) -> str:
    counts = words(
        "{times} {days}, then {again} on {others}",
        times=times(before.events, words),
        days=_on_days(before.confirmed_days, words),
        again=after.events,
        others=after.confirmed_days,
    )
    holds = ratio.low <= 1 <= ratio.high
    if holds and _ALIKE[0] <= ratio.value <= _ALIKE[1]:
        how = words("about as often as {earlier}", earlier=names.earlier)
    elif nearest(ratio.value) == 1 and ratio.value < 1:
        how = words("a little less often than {earlier}", earlier=names.earlier)
    elif nearest(ratio.value) == 1:
        how = words("a little more often than {earlier}", earlier=names.earlier)
    elif ratio.value < 1:
        how = words("less often, {how}", how=about(ratio.value, words))
    else:
        how = words("more often, {how}", how=about(ratio.value, words))
    said = words(
        "{later} you pulled away {how} ({counts}).", later=names.later, how=how, counts=counts
    )
    return begun(said)


def _on_days(n: int, words: Translator) -> str:
    return words.plural("on {n} day", "on {n} days", n)


def _means(ratio: Interval, words: Translator) -> str:
    low, high = ratio.low, ratio.high
    fits = range_words(low, high, words)
    if not low <= 1 <= high:
        return words(
            "Chance alone would rarely do this. Anything from {span} would fit.", span=fits
        )
    if _QUARTER[0] <= low and high <= _QUARTER[1]:
        return words("A change of more than a quarter, up or down, would not fit.")
    if _THIRD[0] <= low and high <= _THIRD[1]:
        return words("A change of more than a third, up or down, would not fit.")
    if _ALIKE[0] <= ratio.value <= _ALIKE[1]:
        return words(
            "These days are too few to say more: anything from {span} would fit.", span=fits
        )
    return words("With so few this can be chance: anything from {span} would fit.", span=fits)


def _none(before: WeekSpan, after: WeekSpan, words: Translator) -> str:
    if not before.events:
        text = words(
            "None {days}, then {again} on {others}.",
            days=_on_days(before.confirmed_days, words),
            again=after.events,
            others=after.confirmed_days,
        )
        return begun(text)
    text = words(
        "{times} {days}, then none on {others}.",
        times=times(before.events, words),
        days=_on_days(before.confirmed_days, words),
        others=after.confirmed_days,
    )
    return begun(text)


def _about_none(before: WeekSpan, ratio: Interval, words: Translator) -> str:
    if not before.events and ratio.low >= 1:
        return words("Chance alone would rarely do this: {how}.", how=at_least(ratio.low, words))
    if before.events and ratio.high < 1:
        return words("Chance alone would rarely do this: {how}.", how=at_most(ratio.high, words))
    return words("So few that chance could do it.")


def _shares(before: WeekSpan, after: WeekSpan, words: Translator) -> str:
    sure, again = before.confirmed_days, after.confirmed_days
    if before.days == after.days:
        text = words.plural(
            "In the first you confirmed {sure} of {n} day, in the second {again}.",
            "In the first you confirmed {sure} of {n} days, in the second {again}.",
            before.days,
            sure=sure,
            again=again,
        )
    else:
        text = words.plural(
            "In the first you confirmed {sure} of {n} day, in the second {again} of {others}.",
            "In the first you confirmed {sure} of {n} days, in the second {again} of {others}.",
            before.days,
            sure=sure,
            again=again,
            others=after.days,
        )
    return text + " " + words("A difference can come from that alone.")


def _share(span: WeekSpan) -> float:
    return span.confirmed_days / span.days if span.days else math.nan
