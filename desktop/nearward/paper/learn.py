"""A card of Learn, or the five directions: on a page, or in pocket size to cut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nearward.i18n import Translator
from nearward.learn.model import Direction, LearnCard
from nearward.paper.blocks import Answer, Document, Part
from nearward.paper.cards.card import PaperCard


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
                Answer(words(one.distance), soft=True),
            ),
        )
        for number, one in enumerate(directions, 1)
    ]
    intro = words("Take whichever direction you like, for as long as you like.")
    return _document(words("Five directions"), intro, parts, words)


def pocket_card(card: LearnCard, words: Translator) -> PaperCard:
    """A card in pocket size; what is too long for one goes on on the next."""
    first = (words(card.title), "\n".join(map(words, card.paragraphs)))
    return PaperCard((first, *_told(card, words)))


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
