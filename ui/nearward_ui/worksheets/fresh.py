"""A worksheet that is begun now."""

from __future__ import annotations

from nearward.domain.day import day_of
from nearward.domain.model import Moment, Worksheet
from nearward.worksheets import catalogue
from nearward.worksheets.answers import told_by
from nearward_ui.kit.context import PageContext


def fresh(around: PageContext, sheet_id: str = "", moment: Moment | None = None) -> Worksheet:
    """An empty one of a sheet, or one that takes up what is told of a moment."""
    at = around.clock()
    day = day_of(at, around.settings.day_ends)
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
