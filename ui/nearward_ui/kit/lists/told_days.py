"""How a card of the timeline is told in a row of its day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLocale

from nearward.domain.cards import Card, Hit
from nearward.domain.kinds import BY_NAME
from nearward.domain.symbols import BY_NAME as SYMBOLS
from nearward.domain.symbols import WORKSHEET, symbol_of
from nearward.i18n import Translator
from nearward.worksheets import catalogue
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, locale, long_day, month_name
from nearward_ui.kit.lists.day_rows import DayLine
from nearward_ui.kit.widgets.card_text import (
    told_heading,
    told_ratings,
    within_near_it,
    without_words,
)
from nearward_ui.kit.widgets.hits import END, START

_STANDALONE = QLocale.FormatType.LongFormat
_SHORT = QLocale.FormatType.ShortFormat


class _Named(NamedTuple):
    """How a day is called."""

    long: str
    weekday: str
    month: str
    month_of_year: str


@lru_cache(maxsize=4096)
def _named(day: date, words: Translator) -> _Named:
    where = locale(words)
    return _Named(
        long_day(day, words),
        where.dayName(day.isoweekday(), _SHORT),
        where.standaloneMonthName(day.month, _STANDALONE),
        month_name(day, words),
    )


@lru_cache(maxsize=1440)
def _clock(hour: int, minute: int, words: Translator) -> str:
    return clock_time(datetime(2000, 1, 1, hour, minute, tzinfo=UTC), words)


def told_day(card: Card, around: PageContext, today: date) -> DayLine:
    """The row of a card among the days, under the head of its month."""
    words, named = around.words, _named(card.day, around.words)
    title, soft, mark, flows = _told(card, words)
    kind = words(BY_NAME[card.kind].label)
    symbol = SYMBOLS.get(mark)
    means = words(symbol.short) if symbol is not None and card.kind == "moment" else kind
    told = [named.long, title, "" if flows else soft]
    if card.kind == "entry":
        told.insert(1, _clock(card.at.hour, card.at.minute, words))
        told += [words("star")] if card.detail.get("starred") else []
        told += [*card.detail.get("people", ()), *card.detail.get("tags", ())]
    elif means not in soft:
        told.append(means)
    return DayLine(
        title,
        soft,
        mark,
        card,
        said=", ".join(part for part in told if part),
        head=named.month if card.day.year == today.year else named.month_of_year,
        number=str(card.day.day),
        under=named.weekday,
        strong=card.kind == "entry",
        flows=flows,
    )


def told_hit(hit: Hit, around: PageContext, today: date, *, by_day: bool) -> DayLine:
    """The row of something found. `by_day`: it stands among others in the order of their days; else
    it says its month and year itself."""
    told = told_day(hit.card, around, today)
    day, words = hit.card.day, around.words
    plain = hit.snippet.replace(START, "").replace(END, "")
    # found by whom it was with, or by a tag beside it: there is no place to show
    head, under, soft = told.head, told.under, hit.snippet if plain.strip() else told.soft
    if not by_day:
        head, under = "", locale(words).standaloneMonthName(day.month, _SHORT)
        soft = soft if day.year == today.year else f"{day.year} · {soft}"
    return DayLine(
        told.title,
        soft,
        told.mark,
        hit.card,
        said=", ".join((long_day(day, words), told.title, plain)),
        head=head,
        number=told.number,
        under=under,
        strong=told.strong,
    )


def _told(card: Card, words: Translator) -> tuple[str, str, str, bool]:
    """Both lines, the symbol, and whether the first goes on in the second."""
    detail = card.detail
    if card.kind == "entry":
        opening, prompt = str(detail["opening"]), str(detail.get("prompt", ""))
        if card.title:
            return card.title, opening, "", False
        flows = bool(opening)
        return opening or prompt or words("No words yet"), "", "", flows
    if card.kind == "moment":
        return _told_moment(card, words)
    if card.kind != "worksheet":
        label = words(BY_NAME[card.kind].label)
        return card.title or label, label if card.title else "", "", False
    draft = detail["status"] == "draft"
    parts = [words("Worksheet, not finished") if draft else words("Worksheet")]
    sheet = catalogue.nearest(str(detail["sheet"]), detail["sheet_version"])
    parts += told_ratings(sheet, (detail["belief_before"], detail["belief_after"]), words)
    return told_heading(sheet, card.title, words), " · ".join(parts), WORKSHEET, False


def _told_moment(card: Card, words: Translator) -> tuple[str, str, str, bool]:
    """The person's words first; without any, with whom and when it was."""
    detail = card.detail
    symbol = symbol_of(str(detail["kind"]), str(detail["outcome"] or ""))
    short = words(symbol.short) if symbol is not None else words("Moment")
    person = str(detail["person"] or "")
    mark = symbol.name if symbol is not None else ""
    if card.title:
        near = within_near_it(card, words)
        around = " · ".join(part for part in (person, near) if part)
        return card.title, around or short, mark, False
    title = without_words(card, words)
    return title or short, short if title else "", mark, False
