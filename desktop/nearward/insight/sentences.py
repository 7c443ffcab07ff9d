"""The main chart in words: plain sentences, with the numbers that they stand on.

What is a range is rounded outward, so that the words hold it; "at least" is rounded down.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from nearward.i18n import Translator
from nearward.i18n.days import dated, full_month, number, short_date
from nearward.insight.comparing import begun, times
from nearward.insight.main_chart import ENOUGH_DAYS, MainChart, MonthRate, Rate
from nearward.insight.weeks import Week

Row = tuple[str, ...]
Rounding = Callable[[float], int]
#: a number below this has more digits, so that it does not read as none
_SMALL = 0.1
_DIGITS = 4
_NEAR = 1e-9


def rate_sentence(chart: MainChart, words: Translator) -> str:
    """What is told first: the rate with its range, the floor, or what is still needed."""
    rate, floor = chart.rate, chart.floor
    if rate is None:
        return _too_early(chart, words)
    if floor is not None and chart.floor_first:
        so_often, least = times(chart.noted, words), floor_number(chart, words)
        said = words.plural(
            "At least {number} a week: {times} in {n} day.",
            "At least {number} a week: {times} in {n} days.",
            chart.days,
            number=least,
            times=so_often,
        )
        return f"{said} {_easier_days(rate, _digits(chart), words)}"
    most = up(rate.high, words)
    if not rate.events:
        return words.plural(
            "None on {n} confirmed day. Up to {number} a week would still fit.",
            "None on {n} confirmed days. Up to {number} a week would still fit.",
            rate.days,
            number=most,
        )
    so_often, about = times(rate.events, words), often(rate.value, words)
    said = words.plural(
        "On the {n} day you confirmed you pulled away {times}: {often}.",
        "On the {n} days you confirmed you pulled away {times}: {often}.",
        rate.days,
        times=so_often,
        often=about,
    )
    fits = words(
        "Anything from {low} to {high} would fit these days.",
        low=down(rate.low, words),
        high=most,
    )
    return f"{begun(said)} {fits}"


def beside_sentence(chart: MainChart, words: Translator) -> str:
    """What is not known, what that could change, and what is counted beside the rate."""
    parts = []
    if chart.not_confirmed:
        parts.append(
            words.plural(
                "{n} day is not confirmed.", "{n} days are not confirmed.", chart.not_confirmed
            )
        )
    parts += _unknown(chart, words)
    if chart.rate is None and chart.elsewhere:
        parts.append(_elsewhere(chart, words))
    if chart.chose_distance:
        parts.append(words("Chose distance: {n}, not counted.", n=chart.chose_distance))
    if chart.unsure:
        parts.append(words("Not sure: {n}, not counted.", n=chart.unsure))
    return " ".join(parts)


def left_out_sentence(chart: MainChart, words: Translator) -> str:
    """How many moments are not counted; nothing when all are."""
    if not chart.left_out:
        return ""
    return words.plural(
        "{n} moment is not counted here: it is with someone you left out of the charts.",
        "{n} moments are not counted here: they are with people you left out of the charts.",
        chart.left_out,
    )


def ahead_sentence(chart: MainChart, words: Translator) -> str:
    """How many moments stand on days to come; nothing when none does."""
    if not chart.ahead:
        return ""
    return words.plural(
        "{n} moment stands on a day to come, and is not counted before that day.",
        "{n} moments stand on days to come, and are not counted before those days.",
        chart.ahead,
    )


def week_sentence(week: Week, words: Translator) -> str:
    """One week, as it is told when it is pointed at."""
    when = words("Week of {day}", day=short_date(week.first, words))
    if week.running:
        when = words("{when}, so far", when=when)
    if not week.known:
        return words("{when}: not known", when=when)
    parts = [words.plural("{n} time", "{n} times", week.total)]
    if week.on_others and week.on_others == week.total:
        on_others = words.plural(
            "on a day not confirmed", "all of them on days not confirmed", week.on_others
        )
        parts.append(on_others)
    elif week.on_others:
        on_others = words.plural(
            "{n} of them on a day not confirmed",
            "{n} of them on days not confirmed",
            week.on_others,
        )
        parts.append(on_others)
    parts.append(words.plural("{n} confirmed day", "{n} confirmed days", week.confirmed_days))
    return words("{when}: {what}", when=when, what=", ".join(parts))


def month_sentence(month: MonthRate, last: date, words: Translator) -> str:
    """One month, as it is told when it is pointed at."""
    name = month_name(month, last, words)
    sure = words.plural("{n} confirmed day", "{n} confirmed days", month.confirmed_days)
    if month.rate is None:
        return words("{month}: {days}, too few for a rate", month=name, days=sure)
    told, low, high = (
        plain(month.rate.value, words),
        down(month.rate.low, words),
        up(month.rate.high, words),
    )
    return words.plural(
        "{month}: {rate} a week ({low} to {high}), {events} on {n} confirmed day",
        "{month}: {rate} a week ({low} to {high}), {events} on {n} confirmed days",
        month.confirmed_days,
        month=name,
        rate=told,
        low=low,
        high=high,
        events=month.rate.events,
    )


def month_name(month: MonthRate, last: date, words: Translator) -> str:
    """November, or November so far."""
    name = full_month(month.first, last, words)
    return words("{month} so far", month=name) if month.running else name


def week_rows(chart: MainChart, words: Translator) -> tuple[Row, list[Row]]:
    """The chart as a table: its head, and a row a week, newest first."""
    head = (
        words("Week of"),
        words("Confirmed days"),
        words("On confirmed days"),
        words("On days not confirmed"),
    )
    rows: list[Row] = []
    for week in reversed(chart.weeks):
        when = dated(week.first, words)
        if week.running:
            when = words("{when}, so far", when=when)
        others = str(week.on_others)
        if week.so_far:
            others = words("{others}; today {n}", others=others, n=week.so_far)
        if week.known:
            on_confirmed = str(week.on_confirmed) if week.confirmed_days else "–"
            row: Row = (when, str(week.confirmed_days), on_confirmed, others)
        else:
            row = (when, "0", words("not known"), words("not known"))
        rows.append(row)
    return head, rows


def month_rows(chart: MainChart, words: Translator) -> tuple[Row, list[Row]]:
    """The months as a table, newest first."""
    head = (
        words("Month"),
        words("Confirmed days"),
        words("How often in a week"),
        words("What would fit (95 %)"),
    )
    rows: list[Row] = []
    for month in reversed(chart.months):
        name, rate = month_name(month, chart.last, words), month.rate
        if rate is None:
            rows.append((name, str(month.confirmed_days), words("too few days"), "–"))
            continue
        span = words("{low} to {high}", low=down(rate.low, words), high=up(rate.high, words))
        rows.append((name, str(month.confirmed_days), plain(rate.value, words), span))
    return head, rows


def floor_number(chart: MainChart, words: Translator) -> str:
    """The floor as it is told first: in hundredths where by tenths it would be as the rate."""
    return _told(chart.floor or 0.0, _floor, words, _digits(chart))


def often(value: float, words: Translator) -> str:
    """About 3 a week."""
    return words("about {number} a week", number=plain(value, words))


def plain(value: float, words: Translator) -> str:
    """A number to the nearest tenth: 2.9, 3."""
    return _told(value, round, words)


def down(value: float, words: Translator) -> str:
    """A number that is no more than the value."""
    return _told(value, _floor, words)


def up(value: float, words: Translator) -> str:
    """A number that is no less than the value."""
    return _told(value, lambda tenths: math.ceil(tenths - _NEAR), words)


def _floor(value: float) -> int:
    return math.floor(value + _NEAR)


def _digits(chart: MainChart) -> int:
    return 1 if chart.above(1) else 2


def _told(value: float, to_whole: Rounding, words: Translator, digits: int = 1) -> str:
    while 0 < value < _SMALL * 10 ** (1 - digits) and digits < _DIGITS:
        digits += 1
    scale = 10**digits
    made = to_whole(value * scale) / scale
    return number(made, 0 if made == int(made) else digits, words)


def _too_early(chart: MainChart, words: Translator) -> str:
    sure = words.plural(
        "{n} confirmed day so far", "{n} confirmed days so far", chart.confirmed_days
    )
    if not chart.whole:
        sure = words.plural("{n} confirmed day", "{n} confirmed days", chart.confirmed_days)
    said = words.plural(
        "{days}; a rate is shown from {n} on.",
        "{days}; a rate is shown from {n} on.",
        ENOUGH_DAYS,
        days=sure,
    )
    events = sum(week.on_confirmed for week in chart.weeks)
    if not events:
        return said
    so_often = times(events, words)
    noted = words.plural(
        "On the {n} day you confirmed you pulled away {times}.",
        "On the {n} days you confirmed you pulled away {times}.",
        chart.confirmed_days,
        times=so_often,
    )
    return f"{said} {noted}"


def _elsewhere(chart: MainChart, words: Translator) -> str:
    if chart.noted > chart.elsewhere:
        return words.plural(
            "Once more on a day not confirmed.",
            "{n} times more on days not confirmed.",
            chart.elsewhere,
        )
    return words.plural(
        "You pulled away once, on a day not confirmed.",
        "You pulled away {n} times, on days not confirmed.",
        chart.elsewhere,
    )


def _easier_days(rate: Rate, digits: int, words: Translator) -> str:
    if not rate.events:
        return words.plural(
            "On the {n} day you confirmed there was none, so it seems to be an easier one.",
            "On the {n} days you confirmed there were none, so they seem to be your easier days.",
            rate.days,
        )
    return words(
        "Your confirmed days alone would say {number}, so they seem to be your easier days.",
        number=_told(rate.value, round, words, digits),
    )


def _twice(n: int, high: str, words: Translator) -> str:
    return words.plural(
        "If it was twice as hard, up to {high} would fit.",
        "If they were twice as hard, up to {high} would fit.",
        n,
        high=high,
    )


def _half_or_twice(n: int, ends: tuple[str, str], words: Translator) -> str:
    low, high = ends
    return words.plural(
        "If it was half or twice as hard: {low} to {high}.",
        "If they were half or twice as hard: {low} to {high}.",
        n,
        low=low,
        high=high,
    )


def _unknown(chart: MainChart, words: Translator) -> list[str]:
    """What the days that are not confirmed could change."""
    parts, floor, rate = [], chart.floor, chart.rate
    if chart.unknown is not None and rate is not None:
        low, high = chart.unknown
        if not rate.events or chart.floor_first:
            if floor is None or high > floor:
                parts.append(_twice(chart.not_confirmed, up(high, words), words))
        else:
            ends = down(low, words), up(high, words)
            parts.append(_half_or_twice(chart.not_confirmed, ends, words))
    if floor and chart.not_confirmed and not chart.floor_first:
        parts.append(
            words(
                "What you noted on all days is at least {number} a week.",
                number=down(floor, words),
            )
        )
    return parts
