"""Learn, as every page may know it: the cards that there are, and where a place of theirs leads."""

from __future__ import annotations

from functools import cache

from nearward.i18n import Translator
from nearward.learn import catalogue
from nearward.learn.catalogue import Learned
from nearward.learn.places import Known, Place
from nearward.worksheets import prompts
from nearward_ui.action_row import Way
from nearward_ui.actions import ACTIONS
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToCard, ToJournal, ToWorksheet


def known() -> Known:
    """The pages and the actions that there are."""
    return Known(frozenset(PAGES), frozenset(ACTIONS))


@cache
def learned() -> Learned:
    """All cards and directions."""
    return catalogue.learned(known())


def route_to(place: str, words: Translator) -> Route:
    """Where a card or a direction leads. LookupError for a place that nothing shows."""
    kind, name = Place.of(place)
    if kind == "page":
        return Route(name)
    if kind == "card":
        return ToCard(card=name)
    if kind == "sheet":
        return ToWorksheet(sheet=name)
    if kind == "deck":
        return Route("prompts")
    if kind == "question":
        every = (item for deck in prompts.decks() for item in deck.item)
        return ToJournal(question=words(next(one.text for one in every if one.id == name)))
    way = ACTIONS[name].does if kind == "action" else None
    if not isinstance(way, Way):
        raise LookupError(place)
    return way.route()
