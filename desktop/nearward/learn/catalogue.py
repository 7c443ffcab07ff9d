"""Reads the cards and the directions. One that does not fit is Trouble: file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from nearward.learn.model import Direction, LearnCard, Way
from nearward.learn.places import Known, fault
from nearward.worksheets.catalogue import BrokenSheet, read
from nearward.worksheets.form.questions import fault_of_gate
from nearward_resources import FOLDER

#: what is asked to be read on one card, at most
MOST_WORDS = 120
#: lines of the article
ARTICLE_LINES = 112

T = TypeVar("T", LearnCard, Direction)


class Read(NamedTuple, Generic[T]):
    """Those that can be shown, by id and in their order, and what is wrong with the others."""

    good: dict[str, T]
    troubles: list[BrokenSheet]


class Learned(NamedTuple):
    """All of Learn."""

    cards: dict[str, LearnCard]
    directions: dict[str, Direction]
    troubles: list[BrokenSheet]

    @property
    def every(self) -> tuple[LearnCard | Direction, ...]:
        """The cards, then the directions."""
        return (*self.cards.values(), *self.directions.values())


def read_card(file: Path) -> LearnCard:
    """One card, checked by itself; raises BrokenSheet."""
    return _checked(file, read(file, LearnCard), _faults_of_card)


def read_direction(file: Path) -> Direction:
    """One direction, checked by itself; raises BrokenSheet."""
    return _checked(file, read(file, Direction), _faults_of_direction)


def learned(known: Known, folder: Path = FOLDER) -> Learned:
    """All cards and directions that lead somewhere; the others are left out, with the reason.

    They stand in two folders of `folder`.
    """
    learn, steps = folder / "learn", folder / "directions"
    cards, directions = _read_all(learn, read_card), _read_all(steps, read_direction)
    ids = {"card": frozenset(cards.good), "direction": frozenset(directions.good)}
    troubles = [*cards.troubles, *directions.troubles]
    led = _leading(cards.good, learn, known, ids, troubles)
    asked = _asked_once(led, learn, troubles)
    return Learned(asked, _leading(directions.good, steps, known, ids, troubles), troubles)


@cache
def why_from() -> dict[str, LearnCard]:
    """The cards to which "Why?" leads, by the places where that stands; without a look at where
    they lead themselves."""
    cards = _read_all(FOLDER / "learn", read_card).good.values()
    return {place: card for card in cards for place in card.why_from}


def _read_all(folder: Path, read_one: Callable[[Path], T]) -> Read[T]:
    found: dict[str, tuple[str, T]] = {}
    troubles: list[BrokenSheet] = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            made = read_one(file)
        except BrokenSheet as trouble:
            troubles.append(trouble)
            continue
        first, _ = found.setdefault(made.id, (file.name, made))
        if first != file.name:
            troubles.append(broken(file, "id", f"{first} has the same id {made.id}"))
        elif file.stem != made.id:
            del found[made.id]
            troubles.append(broken(file, "id", f"the file of {made.id} is not called so"))
    made_ones = sorted((one for _, one in found.values()), key=lambda one: (one.place, one.id))
    return Read({one.id: one for one in made_ones}, troubles)


def _leading(
    found: Mapping[str, T],
    folder: Path,
    known: Known,
    ids: Mapping[str, frozenset[str]],
    troubles: list[BrokenSheet],
) -> dict[str, T]:
    """Those of which every way leads somewhere."""
    good = {}
    for name, one in found.items():
        wrong = [(key, fault(place, known, ids)) for key, place in _ways(one)]
        key, reason = next(((key, why) for key, why in wrong if why), ("", ""))
        if reason:
            troubles.append(broken(folder / f"{name}.toml", key, reason))
        else:
            good[name] = one
    return good


def _ways(one: LearnCard | Direction) -> Iterator[tuple[str, str]]:
    """The places that it names, each with the key under which it stands."""
    if isinstance(one, LearnCard):
        yield "route", one.action.route
        yield from (("why_from", place) for place in one.why_from)
    else:
        yield from (("route", way.route) for way in one.tool)


def _asked_once(
    cards: Mapping[str, LearnCard], folder: Path, troubles: list[BrokenSheet]
) -> dict[str, LearnCard]:
    """From each place "Why?" leads to one card."""
    taken: dict[str, str] = {}
    good = {}
    for name, card in cards.items():
        other = next((taken[place] for place in card.why_from if place in taken), "")
        if other:
            file = folder / f"{name}.toml"
            troubles.append(broken(file, "why_from", f"{other} is led to from there already"))
            continue
        taken.update(dict.fromkeys(card.why_from, name))
        good[name] = card
    return good


def _checked(file: Path, made: T, faults: Callable[[T], Iterable[tuple[str, str]]]) -> T:
    for key, reason in faults(made):
        raise broken(file, key, reason)
    return made


def _faults_of_card(card: LearnCard) -> Iterator[tuple[str, str]]:
    """What is wrong with a card by itself, each with the key where it is."""
    yield from _blank(card, ("id", "title", "group", "short", "distance"))
    yield from _faults_of_way(card.action)
    yield from _faults_of_texts(card.paragraphs, card.texts, card.lines)
    reason = fault_of_gate(card.gate)
    if reason:
        yield "gate", reason
    if bool(card.helps) != bool(card.costs):
        yield "helps", "what it helps and what it costs stand together"
    if len(set(card.why_from)) < len(card.why_from):
        yield "why_from", "a place stands there twice"


def _faults_of_direction(direction: Direction) -> Iterator[tuple[str, str]]:
    yield from _blank(direction, ("id", "title", "distance"))
    yield from _faults_of_texts(direction.paragraphs, direction.texts, direction.lines)
    if not direction.tool:
        yield "tool", "it leads to no tool"
    for way in direction.tool:
        yield from _faults_of_way(way)


def _faults_of_texts(
    paragraphs: tuple[str, ...], texts: Iterable[str], lines: tuple[int, ...]
) -> Iterator[tuple[str, str]]:
    if not paragraphs or not all(text.strip() for text in paragraphs):
        yield "paragraphs", "a paragraph is missing or empty"
    count = sum(len(text.split()) for text in texts)
    if count > MOST_WORDS:
        yield "paragraphs", f"it has {count} words, more than {MOST_WORDS}"
    if not lines or not all(1 <= line <= ARTICLE_LINES for line in lines):
        yield "lines", f"lines are missing, or not 1 to {ARTICLE_LINES}"


def _faults_of_way(way: Way) -> Iterator[tuple[str, str]]:
    if not way.label.strip():
        yield "label", "label is missing or empty"
    if not way.route.strip():
        yield "route", "the route is missing or empty"


def _blank(thing: object, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        if not getattr(thing, name).strip():
            yield name, f"{name} is missing or empty"


def broken(file: Path, key: str, reason: str) -> BrokenSheet:
    """Trouble with a file, with the line at which a key stands there."""
    begins = re.compile(rf"\[*{re.escape(key)}\b")
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next((n for n, line in enumerate(lines, 1) if begins.match(line.strip())), 0)
    place = f"line {at}, {key}: " if at else f"{key}: "
    return BrokenSheet(name=file.name, reason=f"{place}{reason}")
