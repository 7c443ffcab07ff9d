"""Vocabularies: options for chips, and labels for codes."""

from __future__ import annotations

from nearward.i18n import Translator
from nearward.worksheets.catalogue import vocabulary


def options(vocabulary_id: str, words: Translator, *, pinned: bool = True) -> list[tuple[str, str]]:
    """(code, label) of the terms that are shown first, or of those behind "More…"."""
    items = vocabulary(vocabulary_id).items
    return [(term.code, words(term.label)) for term in items if term.pinned == pinned]


def label(vocabulary_id: str, code: str, words: Translator) -> str:
    """The label of a code; a word that is no code of the vocabulary is its own label."""
    for term in vocabulary(vocabulary_id).items:
        if term.code == code:
            return words(term.label)
    return code


def phrase(vocabulary_id: str, code: str, words: Translator) -> str:
    """A code within a sentence; empty where that says nothing."""
    for term in vocabulary(vocabulary_id).items:
        if term.code == code:
            return words(term.phrase) if term.phrase else ""
    return code


def code(vocabulary_id: str, said: str, words: Translator) -> str:
    """The code whose label someone typed; what is no label stays as it was said."""
    wanted = said.strip().casefold()
    for term in vocabulary(vocabulary_id).items:
        if words(term.label).casefold() == wanted:
            return term.code
    return said


def hard(vocabulary_id: str) -> frozenset[str]:
    """The codes of what weighs."""
    return frozenset(term.code for term in vocabulary(vocabulary_id).items if term.hard)


def happened(outcome: str | None, words: Translator) -> str:
    """What a moment was: the label of its outcome; without one, someone was let in."""
    return label("outcome", outcome, words) if outcome else words("I let someone in")


def shown(code: str | None, words: Translator) -> str:
    """What was shown when someone was let in; empty when that was not said."""
    return label("approach_kind", code, words) if code else ""


__all__ = ["code", "happened", "hard", "label", "options", "phrase", "shown", "vocabulary"]
