"""Invented diaries of every length, for the figures."""

from __future__ import annotations

import gettext
import random
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle

from nearward.domain.model import PersonRating
from nearward.i18n import Translator
from nearward.insight.history import Back, History, Noted

#: a Tuesday
TODAY = date(2026, 11, 24)
#: half a year, a row for each day of the week. 1, 2: so often on a confirmed day; a, b: so often
#: on another; o: confirmed, none; a dot: not known
HALF_YEAR = (
    "1ooooo1o....1ooo1o..11111o",
    "o1o1o2o1a...aoo.o....1..a",
    "1o1ooo2o.a..ooo1oa.oooooo",
    "o1o2o1o.a...o1oo...o11111",
    "o.1oo..a......o2o...o.o1o",
    "ab...........b.o......2..",
    ".oo1o..a.....oo2.a.a.oooa",
)
FIRST = date(2026, 6, 1)
COUNTS = {"1": 1, "2": 2, "a": 1, "b": 2}
#: the weeks of the half year in which there was something good, by symbol
GOOD = {
    "stayed": (0, 1, 3, 5, 6, 7, 12, 13, 14, 15, 15, 16, 20, 21, 22, 23, 24),
    "paused_told": (2, 3, 6, 15, 16, 19, 22, 24, 24),
    "approach": (1, 4, 6, 12, 14, 15, 17, 21, 22, 24, 25),
}
TRIGGERS = ("T06", "T05", "T06", "T02", "T03", "T06", "T05", "T04", "T02", "T06", "T09", "T01")
BEHAVIOURS = ("B01", "B02", "B06", "B01", "B07", "B04", "B09", "B02", "B01", "B06", "B07", "B14")
#: days until back in touch
BACK = (
    *(0.02, 0.06, 0.09, 0.125, 0.17, 0.21, 0.33, 0.42, 0.59, 0.75, 0.92, 1.0, 1.1, 1.3, 1.5, 1.7),
    *(1.9, 2.1, 2.5, 2.8, 3.0, 3.3, 4.0, 4.6, 5.0, 5.8, 6.3, 6.8, 8.4, 11.0),
)
STILL_OPEN = (1.25, 2.9, 7.5, 13.3)


def half_year() -> History:
    """A diary of half a year, with all that figures show."""
    noted: list[Noted] = []
    sure: set[date] = set()
    back = [Back("reconnected", days, days == 1.0) for days in BACK]
    backs = cycle([*back, *(Back("open", days) for days in STILL_OPEN), None])
    for at, row in enumerate(HALF_YEAR):
        for week, told in enumerate(row):
            day = FIRST + timedelta(days=7 * week + at)
            if told in "o12":
                sure.add(day)
            for _ in range(COUNTS.get(told, 0)):
                noted.append(pulled(day, len(noted), back=next(backs)))
    for outcome, weeks in GOOD.items():
        for n, week in enumerate(weeks):
            day = FIRST + timedelta(days=7 * week + n % 2)
            good = "approach" if outcome == "approach" else "pull"
            noted.append(Noted(day, good, None if good == "approach" else outcome))
    return History.of(noted, sure)


def pulled(day: date, n: int, back: Back | None = None) -> Noted:
    """A moment of pulling away; every fifth was a brief one."""
    return Noted(
        day=day,
        outcome="partly" if n % 5 == 4 else "withdrew",
        trigger=TRIGGERS[n % len(TRIGGERS)] if n % 11 else None,
        behaviour=(BEHAVIOURS[n % len(BEHAVIOURS)], BEHAVIOURS[(n * 5 + 1) % len(BEHAVIOURS)]),
        back=back,
        id=n + 1,
    )


def of_days(count: int, rate: float = 0.25, sure: float = 0.6, seed: int = 1) -> History:
    """A diary of so many days. `rate`: moments a day; `sure`: which part is confirmed."""
    chance = random.Random(seed)
    noted: list[Noted] = []
    days = [TODAY - timedelta(days=n) for n in range(count)]
    confirmed = [day for day in days[1:] if chance.random() < sure and day.month != 8]
    for day in days:
        while day.month != 8 and chance.random() < rate:
            noted.append(_any(day, len(noted), chance))
    return History.of(noted, confirmed)


def _any(day: date, n: int, chance: random.Random) -> Noted:
    kind = chance.random()
    if kind < 0.2:
        return Noted(day, outcome=chance.choice(["stayed", "paused_told"]), id=n + 1)
    if kind < 0.3:
        return Noted(day, "approach", id=n + 1)
    back = Back(
        chance.choice(["reconnected", "reconnected", "open"]),
        max(0.02, chance.lognormvariate(0, 1.6)),
        chance.random() < 0.2,
    )
    return pulled(day, n, back)


def one_moment(outcome: str = "withdrew") -> History:
    """A single moment, four days ago, and nothing else."""
    return History.of([pulled(TODAY - timedelta(days=4), 0)._replace(outcome=outcome)], [])


def five_hundred_in_a_day() -> History:
    """500 of each kind in one day of half a year."""
    day, kept = TODAY - timedelta(days=40), half_year()
    many = [pulled(day, n, Back("reconnected", 0.02 + n / 100)) for n in range(500)]
    good = [Noted(day, outcome="stayed")] * 500 + [Noted(day, "approach")] * 500
    return History.of([*kept.noted, *many, *good], kept.confirmed)


#: by name
DIARIES: dict[str, Callable[[], History]] = {
    "nothing": lambda: History.of([], []),
    "one moment": one_moment,
    "one that stayed": lambda: one_moment("stayed"),
    "one day": lambda: of_days(1, rate=0.9),
    "nine days": lambda: of_days(9, rate=0.6),
    "nine days, all quiet": lambda: History.of(
        [], [TODAY - timedelta(days=n) for n in range(1, 9)]
    ),
    "three weeks": lambda: of_days(21, rate=0.5),
    "five weeks": lambda: of_days(35, rate=0.4),
    "all unknown": lambda: History.of([], [TODAY - timedelta(days=150)]),
    "half a year": half_year,
    "500 in a day": five_hundred_in_a_day,
    "27 weeks": lambda: of_days(7 * 26 + 2, rate=0.5),
    "52 weeks": lambda: of_days(7 * 51 + 2),
    "60 weeks": lambda: of_days(7 * 59 + 2),
    "61 weeks": lambda: of_days(7 * 60 + 2),
    "five years": lambda: of_days(5 * 365),
    "twenty years": lambda: of_days(20 * 365, rate=0.5),
}


def ratings(count: int) -> list[PersonRating]:
    """Someone's ratings of one other, so many."""
    chance = random.Random(count)
    found = []
    for n in range(count):
        day = TODAY - timedelta(days=9 * (count - n))
        found.append(
            PersonRating(
                at=datetime.combine(day, time(12), UTC),
                day=day,
                person_id=1,
                worry=chance.choice([None, 0, 40, 100]) if n else 70,
                unease=chance.choice([None, 20, 55, 90]),
            )
        )
    return found


class _Longer(gettext.NullTranslations):
    """Every longer word half as long again."""

    def gettext(self, message: str) -> str:
        return _lengthened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _lengthened(msgid1 if n == 1 else msgid2)


def _lengthened(message: str) -> str:
    parts = re.split(r"(\{[^}]*\})", message)
    return "".join(
        part if part.startswith("{") else re.sub(r"[A-Za-z]{4,}", _longer_word, part)
        for part in parts
    )


def _longer_word(found: re.Match[str]) -> str:
    word = found.group()
    return word + word[-len(word) // 2 :].lower()


class LongWords(Translator):
    """A language whose words are half as long again, as those of German are."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = _Longer()
