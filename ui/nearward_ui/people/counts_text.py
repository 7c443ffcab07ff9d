"""In how much someone stands, in words."""

from __future__ import annotations

from nearward.domain.model import PersonCounts
from nearward.i18n import Translator


def told_counts(counts: PersonCounts | None, words: Translator) -> str:
    """Only what there is; of none it is said so."""
    if counts is None:
        return words("nothing written yet")
    parts = []
    if counts.entries:
        parts.append(words.plural("{n} entry", "{n} entries", counts.entries))
    if counts.moments:
        parts.append(words.plural("{n} moment", "{n} moments", counts.moments))
    if counts.worksheets:
        parts.append(words.plural("{n} worksheet", "{n} worksheets", counts.worksheets))
    return ", ".join(parts)
