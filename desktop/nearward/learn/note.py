"""What was said of what may lie beneath, as a note of the journal."""

from __future__ import annotations

from nearward.i18n import N_, Translator
from nearward.learn.beneath import DOES_NOT, FITS, UNSURE, Beneath
from nearward.worksheets import vocabulary

#: the question that the note answers
ASKED = N_("What might it have been protecting?")
_HEADS = ((FITS, N_("This fits:")), (DOES_NOT, N_("This does not:")), (UNSURE, N_("Not sure:")))


def note_of(beneath: Beneath, words: Translator) -> str:
    """The text of an entry: what fits, what does not, what is not sure, and one's own words."""
    parts = [beneath.text.strip()] if beneath.text.strip() else []
    codes = [term.code for term in vocabulary.terms("lens", words)]
    codes += [code for code in beneath.said if code not in codes]
    for answer, head in _HEADS:
        labels = [
            vocabulary.label("lens", code, words)
            for code in codes
            if beneath.said.get(code) == answer
        ]
        if labels:
            parts.append("\n".join((words(head), *(f"- {label}" for label in labels))))
    return "\n\n".join(parts)
