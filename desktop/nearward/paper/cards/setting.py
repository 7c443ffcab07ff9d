"""Cards set on pages, eight to a page, with marks where they are cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nearward.i18n import Translator
from nearward.paper.cards.card import PaperCard
from nearward.paper.drawing import PAPERS, Band, DrawnText, Ink, Measure, PaperPage, Rule

MILLIMETRE = 72 / 25.4
#: a card, as banks make them
WIDE, HIGH = 85 * MILLIMETRE, 54 * MILLIMETRE
ACROSS, DOWN = 2, 4
A_PAGE = ACROSS * DOWN
#: where the first row of cards begins, and what stands above and below all of them
TOP, HEAD, FOOT = 62.0, 36.0, 46.0
#: between the edge of a card and its words, between two of its rows, and so where there is room
PAD, BETWEEN, MOST_BETWEEN = 12.0, 3.0, 9.0
#: a mark: how far from a corner it begins, how long and how thick it is
APART, LONG, THIN = 4.0, 9.0, 0.5
#: the letters of a sentence, and of rows: the first in which all of it fits
SENTENCE, ROWS = ("name", "answer", "fine"), ("answer", "moment", "fine", "tiny")
#: from one line for a pen to the next
PEN = 21.0

Line = tuple[str, str]


def card_pages(
    cards: Sequence[PaperCard], paper: str, words: Translator, measure: Measure
) -> list[PaperPage]:
    """The pages, the cards in their order. One that is too long goes on on the next card."""
    title = words("Cards to cut out")
    parted = [part for card in cards for part in _parted(card, measure)]
    sheets = [parted[at : at + A_PAGE] for at in range(0, len(parted), A_PAGE)]
    pages = []
    for number, some in enumerate(sheets, 1):
        wide, high = PAPERS[paper]
        page = PaperPage(wide, high)
        left = (wide - ACROSS * WIDE) / 2
        _frame(page, left, title, f"{number} / {len(sheets)}", measure)
        for n, card in enumerate(some):
            x, y = left + n % ACROSS * WIDE, TOP + n // ACROSS * HIGH
            page.ink.extend(_card(card, x, y, measure))
        page.ink.extend(_marks(left, len(some)))
        pages.append(page)
    return pages


def _frame(page: PaperPage, left: float, title: str, number: str, measure: Measure) -> None:
    wide = page.width - 2 * left
    page.ink.append(DrawnText(left, HEAD, wide, measure.wrap(title, "small", wide)[0], "small"))
    low = page.height - FOOT
    page.ink.append(DrawnText(left, low, wide, number, "small", right=True))


def _marks(left: float, count: int) -> Iterator[Ink]:
    """Short lines at the corners of the cards, outside of them all, and small crosses between."""
    across, down = min(count, ACROSS), -(-count // ACROSS)
    right, bottom = left + across * WIDE, TOP + down * HIGH
    for n in range(across + 1):
        x = left + n * WIDE - THIN / 2
        yield Band(x, TOP - APART - LONG, THIN, LONG, "tick")
        yield Band(x, bottom + APART, THIN, LONG, "tick")
    for n in range(down + 1):
        y = TOP + n * HIGH - THIN / 2
        yield Band(left - APART - LONG, y, LONG, THIN, "tick")
        yield Band(right + APART, y, LONG, THIN, "tick")
        for column in range(1, across):
            x = left + column * WIDE
            yield Band(x - APART, y, 2 * APART, THIN, "tick")
            if 0 < n < down:
                yield Band(x - THIN / 2, y - APART, THIN, 2 * APART, "tick")


def _card(card: PaperCard, x: float, y: float, measure: Measure) -> Iterator[Ink]:
    if card.blank:
        yield from _for_a_pen(card, x, y, measure)
        return
    role = _role(card, measure)
    lines = _lines(card, role, measure)
    room = HIGH - 2 * PAD
    left = max(0.0, room - _height(lines, measure))
    more = min(MOST_BETWEEN - BETWEEN, left / max(1, len(card.rows) - 1))
    # a sentence stands in the middle, rows begin at the top
    at = y + PAD + (left / 2 if card.is_sentence else 0.0)
    for text, kind in lines:
        if text:
            yield DrawnText(x + PAD, at, WIDE - 2 * PAD, text, kind)
        at += _high(kind, measure) + (more if kind == "space" else 0.0)


def _for_a_pen(card: PaperCard, x: float, y: float, measure: Measure) -> Iterator[Ink]:
    """Each label with a line beside it, and one more below where there is room."""
    step = (HIGH - 2 * PAD) / len(card.rows)
    for n, (label, _) in enumerate(card.rows):
        low = y + PAD + n * step
        yield DrawnText(x + PAD, low, WIDE - 2 * PAD, label, "hint")
        end = x + WIDE - PAD
        start = x + PAD + measure.width(label, "hint") + 5
        yield Rule(start, end, low + measure.height("hint") - 1)
        if step > PEN:
            yield Rule(x + PAD, end, low + step - 3)


def _parted(card: PaperCard, measure: Measure) -> Iterator[PaperCard]:
    """The card, or as many as its words need."""
    room = HIGH - 2 * PAD
    role = _role(card, measure)
    if card.blank or _height(_lines(card, role, measure), measure) <= room:
        yield card
        return
    held: list[tuple[str, str]] = []
    used, goes_on = 0.0, False
    for label, text in card.rows:
        above = _high("label", measure) if label else 0.0
        kept: list[str] = []
        for line in measure.wrap(text, role, WIDE - 2 * PAD):
            more = measure.height(role) + (0.0 if kept else above + (BETWEEN if held else 0.0))
            if used + more > room:
                yield replace(card, rows=(*held, *_row(label, kept)), goes_on=goes_on)
                held, kept, used, goes_on = [], [], 0.0, True
                more = measure.height(role) + above
            kept.append(line)
            used += more
        held += _row(label, kept)
    if held:
        yield replace(card, rows=tuple(held), goes_on=goes_on)


def _row(label: str, lines: list[str]) -> list[tuple[str, str]]:
    return [(label, "\n".join(lines))] if lines else []


def _role(card: PaperCard, measure: Measure) -> str:
    """The largest letters in which all of it fits; the smallest where it does not."""
    roles = SENTENCE if card.is_sentence else ROWS
    if card.goes_on:
        return roles[-1]
    fits = (r for r in roles if _height(_lines(card, r, measure), measure) <= HIGH - 2 * PAD)
    return next(fits, roles[-1])


def _lines(card: PaperCard, role: str, measure: Measure) -> list[Line]:
    """What stands under each other: texts with their roles; "" and "space" is a gap."""
    found: list[Line] = []
    for label, text in card.rows:
        if found:
            found.append(("", "space"))
        if label:
            found.append((label, "label"))
        found += [(line, role) for line in measure.wrap(text, role, WIDE - 2 * PAD)]
    return [(line, "small" if kind == "label" else kind) for line, kind in found]


def _height(lines: Sequence[Line], measure: Measure) -> float:
    return sum(_high(kind, measure) for _, kind in lines)


def _high(kind: str, measure: Measure) -> float:
    if kind == "space":
        return BETWEEN
    return measure.height("small" if kind == "label" else kind)
