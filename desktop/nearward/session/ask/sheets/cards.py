"""What cards to cut out can be made of: worksheets whose sheet has a card, and old stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nearward.session.operation import reads
from nearward.worksheets import catalogue

if TYPE_CHECKING:
    from nearward.domain.beliefs import Belief, BeliefEvidence
    from nearward.domain.model import Worksheet
    from nearward.vault.vault import Vault

#: so many of the newest worksheets are offered
MOST = 40


class StoryOnCard(NamedTuple):
    """An old story, and what of its evidence is on its card, oldest first."""

    belief: Belief
    evidence: list[BeliefEvidence]


class ForCards(NamedTuple):
    """Worksheets, newest first; stories; and the aliases of everybody in the diary."""

    worksheets: list[Worksheet]
    stories: list[StoryOnCard]
    aliases: tuple[str, ...]


@reads
def material(vault: Vault) -> ForCards:
    """All that cards can be made of."""
    sheets = [sheet.id for sheet in catalogue.sheets().values() if sheet.card]
    marks = ", ".join("?" * len(sheets))
    found = vault.worksheets.where(f"sheet IN ({marks})", *sheets, order=f"spot DESC LIMIT {MOST}")
    evidence: dict[int, list[BeliefEvidence]] = {}
    for one in vault.tables["belief_evidence"].every():
        if one.on_card:
            evidence.setdefault(one.belief_id, []).append(one)
    stories = [
        StoryOnCard(story, sorted(evidence.get(story.id, []), key=lambda one: (one.day, one.id)))
        for story in vault.tables["belief"].every()
        if not story.archived
    ]
    aliases = tuple(person.alias for person in vault.people.every())
    return ForCards(list(found), stories, aliases)
