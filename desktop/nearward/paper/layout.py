"""A sheet on pages. Lengths are points (1/72 inch) from the top left of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from nearward.paper.blocks import Document, Part, Ruler
from nearward.paper.drawing import (
    PAPERS,
    Atom,
    DrawnText,
    Measure,
    PageMark,
    PaperPage,
    Rule,
    moved,
)
from nearward.paper.ruler_setting import START, start_of
from nearward.paper.sheets.filling import Filled, Found, Remembered, find, grows, shorter, spread
from nearward.paper.sheets.given_setting import INDENT, SPACE
from nearward.paper.typesetting import Typesetting

MARGIN = 48.0
TOP = 42.0
#: where a later page begins, and where it says whose it is: within what any printer prints
LATER, AGAIN = 52.0, 35.0
FOOT = 60.0
GAP = 20.0
#: room for a pen to write the day
DATE = 84.0
#: what was made to fit must not miss it by a rounding
HAIR = 0.01
#: large print: so much larger, that the words of a person have 16 points
LARGE = 16 / 10.5
#: from one line for a pen to the next: the widest with which a blank sheet fits one page
PENS = (21.0, 20.0, 19.0, 18.0, 17.0)
#: a blank sheet goes on another page before its lines are closer than this
LEAST_PEN = 18.0
#: room for so many lines of notes is made by moving parts closer
NOTED = 3
#: of the width: a last line that is shorter is made longer, by so much of it at a time
ALONE, NARROWER = 0.45, 0.04
#: between parts
PART_SPACE = 13.0
#: the same on a blank sheet that needs one page less with it
CLOSER = (9.0, 7.0, 5.0)
#: between parts and above a row: less of it when a filled sheet fits one page with it
SPACES = ((PART_SPACE, SPACE), (10.0, SPACE), (7.0, SPACE), (6.0, 2.0), (5.0, 1.0), (4.0, 0.5))


def lay_out(
    document: Document, paper: str, measure: Measure, *, large: bool = False
) -> list[PaperPage]:
    """The pages of a document on a4 or letter. A blank sheet fills the pages that it takes."""
    scale = LARGE if large else 1.0
    if large:
        whole = tuple(replace(part, half=False) for part in document.parts)
        document = replace(document, parts=whole)
    frame = Frame.of(document, paper, measure, scale)
    if not document.date and not document.notes and any(grows(p) for p in document.parts):
        return _blank(document, frame, measure)
    first: list[PaperPage] = []
    single: tuple[int, list[PaperPage]] = (-1, [])
    filled = bool(document.date)
    ways = (
        [(PENS[0], *spaces) for spaces in SPACES]
        if filled
        else [(pen, PART_SPACE, SPACE) for pen in PENS]
    )
    for pen, between, above in ways:
        setting = Typesetting(measure, pen, above, frame.start)
        layout = _Layout(document, frame, measure, setting, between)
        pages = layout.run()
        if len(pages) == 1 and (not document.notes or layout.noted >= NOTED):
            return pages
        if len(pages) == 1 and layout.noted > single[0]:
            single = layout.noted, pages
        first = first or pages
    return single[1] or first


def _blank(document: Document, frame: Frame, measure: Measure) -> list[PaperPage]:
    """The fewest pages, each filled: more lines where there is room for them."""
    measure = Remembered(measure)
    best: Found | None = None
    setting = Typesetting(measure, PENS[0], SPACE, frame.start)
    pens = [pen for pen in PENS if pen >= LEAST_PEN or document.one_page]
    short = [shorter(part) for part in document.parts] if document.one_page else []
    for parts in filter(None, (document.parts, tuple(short))):
        for space, pen in product((PART_SPACE, *CLOSER), pens):
            if best is not None and len(best.cuts) == 1:
                break
            layout = _Layout(document, frame, measure, setting, space)
            found = find(list(rows_of(parts)), layout, pen)
            if found and (best is None or len(found.cuts) < len(best.cuts)):
                best = found
    if best is None:
        # a part is higher than a page
        return _Layout(document, frame, measure, setting, PART_SPACE).run()
    layout = _Layout(document, frame, measure, setting, best.space)
    return layout.run(spread(best, layout))


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same on each page of a document; `start`: where its scales begin."""

    wide: float
    high: float
    scale: float
    foot: tuple[str, ...]
    start: float
    margin: float
    bottom: float

    @classmethod
    def of(cls, document: Document, paper: str, measure: Measure, scale: float) -> Frame:
        """The frame on a paper; large print is set on a smaller page, and painted larger."""
        wide, high = (side / scale for side in PAPERS[paper])
        margin = MARGIN / scale
        inner = wide - 2 * margin
        number = measure.width(document.page_label.format(n=99, all=99), "small")
        foot = tuple(measure.wrap(document.foot, "small", inner - number - GAP))
        more = (len(foot) - 1) * measure.height("small")
        rulers = [b for p in document.parts if not p.half for b in p.body if isinstance(b, Ruler)]
        starts = (start_of(ruler.label, inner - INDENT, measure) for ruler in rulers)
        start = max(starts, default=START)
        return cls(wide, high, scale, foot, start, margin, high - FOOT / scale - more)

    @property
    def inner(self) -> float:
        """How wide the words may be."""
        return self.wide - 2 * self.margin

    def page(self) -> PaperPage:
        """An empty page."""
        return PaperPage(self.wide * self.scale, self.high * self.scale, scale=self.scale)


class _Layout:
    def __init__(
        self, document: Document, frame: Frame, measure: Measure, setting: Typesetting, space: float
    ) -> None:
        self._setting = setting
        self.space = space
        self._document = document
        self._measure = measure
        self._frame = frame
        self._inner = frame.inner
        self._bottom = frame.bottom
        self._later = LATER / frame.scale
        self._pages = [frame.page()]
        #: how many lines for notes there are
        self.noted = 0

    def run(self, filled: tuple[Filled, ...] = ()) -> list[PaperPage]:
        """The pages; of a blank sheet that was spread, what each of them holds is given."""
        page, y = 0, self._head()
        without = Filled(tuple(rows_of(self._document.parts)), self.space, PENS[0])
        for n, one in enumerate(filled or [without]):
            if n:
                page, y = self._turn(page)
            setting = self._setting.at_pen(one.pen) if filled else self._setting
            for row in one.rows:
                page, y = max(self._pour(list(atoms), page, y) for atoms in self._set(row, setting))
                y += one.space
        if self._document.notes:
            self._notes(page, y)
        self._feet()
        return self._pages

    def row_height(self, row: tuple[Part, ...], pen: float) -> float:
        """How high parts are that stand side by side; `pen`: from one line to the next."""
        setting = self._setting.at_pen(pen)
        return max(sum(atom.height for atom in atoms) for atoms in self._set(row, setting))

    @property
    def rooms(self) -> tuple[float, float]:
        """How much room the first page has, and each later one."""
        measured = _Layout(self._document, self._frame, self._measure, self._setting, self.space)
        return self._bottom - measured._head(), self._bottom - self._later

    def _set(self, row: tuple[Part, ...], setting: Typesetting) -> Iterator[Iterator[Atom]]:
        """The atoms of each part of a row."""
        half = (self._inner - GAP) / 2
        # what was given side by side begins side by side
        head = max(setting.head(part, half) for part in row) if len(row) > 1 else 0.0
        for n, part in enumerate(row):
            x = self._frame.margin + n * (half + GAP)
            width = half if len(row) > 1 else self._inner
            yield _marked(part, setting.part(part, x, width, head))

    def _head(self) -> float:
        document, measure, margin = self._document, self._measure, self._frame.margin
        ink = self._pages[0].ink
        date = f"{document.date_label} {document.date}".strip()
        no_date = DATE / self._frame.scale if date and not document.date else 0
        wide = measure.width(date, "intro") + no_date
        y = TOP / self._frame.scale
        ink.append(PageMark(y, document.title))
        for line in balanced(document.title, "title", self._inner - wide - GAP, measure):
            ink.append(DrawnText(margin, y, self._inner, line, "title"))
            y += measure.height("title")
        low = y - measure.height("intro") - 1
        if document.date:
            ink.append(DrawnText(margin, low, self._inner, date, "intro", right=True))
        elif date:
            left = self._frame.wide - margin - wide
            ink.append(DrawnText(left, low, wide, date, "intro"))
            start = left + measure.width(date, "intro") + 4
            ink.append(Rule(start, self._frame.wide - margin, y - 3))
        y += 2
        for line in balanced(document.intro, "intro", self._inner, measure):
            ink.append(DrawnText(margin, y, self._inner, line, "intro"))
            y += measure.height("intro")
        return y + self.space

    def _notes(self, page: int, y: float) -> None:
        """Lines for a pen down to the foot, where there is room for one."""
        measure, ink, margin = self._measure, self._pages[page].ink, self._frame.margin
        start = y + measure.height("part")
        if start + PENS[0] > self._bottom:
            return
        ink.append(DrawnText(margin, y, self._inner, self._document.notes, "part"))
        y = start + PENS[0]
        while y <= self._bottom:
            ink.append(Rule(margin, self._frame.wide - margin, y - 0.5))
            self.noted += 1
            y += PENS[0]

    def _feet(self) -> None:
        """The whole foot on each page; a page that is found alone says where it belongs."""
        measure, document, frame = self._measure, self._document, self._frame
        margin, high = frame.margin, measure.height("small")
        top = frame.bottom + (FOOT - MARGIN + 8) / frame.scale - high
        for n, page in enumerate(self._pages, 1):
            number = document.page_label.format(n=n, all=len(self._pages))
            page.ink.append(Rule(margin, frame.wide - margin, top - 5, "foot"))
            if n > 1:
                self._again(page)
            for at, line in enumerate(frame.foot):
                page.ink.append(DrawnText(margin, top + at * high, self._inner, line, "small"))
            page.ink.append(DrawnText(margin, top, self._inner, number, "small", right=True))

    def _again(self, page: PaperPage) -> None:
        measure, document, margin = self._measure, self._document, self._frame.margin
        y = AGAIN / self._frame.scale
        room = self._inner - measure.width(document.date, "small") - GAP
        line = measure.wrap(document.title, "small", room)[0]
        page.ink.append(DrawnText(margin, y, room, line, "small"))
        page.ink.append(DrawnText(margin, y, self._inner, document.date, "small", right=True))

    def _turn(self, page: int) -> tuple[int, float]:
        """To the next page, which is made where there is none."""
        if page + 1 == len(self._pages):
            self._pages.append(self._frame.page())
        return page + 1, self._later

    def _pour(self, atoms: list[Atom], page: int, y: float) -> tuple[int, float]:
        """Place atoms from (page, y) on; pages are made as they are needed."""
        at = 0
        while at < len(atoms):
            end = at
            while atoms[end].joined and end + 1 < len(atoms):
                end += 1
            group = atoms[at : end + 1]
            together = sum(atom.height for atom in group)
            top = self._later if page else TOP / self._frame.scale
            if y + together > self._bottom + HAIR and y > top:
                page, y = self._turn(page)
                group = [*group[0].again, *group]
            for atom in group:
                self._pages[page].ink.extend(moved(ink, y) for ink in atom.ink)
                y += atom.height
            at = end + 1
        return page, y


def _marked(part: Part, atoms: Iterator[Atom]) -> Iterator[Atom]:
    """The atoms of a part; a bookmark leads to its title."""
    for n, atom in enumerate(atoms):
        mark = n == 0 and part.title
        ink = (*atom.ink, PageMark(0, part.title, level=1)) if mark else atom.ink
        yield replace(atom, ink=ink) if mark else atom


def balanced(text: str, role: str, width: float, measure: Measure) -> list[str]:
    """Lines of about the same length, where the last one would hold a word or two alone."""
    if not text:
        return []
    lines = measure.wrap(text, role, width)
    while len(lines) > 1 and measure.width(lines[-1], role) < width * ALONE:
        width *= 1 - NARROWER
        closer = measure.wrap(text, role, width)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def rows_of(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Parts side by side where two halves follow each other."""
    at = 0
    while at < len(parts):
        two = at + 1 < len(parts) and parts[at].half and parts[at + 1].half
        yield parts[at : at + 2] if two else (parts[at],)
        at += 2 if two else 1
