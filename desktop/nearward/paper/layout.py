"""Blocks on pages. Lengths are points (1/72 inch) from the top left of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from nearward.paper.blocks import (
    Answer,
    Body,
    Choices,
    Document,
    KeyLines,
    Lines,
    Part,
    Ruler,
    Squares,
)

#: width and height in points
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MARGIN = 48.0
TOP = 42.0
FOOT = 46.0
GAP = 20.0
#: from one line for a pen to the next: the widest with which a blank sheet fits one page
PENS = (21.0, 20.0, 19.0, 18.0)
#: between parts, and less of it when a filled sheet fits one page with it
PART_SPACE, PART_SPACES = 13.0, (13.0, 10.0, 7.0)
#: the letters of a key: each in a cell of its own, with a space between groups and between lines
CELL, CELL_GAP, KEY_SPACE = 22.0, 18.0, 7.0
#: modules of white that a reader wants around a square code
QUIET = 4


class Measure(Protocol):
    """What the painter's fonts say. Roles: title, intro, part, hint, answer, soft, small, key."""

    def wrap(self, text: str, role: str, width: float) -> list[str]:
        """Lines of at most `width`; a word that is longer is broken. Empty lines are kept."""

    def height(self, role: str) -> float:
        """From one line to the next."""

    def width(self, text: str, role: str) -> float:
        """How wide a text is."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text in a box; right: it ends at x + width."""

    x: float
    y: float
    width: float
    text: str
    role: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line; tone "line" for a pen, "ink" for a scale, "foot" above the foot."""

    x1: float
    x2: float
    y: float
    tone: str = "line"


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle; filled for a value, open to be filled by a pen."""

    x: float
    y: float
    radius: float
    filled: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A black rectangle."""

    x: float
    y: float
    width: float
    height: float


Ink = Text | Rule | Mark | Box


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One page."""

    width: float
    height: float
    ink: list[Ink] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is never broken. `joined`: it stays with the next one."""

    height: float
    ink: tuple[Ink, ...]
    joined: bool = False


def lay_out(document: Document, paper: str, measure: Measure) -> list[PaperPage]:
    """The pages of a document on a4 or letter."""
    first: list[PaperPage] = []
    filled = bool(document.date)
    ways = (
        [(PENS[0], space) for space in PART_SPACES] if filled else [(p, PART_SPACE) for p in PENS]
    )
    for pen, space in ways:
        pages = _Layout(document, paper, measure, pen, space).run()
        if len(pages) == 1:
            return pages
        first = first or pages
    return first


class _Layout:
    def __init__(
        self, document: Document, paper: str, measure: Measure, pen: float, space: float
    ) -> None:
        self._pen = pen
        self._space = space
        self._document = document
        self._measure = measure
        self._wide, self._high = PAPERS[paper]
        self._inner = self._wide - 2 * MARGIN
        self._bottom = self._high - MARGIN - FOOT / 2
        self._pages = [PaperPage(self._wide, self._high)]

    def run(self) -> list[PaperPage]:
        page, y = 0, self._head()
        for row in _rows(self._document.parts):
            half = (self._inner - GAP) / 2
            ends = []
            for n, part in enumerate(row):
                x = MARGIN + n * (half + GAP)
                width = half if part.half else self._inner
                ends.append(self._pour(list(self._atoms(part, x, width)), page, y))
            page, y = max(ends)
            y += self._space
        self._feet()
        return self._pages

    def _head(self) -> float:
        document, measure = self._document, self._measure
        ink = self._pages[0].ink
        date = f"{document.date_label} {document.date}".strip()
        wide = measure.width(date, "intro") + (0 if document.date else 60)
        y = TOP
        for line in measure.wrap(document.title, "title", self._inner - wide - GAP):
            ink.append(Text(MARGIN, y, self._inner, line, "title"))
            y += measure.height("title")
        low = y - measure.height("intro") - 1
        if document.date:
            ink.append(Text(MARGIN, low, self._inner, date, "intro", right=True))
        else:
            left = self._wide - MARGIN - wide
            ink.append(Text(left, low, wide, date, "intro"))
            start = left + measure.width(date, "intro") + 4
            ink.append(Rule(start, self._wide - MARGIN, y - 3))
        y += 2
        for line in measure.wrap(document.intro, "intro", self._inner):
            ink.append(Text(MARGIN, y, self._inner, line, "intro"))
            y += measure.height("intro")
        return y + self._space

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
            page.ink.append(Text(MARGIN, y, room, line, "small"))
            page.ink.append(Text(MARGIN, y, self._inner, number, "small", right=True))

    def _again(self, page: PaperPage) -> None:
        measure, document = self._measure, self._document
        y = TOP - measure.height("small") - 6
        room = self._inner - measure.width(document.date, "small") - GAP
        line = measure.wrap(document.title, "small", room)[0]
        page.ink.append(Text(MARGIN, y, room, line, "small"))
        page.ink.append(Text(MARGIN, y, self._inner, document.date, "small", right=True))

    def _pour(self, atoms: list[_Atom], page: int, y: float) -> tuple[int, float]:
        """Place atoms from (page, y) on; pages are made as they are needed."""
        top = TOP
        at = 0
        while at < len(atoms):
            end = at
            while atoms[end].joined and end + 1 < len(atoms):
                end += 1
            together = sum(atom.height for atom in atoms[at : end + 1])
            if y + together > self._bottom and y > top:
                page, y = page + 1, top
                if page == len(self._pages):
                    self._pages.append(PaperPage(self._wide, self._high))
            for atom in atoms[at : end + 1]:
                self._pages[page].ink.extend(_moved(ink, y) for ink in atom.ink)
                y += atom.height
            at = end + 1
        return page, y

    def _atoms(self, part: Part, x: float, width: float) -> Iterator[_Atom]:
        measure = self._measure
        number = f"{part.number}  " if part.number else ""
        indent = measure.width(number, "part") if number else 0.0
        for n, line in enumerate(measure.wrap(part.title, "part", width - indent)):
            ink: list[Ink] = [Text(x + indent, 0, width - indent, line, "part")]
            if n == 0 and number:
                ink.append(Text(x, 0, indent, number.strip(), "part"))
            yield _Atom(measure.height("part"), tuple(ink), joined=True)
        if part.hint:
            for line in measure.wrap(part.hint, "hint", width):
                text = Text(x, 0, width, line, "hint")
                yield _Atom(measure.height("hint"), (text,), joined=True)
        for body in part.body:
            yield from self._body(body, x, width)

    def _body(self, body: Body, x: float, width: float) -> Iterator[_Atom]:
        measure = self._measure
        if isinstance(body, Lines):
            for n in range(body.count):
                high = self._pen + (3 if n == 0 else 0)
                yield _Atom(high, (Rule(x, x + width, high - 0.5),), joined=n == 0)
        elif isinstance(body, Ruler):
            yield self._ruler(body, x, width)
        elif isinstance(body, Choices):
            yield from self._choices(body, x, width)
        elif isinstance(body, KeyLines):
            yield from self._key(body, x)
        elif isinstance(body, Squares):
            quiet = QUIET * body.side / len(body.rows)
            yield _Atom(body.side + quiet + 2, tuple(_boxes(body, x, quiet)))
        elif isinstance(body, Answer):
            role = "soft" if body.soft else "answer"
            yield _Atom(6 if body.leads else 3, (), joined=body.leads)
            for line in measure.wrap(body.text, role, width):
                text = Text(x, 0, width, line, role)
                yield _Atom(measure.height(role), (text,), joined=body.leads)

    def _key(self, key: KeyLines, x: float) -> Iterator[_Atom]:
        """1  A B C D   E F G H … with each letter in the middle of its cell."""
        measure = self._measure
        high = measure.height("key") + KEY_SPACE
        low = measure.height("key") - measure.height("hint")
        for number, line in enumerate(key.lines, 1):
            ink: list[Ink] = [Text(x, low, CELL, str(number), "hint")]
            at = x + CELL
            for letter in line:
                if letter == " ":
                    at += CELL_GAP
                    continue
                wide = measure.width(letter, "key")
                ink.append(Text(at + (CELL - wide) / 2, KEY_SPACE / 2, wide + 1, letter, "key"))
                at += CELL
            ink.append(Rule(x + CELL, at, high, "line"))
            yield _Atom(high, tuple(ink), joined=number < len(key.lines))

    def _ruler(self, ruler: Ruler, x: float, width: float) -> _Atom:
        """label value 0 --- 25 --- 50 --- 75 --- 100, and a filled circle where the value is."""
        measure = self._measure
        high = measure.height("hint")
        middle = 6 + high / 2
        ink: list[Ink] = [Text(x, 6, width, ruler.label, "hint")]
        start = x + measure.width(ruler.label, "hint") + 10
        if ruler.value is not None:
            said = str(ruler.value)
            wide = measure.width(said, "part")
            # on the line of the label, whose letters are smaller
            low = 6 + (measure.height("hint") - measure.height("part")) * 0.8
            ink.append(Text(start - 5, low, wide + 1, said, "part"))
            start += wide + 7
        marks = [(mark, str(mark)) for mark in (0, 25, 50, 75, 100)]
        zero = start + measure.width("0", "hint") / 2
        end = x + width - measure.width("100", "hint") / 2
        before = None
        for mark, text in marks:
            centre = zero + (end - zero) * mark / 100
            half = measure.width(text, "hint") / 2
            ink.append(Text(centre - half, 6, 2 * half + 1, text, "hint"))
            if before is not None:
                ink.append(Rule(before + 3, centre - half - 3, middle, "ink"))
            before = centre + half
        if ruler.value is not None:
            centre = zero + (end - zero) * ruler.value / 100
            ink.append(Mark(centre, middle, 4.4, filled=True))
        return _Atom(8 + high, tuple(ink))

    def _choices(self, choices: Choices, x: float, width: float) -> Iterator[_Atom]:
        measure = self._measure
        high = measure.height("hint") + 8
        at, ink = x, list[Ink]()
        for label in choices.labels:
            wide = measure.width(label, "hint") + 16
            if at > x and at + wide > x + width:
                yield _Atom(high, tuple(ink))
                at, ink = x, []
            ink.append(Mark(at + 4, 6 + (high - 8) / 2, 3.6, filled=False))
            ink.append(Text(at + 12, 6, wide - 12, label, "hint"))
            at += wide + 14
        yield _Atom(high, tuple(ink))


def _rows(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Parts side by side where two halves follow each other."""
    at = 0
    while at < len(parts):
        two = at + 1 < len(parts) and parts[at].half and parts[at + 1].half
        yield parts[at : at + 2] if two else (parts[at],)
        at += 2 if two else 1


def _boxes(squares: Squares, x: float, y: float) -> Iterator[Box]:
    """One rectangle for each run of dark modules; `side` is the whole width."""
    module = squares.side / len(squares.rows)
    for n, row in enumerate(squares.rows):
        start = None
        for at, dark in enumerate((*row, False)):
            if dark and start is None:
                start = at
            elif not dark and start is not None:
                yield Box(x + start * module, y + n * module, (at - start) * module, module)
                start = None


def _moved(ink: Ink, y: float) -> Ink:
    if isinstance(ink, Box):
        return Box(ink.x, ink.y + y, ink.width, ink.height)
    if isinstance(ink, Text):
        return Text(ink.x, ink.y + y, ink.width, ink.text, ink.role, ink.right)
    if isinstance(ink, Rule):
        return Rule(ink.x1, ink.x2, ink.y + y, ink.tone)
    return Mark(ink.x, ink.y + y, ink.radius, ink.filled)
