"""A range in a few lines for somebody else to read: nobody is spoken to."""

from __future__ import annotations

from nearward.i18n import Translator
from nearward.insight.comparing import begun, days, times
from nearward.insight.in_short import InShort, Line, bold, lines
from nearward.insight.main_chart import FEW_WEEKS, MainChart
from nearward.insight.sentences import down, up


def paper_lines(found: InShort, words: Translator) -> list[Line]:
    """What is known, what was noted, and how often, with what that may be and whether it changed.

    The third is a paragraph of several sentences.
    """
    rate, *compared = lines(found, words)[2:]
    unknown = _unknown(found.chart, words)
    said = " ".join([rate.text, *unknown, *(line.text for line in compared)])
    return [Line(_known(found.chart, words)), _noted(found, words), Line(said, rate.strong)]


def confirmed_of(chart: MainChart, words: Translator) -> str:
    """How many of the days are confirmed."""
    return words.plural(
        "{sure} confirmed of {n} day.",
        "{sure} confirmed of {n} days.",
        chart.days,
        sure=chart.confirmed_days,
    )


def _known(chart: MainChart, words: Translator) -> str:
    if not chart.days:
        return words("The diary began today; a day can be confirmed once it is over.")
    weeks = len(chart.weeks)
    span = days(chart.days, words)
    if weeks >= FEW_WEEKS:
        span = words.plural("{n} week", "{n} weeks", weeks)
    sure = words.plural(
        "Confirmed {sure} of {n} day",
        "Confirmed {sure} of {n} days",
        chart.days,
        sure=chart.confirmed_days,
    )
    if not chart.not_confirmed:
        return words("{span}. {sure}.", span=span, sure=sure)
    rest = words.plural("{n} is not known.", "{n} are not known.", chart.not_confirmed)
    return words("{span}. {sure}; {rest}", span=span, sure=sure, rest=rest)


def _noted(found: InShort, words: Translator) -> Line:
    stayed, away = (times(n, words) for n in (found.handled, found.away))
    said, strong = [], []
    if found.handled:
        text = words("{times} felt the urge and stayed, or said so.", times=stayed)
        said.append(begun(text))
        strong.append(bold(stayed, said[-1]))
    if found.away:
        if found.briefly == found.away:
            text = words("{times} pulled away, briefly.", times=away)
        elif found.briefly:
            text = words(
                "{times} pulled away, {briefly} of them briefly.",
                times=away,
                briefly=found.briefly,
            )
        else:
            text = words("{times} pulled away.", times=away)
        said.append(begun(text))
        strong.append(bold(away, said[-1]))
    if not said:
        said.append(words("No urge to pull away is noted in this time."))
    chart = found.chart
    if chart.chose_distance:
        said.append(words("Chose distance: {n}, not counted.", n=chart.chose_distance))
    if chart.unsure:
        said.append(words("Not sure: {n}, not counted.", n=chart.unsure))
    if chart.left_out:
        said.append(
            words.plural(
                "{n} moment with someone left out of the charts is not counted.",
                "{n} moments with people left out of the charts are not counted.",
                chart.left_out,
            )
        )
    return Line(" ".join(said), tuple(strong))


def _unknown(chart: MainChart, words: Translator) -> list[str]:
    """What the days that are not confirmed could change."""
    if chart.rate is None or chart.unknown is None or not chart.rate.events or chart.floor_first:
        return []
    low, high = chart.unknown
    said = words(
        "If the other days were half or twice as hard: {low} to {high}.",
        low=down(low, words),
        high=up(high, words),
    )
    return [said]
