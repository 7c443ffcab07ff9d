"""What pages ask of the desk about old stories, their ratings and the evidence kept for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.beliefs import (
    Belief,
    BeliefEvidence,
    BeliefPoint,
    BeliefRating,
    Feared,
    ForBeliefs,
    ForSigns,
    Moved,
    StoryPoints,
)
from nearward.domain.model import Worksheet
from nearward.domain.text.letters import spread, words_of
from nearward.session.operation import reads, writes
from nearward.worksheets import catalogue, rated
from nearward.worksheets.answers import heading

if TYPE_CHECKING:
    from nearward.domain.cards import Card
    from nearward.vault.vault import Vault

#: so many worksheets are offered to be kept as a story
OFFERED = 20


class Wording(NamedTuple):
    """The newer story, as it was from a day on."""

    day: date
    text: str


class BeliefOf(NamedTuple):
    """A story with all that is kept for it; oldest first, the evidence newest first.

    `points`: its ratings and those of its worksheets, by day.
    """

    belief: Belief
    ratings: list[BeliefRating]
    evidence: list[BeliefEvidence]
    worksheets: list[Worksheet]
    points: list[BeliefPoint]


class Read(NamedTuple):
    """A story with what a page of its own shows beside it: how the newer one was worded before,
    oldest first."""

    of: BeliefOf
    wordings: list[Wording]


class Beliefs(NamedTuple):
    """All stories, those that rest last, and worksheets on one that is not kept as a story yet.

    `charts`: what the figures are drawn from; stories that rest are not in it.
    """

    kept: list[BeliefOf]
    offered: list[Card]
    charts: ForBeliefs


class ToKeep(NamedTuple):
    """The stories that are offered, newest first, and what was kept out of a worksheet."""

    stories: list[Belief]
    kept: list[BeliefEvidence]


class InShort(NamedTuple):
    """How many stories there are that do not rest, when any was rated last, and the day, the id
    and whether it is finished of the newest sheet of signs."""

    stories: int
    rated: date | None
    signs: tuple[date, int, bool] | None


@reads
def in_short(vault: Vault) -> InShort:
    """What one line says of all that."""
    stories = vault.beliefs.followed()
    points = [point.day for story in stories for point in _of(vault, story).points]
    signs = [
        (one.day, one.id, one.status == "finished")
        for sheet in catalogue.sheets_with_scale()
        for one in vault.worksheets.of_sheet(sheet.id)
    ]
    return InShort(len(stories), max(points, default=None), max(signs, default=None))


@reads
def every(vault: Vault) -> Beliefs:
    """All of them, newest first."""
    kept = sorted(vault.beliefs.every(), key=lambda one: (not one.archived, one.at, one.id))
    about = [sheet.id for sheet in catalogue.sheets_about_beliefs()]
    begun = vault.worksheets.without_belief(about, OFFERED)
    cards = [card for one in begun if (card := vault.timeline.card("worksheet", one)) is not None]
    found = [_of(vault, one) for one in reversed(kept)]
    stories = [StoryPoints(one.belief, one.points) for one in found if not one.belief.archived]
    return Beliefs(
        found, [card for card in cards if card.title], ForBeliefs(stories, *_came(vault))
    )


def told_points(vault: Vault) -> list[StoryPoints]:
    """All stories with their ratings, newest first, within a read of another's."""
    stories = sorted(vault.beliefs.every(), key=lambda one: (one.at, one.id), reverse=True)
    return [StoryPoints(one, _of(vault, one).points) for one in stories]


@reads
def signs(vault: Vault, sheet_id: str, before: int = 0) -> ForSigns | None:
    """What worksheets of a sheet with a scale say, without one of them; None: it has no scale."""
    sheet = catalogue.sheets().get(sheet_id)
    if sheet is None:
        return None
    others = [one for one in vault.worksheets.of_sheet(sheet_id) if one.id != before]
    return rated.signs(sheet, others)


@reads
def of(vault: Vault, belief_id: int) -> Read | None:
    """One story; None where it is gone, or lies in the trash."""
    belief = vault.beliefs.get(belief_id)
    if belief is None or vault.trash.holds("belief", belief_id):
        return None
    return Read(_of(vault, belief), _wordings(vault, belief))


@reads
def of_evidence(vault: Vault, evidence_id: int) -> Read | None:
    """The story that a piece of evidence is kept for."""
    found = vault.belief_evidence.get(evidence_id)
    return of(found.belief_id)(vault) if found is not None else None


@reads
def to_choose(vault: Vault) -> list[Belief]:
    """Those that are offered: all that do not rest, newest first."""
    return vault.beliefs.followed()


@reads
def to_keep(vault: Vault, worksheet_id: int) -> ToKeep:
    """What is shown where something of a worksheet can be kept as evidence."""
    return ToKeep(vault.beliefs.followed(), vault.belief_evidence.of_worksheet(worksheet_id))


@writes("belief")
def save(vault: Vault, belief: Belief) -> Belief:
    """Keep a story; gives it back with its id and stamps."""
    return vault.beliefs.save(belief)


@writes("belief")
def keep_of_worksheet(vault: Vault, worksheet_id: int, at: datetime, day: date) -> Belief | None:
    """Keep the story that a worksheet tells of, once, with what it came to; None where the
    worksheet is gone, or tells of none."""
    sheet = vault.worksheets.get(worksheet_id)
    made = catalogue.of(sheet) if sheet is not None else None
    if sheet is None or made is None:
        return None
    there = vault.beliefs.get(sheet.belief_id) if sheet.belief_id else None
    if there is not None:
        return there
    text = heading(made, sheet.answers)
    newer = str(sheet.answers.get(made.conclusion) or "")
    kept = vault.beliefs.save(Belief(at=at, day=day, text=text, new_story=newer))
    vault.worksheets.save(replace(sheet, belief_id=kept.id))
    vault.changes.note("worksheet", record_id=sheet.id)
    return kept


@writes("worksheet")
def join(vault: Vault, worksheet_id: int, belief_id: int | None) -> Worksheet | None:
    """Say which story a worksheet works on, or that it works on none; None where it is gone."""
    sheet = vault.worksheets.get(worksheet_id)
    if sheet is None:
        return None
    return vault.worksheets.save(replace(sheet, belief_id=belief_id))


@writes("belief_rating")
def rate(vault: Vault, rating: BeliefRating) -> list[BeliefRating] | None:
    """Keep a rating of a day (without numbers and words: take it back); gives all of that story.

    None when the story was deleted for good meanwhile.
    """
    if not vault.belief_ratings.rate(rating):
        return None
    return vault.belief_ratings.of(rating.belief_id)


@writes("belief_evidence")
def keep(vault: Vault, evidence: BeliefEvidence) -> BeliefEvidence | None:
    """Keep evidence; None when its story was deleted for good meanwhile."""
    if vault.beliefs.get(evidence.belief_id) is None:
        return None
    return vault.belief_evidence.save(evidence)


@reads
def kept_evidence(vault: Vault, belief_id: int = 0, words: str = "") -> list[BeliefEvidence]:
    """What is kept for a story, or for any, in which all of these words stand; newest first."""
    held = vault.belief_evidence
    found = held.of(belief_id) if belief_id else held.newest()
    wanted = words_of(words)
    return [one for one in found if all(word in spread(one.text) for word in wanted)]


def _of(vault: Vault, belief: Belief) -> BeliefOf:
    ratings, sheets = vault.belief_ratings.of(belief.id), vault.worksheets.on_belief(belief.id)
    points = [BeliefPoint(one.day, one.old_rating, one.new_rating) for one in ratings]
    for one in sheets:
        sheet = catalogue.of(one)
        points += rated.points(sheet, one) if sheet is not None else []
    told = [point for point in points if (point.old, point.new) != (None, None)]
    told.sort(key=lambda point: point.day)
    return BeliefOf(belief, ratings, vault.belief_evidence.of(belief.id), sheets, told)


def _came(vault: Vault) -> tuple[list[Feared], list[Moved]]:
    """What was feared and how it turned out, and what was believed before and after."""
    feared, moved = [], []
    for one in vault.worksheets.every():
        sheet = catalogue.of(one)
        if sheet is not None:
            feared += [found] if (found := rated.feared(sheet, one)) is not None else []
            moved += [both] if (both := rated.moved(sheet, one)) is not None else []
    return feared, moved


def _wordings(vault: Vault, belief: Belief) -> list[Wording]:
    """How the newer story was worded, each wording once, by the day from which it stood."""
    earlier = [
        (one.created, str(one.body.get("new_story") or ""))
        for one in reversed(vault.versions.of("belief", belief.id))
    ]
    found: list[Wording] = []
    for since, text in (*earlier, (belief.changed or belief.at, belief.new_story)):
        if text.strip() and (not found or found[-1].text != text):
            found.append(Wording(since.date(), text))
    return found
