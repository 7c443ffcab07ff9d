"""A day in one of the forms in which people and programs write it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from nearward.exchange.dates import names

#: earlier years are mistakes of a clock, and have no place in a calendar here
MIN_YEAR = 1000
#: years of a day that is not written as in ISO 8601: outside of them it is another calendar's
_YEARS = range(1700, 2200)
#: years of two figures from this one on are of the last century
_OLDEST = 70
_LONGEST = 60
_FAR_EAST = re.compile(r"(\d{2,4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]")
_FAR_EAST_SHORT = re.compile(r"(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日號号일]")
_VIET = re.compile(r"\b(?:tháng|thg)\.? ?(\d{1,2})\b", re.I)
_VIET_DAY = re.compile(r"^(?:thứ \w+|chủ nhật),? ", re.I)
_TOKEN = re.compile(
    r"(?P<number>\d+)(?P<ordinal>[^\W\d]{1,3}\b|[-.](?:го|е|я|a|ª|th)\b)?|[^\W\d_]+"
)
_ORDINALS_WORDS = "st nd rd th er re e eme ème è de ste o a º ª го е й ого d m η ος"
_ORDINALS = set(_ORDINALS_WORDS.split())
_NUMERIC = re.compile(r"(\d{1,4})(?:([./-]) ?|\. )(\d{1,2})(?:([./-]) ?|\. )(\d{1,4})\.?")
#: words and letters that stand in a day and say nothing of it
_FILLERS_WORDS = (
    "a d da de del dels den der di do du el em en gada i ikinci la le m na of on os p the um "
    "v w year г год года р рік року n ngày năm tanggal le' ב ה ו ko št"
)
_FILLERS = set(_FILLERS_WORDS.split())

#: the months that a word can mean, with the languages where they do not agree
Months = dict[int, tuple[str, ...]]


class DayOrder(NamedTuple):
    """What a text can mean: `by` names the day for each order of its numbers; one and the same for
    all when it is sure. `shape`: how it is written, for what stands in one file alike."""

    by: dict[str, date]
    shape: str

    @property
    def sure(self) -> date | None:
        """The day, when it can be no other."""
        days = set(self.by.values())
        return next(iter(days)) if len(days) == 1 else None


def days_in(text: str, year: str = "") -> DayOrder | None:
    """The day or the days that a whole text can mean; None when it is no day.

    `year`: that of a text without one. Every sign has to fit.
    """
    if not text or len(text) > _LONGEST:
        return None
    plain = names.plain(text).strip(" ,;()").replace("-feira", "feira")
    plain = _VIET_DAY.sub("", plain)
    shape = shape_of(plain)
    far = _FAR_EAST.search(plain)
    if far is not None and _only_weekday(plain[: far.start()] + " " + plain[far.end() :]):
        return _sure(int(far[1]), int(far[2]), int(far[3]), shape)
    short = _FAR_EAST_SHORT.fullmatch(plain)
    if short is not None and re.fullmatch(r"\d{4}", year):
        return _sure(int(year), int(short[1]), int(short[2]), shape)
    numeric = _NUMERIC.search(plain)
    if numeric is not None:
        beside = plain[: numeric.start()] + " " + plain[numeric.end() :]
        if not _only_weekday(beside):
            return None
        return _weekday(_numbers(numeric, shape), _weekdays(beside))
    if re.fullmatch(r"(1[7-9]|2[01])\d{6}", plain):
        return _sure(int(plain[:4]), int(plain[4:6]), int(plain[6:]), shape)
    return _worded(plain, year, shape)


def shape_of(text: str) -> str:
    """How a text is written: what are numbers, what are words, and the signs between them."""
    text = re.sub(r"\d+", "9", names.plain(text))
    return re.sub(r"[^\W\d_]+", "a", text)


def _only_weekday(text: str) -> bool:
    words = re.findall(r"[^\W_]+", text)
    return all(names.weekdays(word) or word.casefold() in _FILLERS for word in words)


def _weekdays(text: str) -> set[int]:
    words = re.findall(r"[^\W_]+", text)
    return {number for word in words for number in names.weekdays(word)}


def _weekday(found: DayOrder | None, weekdays: set[int]) -> DayOrder | None:
    """A weekday beside the numbers decides between two days; a wrong one decides nothing."""
    if found is None or not weekdays:
        return found
    fit = {order: day for order, day in found.by.items() if day.weekday() in weekdays}
    return DayOrder(fit or found.by, found.shape)


def with_weekday(found: DayOrder, weekday: str) -> DayOrder:
    """The same, with a weekday that stands in another place."""
    narrowed = _weekday(found, set(names.weekdays(weekday)))
    return narrowed or found


def _numbers(found: re.Match[str], shape: str) -> DayOrder | None:
    first, second, third = found[1], found[3], found[5]
    point = (found[2] or ".") == "." and (found[4] or ".") == "."
    if len(first) == 4:
        return _sure(int(first), int(second), int(third), shape) if len(third) <= 2 else None
    if len(first) == 3 or len(third) in (1, 3):
        return None
    one, two, last = int(first), int(second), int(third)
    if len(third) == 4:
        # with points, no language of the world has the month first
        orders = {"dmy": (last, two, one)} | ({} if point else {"mdy": (last, one, two)})
    else:
        orders = {"dmy": (century(last), two, one), "ymd": (century(one), two, last)}
        orders |= {} if point else {"mdy": (century(last), one, two)}
    by = {order: day for order, parts in orders.items() if (day := _date(*parts)) is not None}
    return DayOrder(by, shape) if by else None


def _worded(plain: str, year: str, shape: str) -> DayOrder | None:
    """A day with the name of its month: 4 March 2025, March 4th, 2025, mardi 4 mars 2025."""
    plain = _VIET.sub(lambda mark: f" viet{'x' * int(mark[1])} ", plain)
    numbers: list[str] = []
    months: Months = {}
    weekdays: set[int] = set()
    for token in _TOKEN.finditer(plain):
        if token["number"] is not None:
            ordinal = (token["ordinal"] or "").strip("-.").casefold()
            if ordinal and ordinal not in _ORDINALS:
                return None
            numbers.append(token["number"])
            continue
        word = token[0]
        viet = re.fullmatch(r"viet(x{1,12})", word)
        named: Months = _month(word) if viet is None else {len(viet[1]): ()}
        # a word for a month can be one for a weekday too: mar is March and martes
        if named and not months:
            months = named
            weekdays |= set(names.weekdays(word))
        elif days := names.weekdays(word):
            weekdays |= set(days)
        elif named and weekdays:
            months = named
        elif word.casefold() not in _FILLERS:
            return None
    if not months:
        return None
    return _weekday(_of_month(numbers, months, year, shape), weekdays)


def _month(word: str) -> Months:
    found: Months = names.months(word)
    if not found and word[:1] in "בלו" and len(word) > 2:
        found = names.months(word[1:])
    return found


def _of_month(numbers: list[str], months: Months, year: str, shape: str) -> DayOrder | None:
    if len(numbers) == 1 and re.fullmatch(r"\d{4}", year):
        numbers = [*numbers, year]
    if len(numbers) != 2:
        return None
    years = [number for number in numbers if len(number) == 4]
    if len(years) == 1:
        day = next(number for number in numbers if len(number) != 4)
        which = int(years[0])
    elif not years and len(numbers[1]) == 2:
        day, which = numbers[0], century(int(numbers[1]))
    else:
        return None
    by = {
        f"month {number}": found
        for number in months
        if (found := _date(which, number, int(day))) is not None
    }
    return DayOrder(by, shape) if by else None


def _sure(year: int, month: int, day: int, shape: str) -> DayOrder | None:
    found = _date(century(year) if year < 100 else year, month, day)
    return DayOrder({"sure": found}, shape) if found is not None else None


def century(year: int) -> int:
    """A year of two figures as one that can stand in a diary; 0 for one that is still to come."""
    past = datetime.now().astimezone().year - 2000
    return 2000 + year if year <= past else 1900 + year if year >= _OLDEST else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return found if year in _YEARS else None
