"""Days and numbers in the texts of the house (the windows have the system's own ways)."""

from __future__ import annotations

from datetime import date

from nearward.i18n.catalogue import N_, Translator

MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
MONTHS_IN_FULL = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
#: Monday first
WEEKDAYS = (
    N_("Mon"),
    N_("Tue"),
    N_("Wed"),
    N_("Thu"),
    N_("Fri"),
    N_("Sat"),
    N_("Sun"),
)
WEEKDAYS_IN_FULL = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def weekday(day: date, words: Translator) -> str:
    """Mon."""
    return words(WEEKDAYS[day.weekday()])


def long_date(day: date, words: Translator) -> str:
    """Monday 9 November 2026."""
    return words(
        "{weekday} {day} {month} {year}",
        weekday=words(WEEKDAYS_IN_FULL[day.weekday()]),
        day=day.day,
        month=words(MONTHS_IN_FULL[day.month - 1]),
        year=day.year,
    )


def short_month(day: date, words: Translator) -> str:
    """Nov."""
    return words(MONTHS[day.month - 1])


def full_month(day: date, today: date, words: Translator) -> str:
    """November, or November 2024 when the year is another one."""
    name = words(MONTHS_IN_FULL[day.month - 1])
    return name if day.year == today.year else words("{month} {year}", month=name, year=day.year)


def short_date(day: date, words: Translator) -> str:
    """9 Nov."""
    return words("{day} {month}", day=day.day, month=short_month(day, words))


def dated(day: date, words: Translator) -> str:
    """9 Nov 2026."""
    return words("{day} {month} {year}", day=day.day, month=short_month(day, words), year=day.year)


def span_of(first: date, last: date, words: Translator) -> str:
    """9 Nov 2026, or 9 Nov 2026 to 12 Dec 2026."""
    if first == last:
        return dated(first, words)
    return words("{first} to {last}", first=dated(first, words), last=dated(last, words))


def number(value: float, digits: int, words: Translator) -> str:
    """A number with the decimal sign of the language."""
    return f"{value:.{digits}f}".replace(".", words("."))
