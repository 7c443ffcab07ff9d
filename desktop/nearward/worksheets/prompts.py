"""Questions of the journal, kind notes and templates: the shipped ones, and the person's own.

A question is offered by the day, so that it stays while the day does; a kind note too. Which are
offered unasked, and which notes fit after distance, stands with them as data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec

from nearward.domain.model import OwnText
from nearward.i18n import Translator
from nearward.worksheets.catalogue import BrokenSheet, read
from nearward_resources import FOLDER

Kind = Literal["prompt", "kind_note", "template"]
#: what may stand in a template, and is filled in when it is used
DATE = "{date}"


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One shipped text.

    heavy: a question that is never offered unasked. after_distance: a kind note that also fits
    when someone chose distance, or is not sure. after_approach: one that fits when someone was let
    in.
    """

    id: str
    text: str
    title: str = ""
    heavy: bool = False
    after_distance: bool = False
    after_approach: bool = False


class Deck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Shipped texts of one kind about one theme. gate "asked": only for who asks for them."""

    id: str
    kind: Kind
    title: str
    place: int
    item: tuple[Item, ...]
    gate: Literal["", "asked"] = ""


class OfferedPrompts(msgspec.Struct, frozen=True):
    """A text as it can be chosen. `own`: the person's words, new or in place of shipped ones.

    when_asked: a question that is shown only to who asks for it. after_distance, after_approach:
    see Item; one's own fit when someone was let in.
    """

    id: str
    kind: str
    deck: str
    title: str
    text: str
    archived: bool = False
    own: OwnText | None = None
    when_asked: bool = False
    after_distance: bool = False
    after_approach: bool = True

    @property
    def has_original(self) -> bool:
        """Whether the person's words stand for a text that is still shipped."""
        return self.own is not None and self.own.replaces == self.id


def read_deck(file: Path) -> Deck:
    """One deck, checked strictly; raises BrokenSheet."""
    deck = read(file, Deck)
    ids = [item.id for item in deck.item]
    if len(set(ids)) != len(ids):
        raise BrokenSheet(name=file.name, reason="two texts have the same id")
    if not ids or any(not item.text.strip() for item in deck.item):
        raise BrokenSheet(name=file.name, reason="a text is empty")
    if any(not item.id.startswith(f"{deck.id}-") for item in deck.item):
        raise BrokenSheet(name=file.name, reason="an id does not begin with that of its deck")
    if deck.kind != "prompt" and (deck.gate or any(item.heavy for item in deck.item)):
        raise BrokenSheet(name=file.name, reason="only questions are heavy or have a gate")
    marked = any(item.after_distance or item.after_approach for item in deck.item)
    if deck.kind != "kind_note" and marked:
        raise BrokenSheet(name=file.name, reason="only kind notes are marked after_distance")
    return deck


def decks() -> tuple[Deck, ...]:
    """All decks in their order; one that cannot be read is left out (see `troubles`)."""
    return _read_all()[0]


def troubles() -> list[BrokenSheet]:
    """What is wrong with decks that cannot be read."""
    return _read_all()[1]


def folder() -> Path:
    """Where the decks are."""
    return FOLDER / "prompts"


@cache
def _read_all() -> tuple[tuple[Deck, ...], list[BrokenSheet]]:
    good: list[Deck] = []
    broken: list[BrokenSheet] = []
    for file in sorted(folder().iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            try:
                good.append(read_deck(file))
            except BrokenSheet as trouble:
                broken.append(trouble)
    return tuple(sorted(good, key=lambda deck: deck.place)), broken


def offered(kind: str, own: Iterable[OwnText], words: Translator) -> list[OfferedPrompts]:
    """All texts of a kind: the shipped ones, changed ones in their place, then one's own."""
    mine = [text for text in own if text.kind == kind]
    changed = {text.replaces: text for text in mine if text.replaces}
    found = []
    shipped = set()
    gated = {deck.id for deck in decks() if deck.gate}
    for deck in decks():
        for item in deck.item if deck.kind == kind else ():
            shipped.add(item.id)
            one = OfferedPrompts(
                id=item.id,
                kind=kind,
                deck=deck.id,
                title=words(item.title),
                text=words(item.text),
                when_asked=item.heavy or deck.id in gated,
                after_distance=item.after_distance,
                after_approach=item.after_approach,
            )
            found.append(_in_own_words(one, changed.get(item.id)))
    for text in mine:
        if text.replaces not in shipped:
            one = OfferedPrompts(id=f"own-{text.id}", kind=kind, deck=text.deck, title="", text="")
            one = msgspec.structs.replace(one, when_asked=text.deck in gated)
            found.append(_in_own_words(one, text))
    return found


def _in_own_words(one: OfferedPrompts, own: OwnText | None) -> OfferedPrompts:
    if own is None:
        return one
    return msgspec.structs.replace(
        one, title=own.title, text=own.text, archived=own.archived, own=own
    )


def unasked(questions: Iterable[OfferedPrompts]) -> list[OfferedPrompts]:
    """The questions that may be offered to who did not ask for one."""
    return [one for one in questions if not one.when_asked]


def question(
    all_of_them: Sequence[OfferedPrompts],
    day: date,
    answered: Collection[str] = (),
    skipped: int = 0,
) -> OfferedPrompts | None:
    """The question of a day, or, after some were skipped, another one.

    What is put away is not offered; what was answered lately only when nothing else is left.
    """
    able = [text for text in all_of_them if not text.archived and text.text.strip()]
    if not able:
        return None
    # always the same order, that of no deck: what was offered comes again after all the others
    able.sort(key=lambda text: blake2b(text.id.encode()).digest())
    count = len(able)
    first = day.toordinal() % count
    # what is skipped to comes from half a round away, so that it is not tomorrow's question
    places = dict.fromkeys([first, *((first + count // 2 + n) % count for n in range(count))])
    fresh = [able[place] for place in places]
    fresh = [text for text in fresh if text.text not in answered] or fresh
    return fresh[skipped % len(fresh)]


def kind_note(
    own: Iterable[OwnText], day: date, words: Translator, *, distance: bool, approach: bool = False
) -> OfferedPrompts | None:
    """The kind note of a day; after distance, and after letting someone in, only one that fits."""
    notes = offered("kind_note", own, words)
    if distance:
        notes = [one for one in notes if one.after_distance]
    if approach:
        notes = [one for one in notes if one.after_approach]
    return question(notes, day)


def filled(template: str, today: str) -> str:
    """A template as it begins an entry."""
    return template.replace(DATE, today)
