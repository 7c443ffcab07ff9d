"""A card of Learn, or the five directions, on paper."""

from __future__ import annotations

from collections.abc import Iterable

from nearward.i18n import Translator
from nearward.learn.model import Direction, LearnCard
from nearward.paper.blocks import Answer, Document, Part


def card_blocks(card: LearnCard, words: Translator) -> Document:
    """All that stands on a card but what is done with it in the program."""
    told = (
        (words("For example"), card.example),
        (words("What it may help"), card.helps),
        (words("What it may cost"), card.costs),
        (words("When distance is right"), card.distance),
    )
    parts = [Part(0, words(card.group), "", tuple(Answer(words(p)) for p in card.paragraphs))]
    parts += [Part(0, name, "", (Answer(words(text)),)) for name, text in told if text]
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


def _document(title: str, intro: str, parts: list[Part], words: Translator) -> Document:
    return Document(
        title=title,
        date_label="",
        date="",
        intro=intro,
        parts=tuple(parts),
        foot=words("From Nearward, a private diary. It is not treatment."),
    )
