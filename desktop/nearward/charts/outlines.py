"""What a traced figure is made of: outlines, and words that stay words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

#: what a piece of an outline does: go, draw a line, draw a curve, close
MOVE, LINE, CURVE, CLOSE = "move", "line", "curve", "close"


class Piece(NamedTuple):
    """One step of an outline; of a curve two points that pull at it, then its end."""

    does: str
    at: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape in pixels of the drawing, from the top left. Colours are #RRGGBB, "" for none.

    `within`: left, top, right and bottom of what is seen of it; None: all of it.
    """

    pieces: tuple[Piece, ...]
    fill: str = ""
    line: str = ""
    wide: float = 0.0
    dashes: tuple[float, ...] = ()
    cap: str = "butt"
    join: str = "round"
    within: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """A line of words that begins at x and stands on y; `size` in pixels of the drawing."""

    x: float
    y: float
    text: str
    size: float
    weight: int
    colour: str


@dataclass(frozen=True, slots=True)
class Traced:
    """What is drawn, in the order in which it is, and how large all of it is."""

    width: float
    height: float
    marks: tuple[Outline | Letters, ...]
