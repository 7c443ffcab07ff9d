"""A card of Learn, or the five directions: on a page, or in pocket size to cut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nearward.i18n import Translator
from nearward.learn.model import Direction, LearnCard
from nearward.paper.blocks import Answer, Document, Part
from nearward.paper.cards.card import PaperCard

#: so many paragraphs stand on the first side of a pocket card
ON_FRONT = 2


def card_blocks(card: LearnCard, words: Translator) -> Document:
    """All that stands on a card but what is done with it in the program."""
    parts = [Part(0, words(card.group), "", tuple(Answer(words(p)) for p in card.paragraphs))]
    parts += [Part(0, name, "", (Answer(text),)) for name, text in _told(card, words)]
    return _document(words(card.title), "", parts, words)


def directions_blocks(directions: Iterable[Direction], words: Translator) -> Document:
    """All of them, numbered; any can be the first."""
    parts = [
        Part(
            number,
            words(one.title),
            "",
            (
                *(Answer(words(text)) for text in one.paragraphs),
                Answer(words(one.distance)),
            ),
        )
        for number, one in enumerate(directions, 1)
    ]
    intro = words("Take whichever direction you like, for as long as you like.")
    return _document(words("Five directions"), intro, parts, words)


def pocket_cards(card: LearnCard, words: Translator) -> list[PaperCard]:
    """A card in pocket size, as its two sides: what it says, and what is told below that."""
    front = [(words(card.title), "\n".join(map(words, card.paragraphs[:ON_FRONT])))]
    back = list(_told(card, words))
    if card.example:
        front.append(back.pop(0))
    more = "\n".join(map(words, card.paragraphs[ON_FRONT:]))
    back[:0] = [("", more)] if more else []
    return [PaperCard(tuple(front)), PaperCard(tuple(back))]


def pocket_directions(directions: Iterable[Direction], words: Translator) -> list[PaperCard]:
    """A pocket card for each direction."""
    return [
        PaperCard(
            (
                (words(one.title), "\n".join(map(words, one.paragraphs))),
                (words("When distance is right"), words(one.distance)),
            )
        )
        for one in directions
    ]


def _told(card: LearnCard, words: Translator) -> Iterator[tuple[str, str]]:
    """What is told below the paragraphs, each under its name."""
    told = (
        (words("For example"), card.example),
        (words("What it may help"), card.helps),
        (words("What it may cost"), card.costs),
        (words("When distance is right"), card.distance),
    )
    yield from ((name, words(text)) for name, text in told if text)


def _document(title: str, intro: str, parts: list[Part], words: Translator) -> Document:
    return Document(
        title=title,
        date_label="",
        date="",
        intro=intro,
        parts=tuple(parts),
        foot=words("From Nearward, a private diary. It is not treatment."),
    )
