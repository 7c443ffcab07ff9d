"""A worksheet that is begun now."""

from __future__ import annotations

from nearward.domain.day import day_of
from nearward.domain.model import Moment, Passage, Worksheet
from nearward.worksheets import catalogue
from nearward.worksheets.answers import told_by, told_by_words
from nearward_ui.kit.context import PageContext


def fresh(
    around: PageContext,
    sheet_id: str = "",
    moment: Moment | None = None,
    passage: Passage | None = None,
) -> Worksheet:
    """An empty one of a sheet, or one that takes up what is told of a moment, or in an entry."""
    at = around.clock()
    day = day_of(at, around.settings.day_ends)
    if passage is not None:
        answers = told_by_words(catalogue.sheet(sheet_id), passage.words)
        return Worksheet(at=at, day=day, sheet=sheet_id, answers=answers, entry_id=passage.entry_id)
    if moment is None:
        return Worksheet(at=at, day=day, sheet=sheet_id)
    return Worksheet(
        at=at,
        day=day,
        sheet=sheet_id,
        answers=told_by(catalogue.sheet(sheet_id), moment.kind, moment.text),
        moment_id=moment.id,
        person_id=moment.person_id,
    )
