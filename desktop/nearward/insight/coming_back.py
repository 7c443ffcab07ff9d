"""Coming back: how long it took until the two were in touch again, after pulling away.

Only moments with outcome withdrew, from the time of the moment on. What is still open counts as
open until it was last said to be so; what was never answered is not in the curve, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nearward.domain.model import OPEN, RECONNECTED
from nearward.i18n import Translator
from nearward.i18n.days import number
from nearward.insight.history import Back, History
from nearward.insight.samples import KaplanMeier, kaplan_meier

#: a curve is drawn from so many on, else a list of dots
ENOUGH_TIMES = 5
#: days of an hour, and the least that is told apart: half an hour
HOUR = 1 / 24
LEAST = HOUR / 2
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComingBack:
    """Figure 4: days until back in touch, of each that is known, the shortest first.

    `returns` and `still_open` are what the curve holds; `ended` and `not_applicable` count as
    answered, and are told beside it; `unanswered`: of which nothing was said, or not when.
    """

    returns: tuple[Back, ...]
    still_open: tuple[Back, ...]
    ended: int
    not_applicable: int
    unanswered: int

    @property
    def told(self) -> int:
        """How many are in the curve."""
        return len(self.returns) + len(self.still_open)

    @property
    def withdrawn(self) -> int:
        """All of them."""
        return self.told + self.ended + self.not_applicable + self.unanswered

    @property
    def is_enough(self) -> bool:
        """Whether there are enough for a curve."""
        return self.told >= ENOUGH_TIMES

    @property
    def is_rough(self) -> bool:
        """Whether a time is not to the hour."""
        return any(back.rough for back in self.returns)

    def within(self, days: float) -> int:
        """How many were back in touch within so many days."""
        return sum(_days(back) <= days for back in self.returns)

    def curve(self) -> KaplanMeier:
        """The share that is not back in touch yet."""
        both = (*self.returns, *self.still_open)
        seen = [1] * len(self.returns) + [0] * len(self.still_open)
        return kaplan_meier([_days(back) for back in both], seen)


def coming_back(history: History, first: date, today: date) -> ComingBack:
    """Figure 4 of the moments from first to today."""
    found = [
        _over(one.back, one.day, today)
        for one in history.noted
        if one.outcome == "withdrew" and first <= one.day <= today
    ]
    known = [back for back in found if back is not None]
    returns = [back for back in known if back.state == RECONNECTED and back.days is not None]
    still_open = [back for back in known if back.state == OPEN and back.days is not None]
    ended, without = (_count(known, state) for state in ("ended", "not_applicable"))
    rest = len(found) - len(returns) - len(still_open) - ended - without
    return ComingBack(
        returns=tuple(sorted(returns, key=_days)),
        still_open=tuple(sorted(still_open, key=_days)),
        ended=ended,
        not_applicable=without,
        unanswered=rest,
    )


def _over(back: Back | None, day: date, today: date) -> Back | None:
    """The same; without its time, where that is still to come, as a wrong clock gives it."""
    if back is None or back.rough or back.days is None or back.days <= (today - day).days + 2:
        return back
    return back._replace(days=None)


def _count(known: Iterable[Back], state: str) -> int:
    return sum(back.state == state for back in known)


def _days(back: Back) -> float:
    return max(LEAST, back.days or 0.0)


def coming_back_sentence(found: ComingBack, words: Translator) -> str:
    """How many came back within a day, and how many are open."""
    if not found.withdrawn:
        return words("You did not note pulling away and staying away in this time.")
    if not found.told:
        return words.plural(
            "You pulled away and stayed away once. Whether you are back in touch is not answered.",
            "You pulled away and stayed away {n} times. Whether you are back in touch is not"
            " answered.",
            found.withdrawn,
        )
    if not found.is_enough:
        return _each(found, words)
    within = found.within(1)
    said = words.plural(
        "{within} of {n} time you were back in touch within a day",
        "{within} of {n} times you were back in touch within a day",
        found.told,
        within=within,
    )
    open_ = len(found.still_open)
    if not open_:
        return words("{said}.", said=said)
    return words("{said}; {open}.", said=said, open=_open(open_, words))


def _each(found: ComingBack, words: Translator) -> str:
    """Of a few, how long each took."""
    away = words.plural(
        "You pulled away and stayed away once.",
        "You pulled away and stayed away {n} times.",
        found.withdrawn,
    )
    back, open_ = len(found.returns), len(found.still_open)
    long = words.join([how_long(_days(one), words) for one in found.returns])
    told = words.plural(
        "Once you were back in touch, after {long}",
        "{n} times you were back in touch, after {long}",
        back,
        long=long,
    )
    if not back:
        return words("{away} {rest}.", away=away, rest=_open(open_, words))
    if not open_:
        return words("{away} {rest}.", away=away, rest=told)
    return words("{away} {rest}; {open}.", away=away, rest=told, open=_open(open_, words))


def _open(n: int, words: Translator) -> str:
    return words.plural("{n} is still open", "{n} are still open", n)


def beside_coming_back(found: ComingBack, words: Translator) -> str:
    """What is not in the figure, and which times are rough."""
    parts = []
    if found.is_rough:
        parts.append(
            words("Open circles are rough times: the same day, the next, some days, some weeks.")
        )
    if found.told and found.unanswered:
        parts.append(
            words.plural(
                "{n} is not answered, and not drawn.",
                "{n} are not answered, and not drawn.",
                found.unanswered,
            )
        )
    if found.ended:
        parts.append(
            words.plural(
                "After {n} the contact ended.", "After {n} the contact ended.", found.ended
            )
        )
    if found.not_applicable:
        parts.append(
            words.plural(
                "For {n} it does not apply.", "For {n} it does not apply.", found.not_applicable
            )
        )
    return " ".join(parts)


def how_long(days: float, words: Translator) -> str:
    """A time in hours, days or weeks, as it is told."""
    if days < 0.95:
        hours = max(1, round(days * 24))
        if days < HOUR * 0.75:
            return words("half an hour")
        return words.plural("{n} hour", "{n} hours", hours)
    if days < 20:
        whole = round(days)
        return words.plural("{n} day", "{n} days", whole)
    return words.plural("{n} week", "{n} weeks", round(days / 7))


def return_sentence(back: Back, words: Translator) -> str:
    """One return, as it is told when it is pointed at."""
    long = how_long(_days(back), words)
    if back.rough:
        return words("back in touch after about {time}", time=long)
    return words("back in touch after {time}", time=long)


def open_sentence(back: Back, words: Translator) -> str:
    """One that is open, as it is told when it is pointed at."""
    return words("still open when last answered, {time} later", time=how_long(_days(back), words))


def coming_back_rows(found: ComingBack, words: Translator) -> tuple[Row, list[Row]]:
    """The curve as a table: how many were back in touch by then, with its range."""
    head = (
        words("Back in touch within"),
        words("Times"),
        words("Of those still followed"),
        words("Share (95 % range)"),
    )
    rows: list[Row] = []
    done = 0
    for row in found.curve().rows:
        now = sum(_days(back) == row.time for back in found.returns)
        done += now
        share = _percent(1 - row.survival, words)
        if row.low is not None and row.high is not None:
            low, high = (_percent(1 - end, words) for end in (row.high, row.low))
            share = words("{share} ({low} to {high})", share=share, low=low, high=high)
        rows.append((how_long(row.time, words), str(done), str(row.at_risk), share))
    return head, rows


def _percent(value: float, words: Translator) -> str:
    return words("{n} %", n=number(100 * value, 0, words))
