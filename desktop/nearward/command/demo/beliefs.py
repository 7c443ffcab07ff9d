"""What the invented person believes, how much over time, and what is kept for and against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from nearward.command.demo.data import BeliefGiven, BeliefsGiven, Placed, RatedGiven
from nearward.domain.beliefs import Belief, BeliefEvidence, BeliefRating
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Version
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER

if TYPE_CHECKING:
    from nearward.command.demo.sheets import Known
    from nearward.vault.vault import Vault

#: when of something that is placed; None: behind the last day
When = Callable[[Placed], datetime | None]
#: the fields of a thing that was written down some minutes after it was
Stamped = Callable[[datetime, int], dict[str, Any]]


@dataclass(slots=True)
class Stories:
    """Writes them. `ids`: that of each story by its words."""

    vault: Vault
    when: When
    stamped: Stamped
    ids: dict[str, int] = field(default_factory=dict)

    def write(self) -> None:
        """All of them, with what was said of how much they are believed."""
        for given in _given():
            at = self.when(given)
            if at is not None:
                self.ids[given.text] = self._write(given, at)

    def _write(self, given: BeliefGiven, at: datetime) -> int:
        worded = [(o.text, then) for o in given.newer if (then := self.when(_on_sunday(o.week)))]
        told = {name: getattr(given, name) for name in ("text", "card_when", "card_will")}
        made = Belief(**self.stamped(at, 6), **told, archived=given.archived)
        if worded:
            made = replace(made, new_story=worded[-1][0], changed=worded[-1][1].astimezone(UTC))
        story = self.vault.beliefs.save(made)
        for (text, since), (_, until) in pairwise(worded):
            _keep_wording(self.vault, replace(story, new_story=text), since, until)
        _rate(self.vault, story, given.rated, self.when, self.stamped)
        return story.id

    def keep_evidence(self, known: Known) -> None:
        """What is kept for and against them, once all is there that it was found in."""
        for given in _given():
            for one in given.evidence if given.text in self.ids else ():
                if (then := self.when(one)) is None:
                    continue
                entries = self.vault.entries.where("title = ?", one.entry) if one.entry else []
                kept = BeliefEvidence(
                    **self.stamped(then, 3),
                    belief_id=self.ids[given.text],
                    text=one.text,
                    fits=one.fits,
                    how_i_discount_it=one.how_i_discount_it,
                    on_card=one.on_card,
                    worksheet_id=known.sheets.get(one.sheet),
                    moment_id=known.moments.get(one.moment),
                    entry_id=entries[0].id if entries else None,
                )
                self.vault.belief_evidence.save(kept)


def _given() -> tuple[BeliefGiven, ...]:
    return read(FOLDER / "demo" / "beliefs.toml", BeliefsGiven).belief


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
