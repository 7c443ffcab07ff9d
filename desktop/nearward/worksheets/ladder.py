"""Steps of a sheet that are tried one after another: which is next, and how to go on with it.

Nothing is scored: the person says where each step stands.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from nearward.worksheets.answers import Answers, rating, rows
from nearward.worksheets.form.field_kinds import link
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.form.steps import DONE, OPEN, PARKED, STATES, columns
from nearward.worksheets.links import KEPT_AS, as_link

__all__ = ["DONE", "OPEN", "PARKED", "Rung"]


class Rung(NamedTuple):
    """A step; `row`: the how-many-th row of the answers it is, from 0."""

    row: int
    text: str
    hard: int | None
    state: str


def rungs(sheet: Sheet, answers: Answers) -> list[Rung]:
    """The steps of a worksheet with words, in their order; none where its sheet has none."""
    field = sheet.find(sheet.ladder) if sheet.ladder else None
    names = columns(field) if field is not None else None
    if field is None or names is None:
        return []
    found = []
    for number, row in enumerate(rows(answers, field.id)):
        text = str(row.get(names.text) or "").strip()
        state = row.get(names.state)
        if text:
            state = state if state in STATES else OPEN
            found.append(Rung(number, text, rating(row.get(names.hard)), str(state)))
    return found


def next_rung(found: list[Rung]) -> Rung | None:
    """The lowest that is open: what is not rated comes behind, in the order of the sheet."""
    still = [one for one in found if one.state == OPEN]
    return min(still, key=lambda one: (one.hard is None, one.hard or 0, one.row), default=None)


def marked(sheet: Sheet, answers: Answers, row: int, state: str) -> Answers:
    """The answers with another state of a step."""
    field = sheet.find(sheet.ladder) if sheet.ladder else None
    names = columns(field) if field is not None else None
    if field is None or names is None or state not in STATES:
        return answers
    kept = rows(answers, field.id)
    if not 0 <= row < len(kept):
        return answers
    kept[row] = {**kept[row], names.state: state}
    return {**answers, field.id: kept}


def going_on(sheet: Sheet, answers: Answers, worksheet_id: int, row: int) -> Answers:
    """What another worksheet begins with that goes on with a step: what they lead to, with whom,
    all steps as they stand, and which is tried. What has to be asked anew is left open."""
    field = sheet.find(sheet.ladder)
    if field is None:
        return {}
    found: dict[str, Any] = {
        one.id: answers[one.id]
        for one in sheet.fields
        if one.id in answers and (one.kind == "link" or one.id in (sheet.heading, field.id))
    }
    step = next((one for one in rungs(sheet, answers) if one.row == row), None)
    if step is not None and sheet.tried:
        found[sheet.tried] = step.text
    if sheet.goes_on:
        found[sheet.goes_on] = link(KEPT_AS["sheet"], worksheet_id)
    return found


def before(sheet: Sheet, answers: Answers) -> int:
    """The worksheet that one goes on from; 0: none."""
    found = as_link(answers.get(sheet.goes_on)) if sheet.goes_on else None
    return found[1] if found is not None else 0
