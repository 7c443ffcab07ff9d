"""What was written, set: paragraphs, headings, lists, quotes, code and pictures as atoms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nearward.paper.blocks import PictureBlock, Run, Written
from nearward.paper.drawing import (
    Atom,
    Band,
    DrawnLine,
    DrawnPicture,
    DrawnSymbol,
    DrawnText,
    Ink,
    Measure,
    Rule,
    Square,
)
from nearward.paper.markdown import TASKS

#: how far lists and quotes are set in, and at most (of the width)
STEP, QUOTE_STEP, DEEPEST = 17.0, 14.0, 0.5
#: space before a paragraph, an item after an item, a heading, and after a heading
PARAGRAPH, ITEM, HEADING, AFTER = 6.5, 2.5, 13.0, 4.0
#: of how many lines a heading may be to stay with what follows
SHORT = 4
#: a dot of a picture is at most this large (points): from 150 dots to an inch it is sharp
DOT = 72 / 150
#: how much of the height of a page a picture may take
TALLEST = 0.62
#: a picture is made smaller, to this of the height of a page, rather than leave more than it empty
LEAST = 0.25
CODE_PAD = 5.0
#: of the height of a line, what its symbol has
SYMBOL = 0.66
BAR = 1.6


class BodyText:
    """Blocks as atoms, from x, so wide; `high` is the room of a page. One for each text."""

    def __init__(self, measure: Measure, x: float, width: float, high: float) -> None:
        self._measure = measure
        self._x, self._width, self._high = x, width, high
        self._before: Written | None = None

    def atoms(self, blocks: Iterable[Written | PictureBlock]) -> Iterator[Atom]:
        """All of them, one after another."""
        for block in blocks:
            if isinstance(block, PictureBlock):
                yield from self.picture(block)
                self._before = None
            else:
                yield from self._written(block)
                self._before = block

    def picture(self, shown: PictureBlock) -> Iterator[Atom]:
        """A picture at its size, or as large as there is room, with its caption under it."""
        measure = self._measure
        caption = measure.wrap(shown.caption, "soft", self._width) if shown.caption else []
        if shown.width and shown.height:
            scale = min(DOT, self._width / shown.width, self._high * TALLEST / shown.height)
            wide, high = shown.width * scale, shown.height * scale
            yield Atom(PARAGRAPH + 2, (), joined=True)
            picture = DrawnPicture(self._x, 0, wide, high, shown.id)
            least = min(high, self._high * LEAST)
            low = least + 3 if least < high else 0.0
            yield Atom(high + 3, (picture,), joined=bool(caption), least=low)
        for n, line in enumerate(caption):
            text = DrawnText(self._x, 0, self._width, line, "soft")
            yield Atom(measure.height("soft"), (text,), joined=n + 1 < min(len(caption), SHORT))
        yield Atom(PARAGRAPH, ())

    def lines(self, runs: tuple[Run, ...], role: str) -> Iterator[Atom]:
        """Words across the whole width that stay together while they are few."""
        found = self._measure.wrap_runs(runs, role, self._width)
        for line in found:
            ink = self._line(line, role, self._x, self._width)
            yield Atom(self._measure.height(role), (ink,), joined=len(found) <= SHORT)

    def _written(self, block: Written) -> Iterator[Atom]:
        quotes = min(block.quoted * QUOTE_STEP, self._width * DEEPEST / 2)
        lists = min(block.depth * STEP, self._width * DEEPEST / 2)
        yield from self._space(block)
        if block.kind == "rule":
            third = self._width / 3
            yield Atom(9, (Rule(self._x + third, self._x + 2 * third, 5, "line"),))
            return
        x = self._x + quotes + lists
        width = self._width - quotes - lists
        role = _role(block)
        if block.kind == "code":
            yield from self._code(block, x, width)
            return
        found = self._measure.wrap_runs(block.runs, role, width)
        high = self._measure.height(role)
        leftward = _is_leftward(found)
        heads = block.kind == "heading" and len(found) <= SHORT
        for n, line in enumerate(found):
            ink: list[Ink] = [*self._bars(block.quoted, high)]
            if n == 0 and block.mark:
                ink.append(self._mark(block.mark, x, role, high))
            if n == 0 and block.symbol:
                side = high * SYMBOL
                ink.append(DrawnSymbol(x - STEP + 2, (high - side) / 2, side, block.symbol))
            ink.append(DrawnLine(x, 0, width, line, role, leftward))
            yield Atom(high, tuple(ink), joined=heads or _stays(n, len(found)))

    def _space(self, block: Written) -> Iterator[Atom]:
        """The space before a block. What is joined to a heading stays so across it."""
        before = self._before
        if before is None or before.goes_on:
            return
        high = PARAGRAPH
        if block.kind == "heading":
            high = HEADING
        elif before.kind == "heading":
            high = AFTER
        elif block.depth and before.depth and block.mark:
            high = ITEM
        bars = self._bars(min(before.quoted, block.quoted), high)
        yield Atom(high, tuple(bars), joined=before.kind == "heading")

    def _bars(self, quoted: int, high: float) -> list[Band]:
        most = int(self._width * DEEPEST / 2 / QUOTE_STEP)
        steps = range(min(quoted, most))
        return [Band(self._x + n * QUOTE_STEP + 2, 0, BAR, high, "quote") for n in steps]

    def _mark(self, mark: str, x: float, role: str, high: float) -> Ink:
        """What stands before an item, in the space to its left."""
        if mark in TASKS:
            side = self._measure.height("soft") * 0.58
            return Square(x - STEP + 3, (high - side) / 2, side, done=mark != TASKS[0])
        wide = self._measure.width(mark, role)
        left = x - STEP + 4 if wide < STEP - 6 else max(self._x, x - 4 - wide)
        return DrawnText(left, 0, wide + 1, mark, role)

    def _code(self, block: Written, x: float, width: float) -> Iterator[Atom]:
        high = self._measure.height("code")
        lines = self._measure.wrap_runs(block.runs, "code", width - 2 * CODE_PAD)
        for n, line in enumerate(lines):
            top = CODE_PAD if n == 0 else 0.0
            whole = top + high + (CODE_PAD if n + 1 == len(lines) else 0.0)
            text = DrawnLine(x + CODE_PAD, top, width - 2 * CODE_PAD, line, "code", False)
            ink: tuple[Ink, ...] = (Band(x, 0, width, whole, "code"), text)
            ink = (*self._bars(block.quoted, whole), *ink)
            yield Atom(whole, ink, joined=_stays(n, len(lines)))

    def _line(self, line: tuple[Run, ...], role: str, x: float, width: float) -> DrawnLine:
        return DrawnLine(x, 0, width, line, role, _is_leftward([line]))


def _role(block: Written) -> str:
    if block.kind == "heading":
        return f"heading{min(block.level, 3)}"
    if block.kind == "small":
        return "moment"
    return "quote" if block.quoted else "prose"


def _stays(n: int, count: int) -> bool:
    """Whether line n stays with the next: no line of several stands alone on a page."""
    return n + 1 < count and (count <= 3 or n in (0, count - 2))


def _is_leftward(lines: list[tuple[Run, ...]]) -> bool:
    """Whether words are read from right to left: by the first letter that has a direction."""
    found = (direction(run.text) for line in lines for run in line)
    return next((side for side in found if side), 1) < 0


def direction(text: str) -> int:
    """1 for a text that is read from left to right, -1 from right to left, 0 for neither."""
    from unicodedata import bidirectional

    for letter in text:
        kind = "L" if letter.isascii() and letter.isalpha() else bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return 1 if kind == "L" else -1
    return 0
