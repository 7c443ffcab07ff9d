"""Dates and times as a person reads them, in the language of the texts (QLocale)."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from nearward.i18n import Translator


def locale(words: Translator) -> QLocale:
    """The locale of the texts; the country is the system's when the language is the same."""
    system = QLocale.system()
    wanted = QLocale(words.language)
    return system if system.language() == wanted.language() else wanted


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def long_day(day: date, words: Translator) -> str:
    """Monday 23 November 2026."""
    return locale(words).toString(_qdate(day), words("dddd d MMMM yyyy"))


def evening_day(day: date, words: Translator) -> str:
    """Monday 23 November."""
    return locale(words).toString(_qdate(day), words("dddd d MMMM"))


def short_day(day: date, today: date, words: Translator) -> str:
    """Today, Yesterday, Fri 20 Nov; with the year when it is another one."""
    if day == today:
        return words("Today")
    if (today - day).days == 1:
        return words("Yesterday")
    form = words("ddd d MMM") if day.year == today.year else words("d MMM yyyy")
    return locale(words).toString(_qdate(day), form)


def day_of_a_list(day: date, today: date, words: Translator) -> str:
    """Today, Yesterday, 20 Nov; with the year when it is another one."""
    if (today - day).days in (0, 1):
        return short_day(day, today, words)
    form = words("d MMM") if day.year == today.year else words("d MMM yy")
    return locale(words).toString(_qdate(day), form)


def full_date(day: date, words: Translator) -> str:
    """19 November 2026."""
    return locale(words).toString(_qdate(day), words("d MMMM yyyy"))


def day_and_month(day: date, words: Translator) -> str:
    """14 November."""
    return locale(words).toString(_qdate(day), words("d MMMM"))


def day_month_and_year(day: date, words: Translator) -> str:
    """14 November 2025."""
    return locale(words).toString(_qdate(day), words("d MMMM yyyy"))


def short_weekday(day: date, words: Translator) -> str:
    """Tue."""
    return locale(words).dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def weekday(day: date, words: Translator) -> str:
    """Tuesday."""
    return locale(words).dayName(day.isoweekday())


def month_name(day: date, words: Translator) -> str:
    """November 2026."""
    return locale(words).toString(_qdate(day), words("MMMM yyyy"))


def clock_time(at: datetime, words: Translator) -> str:
    """21:40, or as the locale writes it."""
    where = locale(words)
    form = where.timeFormat(QLocale.FormatType.ShortFormat)
    return where.toString(QTime(at.hour, at.minute), "HH:mm" if words.language == "en" else form)


def was_moved(at: datetime, words: Translator) -> str:
    """What is said when a time was in the hour that a clock change skipped."""
    return words(
        "The clocks changed in that hour, so there was no such time. {time} is used.",
        time=clock_time(at, words),
    )


def too_early(words: Translator) -> str:
    """What is said of a date that the field for dates cannot hold."""
    return words("A date before the year 100 is kept as it is, and cannot be changed here.")
