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
class Choices:
    """Words to choose from, each with an empty circle."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyLines:
    """Lines of letters in groups, to be copied by hand; each gets its number."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Squares:
    """A square code, row by row (True is dark), and how long its side is in points."""

    rows: tuple[tuple[bool, ...], ...]
    side: float


Body = Answer | Lines | Ruler | Choices | KeyLines | Squares


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
