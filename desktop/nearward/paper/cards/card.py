"""What stands on a card, and what a card is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nearward.domain.beliefs import Belief, BeliefEvidence
from nearward.domain.text.initials import Initials
from nearward.i18n import Translator
from nearward.worksheets.answers import Answers
from nearward.worksheets.form.model import Sheet

#: rows of a pocket card for a pen
FOUR = 4


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A card. `rows`: what stands over a text, and the text; one row alone is a sentence.

    `blank`: it has lines for a pen in place of the texts. `goes_on`: a card before it has the
    beginning.
    """

    rows: tuple[tuple[str, str], ...]
    blank: bool = False
    goes_on: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether one text stands on it, and nothing over it."""
        return len(self.rows) == 1 and not self.rows[0][0]

    @property
    def opening(self) -> str:
        """What a person knows it by."""
        return " ".join(next((text for _, text in self.rows if text.strip()), "").split())


def sheet_card(sheet: Sheet, answers: Answers, words: Translator) -> PaperCard | None:
    """The card of a worksheet: the answers that its definition names; None without any."""
    rows: list[tuple[str, str]] = []
    for name in sheet.card:
        field = sheet.find(name)
        text = str(answers.get(name) or "").strip()
        if field is not None and text:
            label = words(field.print_label or field.label) if len(sheet.card) > 1 else ""
            rows.append((label, text))
    if len(rows) == 1:
        rows = [("", rows[0][1])]
    return PaperCard(tuple(rows)) if rows else None


def belief_card(
    belief: Belief, evidence: Sequence[BeliefEvidence], words: Translator
) -> PaperCard | None:
    """The pocket card of an old story: its four lines, those that hold something. The old story
    alone makes none: one would carry nothing else about."""
    also = "\n".join(one.text.strip() for one in evidence if one.on_card and one.text.strip())
    texts = (belief.card_when, belief.text, also, belief.card_will)
    rows = zip(_four(words), (text.strip() for text in texts), strict=True)
    found = tuple((label, text) for label, text in rows if text)
    return PaperCard(found) if also or belief.card_will.strip() else None


def blank_card(words: Translator) -> PaperCard:
    """A pocket card for a pen."""
    return PaperCard(tuple((label, "") for label in _four(words)), blank=True)


def with_initials(card: PaperCard, names: Initials) -> PaperCard:
    """The card with people as initials."""
    return replace(card, rows=tuple((label, names.say(text)) for label, text in card.rows))


def _four(words: Translator) -> tuple[str, str, str, str]:
    return words("When"), words("The old story says"), words("Also true"), words("I will")
