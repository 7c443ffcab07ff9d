"""A range in four lines: what is known, what went well, how often, and whether that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nearward.domain.model import STAYED, WITHDRAWALS
from nearward.i18n import Translator
from nearward.i18n.days import dated, short_date
from nearward.insight.comparing import begun, how_in_short, times
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
    """A line, and the parts of it that are set in bold, in their order."""

    text: str
    strong: tuple[str, ...] = ()

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """All of it, each piece with whether it is bold."""
        found: list[tuple[str, bool]] = []
        rest = self.text
        for part in self.strong:
            before, there, rest = rest.partition(part)
            found += [(before, False), (there, True)]
        return [(text, is_bold) for text, is_bold in (*found, (rest, False)) if text]


def bold(part: str, text: str) -> str:
    """A part as it stands in a text, which may begin with it."""
    return part if part in text else begun(part)


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
    if chart.is_young and chart.whole and chart.days > 1:
        return Line(_first_days(chart, words))
    if chart.whole:
        span = words("Since you began on {day}.", day=dated(chart.first, words))
    else:
        last = dated(chart.last, words)
        span = words.plural("{n} week to {day}.", "{n} weeks to {day}.", len(chart.weeks), day=last)
    sure = words.plural(
        "You confirmed {sure} of {n} day",
        "You confirmed {sure} of {n} days",
        chart.days,
        sure=chart.confirmed_days,
    )
    if not chart.not_confirmed:
        return Line(words("{span} {sure}.", span=span, sure=sure))
    rest = words.plural("{n} is not known.", "{n} are not known.", chart.not_confirmed)
    return Line(words("{span} {sure}; {rest}", span=span, sure=sure, rest=rest))


def _first_days(chart: MainChart, words: Translator) -> str:
    """The first weeks are told by their days."""
    one_month = (chart.first.year, chart.first.month) == (chart.last.year, chart.last.month)
    first = str(chart.first.day) if one_month else short_date(chart.first, words)
    last = dated(chart.last, words)
    span = words.plural(
        "{n} day, from {first} to {last}.",
        "{n} days, from {first} to {last}.",
        chart.days,
        first=first,
        last=last,
    )
    if not chart.not_confirmed:
        return words("{span} You confirmed all of them.", span=span)
    if not chart.confirmed_days:
        return words("{span} None of them is confirmed.", span=span)
    return words.plural(
        "{span} You confirmed {sure}; {n} is not known.",
        "{span} You confirmed {sure}; {n} are not known.",
        chart.not_confirmed,
        span=span,
        sure=chart.confirmed_days,
    )


def _noted(found: InShort, words: Translator) -> Line:
    stayed, away = (times(n, words) for n in (found.handled, found.away))
    told = []
    if found.handled:
        text = words("{times} you felt the urge and stayed, or said so.", times=stayed)
        told.append((stayed, begun(text)))
    if found.away:
        if found.briefly == found.away:
            text = words("{times} you pulled away, briefly.", times=away)
        elif found.briefly:
            text = words(
                "{times} you pulled away, {briefly} of them briefly.",
                times=away,
                briefly=found.briefly,
            )
        else:
            text = words("{times} you pulled away.", times=away)
        told.append((away, begun(text)))
    if not told:
        return Line(words("No urge to pull away is noted in this time."))
    strong = tuple(bold(part, text) for part, text in told)
    return Line(" ".join(text for _, text in told), strong)


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
    about = often(rate.value, words)
    said = words(
        "{rate} on confirmed days; anything from {low} to {high} would fit.",
        rate=about,
        low=down(rate.low, words),
        high=up(rate.high, words),
    )
    said = begun(said)
    return Line(said, (bold(about, said),))
