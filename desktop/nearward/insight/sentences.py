"""The main chart in words: one plain sentence each, with the numbers that it stands on."""

from __future__ import annotations

import math
from datetime import date

from nearward.insight.main_chart import ENOUGH_DAYS, Comparison, MainChart, Week
from nearward.words import Words, later
from nearward.words.days import dated, full_month, number, short_date

Row = tuple[str, ...]
RANGE_NAMES = {
    "4-weeks": later("these four weeks"),
    "6-months": later("these six months"),
    "year": later("this year"),
    "all": later("all this time"),
}
#: how to read the chart, a paragraph each
HOW_TO_READ = (
    later(
        "A bar is a week: how many times you pulled away, briefly or for longer. The hatched"
        " part was noted on days that are not confirmed."
    ),
    later(
        "A dotted week is not known: no day was confirmed and nothing was noted. It is not zero."
    ),
    later(
        "The rate counts only confirmed days: what was noted on them, per seven of them. The"
        " interval says how far chance alone could move it. With few days it is wide."
    ),
    later(
        "If you check in less on hard days, the rate is too low. If you notice more than you"
        " used to, it rises though nothing has become worse."
    ),
    later(
        "Taking space and saying so, staying, and choosing distance are not in the bars. Distance"
        " is sometimes right."
    ),
)


def rate_sentence(chart: MainChart, range_id: str, words: Words) -> str:
    """The rate of the range with its interval, or what it still needs."""
    span = words(RANGE_NAMES[range_id])
    days = words.plural("{n} confirmed day", "{n} confirmed days", chart.confirmed_days)
    if chart.rate is None:
        return words.plural(
            "{days} of {span}. A rate is shown from {n} confirmed day on.",
            "{days} of {span}. A rate is shown from {n} confirmed days on.",
            ENOUGH_DAYS,
            days=days,
            span=span,
        )
    return words(
        "On {days} of {span}: {rate} a week (95 % interval {low} to {high}).",
        days=days,
        span=span,
        rate=number(chart.rate.value, 1, words),
        low=number(chart.rate.low, 1, words),
        high=number(chart.rate.high, 1, words),
    )


def beside_sentence(chart: MainChart, words: Words) -> str:
    """What is counted beside the rate."""
    parts = []
    if chart.elsewhere:
        parts.append(
            words.plural(
                "{n} more on days that are not confirmed.",
                "{n} more on days that are not confirmed.",
                chart.elsewhere,
            )
        )
    if chart.chose_distance:
        parts.append(words("Chose distance: {n}, not counted.", n=chart.chose_distance))
    if chart.unsure:
        parts.append(words("Not sure: {n}, not counted.", n=chart.unsure))
    widened = chart.widened
    if widened is not None:
        parts.append(
            words(
                "They came in clusters, so the true rate may lie further away: {low} to {high}.",
                low=number(widened[0], 1, words),
                high=number(widened[1], 1, words),
            )
        )
    return " ".join(parts)


def comparison_sentence(comparison: Comparison | None, today: date, words: Words) -> str:
    """The last month against the first, by their ratio and its interval."""
    if comparison is None:
        return words.plural(
            "Two months with {n} confirmed day each can be compared.",
            "Two months with {n} confirmed days each can be compared.",
            ENOUGH_DAYS,
        )
    before = full_month(comparison.before.first, today, words)
    after = full_month(comparison.after.first, today, words)
    ratio = comparison.ratio
    if ratio is None:
        return words(
            "{before} and {after} hold too few to be compared.", before=before, after=after
        )
    if math.isinf(ratio.value):
        return words(
            "There were none on confirmed days in {before}, so {after} cannot be compared with it.",
            before=before,
            after=after,
        )
    said = words(
        "{after} was about {ratio} times {before} ({low} to {high})",
        before=before,
        after=after,
        ratio=number(ratio.value, 1, words),
        low=number(ratio.low, 1, words),
        high=number(ratio.high, 1, words),
    )
    if ratio.low <= 1 <= ratio.high:
        return words("{said}: too early to tell them apart.", said=said)
    return words("{said}: more than chance alone would move it.", said=said)


def week_sentence(week: Week, words: Words) -> str:
    """One week, as it is told when it is pointed at."""
    when = words("Week of {day}", day=short_date(week.first, words))
    if not week.known:
        return words("{when}: not known", when=when)
    parts = [words.plural("{n} time", "{n} times", week.on_confirmed + week.on_others)]
    if week.on_others:
        parts.append(
            words.plural(
                "{n} of them on days that are not confirmed",
                "{n} of them on days that are not confirmed",
                week.on_others,
            )
        )
    parts.append(words.plural("{n} confirmed day", "{n} confirmed days", week.confirmed_days))
    return words("{when}: {what}", when=when, what=", ".join(parts))


def week_rows(chart: MainChart, words: Words) -> tuple[Row, list[Row]]:
    """The chart as a table: its head, and a row a week, newest first."""
    head = (
        words("Week of"),
        words("Confirmed days"),
        words("On confirmed days"),
        words("On other days"),
    )
    rows: list[Row] = []
    for week in reversed(chart.weeks):
        when = dated(week.first, words)
        if week.known:
            on_confirmed = str(week.on_confirmed) if week.confirmed_days else "–"
            row: Row = (when, str(week.confirmed_days), on_confirmed, str(week.on_others))
        else:
            row = (when, "0", words("not known"), words("not known"))
        rows.append(row)
    return head, rows


def month_rows(chart: MainChart, words: Words) -> tuple[Row, list[Row]]:
    """The months as a table, newest first."""
    head = (
        words("Month"),
        words("Confirmed days"),
        words("A week's rate"),
        words("95 % interval"),
    )
    rows: list[Row] = []
    for month in reversed(chart.months):
        name = full_month(month.first, chart.last, words)
        if month.rate is None:
            rows.append((name, str(month.confirmed_days), words("too few days"), "–"))
            continue
        span = words(
            "{low} to {high}",
            low=number(month.rate.low, 1, words),
            high=number(month.rate.high, 1, words),
        )
        rows.append((name, str(month.confirmed_days), number(month.rate.value, 1, words), span))
    return head, rows
