"""Places of the program that a card, a direction or a row of the coverage names: `kind:name`.

page a page · action what can be done · sheet a worksheet · field one of its questions
(`sheet.field`) · deck and question of the prompts · chart a figure · vocabulary, term
(`vocabulary.code`) · record a field of a kind of record (`kind.field`) · detail an optional field
of a moment · card and direction those of Learn. What a page is, only the window knows; it says
which there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from nearward.domain.kinds import BY_NAME
from nearward.worksheets import catalogue, prompts
from nearward.worksheets.moment_fields import moment_fields


class Known(NamedTuple):
    """What there is outside the house: pages and actions by their names."""

    pages: Collection[str]
    actions: Collection[str] = ()


class Place(NamedTuple):
    """A place, taken apart. `name` of what stands in something has that before a point."""

    kind: str
    name: str

    @classmethod
    def of(cls, text: str) -> Place:
        """What was written; without a colon it has no kind."""
        kind, found, name = text.partition(":")
        return cls(kind, name) if found else cls("", text)

    @property
    def parts(self) -> tuple[str, str]:
        """What holds it, and its own name there."""
        holder, _, name = self.name.partition(".")
        return holder, name


def fault(text: str, known: Known, learned: Mapping[str, Collection[str]] | None = None) -> str:
    """Why there is no such place; empty where there is. `learned`: the ids of Learn, by kind."""
    place = Place.of(text)
    if place.kind == "page":
        there = place.name in known.pages
    elif place.kind == "action":
        there = place.name in known.actions
    elif learned is not None and place.kind in learned:
        there = place.name in learned[place.kind]
    elif place.kind in _FOUND:
        there = _FOUND[place.kind](place)
    else:
        return f"{text!r} is no kind of place"
    return "" if there else f"there is no {text}"


def _field(place: Place) -> bool:
    holder, name = place.parts
    sheet = catalogue.sheets().get(holder)
    if sheet is None:
        return False
    of, _, column = name.partition(".")
    field = sheet.find(of)
    if field is None or not column:
        return field is not None
    return column in {c.id for c in field.column} | {i.code for i in field.item}


def _question(place: Place) -> bool:
    return any(item.id == place.name for deck in prompts.decks() for item in deck.item)


def _term(place: Place) -> bool:
    holder, code = place.parts
    return any(term.code == code for term in catalogue.vocabulary(holder).items)


def _chart(place: Place) -> bool:
    # it loads numpy
    from nearward.charts.table import CHARTS

    return any(chart.id == place.name for chart in CHARTS)


def _record(place: Place) -> bool:
    kind, name = place.parts
    return kind in BY_NAME and name in BY_NAME[kind].fields


_FOUND: dict[str, Callable[[Place], bool]] = {
    "sheet": lambda place: place.name in catalogue.sheets(),
    "field": _field,
    "deck": lambda place: any(deck.id == place.name for deck in prompts.decks()),
    "question": _question,
    "chart": _chart,
    "term": _term,
    "record": _record,
    "detail": lambda place: any(field.name == place.name for field in moment_fields()),
}
