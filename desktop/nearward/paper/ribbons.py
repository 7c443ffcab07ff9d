"""Check-ins of a diary on paper: each week is a line of ticks, behind what is of that week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from nearward.domain.model import CheckIn
from nearward.i18n import Translator
from nearward.i18n.days import short_date, weekday
from nearward.paper.blocks import Ribbon, RibbonDay
from nearward.paper.book import Chapter
from nearward.paper.chapters import check_in_chapter, ribbon_chapter, says_more

#: of CheckIn.confirmed
_SIGNS = {True: "full", False: "unsure", None: "open"}


class Ribbons:
    """Gathers the check-ins of a span, in their order; what the ticks mean is told once."""

    def __init__(self, first: date, last: date, words: Translator) -> None:
        self._first, self._last = first, last
        self._words = words
        self._week: list[CheckIn] = []
        self._is_told = False

    def add(self, check_ins: Iterable[CheckIn]) -> Iterator[Chapter]:
        """Each that says more stands on its day; weeks that are over are given away."""
        for check_in in check_ins:
            yield from self.until(check_in.day)
            self._week.append(check_in)
            if says_more(check_in):
                yield check_in_chapter(check_in, self._words)

    def until(self, day: date) -> Iterator[Chapter]:
        """What is told before this day begins: the week that was gathered, once it is over."""
        if self._week and _monday(day) > _monday(self._week[0].day):
            yield from self.end()

    def end(self) -> Iterator[Chapter]:
        """The week that was gathered."""
        if self._week:
            yield ribbon_chapter(self._week, self._ribbon(), self._words)
            self._week, self._is_told = [], True

    def _ribbon(self) -> Ribbon:
        words = self._words
        monday = _monday(self._week[0].day)
        told = {check_in.day: _SIGNS[check_in.confirmed] for check_in in self._week}
        days = [monday + timedelta(n) for n in range(7)]
        within = [day for day in days if self._first <= day <= self._last]
        full = sum(told.get(day) == "full" for day in within)
        names = {day: weekday(day, words) for day in within}
        first, last = short_date(within[0], words), short_date(within[-1], words)
        one = within[0] == within[-1]
        said = dict(_key(words))
        signs = [(day, told.get(day, "")) for day in days]
        span = last if one else words("{first} to {last}", first=first, last=last)
        return Ribbon(
            words("Check-ins, {span}", span=span),
            tuple(RibbonDay(names.get(day, ""), sign, said[sign]) for day, sign in signs),
            words("all noted on {n} of {high}", n=full, high=len(within)),
            () if self._is_told else _key(words),
        )


def _key(words: Translator) -> tuple[tuple[str, str], ...]:
    return (
        ("full", words("everything noted")),
        ("unsure", words("not sure")),
        ("open", words("answered in part")),
        ("", words("not answered")),
    )


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
