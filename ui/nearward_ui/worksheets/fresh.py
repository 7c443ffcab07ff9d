"""A worksheet that is begun now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nearward.domain.beliefs import Belief
from nearward.domain.day import day_of
from nearward.domain.model import Moment, Passage, Worksheet
from nearward.worksheets import catalogue
from nearward.worksheets.answers import Answers, told_by, told_by_words
from nearward.worksheets.links import told_by_links
from nearward_ui.kit.context import PageContext
from nearward_ui.routes import ToWorksheet


def fresh(
    around: PageContext,
    sheet_id: str = "",
    moment: Moment | None = None,
    passage: Passage | None = None,
    own: Mapping[str, int | None] | None = None,
) -> Worksheet:
    """An empty one of a sheet, or one that takes up what is told of a moment, or in an entry.

    own: with whom (`person_id`) and of which moment (`moment_id`) it is.
    """
    at = around.clock()
    day = day_of(at, around.settings.day_ends)
    sheet = catalogue.sheet(sheet_id) if sheet_id else None
    version = sheet.version if sheet is not None else 1
    made = Worksheet(at=at, day=day, sheet=sheet_id, sheet_version=version)
    if sheet is None:
        return made
    if passage is not None:
        said = told_by_words(sheet, passage.words)
        return replace(made, answers=said, entry_id=passage.entry_id)
    known = {name: number for name, number in (own or {}).items() if number}
    answers: Answers = {}
    if moment is not None:
        who = {"person_id": moment.person_id} if moment.person_id else {}
        known = {"moment_id": moment.id, **who}
        answers = told_by(sheet, moment.kind, moment.text)
    answers |= told_by_links(sheet, known)
    moment_id, person_id = known.get("moment_id"), known.get("person_id")
    return replace(made, answers=answers, moment_id=moment_id, person_id=person_id)


def fresh_on(around: PageContext, sheet_id: str, belief: Belief) -> Worksheet:
    """One on an old story, whose words it takes up."""
    sheet = catalogue.sheet(sheet_id)
    said = told_by_words(sheet, belief.text, "belief")
    answers = said | told_by_links(sheet, {"belief_id": belief.id})
    return replace(fresh(around, sheet_id), answers=answers, belief_id=belief.id)


def begun(around: PageContext, sheet_id: str, wish: ToWorksheet) -> Worksheet:
    """One as it is wished for."""
    if wish.belief is not None:
        return fresh_on(around, sheet_id, wish.belief)
    return fresh(around, sheet_id, wish.moment, wish.passage, {"person_id": wish.person})
