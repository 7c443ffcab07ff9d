"""The circle of one moment as blocks."""

from __future__ import annotations

from nearward.domain.model import Moment
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.paper.blocks import Answer, Circle, CirclePlace, Document, Part
from nearward.worksheets.cycle import Said, cycle_of


def cycle_blocks(moment: Moment, words: Translator) -> Document:
    """The circle for paper. Whom it was with is not printed: a paper can be found."""
    cycle = cycle_of(moment, words)
    places = tuple(
        CirclePlace(
            place.title, tuple((_told(said, words), said.own) for said in place.said), place.symbol
        )
        for place in cycle.places
    )
    circle = Circle(places, words("not given"), cycle.again)
    parts = [Part(0, words("How it went"), "", (circle,))]
    if moment.text.strip():
        parts.insert(0, Part(0, words("In a few words"), "", (Answer(moment.text.strip()),)))
    return Document(
        title=words("The circle of one moment"),
        date_label=words("Date"),
        date=dated(moment.day, words),
        intro=cycle.intro,
        parts=tuple(parts),
        foot=words("From my own notes."),
    )


def _told(said: Said, words: Translator) -> str:
    return words("{name}: {value}", name=said.label, value=said.text) if said.label else said.text
