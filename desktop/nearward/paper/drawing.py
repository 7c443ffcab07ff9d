"""What stands on a page. Lengths are points (1/72 inch) from the top left of the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from nearward.charts.outlines import Traced
from nearward.paper.blocks import Run

#: width and height in points
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


class Measure(Protocol):
    """What the painter's fonts say.

    Roles: title, intro, part, hint, answer, chosen, value, sign, soft, small, fine, tiny, key; of a
    book also heading1 to heading3, when, name, asked, prose, quote, code, moment, month, row and
    date.
    """

    def wrap(self, text: str, role: str, width: float) -> list[str]:
        """Lines of at most `width`; a word that is longer is broken. Empty lines are kept."""

    def wrap_runs(self, runs: tuple[Run, ...], role: str, width: float) -> list[tuple[Run, ...]]:
        """The same for words that do not all look alike."""

    def height(self, role: str) -> float:
        """From one line to the next."""

    def width(self, text: str, role: str) -> float:
        """How wide a text is."""


@dataclass(frozen=True, slots=True)
class DrawnText:
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
class DrawnMark:
    """A circle; filled for a value, open to be filled by a pen; `whole`: filled to its edge.

    `said`: what it means, for who cannot see it.
    """

    x: float
    y: float
    radius: float
    filled: bool
    whole: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A black rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line of words that do not all look alike; `leftward`: it is read from the right."""

    x: float
    y: float
    width: float
    runs: tuple[Run, ...]
    role: str
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A filled rectangle: behind or beside a text (tone "code" or "quote"), or a mark.

    Marks: "tick" of a scale, "ink" what was given, "pale" what was not. `said`: what a mark
    means, for who cannot see it.
    """

    x: float
    y: float
    width: float
    height: float
    tone: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Square:
    """A small square before a task."""

    x: float
    y: float
    side: float
    done: bool


@dataclass(frozen=True, slots=True)
class DrawnSymbol:
    """A symbol of the family, by its name; what is beside it says what it means."""

    x: float
    y: float
    side: float
    name: str


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture of the diary, by its id, scaled to this size."""

    x: float
    y: float
    width: float
    height: float
    id: int


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure; `scale`: points to a pixel of it. `said`: what it shows, for who cannot see it."""

    x: float
    y: float
    scale: float
    figure: Traced
    said: str


@dataclass(frozen=True, slots=True)
class PageMark:
    """Nothing that is painted: here begins what a bookmark of this title leads to."""

    y: float
    title: str
    level: int = 0


Ink = (
    DrawnText
    | Rule
    | DrawnMark
    | Box
    | DrawnLine
    | Band
    | Square
    | DrawnSymbol
    | DrawnPicture
    | DrawnFigure
    | PageMark
)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One page. `scale`: so many times larger its ink is painted than it is set, in large print."""

    width: float
    height: float
    ink: list[Ink] = field(default_factory=list)
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Atom:
    """What is never broken. `joined`: it stays with the next one.

    `least`: how low a picture may become so that it fits a page that has begun; 0: not at all.
    `again`: what stands above it where a page begins with it: the heads of its columns.
    """

    height: float
    ink: tuple[Ink, ...]
    joined: bool = False
    least: float = 0.0
    again: tuple[Atom, ...] = ()


def moved(ink: Ink, y: float) -> Ink:
    """The same, so much lower."""
    if isinstance(ink, DrawnLine):
        # most are words, and `replace` takes its time
        return DrawnLine(ink.x, ink.y + y, ink.width, ink.runs, ink.role, ink.leftward)
    if isinstance(ink, DrawnText):
        return DrawnText(ink.x, ink.y + y, ink.width, ink.text, ink.role, ink.right)
    return replace(ink, y=ink.y + y)


def lowered(atom: Atom, high: float) -> Atom:
    """A picture made so much smaller that its atom is `high`."""
    ink = []
    for one in atom.ink:
        if isinstance(one, DrawnPicture):
            scale = (one.height - (atom.height - high)) / one.height
            one = replace(one, width=one.width * scale, height=one.height * scale)
        ink.append(one)
    return Atom(high, tuple(ink), atom.joined)
