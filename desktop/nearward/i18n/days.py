"""Days and numbers in the texts of the house (the windows have the system's own ways)."""

from __future__ import annotations

from datetime import date

from nearward.i18n.catalogue import Words, later

MONTHS = (
    later("Jan"),
    later("Feb"),
    later("Mar"),
    later("Apr"),
    later("May"),
    later("Jun"),
    later("Jul"),
    later("Aug"),
    later("Sep"),
    later("Oct"),
    later("Nov"),
    later("Dec"),
)
MONTHS_IN_FULL = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)
#: Monday first
WEEKDAYS = (
    later("Mon"),
    later("Tue"),
    later("Wed"),
    later("Thu"),
    later("Fri"),
    later("Sat"),
    later("Sun"),
)
WEEKDAYS_IN_FULL = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)


def weekday(day: date, words: Words) -> str:
    """Mon."""
    return words(WEEKDAYS[day.weekday()])


def long_date(day: date, words: Words) -> str:
    """Monday 9 November 2026."""
    return words(
        "{weekday} {day} {month} {year}",
        weekday=words(WEEKDAYS_IN_FULL[day.weekday()]),
        day=day.day,
        month=words(MONTHS_IN_FULL[day.month - 1]),
        year=day.year,
    )


def short_month(day: date, words: Words) -> str:
    """Nov."""
    return words(MONTHS[day.month - 1])


def full_month(day: date, today: date, words: Words) -> str:
    """November, or November 2024 when the year is another one."""
    name = words(MONTHS_IN_FULL[day.month - 1])
    return name if day.year == today.year else words("{month} {year}", month=name, year=day.year)


def short_date(day: date, words: Words) -> str:
    """9 Nov."""
    return words("{day} {month}", day=day.day, month=short_month(day, words))


def dated(day: date, words: Words) -> str:
    """9 Nov 2026."""
    return words("{day} {month} {year}", day=day.day, month=short_month(day, words), year=day.year)


def span_of(first: date, last: date, words: Words) -> str:
    """9 Nov 2026, or 9 Nov 2026 to 12 Dec 2026."""
    if first == last:
        return dated(first, words)
    return words("{first} to {last}", first=dated(first, words), last=dated(last, words))


def number(value: float, digits: int, words: Words) -> str:
    """A number with the decimal sign of the language."""
    return f"{value:.{digits}f}".replace(".", words("."))
