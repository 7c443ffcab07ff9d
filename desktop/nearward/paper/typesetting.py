"""Parts of a sheet, set: what a page can be filled with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nearward.paper.blocks import (
    Answer,
    Body,
    ChoiceBlock,
    Circle,
    CountBars,
    Divider,
    FigureBlock,
    GivenRows,
    KeyLineBlock,
    Lines,
    Part,
    PenRows,
    Ruler,
    Squares,
    StepsBlock,
    Subhead,
    Told,
    Written,
)
from nearward.paper.body_text import direction
from nearward.paper.circle.setting import circle_set
from nearward.paper.counts_setting import bars_set
from nearward.paper.drawing import (
    Atom,
    Box,
    DrawnFigure,
    DrawnLine,
    DrawnText,
    Ink,
    Measure,
    Rule,
)
from nearward.paper.ruler_setting import START, ruler_set
from nearward.paper.sheets.given_setting import INDENT, SPACE, key_set, rows_set, told_set
from nearward.paper.sheets.pen_setting import choices_set, lines_set, rows_for_a_pen
from nearward.paper.sheets.steps_setting import steps_set

#: the letters of a key: each in a cell of its own, with a space between groups and between lines
CELL, CELL_GAP, KEY_SPACE = 22.0, 18.0, 7.0
#: modules of white that a reader wants around a square code
QUIET = 4
#: how much room a thin line has, half of it above
DIVIDED = 9.0
#: space above a heading within a part
SUBHEAD = 9.0


class Typesetting:
    """Parts as atoms. `pen`: from one line for a pen to the next; `space`: above a row; `start`:
    where scales begin that are as wide as the page, so that they stand one under another."""

    def __init__(
        self, measure: Measure, pen: float, space: float = SPACE, start: float = START
    ) -> None:
        self._measure = measure
        self._pen = pen
        self._space = space
        self._start = start

    def at_pen(self, pen: float) -> Typesetting:
        """The same with lines so far apart."""
        return Typesetting(self._measure, pen, self._space, self._start)

    def part(self, part: Part, x: float, width: float, head: float = 0.0) -> Iterator[Atom]:
        """A part with its title at x, so wide; what stands above its body is at least so high."""
        above = list(self._head(part, x, width))
        yield from above
        more = head - sum(atom.height for atom in above)
        if more > 0:
            yield Atom(more, (), joined=True)
        keys = self._keys(part, x, width)
        for body in part.body:
            for atom in self._body(body, x, width, self._indent(part)):
                yield replace(atom, again=keys) if keys and not atom.again else atom

    def head(self, part: Part, width: float) -> float:
        """How high that is which stands above the body of a part."""
        return sum(atom.height for atom in self._head(part, 0, width))

    def _keys(self, part: Part, x: float, width: float) -> tuple[Atom, ...]:
        """What letters and dots mean, said again on a page where their rows go on."""
        indent = self._indent(part)
        if part.key is None:
            return ()
        return tuple(key_set(part.key, x + indent, width - indent, self._measure))

    def _indent(self, part: Part) -> float:
        if not part.number:
            return 0.0
        return max(INDENT, self._measure.width(f"{part.number} ", "part"))

    def _head(self, part: Part, x: float, width: float) -> Iterator[Atom]:
        measure = self._measure
        indent = self._indent(part)
        titled = measure.wrap(part.title, "part", width - indent) if part.title else []
        for n, line in enumerate(titled):
            ink: list[Ink] = [DrawnText(x + indent, 0, width - indent, line, "part")]
            if n == 0 and part.number:
                ink.insert(0, DrawnText(x, 0, indent, str(part.number), "part"))
            yield Atom(measure.height("part"), tuple(ink), joined=True)
        if part.hint:
            for line in measure.wrap(part.hint, "hint", width - indent):
                text = DrawnText(x + indent, 0, width - indent, line, "hint")
                yield Atom(measure.height("hint"), (text,), joined=True)
        if part.key:
            yield from key_set(part.key, x + indent, width - indent, measure)

    def _body(self, body: Body, x: float, width: float, indent: float) -> Iterator[Atom]:
        """Lines for a pen begin at x, all else is set in."""
        measure = self._measure
        if isinstance(body, Lines | PenRows):
            yield from self._for_a_pen(body, x, width, indent)
            return
        if isinstance(body, FigureBlock | Divider | CountBars | Written):
            yield from self._of_a_report(body, x, width)
            return
        x, width = x + indent, width - indent
        if isinstance(body, Circle):
            yield from circle_set(body, x, width, measure)
        elif isinstance(body, Ruler):
            yield from self._ruler(body, x, width)
        elif isinstance(body, GivenRows):
            yield from rows_set(body, x, width, measure, self._space)
        elif isinstance(body, ChoiceBlock | StepsBlock):
            yield from self._to_choose(body, x, width)
        elif isinstance(body, KeyLineBlock):
            yield from self._key(body, x)
        elif isinstance(body, Squares):
            quiet = QUIET * body.side / len(body.rows)
            yield Atom(body.side + quiet + 2, tuple(_boxes(body, x, quiet)))
        elif isinstance(body, Answer | Told | Subhead):
            yield from self._said(body, x, width)

    def _ruler(self, ruler: Ruler, x: float, width: float) -> Iterator[Atom]:
        """A scale; one with a value stands off from the words above it."""
        if ruler.value is not None:
            yield Atom(self._space, (), joined=True)
        yield ruler_set(ruler, x, width, self._measure, self._start)

    def _for_a_pen(
        self, body: Lines | PenRows, x: float, width: float, indent: float
    ) -> Iterator[Atom]:
        """Lines begin at the edge of the page, what is asked stands in line with its title."""
        measure, pen = self._measure, self._pen
        if isinstance(body, PenRows):
            x, width = (x + indent, width - indent) if body.said else (x, width)
            yield from rows_for_a_pen(body, x, width, pen, measure)
        elif body.label:
            yield from lines_set(body, x + indent, width - indent, pen, measure)
        else:
            yield from lines_set(body, x, width, pen, measure)

    def _said(self, body: Answer | Told | Subhead, x: float, width: float) -> Iterator[Atom]:
        if isinstance(body, Told):
            yield from told_set(body, x, width, self._measure, self._space)
        elif isinstance(body, Subhead):
            yield Atom(SUBHEAD, (), joined=True)
            for line in self._measure.wrap(body.text, "part", width):
                text = DrawnText(x, 0, width, line, "part")
                yield Atom(self._measure.height("part"), (text,), joined=True)
        else:
            yield from self._answer(body, x, width)

    def _answer(self, answer: Answer, x: float, width: float) -> Iterator[Atom]:
        measure, role = self._measure, "soft" if answer.soft else "answer"
        above = 0.0 if answer.led else self._space * (2 if answer.leads else 1)
        yield Atom(above, (), joined=True)
        lines = measure.wrap(answer.text, role, width)
        for n, line in enumerate(lines):
            text = DrawnText(x, 0, width, line, role)
            # no line of several stands alone on a page
            stays = n + 1 < len(lines) and n in (0, len(lines) - 2)
            yield Atom(measure.height(role), (text,), joined=answer.leads or stays)

    def _of_a_report(
        self, body: FigureBlock | Divider | CountBars | Written, x: float, width: float
    ) -> Iterator[Atom]:
        """What is counted, drawn and said for somebody else to read."""
        if isinstance(body, Divider):
            yield Atom(DIVIDED, (Rule(x, x + width, DIVIDED / 2, "foot"),))
        elif isinstance(body, CountBars):
            yield from bars_set(body, x, width, self._measure)
        elif isinstance(body, Written):
            yield from self._written(body, x, width)
        else:
            yield self._figure(body, x, width)

    def _figure(self, block: FigureBlock, x: float, width: float) -> Atom:
        scale = width / block.figure.width
        ink = DrawnFigure(x, 0, scale, block.figure, block.said)
        return Atom(block.figure.height * scale, (ink,))

    def _written(self, written: Written, x: float, width: float) -> Iterator[Atom]:
        """A paragraph of words that do not all look alike."""
        measure = self._measure
        yield Atom(self._space, ())
        for runs in measure.wrap_runs(written.runs, "answer", width):
            text = "".join(run.text for run in runs)
            line = DrawnLine(x, 0, width, runs, "answer", direction(text) < 0)
            yield Atom(measure.height("answer"), (line,))

    def _key(self, key: KeyLineBlock, x: float) -> Iterator[Atom]:
        """1  A B C D   E F G H … with each letter in the middle of its cell."""
        measure = self._measure
        high = measure.height("key") + KEY_SPACE
        low = measure.height("key") - measure.height("hint")
        for number, line in enumerate(key.lines, 1):
            ink: list[Ink] = [DrawnText(x, low, CELL, str(number), "hint")]
            at = x + CELL
            for letter in line:
                if letter == " ":
                    at += CELL_GAP
                    continue
                wide = measure.width(letter, "key")
                ink.append(
                    DrawnText(at + (CELL - wide) / 2, KEY_SPACE / 2, wide + 1, letter, "key")
                )
                at += CELL
            ink.append(Rule(x + CELL, at, high, "line"))
            yield Atom(high, tuple(ink), joined=number < len(key.lines))

    def _to_choose(self, body: ChoiceBlock | StepsBlock, x: float, width: float) -> Iterator[Atom]:
        if isinstance(body, StepsBlock):
            yield from steps_set(body, x, width, self._measure)
        else:
            yield from choices_set(body, x, width, self._measure)


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
