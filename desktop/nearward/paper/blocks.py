"""What a printed sheet is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person wrote, as typed; `soft`: in smaller letters, as our own words between are.

    `leads`: it stays on the page of what follows.
    """

    text: str
    soft: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines for a pen."""

    count: int


@dataclass(frozen=True, slots=True)
class Ruler:
    """A scale from 0 to 100; `value` None leaves it open."""

    label: str
    value: int | None = None


@dataclass(frozen=True, slots=True)
class ChoiceBlock:
    """Words to choose from, each with an empty circle."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyLineBlock:
    """Lines of letters in groups, to be copied by hand; each gets its number."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Squares:
    """A square code, row by row (True is dark), and how long its side is in points."""

    rows: tuple[tuple[bool, ...], ...]
    side: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same. They may hold line ends."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    #: a word of ours between the person's own
    label: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph of an entry (kind plain, heading, code or rule), or an answer (kind given).

    `level`: of a heading, 1 to 6. `depth`: how deep in lists it stands, and `quoted`: in how many
    quotes. `mark`: what stands before the first paragraph of an item: "•", a number, or "[ ]" and
    "[x]" of a task. `goes_on`: what follows belongs to it, and no space is between. `leads`: it
    stays on the page of what follows.
    """

    runs: tuple[Run, ...]
    kind: str = "plain"
    level: int = 0
    depth: int = 0
    quoted: int = 0
    mark: str = ""
    goes_on: bool = False
    leads: bool = False

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture of the diary, by its id; width and height in dots (0: not known yet)."""

    id: int
    caption: str = ""
    width: int = 0
    height: int = 0


Body = Answer | Lines | Ruler | ChoiceBlock | KeyLineBlock | Squares | Written | PictureBlock


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet; number 0 is not shown. Two marked `half` in a row stand side by side."""

    number: int
    title: str
    hint: str
    body: tuple[Body, ...]
    half: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole sheet. `date` is "" on a blank one, where a line is left for it."""

    title: str
    date_label: str
    date: str
    intro: str
    parts: tuple[Part, ...]
    foot: str
    page_label: str = "{n} / {all}"
