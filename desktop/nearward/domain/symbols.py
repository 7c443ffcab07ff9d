"""The family of symbols: one row for each thing that is told by a shape, and nowhere else a list.

Lists, calendar, figures and paper draw what stands here, so that a shape means one thing. A symbol
is drawn on 14 by 14 by its parts; its colour is a token of the look. Shape and word always go with
the colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nearward.domain.model import APPROACH, OUTCOMES
from nearward.domain.rows import RowError
from nearward.i18n import N_

FILE = "desktop/nearward/domain/symbols.py"
#: a side of what symbols are drawn on, and how wide an open shape's line is there
BOX, LINE = 14.0, 1.5
#: what a part can be; a half is a disc whose left half is filled
SQUARE, DISC, HALF, DIAMOND, BAR, LETTER = "square", "disc", "half", "diamond", "bar", "letter"
PARTS = (SQUARE, DISC, HALF, DIAMOND, BAR, LETTER)


class Part(NamedTuple):
    """A shape around its middle. `width` and `height` with its line; an open one is not filled."""

    form: str
    x: float
    y: float
    width: float
    height: float
    filled: bool = True
    letter: str = ""


class Symbol(NamedTuple):
    """A row. `means`: in a key, in the middle of a line; `short`: where a line begins with it."""

    name: str
    means: str
    short: str
    token: str
    parts: tuple[Part, ...]

    @property
    def left(self) -> float:
        """Where it begins in its box."""
        return min(part.x - part.width / 2 for part in self.parts)

    @property
    def width(self) -> float:
        """How wide it is without the room beside it."""
        return max(part.x + part.width / 2 for part in self.parts) - self.left


def _middle(form: str, side: float, *, filled: bool = True) -> Part:
    return Part(form, BOX / 2, BOX / 2, side, side, filled)


WORKSHEET, WRITTEN = "worksheet", "written"
SYMBOLS = (
    Symbol(
        APPROACH,
        N_("let someone in"),
        N_("Let someone in"),
        "tide",
        (Part(DISC, 4.5, 7, 6, 6), Part(DISC, 10, 7, 5, 5, filled=False)),
    ),
    Symbol("stayed", N_("stayed"), N_("Stayed"), "tide", (_middle(SQUARE, 10),)),
    Symbol(
        "paused_told",
        N_("said so"),
        N_("Said so"),
        "tide",
        (_middle(SQUARE, 10, filled=False), _middle(DISC, 3.5)),
    ),
    Symbol("partly", N_("came back"), N_("Came back"), "ember", (_middle(HALF, 10),)),
    Symbol("withdrew", N_("pulled away"), N_("Pulled away"), "ember", (_middle(DISC, 11),)),
    Symbol(
        "chose_distance",
        N_("chose distance"),
        N_("Chose distance"),
        "ink_soft",
        (_middle(DIAMOND, 11, filled=False),),
    ),
    Symbol(
        "unsure",
        N_("not sure"),
        N_("Not sure"),
        "ink_soft",
        (Part(LETTER, 7, 7, 8, 14, letter="?"),),
    ),
    Symbol(
        WORKSHEET,
        N_("a worksheet"),
        N_("Worksheet"),
        "ink_soft",
        (
            Part(SQUARE, 7, 7, 10, 12, filled=False),
            Part(BAR, 7, 4.75, 5, 1.25),
            Part(BAR, 7, 7, 5, 1.25),
            Part(BAR, 7, 9.25, 5, 1.25),
        ),
    ),
    Symbol(WRITTEN, N_("something written"), N_("Entry"), "ink_soft", (Part(BAR, 7, 7, 12, 1.5),)),
)


def checked(rows: Sequence[Symbol]) -> dict[str, Symbol]:
    """The rows by their names. RowError for the first that cannot be."""
    found: dict[str, Symbol] = {}
    shapes: dict[tuple[Part, ...], str] = {}
    for number, row in enumerate(rows, 1):
        reason = ""
        if row.name in found:
            reason = "its name is taken by another row"
        elif not row.parts or any(part.form not in PARTS for part in row.parts):
            reason = "it has no shape that can be drawn"
        elif row.parts in shapes:
            reason = f"it looks like {shapes[row.parts]}"
        if reason:
            raise RowError(FILE, number, row.name, reason)
        found[row.name] = row
        shapes[row.parts] = row.name
    return found


BY_NAME = checked(SYMBOLS)
#: of moments, in the order in which a key tells them
OF_MOMENTS = tuple(row for row in SYMBOLS if row.name in (APPROACH, *OUTCOMES))


def symbol_of(kind: str, outcome: str | None) -> Symbol | None:
    """The symbol of a moment of this kind; None where its outcome is not known."""
    return BY_NAME.get(APPROACH if kind == APPROACH else outcome or "")
