"""A date as a person types it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from nearward.i18n import Translator
from nearward_ui.kit.dates import locale

_NUMBERS = re.compile(r"(\d{1,4})[.\-/ ]+(\d{1,2})(?:[.\-/ ]+(\d{1,4}))?[.]?")


def read_date(text: str, today: date, words: Translator) -> date | None:
    """The date that is meant, or None. Without a year, the last such day that is not ahead.

    Understood are 2026-11-23, 23.11.2026, 23 Nov 2026, Nov 23, today and yesterday.
    """
    text = " ".join(text.replace(",", " ").split())
    for said, day in ((words("today"), today), (words("yesterday"), today - timedelta(days=1))):
        if text.casefold() == said.casefold():
            return day
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        return _of_numbers(numbers, today, words)
    return _of_names(text, today, words)


def _of_numbers(found: re.Match[str], today: date, words: Translator) -> date | None:
    first, second, third = found[1], found[2], found[3]
    if len(first) == 4:
        return _made(int(first), int(second), int(third or 1))
    day, month = int(first), int(second)
    form = locale(words).dateFormat(QLocale.FormatType.ShortFormat)
    month_first = form.find("M") < form.find("d")
    if (month_first and "/" in found[0]) or month > 12:
        day, month = month, day
    if third is None:
        return _latest(month, day, today)
    year = int(third)
    return _made(year + (2000 if len(third) <= 2 else 0), month, day)


def _of_names(text: str, today: date, words: Translator) -> date | None:
    where, english = locale(words), QLocale(QLocale.Language.English)
    for speaks in (where, english):
        for form in ("d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy"):
            found = speaks.toDate(text, form)
            if found.isValid():
                return _made(found.year(), found.month(), found.day())
        for form in ("d MMMM", "d MMM", "MMMM d", "MMM d"):
            # a year that has every day, so that 29 February is understood
            found = speaks.toDate(f"{text} 2000", f"{form} yyyy")
            if found.isValid():
                return _latest(found.month(), found.day(), today)
    return None


def _latest(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, max(0, today.year - 9), -1):
        made = _made(year, month, day)
        if made is not None and made <= today:
            return made
    return None


def _made(year: int, month: int, day: int) -> date | None:
    found = QDate(year, month, day)
    return date(year, month, day) if 1 <= year <= 9999 and found.isValid() else None
