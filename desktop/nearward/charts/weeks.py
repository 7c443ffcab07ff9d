"""How often, week by week, and month by month on the same axis."""

from __future__ import annotations

from dataclasses import replace

from nearward.charts.chart import PATTERNS, Chart, ChartSpan, Plot, Sentence
from nearward.charts.figures.days import days_figure
from nearward.charts.figures.first_days import first_days_figure
from nearward.charts.figures.months import months_figure
from nearward.charts.figures.weeks import weeks_figure
from nearward.i18n import N_, Translator
from nearward.insight.behind import behind_day, behind_month, behind_week, good_in_day, good_in_week
from nearward.insight.behind_words import also_told, day_told, week_told
from nearward.insight.comparing import comparison_sentence
from nearward.insight.day_words import day_rows, days_were_sentence
from nearward.insight.history import History
from nearward.insight.main_chart import MainChart, main_chart
from nearward.insight.picked import picked, picked_line, picked_sentence
from nearward.insight.reading import HOW_TO_READ
from nearward.insight.sentences import (
    ahead_sentence,
    beside_sentence,
    left_out_sentence,
    month_rows,
    rate_sentence,
    week_rows,
)

TITLE = N_("How often I pulled away")
#: from the moments of a week to those of the one beside it
STEPS_OF_WEEKS = (N_("Week before"), N_("Week after"))


def numbers(history: History, span: ChartSpan) -> MainChart:
    """The weeks and months of a range, and what is said of it."""
    chart = main_chart(history, span.range_id, span.today, span.first_weekday)
    if span.picked is None:
        return chart
    return replace(chart, picked=picked(history, span.picked, span.first_weekday))


def _has_rate(chart: MainChart) -> bool:
    return any(month.rate is not None for month in chart.months)


def _is_young(chart: MainChart) -> bool:
    return chart.is_young


def _is_grown(chart: MainChart) -> bool:
    return not chart.is_young


def _is_long(chart: MainChart) -> bool:
    """Whether its months are enough at first: of many weeks no single one can be told apart."""
    return chart.is_long and _has_rate(chart)


def _has_days(chart: MainChart) -> bool:
    return _is_grown(chart) and not chart.is_long


def _days_for_now(chart: MainChart, words: Translator) -> str:
    return words("Days for now; weeks are shown from the fourth week on.") if chart.is_young else ""


def _two_spans(chart: MainChart, words: Translator) -> str:
    if chart.is_young:
        return ""
    if chart.picked is not None:
        return picked_line(chart.picked, chart.last, words)
    spans = chart.comparison
    if spans.ratio is not None and spans.before.events and spans.after.events:
        return ""  # the sentence names them
    return words("The last 12 weeks and the 12 before")


def _compared(chart: MainChart, words: Translator) -> str:
    if chart.is_young:
        return ""
    if chart.picked is not None:
        return picked_sentence(chart.picked, chart.last, words)
    return comparison_sentence(chart.comparison, words)


def _also_in_week(history: History, chart: MainChart, at: int, words: Translator) -> str:
    return also_told(good_in_week(history, chart, at), words)


def _also_in_day(history: History, chart: MainChart, at: int, words: Translator) -> str:
    return also_told(good_in_day(history, chart, at), words)


CHART = Chart(
    id="weeks",
    page=PATTERNS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="weeks",
            name=TITLE,
            table=N_("The weeks as numbers"),
            height=236,
            figure=weeks_figure,
            rows=week_rows,
            behind=behind_week,
            told=week_told,
            also=_also_in_week,
            steps=STEPS_OF_WEEKS,
            view=N_("Weeks"),
            is_shown=_is_grown,
            waits=_is_long,
        ),
        Plot(
            id="days",
            name=N_("How often I pulled away, day by day"),
            table=N_("The days as numbers"),
            height=232,
            figure=days_figure,
            rows=day_rows,
            behind=behind_day,
            told=day_told,
            also=_also_in_day,
            steps=(N_("Day before"), N_("Day after")),
            view=N_("Days"),
            is_shown=_has_days,
        ),
        Plot(
            id="first-days",
            name=N_("How often I pulled away, in the first days"),
            table=N_("The first days as numbers"),
            height=212,
            figure=first_days_figure,
            rows=day_rows,
            behind=behind_day,
            told=day_told,
            also=_also_in_day,
            steps=(N_("Day before"), N_("Day after")),
            is_shown=_is_young,
        ),
        Plot(
            id="months",
            name=N_("Month by month: how often in a week"),
            table=N_("The months as numbers"),
            height=178,
            under=17,
            figure=months_figure,
            rows=month_rows,
            behind=behind_month,
            steps=(N_("Month before"), N_("Month after")),
            is_shown=_has_rate,
        ),
    ),
    said=(
        Sentence(rate_sentence),
        Sentence(beside_sentence, is_soft=True),
        Sentence(days_were_sentence, is_soft=True),
        Sentence(left_out_sentence, is_soft=True),
        Sentence(ahead_sentence, is_soft=True),
        Sentence(_days_for_now, is_soft=True),
        Sentence(_two_spans, is_soft=True, above=4),
        Sentence(_compared),
    ),
    how=HOW_TO_READ,
)
