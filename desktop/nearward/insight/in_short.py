"""A range in four lines: what is known, what went well, how often, and whether that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nearward.domain.model import STAYED, WITHDRAWALS
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.insight.comparing import days, how_in_short, times
from nearward.insight.history import History
from nearward.insight.main_chart import ENOUGH_DAYS, MainChart
from nearward.insight.sentences import down, floor_number, often, up


@dataclass(frozen=True, slots=True)
class InShort:
    """The main chart of a range, and what was noted in it: urges handled, W, and how many briefly.

    Counts are of all days of the range, confirmed or not, today too.
    """

    chart: MainChart
    handled: int
    away: int
    briefly: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the parts of it that are set in bold."""

    text: str
    strong: tuple[str, ...] = ()


def in_short(history: History, chart: MainChart, today: date) -> InShort:
    """The counts for the range of a main chart that ends with `today`."""
    found = [one.outcome for one in history.noted if chart.first <= one.day <= today]
    return InShort(
        chart=chart,
        handled=sum(outcome in STAYED for outcome in found),
        away=sum(outcome in WITHDRAWALS for outcome in found),
        briefly=sum(outcome == "partly" for outcome in found),
    )


def lines(found: InShort, words: Translator) -> list[Line]:
    """The lines, at most four."""
    told = [_known(found.chart, words), _noted(found, words), _rate(found.chart, words)]
    compared = how_in_short(found.chart.comparison, words)
    if compared:
        told.append(Line(compared))
    return told


def _known(chart: MainChart, words: Translator) -> Line:
    if not chart.days:
        if chart.ahead:
            return Line(
                words("What you noted stands on days to come. Is the computer’s date right?")
            )
        return Line(words("Your diary begins today; a day can be confirmed once it is over."))
    if chart.whole:
        span = words("Since you began on {day}.", day=dated(chart.first, words))
    else:
        last = dated(chart.last, words)
        span = words.plural("{n} week to {day}.", "{n} weeks to {day}.", len(chart.weeks), day=last)
    sure = words(
        "You confirmed {sure} of {days}", sure=chart.confirmed_days, days=days(chart.days, words)
    )
    if not chart.not_confirmed:
        return Line(f"{span} {sure}.")
    rest = words.plural("{n} is not known.", "{n} are not known.", chart.not_confirmed)
    return Line(f"{span} {sure}; {rest}")


def _noted(found: InShort, words: Translator) -> Line:
    stayed, away = (_begun(times(n, words)) for n in (found.handled, found.away))
    said, strong = [], []
    if found.handled:
        said.append(words("{times} you felt the urge and stayed, or said so.", times=stayed))
        strong.append(stayed)
    if found.away:
        strong.append(away)
        if found.briefly == found.away:
            said.append(words("{times} you pulled away, briefly.", times=away))
        elif found.briefly:
            said.append(
                words(
                    "{times} you pulled away, {briefly} of them briefly.",
                    times=away,
                    briefly=found.briefly,
                )
            )
        else:
            said.append(words("{times} you pulled away.", times=away))
    if not said:
        return Line(words("No urge to pull away is noted in this time."))
    return Line(" ".join(said), tuple(strong))


def _rate(chart: MainChart, words: Translator) -> Line:
    rate = chart.rate
    if rate is None:
        sure = words.plural("{n} confirmed day", "{n} confirmed days", chart.confirmed_days)
        said = words.plural(
            "{days} so far; how often in a week is shown from {n} on.",
            "{days} so far; how often in a week is shown from {n} on.",
            ENOUGH_DAYS,
            days=sure,
        )
        return Line(said)
    if chart.floor_first:
        least = words("At least {number} a week", number=floor_number(chart, words))
        return Line(words("{rate}, counted over all days.", rate=least), (least,))
    if not rate.events:
        high = up(rate.high, words)
        return Line(
            words.plural(
                "None on {n} confirmed day; up to {number} a week would still fit.",
                "None on {n} confirmed days; up to {number} a week would still fit.",
                rate.days,
                number=high,
            )
        )
    about = _begun(often(rate.value, words))
    said = words(
        "{rate} on confirmed days; anything from {low} to {high} would fit.",
        rate=about,
        low=down(rate.low, words),
        high=up(rate.high, words),
    )
    return Line(said, (about,))


def _begun(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]
