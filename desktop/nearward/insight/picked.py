"""Two spans that a person picks to compare: blocks of twelve whole weeks, and months."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from nearward.i18n import Translator
from nearward.i18n.days import dated, full_month, short_date
from nearward.insight.comparing import Names, begun, comparison_sentence
from nearward.insight.history import History
from nearward.insight.spans import SPAN_WEEKS, Comparison, compare, span_of
from nearward.insight.weeks import week_start

#: how many of each are offered, the newest first
MOST_BLOCKS, MOST_MONTHS = 9, 24


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` until before `after`: those of a month, or of some whole weeks."""

    first: date
    after: date
    is_month: bool = False

    @property
    def last(self) -> date:
        """The last of them."""
        return self.after - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Picked:
    """Two spans, the earlier one first; there is no comparison where they share days."""

    before: Days
    after: Days
    comparison: Comparison | None


def to_pick_from(began: date, today: date, first_weekday: int = 0) -> list[Days]:
    """Blocks of whole weeks that are over, and months up to yesterday, the newest first."""
    found: list[Days] = []
    after = week_start(today, first_weekday)
    while after > began and len(found) < MOST_BLOCKS:
        back = min(7 * SPAN_WEEKS, (after - date.min).days)
        first = after - timedelta(days=back)
        found.append(Days(max(first, began), after))
        after = first
    months: list[Days] = []
    after = today
    while after > began and len(months) < MOST_MONTHS:
        first = (after - timedelta(days=1)).replace(day=1)
        months.append(Days(max(first, began), after, is_month=True))
        after = first
    return found + months


def picked(history: History, pair: tuple[Days, Days], first_weekday: int = 0) -> Picked:
    """Two spans beside each other, in the order of their days."""
    before, after = sorted(pair, key=lambda one: (one.first, one.after))
    if before.after > after.first:
        return Picked(before, after, None)
    spans = [
        replace(span_of(history, one.first, one.after, first_weekday), is_short=one.is_month)
        for one in (before, after)
    ]
    return Picked(before, after, compare(spans[0], spans[1]))


def days_name(days: Days, today: date, words: Translator) -> str:
    """November, or the weeks from 3 Aug to 25 Oct 2026; within a sentence."""
    if days.is_month:
        return full_month(days.first, today, words)
    return words(
        "the weeks from {first} to {last}",
        first=short_date(days.first, words),
        last=dated(days.last, words),
    )


def in_days(days: Days, today: date, words: Translator) -> str:
    """When that was, within a sentence: in November, in the weeks from 3 Aug to 25 Oct 2026."""
    if days.is_month:
        return words("in {month}", month=full_month(days.first, today, words))
    return words(
        "in the weeks from {first} to {last}",
        first=short_date(days.first, words),
        last=dated(days.last, words),
    )


def picked_line(found: Picked, today: date, words: Translator) -> str:
    """Which two spans these are, and that they were picked with the chart in view."""
    earlier, later = (days_name(one, today, words) for one in (found.before, found.after))
    text = words("{earlier} and {later}, picked after looking", earlier=earlier, later=later)
    return begun(text)


def picked_sentence(found: Picked, today: date, words: Translator) -> str:
    """How often in one and in the other, or what is in the way of that."""
    comparison = found.comparison
    if comparison is None:
        return words("These two share days: pick two that do not.")
    if not comparison.is_possible:
        return words(
            "Too few confirmed days to compare: a month needs 14, and 12 weeks need 8 weeks"
            " with one."
        )
    return comparison_sentence(comparison, words, _names(found, today, words))


def _names(found: Picked, today: date, words: Translator) -> Names:
    return Names(*(in_days(one, today, words) for one in (found.before, found.after)))
