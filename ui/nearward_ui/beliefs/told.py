"""How stories are told in lines."""

from __future__ import annotations

from datetime import date

from nearward.domain.beliefs import NEW, OLD, Belief, BeliefEvidence
from nearward.i18n import N_, Translator
from nearward.session.ask.forms.beliefs import BeliefOf
from nearward_ui.kit.dates import short_day


def name_of(belief: Belief, words: Translator) -> str:
    """A story in one line."""
    said = belief.text if belief.text.strip() else belief.new_story
    return " ".join(said.split()) or words("A story without words")


def told_story(found: BeliefOf, words: Translator) -> str:
    """What a list says below a story: how much it is believed, and what is kept."""
    parts = []
    for which, text in (("old", N_("believed {n}")), ("new", N_("the newer one {n}"))):
        values = [getattr(point, which) for point in found.points if not point.sheet]
        given = [value for value in values if value is not None]
        if given:
            parts.append(words(text, n=given[-1]))
    parts += told_evidence(found.evidence, words)
    if found.belief.archived:
        parts.append(words("resting"))
    return " · ".join(parts) or words("nothing rated or kept yet")


def told_evidence(evidence: list[BeliefEvidence], words: Translator) -> list[str]:
    """How much is kept for a story, and how much against it."""
    for_it = sum(one.fits != NEW for one in evidence)
    against = sum(one.fits != OLD for one in evidence)
    if not evidence:
        return []
    return [words("kept for it {n}, against it {m}", n=for_it, m=against)]


def told_since(day: date, today: date, words: Translator) -> str:
    """Since when a story is kept; today and yesterday within the sentence."""
    near = {0: words("Kept since today"), 1: words("Kept since yesterday")}
    ago = (today - day).days
    if ago in near:
        return near[ago]
    return words("Kept since {day}", day=short_day(day, today, words))
