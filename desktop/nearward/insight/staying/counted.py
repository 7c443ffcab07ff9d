"""Staying, saying so, letting someone in: counted over time, one mark for one moment.

No share is drawn over time: what is logged is what stands out, and not all urges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nearward.domain.model import APPROACH, PULL, STAYED, WITHDRAWALS
from nearward.domain.symbols import BY_NAME
from nearward.i18n import Translator
from nearward.insight.comparing import times
from nearward.insight.history import History
from nearward.insight.main_chart import MainChart
from nearward.insight.staying.periods import Period, head, named, periods_of

Row = tuple[str, ...]
#: the rows of the figure, from the top, by the names of their symbols
ROWS = ("stayed", "paused_told", APPROACH)
#: when an urge was noticed
NOTICED = ("before", "during", "after", "later")


@dataclass(frozen=True, slots=True)
class Staying:
    """Figure 1, on the axis of the main chart.

    `marks`: for each of ROWS how many in each of `periods`. `urges`: all of S and W; `noticed`:
    when, by the codes of NOTICED, and "" for those of which it was not said.
    """

    chart: MainChart
    periods: tuple[Period, ...]
    marks: Mapping[str, tuple[int, ...]]
    urges: int
    noticed: Mapping[str, int]

    @property
    def unit(self) -> str:
        """What its periods are: days, weeks, months or years."""
        return self.periods[0].unit

    @property
    def handled(self) -> int:
        """How many times the urge was there and the person stayed, or said so."""
        return sum(sum(self.marks[name]) for name in STAYED)

    @property
    def is_empty(self) -> bool:
        """Whether there is no mark at all."""
        return not any(map(any, self.marks.values()))


def staying(history: History, chart: MainChart, today: date) -> Staying:
    """Figure 1 for a main chart that ends with `today`."""
    first = chart.first
    inside = [one for one in history.noted if first <= one.day <= today]
    periods = periods_of(history, chart)
    starts = [period.first for period in periods]
    marks = {name: [0] * len(periods) for name in ROWS}
    for one in inside:
        name = one.kind if one.kind == APPROACH else one.outcome
        if name in marks:
            marks[name][bisect_right(starts, one.day) - 1] += 1
    urges = [one for one in inside if one.kind == PULL and one.outcome in STAYED | WITHDRAWALS]
    noticed = Counter(one.noticed_when if one.noticed_when in NOTICED else "" for one in urges)
    return Staying(
        chart=chart,
        periods=periods,
        marks={name: tuple(counts) for name, counts in marks.items()},
        urges=len(urges),
        noticed=noticed,
    )


def staying_sentence(found: Staying, words: Translator) -> str:
    """How many of the urges, in numbers."""
    if not found.urges:
        return words("No urge to pull away is noted here. One mark is one moment.")
    if found.urges == 1:
        alone = (
            words("You noted one urge, and stayed or said so.")
            if found.handled
            else words("You noted one urge, and pulled away.")
        )
        return alone + " " + words("One mark is one moment.")
    said = words.plural(
        "You stayed or said so {handled} of the {n} time you noted an urge.",
        "You stayed or said so {handled} of the {n} times you noted an urge.",
        found.urges,
        handled=found.handled,
    )
    return said + " " + words("One mark is one moment.")


def noticed_sentence(found: Staying, words: Translator) -> str:
    """When the urges were noticed; nothing when that was never said."""
    not_given = found.noticed.get("", 0)
    if not found.urges or not_given == found.urges:
        return ""
    said = words(
        "Noticed before {before}, during {during}, just after {after}, later {later}",
        **{name: found.noticed.get(name, 0) for name in NOTICED},
    )
    if not_given:
        return words("{said}; not given {n}.", said=said, n=not_given)
    return words("{said}.", said=said)


def means(name: str, words: Translator) -> str:
    """What a row of the figure shows."""
    return words(BY_NAME[name].means)


def marks_sentence(found: Staying, at: int, words: Translator) -> str:
    """One period, as it is told when it is pointed at."""
    period = found.periods[at]
    when = named(period, words)
    told = [
        words("{what} {times}", what=means(name, words), times=times(found.marks[name][at], words))
        for name in ROWS
        if found.marks[name][at]
    ]
    if told:
        return words("{when}: {what}", when=when, what=", ".join(told))
    if not period.known:
        return words("{when}: not known", when=when)
    return words("{when}: none noted", when=when)


def staying_rows(found: Staying, words: Translator) -> tuple[Row, list[Row]]:
    """The marks as a table: a row a period, newest first."""
    top = (head(found.unit, words), *(words(BY_NAME[name].short) for name in ROWS))
    rows: list[Row] = []
    for at in reversed(range(len(found.periods))):
        period = found.periods[at]
        counts = [found.marks[name][at] for name in ROWS]
        told = [str(n) for n in counts]
        if not period.known and not any(counts):
            told = [words("not known")] * len(counts)
        rows.append((named(period, words, whole=True), *told))
    return top, rows
