"""A sheet on pages. Lengths are points (1/72 inch) from the top left of the page."""

from __future__ import annotations

from collections.abc import Iterator

from nearward.paper.blocks import Document, Part
from nearward.paper.drawing import PAPERS, Atom, DrawnText, Measure, PaperPage, Rule, moved
from nearward.paper.given_setting import SPACE
from nearward.paper.typesetting import Typesetting

MARGIN = 48.0
TOP = 42.0
#: where a later page begins, and where it says whose it is: within what any printer prints
LATER, AGAIN = 52.0, 35.0
FOOT = 60.0
GAP = 20.0
#: from one line for a pen to the next: the widest with which a blank sheet fits one page
PENS = (21.0, 20.0, 19.0, 18.0, 17.0)
#: room for so many lines of notes is made by moving parts closer
NOTED = 3
#: between parts
PART_SPACE = 13.0
#: between parts and above a row: less of it when a filled sheet fits one page with it
SPACES = ((PART_SPACE, SPACE), (10.0, SPACE), (7.0, SPACE), (6.0, 2.0), (5.0, 1.0))


def lay_out(document: Document, paper: str, measure: Measure) -> list[PaperPage]:
    """The pages of a document on a4 or letter."""
    first: list[PaperPage] = []
    single: tuple[int, list[PaperPage]] = (-1, [])
    filled = bool(document.date)
    ways = (
        [(PENS[0], *spaces) for spaces in SPACES]
        if filled
        else [(pen, PART_SPACE, SPACE) for pen in PENS]
    )
    for pen, between, above in ways:
        setting = Typesetting(measure, pen, above)
        layout = _Layout(document, paper, measure, setting, between)
        pages = layout.run()
        if len(pages) == 1 and (not document.notes or layout.noted >= NOTED):
            return pages
        if len(pages) == 1 and layout.noted > single[0]:
            single = layout.noted, pages
        first = first or pages
    return single[1] or first


class _Layout:
    def __init__(
        self, document: Document, paper: str, measure: Measure, setting: Typesetting, space: float
    ) -> None:
        self._setting = setting
        self._space = space
        self._document = document
        self._measure = measure
        self._wide, self._high = PAPERS[paper]
        self._inner = self._wide - 2 * MARGIN
        self._bottom = self._high - FOOT
        self._pages = [PaperPage(self._wide, self._high)]
        #: how many lines for notes there are
        self.noted = 0

    def run(self) -> list[PaperPage]:
        page, y = 0, self._head()
        for row in _rows(self._document.parts):
            half = (self._inner - GAP) / 2
            ends = []
            # what was given side by side begins side by side
            head = max(self._setting.head(part, half) for part in row) if len(row) > 1 else 0.0
            for n, part in enumerate(row):
                x = MARGIN + n * (half + GAP)
                width = half if part.half else self._inner
                ends.append(self._pour(list(self._setting.part(part, x, width, head)), page, y))
            page, y = max(ends)
            y += self._space
        if self._document.notes:
            self._notes(page, y)
        self._feet()
        return self._pages

    def _head(self) -> float:
        document, measure = self._document, self._measure
        ink = self._pages[0].ink
        date = f"{document.date_label} {document.date}".strip()
        wide = measure.width(date, "intro") + (0 if document.date else 60)
        y = TOP
        for line in measure.wrap(document.title, "title", self._inner - wide - GAP):
            ink.append(DrawnText(MARGIN, y, self._inner, line, "title"))
            y += measure.height("title")
        low = y - measure.height("intro") - 1
        if document.date:
            ink.append(DrawnText(MARGIN, low, self._inner, date, "intro", right=True))
        else:
            left = self._wide - MARGIN - wide
            ink.append(DrawnText(left, low, wide, date, "intro"))
            start = left + measure.width(date, "intro") + 4
            ink.append(Rule(start, self._wide - MARGIN, y - 3))
        y += 2
        for line in measure.wrap(document.intro, "intro", self._inner) if document.intro else ():
            ink.append(DrawnText(MARGIN, y, self._inner, line, "intro"))
            y += measure.height("intro")
        return y + self._space

    def _notes(self, page: int, y: float) -> None:
        """Lines for a pen down to the foot, where there is room for one."""
        measure, ink = self._measure, self._pages[page].ink
        start = y + measure.height("part")
        if start + PENS[0] > self._bottom:
            return
        ink.append(DrawnText(MARGIN, y, self._inner, self._document.notes, "part"))
        y = start + PENS[0]
        while y <= self._bottom:
            ink.append(Rule(MARGIN, self._wide - MARGIN, y - 0.5))
            self.noted += 1
            y += PENS[0]

    def _feet(self) -> None:
        measure, document = self._measure, self._document
        y = self._high - MARGIN - measure.height("small") + 8
        for n, page in enumerate(self._pages, 1):
            number = document.page_label.format(n=n, all=len(self._pages))
            page.ink.append(Rule(MARGIN, self._wide - MARGIN, y - 5, "foot"))
            if n > 1:
                # a page that is found alone says where it belongs
                self._again(page)
            room = self._inner - measure.width(number, "small") - GAP
            line = measure.wrap(document.foot, "small", room)[0]
            page.ink.append(DrawnText(MARGIN, y, room, line, "small"))
            page.ink.append(DrawnText(MARGIN, y, self._inner, number, "small", right=True))

    def _again(self, page: PaperPage) -> None:
        measure, document = self._measure, self._document
        y = AGAIN
        room = self._inner - measure.width(document.date, "small") - GAP
        line = measure.wrap(document.title, "small", room)[0]
        page.ink.append(DrawnText(MARGIN, y, room, line, "small"))
        page.ink.append(DrawnText(MARGIN, y, self._inner, document.date, "small", right=True))

    def _pour(self, atoms: list[Atom], page: int, y: float) -> tuple[int, float]:
        """Place atoms from (page, y) on; pages are made as they are needed."""
        at = 0
        while at < len(atoms):
            end = at
            while atoms[end].joined and end + 1 < len(atoms):
                end += 1
            together = sum(atom.height for atom in atoms[at : end + 1])
            if y + together > self._bottom and y > (LATER if page else TOP):
                page, y = page + 1, LATER
                if page == len(self._pages):
                    self._pages.append(PaperPage(self._wide, self._high))
            for atom in atoms[at : end + 1]:
                self._pages[page].ink.extend(moved(ink, y) for ink in atom.ink)
                y += atom.height
            at = end + 1
        return page, y


def _rows(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Parts side by side where two halves follow each other."""
    at = 0
    while at < len(parts):
        two = at + 1 < len(parts) and parts[at].half and parts[at + 1].half
        yield parts[at : at + 2] if two else (parts[at],)
        at += 2 if two else 1
