"""What the invented person believes, how much over time, and what is kept for and against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from nearward.command.demo.data import BeliefsGiven, Placed, RatedGiven
from nearward.domain.beliefs import Belief, BeliefEvidence, BeliefRating
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Version
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: when of something that is placed; None: behind the last day
When = Callable[[Placed], datetime | None]
#: the fields of a thing that was written down some minutes after it was
Stamped = Callable[[datetime, int], dict[str, Any]]


def write_beliefs(vault: Vault, when: When, stamped: Stamped) -> dict[str, int]:
    """Write them; gives the id of each story by its words."""
    found: dict[str, int] = {}
    for given in read(FOLDER / "demo" / "beliefs.toml", BeliefsGiven).belief:
        at = when(given)
        if at is None:
            continue
        worded = [(one.text, then) for one in given.newer if (then := when(_on_sunday(one.week)))]
        told = {name: getattr(given, name) for name in ("text", "card_when", "card_will")}
        made = Belief(**stamped(at, 6), **told, archived=given.archived)
        if worded:
            made = replace(made, new_story=worded[-1][0], changed=worded[-1][1].astimezone(UTC))
        story = vault.beliefs.save(made)
        found[given.text] = story.id
        for (text, since), (_, until) in pairwise(worded):
            _keep_wording(vault, replace(story, new_story=text), since, until)
        _rate(vault, story, given.rated, when, stamped)
        for one in given.evidence:
            if (then := when(one)) is not None:
                kept = BeliefEvidence(
                    **stamped(then, 3),
                    belief_id=story.id,
                    text=one.text,
                    fits=one.fits,
                    how_i_discount_it=one.how_i_discount_it,
                    on_card=one.on_card,
                )
                vault.belief_evidence.save(kept)
    return found


def _keep_wording(vault: Vault, before: Belief, since: datetime, until: datetime) -> None:
    """A story as it was worded from one day to another."""
    body = {name: getattr(before, name) for name in BY_NAME["belief"].says}
    stamps: dict[str, Any] = {"created": since.astimezone(UTC), "kept": until.astimezone(UTC)}
    vault.versions.put_back(Version(kind="belief", thing_id=before.id, body=body, **stamps))


def _rate(
    vault: Vault, story: Belief, rated: tuple[RatedGiven, ...], when: When, stamped: Stamped
) -> None:
    for one in rated:
        at = when(_on_sunday(one.week))
        if at is not None:
            rating = BeliefRating(
                **stamped(at, 1),
                belief_id=story.id,
                old_rating=one.old,
                new_rating=one.new,
                note=one.note,
            )
            vault.belief_ratings.rate(rating)


def _on_sunday(week: int) -> Placed:
    return Placed(week=week, day="sun", time="20:15")
