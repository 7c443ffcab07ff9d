"""A book of a diary: its title and contents, and what was written one after another, on pages.

It is set page by page, and twice: once to see on which page each thing begins, once to be printed
behind the contents. No more than a page of it is held.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from nearward.paper.blocks import Part, PictureBlock, Ribbon, Run, Written
from nearward.paper.body_text import BodyText
from nearward.paper.drawing import PAPERS, Atom, DrawnText, Measure, PageMark, PaperPage, Rule
from nearward.paper.page_flow import PageFlow
from nearward.paper.ribbon_setting import ribbon_set
from nearward.paper.typesetting import Typesetting

#: left and right, above and below what is written
SIDE, TOP, FOOT = 84.0, 66.0, 76.0
#: between two things, and where the second is set small
BETWEEN, BETWEEN_SMALL = 30.0, 13.0
#: with fewer pages no contents are wanted
CONTENTS_FROM = 12
PEN = 18.0
#: of a row of the contents: room for the day, and for the number of the page
DAY, NUMBER = 74.0, 40.0
#: characters of a title that a row can hold at most
ROW = 120


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing of a diary.

    `row` names it in the contents ("": it is not there), `day` stands at the top of its pages.
    `body` is asked for when its turn has come; `beside` stands under its name, in smaller letters.
    `sheet`: what a worksheet is called. `small`: it is a line or a paragraph, and stands close to
    what is before it.
    """

    day: str
    month: str
    short: str
    when: str
    name: str
    row: str
    asked: str
    body: Callable[[], Iterator[Written | PictureBlock | Part | Ribbon]]
    beside: str = ""
    small: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A line of the contents: `page` counts from the first page behind them."""

    month: str
    short: str
    text: str
    page: int


@dataclass(slots=True)
class BookPlan:
    """What is known of a book once it was set: its contents, and its pages by their digest."""

    rows: list[ContentsRow] = field(default_factory=list)
    chapters: int = 0
    pages: int = 0
    digest: bytes = b""
    #: pages of the contents, once they were counted
    before: int | None = None

    @property
    def all(self) -> int:
        """All pages, with those of the contents."""
        return self.pages + (self.before or 0)


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What stands above the contents and at the foot of each page."""

    title: str
    about: str
    contents: str
    page_label: str = "{n} / {all}"


class Book:
    """A book on a4 or letter."""

    def __init__(self, cover: TitlePage, paper: str, measure: Measure) -> None:
        self._cover = cover
        self._paper = paper
        self._measure = measure
        self._wide, self._high = PAPERS[paper]
        self._inner = self._wide - 2 * SIDE
        #: of the thing before
        self._month = self._day = ""

    def plan(self, chapters: Iterable[Chapter], plan: BookPlan) -> Iterator[None]:
        """Set it once, to fill an empty plan; it rests after each page and each chapter."""
        digest = hashlib.sha256(repr((self._cover, self._paper)).encode())
        for page in self._set(chapters, plan):
            if page is not None:
                plan.pages += 1
                digest.update(repr(page).encode("utf-8", "replace"))
            yield
        plan.digest = digest.digest()

    def count(self, plan: BookPlan) -> Iterator[None]:
        """Count the pages of the contents (none in a thin book, or of one thing), with rests."""
        before = 0
        if plan.before is None and len(plan.rows) > 1 and plan.pages >= CONTENTS_FROM:
            for _ in self._contents(plan, None):
                before += 1
                yield
        plan.before = before if plan.before is None else plan.before

    def pages(self, plan: BookPlan, chapters: Iterable[Chapter]) -> Iterator[PaperPage]:
        """All pages of a plan that was counted, the contents first.

        Changed when the chapters are not the planned ones.
        """
        before = plan.before
        if before is None:
            raise LookupError("a plan that was not counted")
        count = before + plan.pages
        number = 0
        if before:
            for page in self._contents(plan, before):
                number += 1
                yield self._footed(page, number, count)
        again, named = BookPlan(), 0
        for done in self._set(chapters, again):
            if again.rows:
                named += 1
                if named > len(plan.rows) or again.rows.pop() != plan.rows[named - 1]:
                    raise Changed
            if done is not None:
                number += 1
                if number > count:
                    raise Changed
                yield self._footed(done, number, count)
        if (number, named, again.chapters) != (count, len(plan.rows), plan.chapters):
            raise Changed

    def _set(self, chapters: Iterable[Chapter], plan: BookPlan) -> Iterator[PaperPage | None]:
        """The pages behind the contents, as they are filled; None after each chapter."""
        flow = PageFlow(self._paper, TOP, self._high - FOOT)
        day = ""  # of what the page begins with
        self._month = self._day = ""
        for chapter in chapters:
            flow.mark()
            for page in flow.put(self._chapter(chapter, flow)):
                yield self._headed(page, day or chapter.day)
                day = chapter.day
            day = day or chapter.day
            plan.chapters += 1
            if chapter.row:
                plan.rows.append(
                    ContentsRow(chapter.month, chapter.short, chapter.row, flow.marked)
                )
            yield None
        for page in flow.end():
            yield self._headed(page, day)

    def _chapter(self, chapter: Chapter, flow: PageFlow) -> Iterator[Atom]:
        prose = BodyText(self._measure, SIDE, self._inner, self._high - TOP - FOOT)
        setting = Typesetting(self._measure, PEN)
        if not flow.is_fresh:
            yield Atom(BETWEEN_SMALL if chapter.small else BETWEEN, (), joined=True)
        yield from self._marks(chapter)
        for text, role, after in (
            (chapter.when, "when", 1.0),
            (chapter.name, "name", 4.0),
            (chapter.beside, "soft", 4.0),
            (chapter.asked, "asked", 4.0),
        ):
            if text:
                yield from prose.lines((Run(text),), role)
                yield Atom(after, (), joined=True)
        for block in chapter.body():
            if isinstance(block, Ribbon):
                yield from ribbon_set(block, SIDE, self._inner, self._measure)
            elif isinstance(block, Part):
                yield Atom(9, ())
                yield from setting.part(block, SIDE, self._inner)
            else:
                yield from prose.atoms((block,))

    def _marks(self, chapter: Chapter) -> Iterator[Atom]:
        """Bookmarks of its month and its day, where they are new, and of a worksheet."""
        wanted = (
            (chapter.month, chapter.month != self._month),
            (chapter.day, chapter.day != self._day),
            (chapter.sheet, bool(chapter.sheet)),
        )
        ink = [PageMark(0, title, n) for n, (title, is_new) in enumerate(wanted) if is_new]
        self._month, self._day = chapter.month, chapter.day
        if ink:
            yield Atom(0, tuple(ink), joined=True)

    def _headed(self, page: PaperPage, day: str) -> PaperPage:
        """A page that is found alone says of which day it is."""
        high = self._measure.height("small")
        page.ink.append(DrawnText(SIDE, TOP - high - 16, self._inner, day, "small", right=True))
        return page

    def _footed(self, page: PaperPage, number: int, count: int) -> PaperPage:
        measure = self._measure
        y = self._high - FOOT + 24
        label = self._cover.page_label.format(n=number, all=count)
        room = self._inner - measure.width(label, "small") - 20
        title = measure.wrap(f"{self._cover.title} · {self._cover.about}", "small", room)[0]
        page.ink.append(Rule(SIDE, self._wide - SIDE, y - 6, "foot"))
        page.ink.append(DrawnText(SIDE, y, room, title, "small"))
        page.ink.append(DrawnText(SIDE, y, self._inner, label, "small", right=True))
        return page

    def _contents(self, plan: BookPlan, before: int | None) -> Iterator[PaperPage]:
        flow = PageFlow(self._paper, TOP, self._high - FOOT)
        yield from flow.put(self._rows(plan, before))
        yield from flow.end()

    def _rows(self, plan: BookPlan, before: int | None) -> Iterator[Atom]:
        """`before`: pages of the contents; None while they are counted: rows are blank then."""
        measure, cover = self._measure, self._cover
        for text, role, after in (
            (cover.title, "title", 4.0),
            (cover.about, "intro", 26.0),
            (cover.contents, "heading1", 2.0),
        ):
            for line in measure.wrap(text, role, self._inner):
                ink = DrawnText(SIDE, 0, self._inner, line, role)
                yield Atom(measure.height(role), (ink,), joined=True)
            yield Atom(after, (), joined=True)
        month = short = ""
        for row in plan.rows:
            if row.month != month:
                yield Atom(10, (), joined=True)
                head = DrawnText(SIDE, 0, self._inner, row.month, "month")
                yield Atom(measure.height("month") + 2, (head,), joined=True)
                month, short = row.month, ""
            if before is None:
                yield Atom(measure.height("row"), (DrawnText(SIDE, 0, 0, "", "row"),))
            else:
                yield self._row(row, before, named=row.short != short)
            short = row.short

    def _row(self, row: ContentsRow, before: int, *, named: bool) -> Atom:
        """Mon 3   what it is called            12"""
        measure = self._measure
        high = measure.height("row")
        low = (high - measure.height("date")) / 2 + 2.4
        room = self._inner - DAY - NUMBER
        first, *more = measure.wrap(row.text[:ROW], "row", room - 10)
        text = f"{first}…" if more or len(row.text) > ROW else first
        number = str(before + row.page)
        ink = [
            DrawnText(SIDE + DAY, 0, room, text, "row"),
            DrawnText(SIDE, low, self._inner, number, "date", right=True),
        ]
        if named:
            ink.append(DrawnText(SIDE, low, DAY, row.short, "date"))
        return Atom(high, tuple(ink))


class Changed(Exception):  # said to who sets the book, who begins again
    """What is printed is no longer what was planned: something was written meanwhile."""
