"""Vocabularies: options for chips and labels for codes, in the words that the person gave them.

Whoever shows a code asks here. What the person made of the words stands in the texts (`words`).
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from nearward.i18n import TermSetting, Translator
from nearward.worksheets.catalogue import vocabulary

#: those that a person can change. What happened in the end is none: the counts rest on its words
CHANGEABLE = (
    *("trigger", "behaviour", "fear", "emotion", "lens"),
    *("approach_kind", "reception", "relation"),
)


class ShownTerm(NamedTuple):
    """One word, as it is shown. ours: what the program calls it; empty: the person added it."""

    code: str
    label: str
    ours: str = ""
    phrase: str = ""
    pinned: bool = True
    hidden: bool = False
    hard: bool = False

    @property
    def is_own(self) -> bool:
        """Whether its label is the person's."""
        return self.label != self.ours


def terms(vocabulary_id: str, words: Translator) -> tuple[ShownTerm, ...]:
    """All words in the person's order, hidden ones too: those shown first before the others.

    No two have one label: of those that would, a later one has its number behind it.
    """
    made = words.made_of_terms
    if vocabulary_id not in made:
        made[vocabulary_id] = _made(vocabulary_id, words)
    found: tuple[ShownTerm, ...] = made[vocabulary_id]
    return found


def _made(vocabulary_id: str, words: Translator) -> tuple[ShownTerm, ...]:
    is_changeable = vocabulary_id in CHANGEABLE
    own = {
        code: setting
        for (there, code), setting in words.terms.items()
        if there == vocabulary_id and is_changeable
    }
    shipped = {term.code: term for term in vocabulary(vocabulary_id).items}
    found: list[tuple[tuple[bool, bool, int, bool, int], ShownTerm]] = []
    for at, code in enumerate([*shipped, *(code for code in own if code not in shipped)]):
        term, setting = shipped.get(code), own.get(code, TermSetting())
        label, ours = one_line(setting.label), words(term.label) if term else ""
        if not term and not label:
            continue
        pinned = setting.pinned if setting.pinned is not None else term is None or term.pinned
        shown = ShownTerm(
            code,
            label or ours,
            ours,
            label or (words(term.phrase) if term else ""),
            pinned,
            setting.hidden,
            bool(term and term.hard),
        )
        place = setting.place
        # what comes to an order later stands behind it; what is the person's behind what is ours
        found.append(((not pinned, place is None, place or 0, term is None, at), shown))
    return _told_apart([shown for _, shown in sorted(found, key=lambda one: one[0])])


def _told_apart(found: list[ShownTerm]) -> tuple[ShownTerm, ...]:
    """No two labels are the same: the person's word keeps it, then the first."""
    taken: set[str] = set()
    labels: dict[str, str] = {}
    for shown in sorted(found, key=lambda one: not one.is_own):
        label, number = shown.label, 2
        while same(label) in taken:
            label, number = f"{shown.label} ({number})", number + 1
        taken.add(same(label))
        labels[shown.code] = label
    return tuple(shown._replace(label=labels[shown.code]) for shown in found)


def options(vocabulary_id: str, words: Translator, *, pinned: bool = True) -> list[tuple[str, str]]:
    """(code, label) of the words that are shown first, or of those behind "More…"."""
    return [
        (term.code, term.label)
        for term in terms(vocabulary_id, words)
        if term.pinned == pinned and not term.hidden
    ]


def term_of(vocabulary_id: str, code: str, words: Translator) -> ShownTerm | None:
    """One word by its code; None for what is no code of the vocabulary."""
    return next((term for term in terms(vocabulary_id, words) if term.code == code), None)


def label(vocabulary_id: str, code: str, words: Translator) -> str:
    """The label of a code; a word that is no code of the vocabulary is its own label."""
    term = term_of(vocabulary_id, code, words)
    return term.label if term else code


def within(vocabulary_id: str, code: str, words: Translator) -> str:
    """A label in the middle of a line: in English ours begins small, the person's stays."""
    term = term_of(vocabulary_id, code, words)
    if term is None or term.is_own:
        return term.label if term else code
    return small(term.label, words)


def small(text: str, words: Translator) -> str:
    """Words of ours in the middle of a line: in English they begin small."""
    is_plain = words.language.startswith("en") and text[:2] != "I " and not text.isupper()
    return text[:1].lower() + text[1:] if is_plain else text


def capital(text: str) -> str:
    """Words at the beginning of a line."""
    return text[:1].upper() + text[1:]


def phrase(vocabulary_id: str, code: str, words: Translator) -> str:
    """A code within a sentence, the person's word as it is; empty where that says nothing."""
    term = term_of(vocabulary_id, code, words)
    return term.phrase if term else code


def code(vocabulary_id: str, said: str, words: Translator) -> str:
    """The code whose label someone typed; what is no label stays as it was said."""
    wanted = same(said)
    found = terms(vocabulary_id, words)
    by_label = {same(term.label): term.code for term in found}
    ours = {same(term.ours): term.code for term in found if term.ours}
    return by_label.get(wanted) or ours.get(wanted) or said


def one_line(text: str) -> str:
    """A label as it is kept and shown: one line, nothing before and behind it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def same(text: str) -> str:
    """What two labels have in common that read the same."""
    return one_line(text).casefold()


def hard(vocabulary_id: str) -> frozenset[str]:
    """The codes of what weighs."""
    return frozenset(term.code for term in vocabulary(vocabulary_id).items if term.hard)


def happened(outcome: str | None, words: Translator) -> str:
    """What a moment was: the label of its outcome; without one, someone was let in."""
    return label("outcome", outcome, words) if outcome else words("I let someone in")


def shown(code: str | None, words: Translator) -> str:
    """What was shown when someone was let in; empty when that was not said."""
    return label("approach_kind", code, words) if code else ""


__all__ = [
    "CHANGEABLE",
    "ShownTerm",
    "capital",
    "code",
    "happened",
    "hard",
    "label",
    "one_line",
    "options",
    "phrase",
    "same",
    "shown",
    "small",
    "term_of",
    "terms",
    "vocabulary",
    "within",
]
