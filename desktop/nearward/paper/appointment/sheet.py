"""The sheet, set: two pages at most, and what is to be said of it before it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nearward.domain.appointment import Appointment
from nearward.i18n.days import span_of
from nearward.paper.appointment.lines import confirmed_of
from nearward.paper.appointment.parts import PARTS, Content, PartRow
from nearward.paper.blocks import Document, Part
from nearward.paper.drawing import Measure, PaperPage
from nearward.paper.layout import lay_out

MOST_PAGES = 2
#: a piece with more letters fits no two pages
TOO_LONG = 9_000
#: points that a name has beside the days
NAME = 170.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece that does not fit: of which part, and the how-many-th of it (0 is the first)."""

    part: PartRow
    number: int


@dataclass(frozen=True, slots=True)
class Made:
    """The pages, and what is said beside them.

    `left_out`: what two pages do not hold. `still`: words that may name someone; `shortened`: those
    that were shortened because that was wished.
    """

    pages: list[PaperPage]
    left_out: tuple[LeftOut, ...] = ()
    still: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()


def make(choice: Appointment, content: Content, paper: str, measure: Measure) -> Made:
    """The sheet of what was chosen; what does not fit is left out whole, the longest first."""
    rows = [row for row in PARTS if row.id in choice.parts]
    dropped: list[LeftOut] = []
    pieces = sorted(_pieces(rows, content), key=lambda piece: -piece[0])
    while pieces and pieces[0][0] > TOO_LONG:
        dropped.append(pieces.pop(0)[1])
    while True:
        gone = frozenset((one.part.id, one.number) for one in dropped)
        fitting = replace(content, left_out=gone)
        pages = lay_out(_document(choice, rows, fitting, measure), paper, measure)
        if len(pages) <= MOST_PAGES or not pieces:
            break
        dropped.append(pieces.pop(0)[1])
    names = content.names
    return Made(
        pages=pages[:MOST_PAGES],
        left_out=tuple(sorted(dropped, key=lambda one: (rows.index(one.part), one.number))),
        still=tuple(names.still.values()),
        shortened=tuple(names.short.values()),
    )


def _pieces(rows: list[PartRow], content: Content) -> Iterator[tuple[int, LeftOut]]:
    """What may be left out, each with its length."""
    for row in rows:
        for number, length in enumerate(row.lengths(content)):
            if length:
                yield length, LeftOut(row, number)


def _document(
    choice: Appointment, rows: list[PartRow], content: Content, measure: Measure
) -> Document:
    words, chart = content.words, content.chart
    last = max(chart.first, chart.last)
    made = [part for row in rows if (part := row.made(content)) is not None]
    said = words("Self-recorded. Not a diagnosis or an assessment.")
    span = span_of(chart.first, last, words)
    name = measure.wrap(" ".join(choice.name.split()), "intro", NAME)[0]
    return Document(
        title=words("For an appointment"),
        date_label="",
        date=f"{name} · {span}" if name else span,
        intro="",
        parts=_paired(made),
        foot=f"{said} {confirmed_of(chart, words)}",
        notes=words("Notes"),
    )


def _paired(parts: list[Part]) -> tuple[Part, ...]:
    """Halves stand beside each other where two follow; one alone has all of the width."""
    found: list[Part] = []
    at = 0
    while at < len(parts):
        if at + 1 < len(parts) and parts[at].half and parts[at + 1].half:
            found += parts[at : at + 2]
            at += 2
        else:
            found.append(replace(parts[at], half=False))
            at += 1
    return tuple(found)
