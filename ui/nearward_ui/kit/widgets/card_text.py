"""How a card of the timeline is told in a row; several pages show the same rows."""

from __future__ import annotations

import re
from datetime import date

from nearward.domain.cards import Card
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import APPROACH
from nearward.domain.symbols import symbol_of
from nearward.i18n import Translator
from nearward.worksheets import catalogue, vocabulary
from nearward.worksheets.form.model import Sheet
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, short_day
from nearward_ui.kit.widgets.cards import CardLine

_MARKS = re.compile('[“”„«»"]')


def told_card(card: Card, around: PageContext, today: date) -> CardLine:
    """The row of a timeline card."""
    words = around.words
    when = short_day(card.day, today, words)
    if card.kind == "entry":
        when = f"{when} {clock_time(card.at, words)}"
        opening, prompt = str(card.detail["opening"]), str(card.detail.get("prompt", ""))
        title = card.title or opening or prompt or words("No words yet")
        parts = [when, words("star")] if card.detail.get("starred") else [when]
        names = [*card.detail.get("people", ()), *card.detail.get("tags", ())]
        if names:
            parts += names
        elif title != opening and opening:
            parts.append(opening)
        return CardLine(title, " · ".join(parts), "", card)
    if card.kind == "moment":
        return _told_moment_card(card, when, around)
    if card.kind != "worksheet":
        label = words(BY_NAME[card.kind].label)
        return CardLine(card.title or label, f"{when} · {label}", "", card)
    draft = card.detail["status"] == "draft"
    parts = [when, words("worksheet, not finished") if draft else words("worksheet")]
    sheet = catalogue.nearest(str(card.detail["sheet"]), card.detail["sheet_version"])
    ratings = card.detail["belief_before"], card.detail["belief_after"]
    parts += told_ratings(sheet, ratings, words)
    return CardLine(told_heading(sheet, card.title, words), " · ".join(parts), "", card)


def _told_moment_card(card: Card, when: str, around: PageContext) -> CardLine:
    words, detail = around.words, card.detail
    kind, outcome = str(detail["kind"]), str(detail["outcome"])
    said = vocabulary.happened(outcome, words)
    # the mark and the outcome say that it is a moment; there is little room
    short = words("let someone in") if kind == APPROACH else said
    mark, around_it = mark_of(kind, outcome), without_words(card, words)
    if not card.title and around_it:
        return CardLine(around_it, f"{when} · {short}", mark, card)
    parts = [when, short if card.title else words("moment")]
    parts += [
        vocabulary.shown(detail["approach_kind"], words),
        str(detail["person"] or ""),
    ]
    soft = " · ".join(part for part in parts if part)
    return CardLine(card.title or said, soft, mark, card)


def without_words(card: Card, words: Translator) -> str:
    """What stands in the place of a moment's words: with whom, and when it was or what was shown.

    Nothing, when neither was given: what happened is never the first line of many.
    """
    person = str(card.detail["person"] or "")
    if not person:
        return near_it(card, words)
    near = within_near_it(card, words)
    return " · ".join(filter(None, (words("With {person}", person=person), near)))


def near_it(card: Card, words: Translator) -> str:
    """What was just before a moment, or what was shown in it; "" where neither was given."""
    just_before = str(card.detail.get("trigger") or "")
    if just_before:
        return vocabulary.label("trigger", just_before, words)
    return vocabulary.shown(card.detail["approach_kind"], words)


def within_near_it(card: Card, words: Translator) -> str:
    """The same in the middle of a line."""
    just_before = str(card.detail.get("trigger") or "")
    if just_before:
        return vocabulary.within("trigger", just_before, words)
    shown = card.detail["approach_kind"]
    return vocabulary.within("approach_kind", shown, words) if shown else ""


def quoted(text: str, words: Translator) -> str:
    """A person's words in quotation marks; words that hold some stand without more."""
    return text if _MARKS.search(text) else words("“{heading}”", heading=text)


def told_heading(sheet: Sheet | None, heading: str, words: Translator) -> str:
    """The title of a worksheet: the person's words, or what its definition says without any."""
    if heading:
        return quoted(" ".join(heading.split()), words)
    if sheet is None:
        return words("Worksheet")
    return words(sheet.untitled or sheet.title)


def told_ratings(
    sheet: Sheet | None, ratings: tuple[object, object], words: Translator
) -> list[str]:
    """How something was rated before and after, as far as it was rated."""
    before, after = ratings
    if sheet is None or before is None:
        return []
    label = words(sheet.rating_label)
    if after is None:
        return [words("{name} {value}", name=label, value=before)]
    return [words("{name} {before}, then {after}", name=label, before=before, after=after)]


def mark_of(kind: str, outcome: str | None) -> str:
    """The name of a moment's symbol; nothing where its outcome is not known."""
    symbol = symbol_of(kind, outcome)
    return "" if symbol is None else symbol.name
