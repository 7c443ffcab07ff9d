"""A moment as it is read: when it was, what was given of it, and what is beside it."""

from __future__ import annotations

from collections.abc import Iterator

from nearward.domain.cards import Card
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Moment, Person
from nearward.domain.rough import CODES, ROUGH, told
from nearward.domain.symbols import WORKSHEET, WRITTEN, symbol_of
from nearward.i18n import Translator
from nearward.session.ask.moments import MomentToRead
from nearward.worksheets import catalogue, vocabulary
from nearward.worksheets.moment_fields import moment_fields, told_answer
from nearward_ui.kit.dates import clock_time, day_and_month, weekday
from nearward_ui.moments.listed.lines import time_or_part

#: of a text that is longer so many letters are shown; all of it is on the page of the moment
LONGEST = 3000


def told_when(moment: Moment, words: Translator) -> str:
    """Saturday 21 November, 21:25."""
    day = words(
        "{weekday} {date}",
        weekday=weekday(moment.day, words),
        date=day_and_month(moment.day, words),
    )
    rough, time = str(moment.more.get(ROUGH, "")), clock_time(moment.at, words)
    if rough in CODES:
        return told(day, rough, words, time)
    return words("{day}, {time}", day=day, time=time)


def told_fields(found: MomentToRead, words: Translator) -> Iterator[tuple[str, str | int | Person]]:
    """What was given beside the words: a label, and what it says, how strong it was, or who it
    was."""
    moment = found.moment

    def labels(name: str, codes: tuple[str, ...]) -> str:
        return ", ".join(vocabulary.label(name, code, words) for code in codes if code)

    yield from _given(words("What I showed"), vocabulary.shown(moment.approach_kind, words))
    yield from _given(words("With whom"), found.person)
    yield from _given(words("Just before it"), labels("trigger", (moment.trigger or "",)))
    yield from _given(words("How it showed"), labels("behaviour", moment.behaviour))
    yield from _given(words("What I feared"), labels("fear", moment.fear))
    yield from _given(words("How hard it was"), moment.suds)
    yield from _given(words("How it was taken"), labels("reception", (moment.reception or "",)))
    yield from _given(words("How I felt after"), labels("emotion", moment.after_feeling))
    for field in moment_fields():
        answer = told_answer(field, moment.more, words)
        yield from _given(words(field.label), answer)
    yield from _given(words("The urge"), moment.urge)


def told_aloud(found: MomentToRead, words: Translator) -> str:
    """The same as one text: the keyboard goes to what can be done, behind all of it."""
    moment = found.moment
    parts = [told_when(moment, words), " ".join(moment.text.split())[:LONGEST]]
    parts.append(vocabulary.happened(moment.outcome, words))
    for label, value in told_fields(found, words):
        parts.append(f"{label}: {value.alias if isinstance(value, Person) else value}")
    return ". ".join(part.rstrip(".") for part in parts if part)


def _given(
    label: str, value: str | int | Person | None
) -> Iterator[tuple[str, str | int | Person]]:
    if value is not None and value != "":
        yield label, value


def told_same_day(card: Card, words: Translator) -> tuple[str, str, str]:
    """A symbol, the words of a thing, and what it is: Entry, 22:50."""
    detail = card.detail
    time = time_or_part(card.at, str(detail.get(ROUGH, "")), words)
    label = words(BY_NAME[card.kind].label)
    title = card.title
    symbol = {"entry": WRITTEN}.get(card.kind, WORKSHEET)
    if "outcome" in detail:
        found = symbol_of(str(detail["kind"]), str(detail["outcome"]))
        symbol = "" if found is None else found.name
        title = title or vocabulary.happened(str(detail["outcome"]), words)
        label = str(detail["person"] or "") or label
    elif "opening" in detail:
        title = title or str(detail["opening"]) or words("No words yet")
    elif "sheet" in detail:
        sheet = catalogue.nearest(str(detail["sheet"]), detail["sheet_version"])
        title = title or (words(sheet.title) if sheet is not None else label)
    below = words("{what}, {time}", what=label, time=time) if time else label
    return symbol, " ".join(title.split()), below


def told_sheet(card: Card, words: Translator) -> tuple[str, str, str]:
    """The same of a worksheet that was begun from it: its day stands in the place of its time."""
    symbol, title, _ = told_same_day(card, words)
    sheet = catalogue.nearest(str(card.detail["sheet"]), card.detail["sheet_version"])
    label = words(BY_NAME["worksheet"].label if sheet is None else sheet.title)
    day = day_and_month(card.day, words)
    if card.detail["status"] == "draft":
        return symbol, title, words("{what}, {day}, not finished", what=label, day=day)
    return symbol, title, words("{what}, {day}", what=label, day=day)
