"""Steps that are tried one after another, over several worksheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.model import Worksheet
from nearward.session.ask.sheets.formed import formed
from nearward.session.operation import reads, writes
from nearward.worksheets import catalogue, ladder

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


class Steps(NamedTuple):
    """The steps as they stand on the worksheet, the newest that goes on from it, and all on which
    one of them was tried, oldest first."""

    rungs: list[ladder.Rung]
    newest: int
    tried: list[Worksheet]


@reads
def steps(vault: Vault, worksheet_id: int) -> Steps | None:
    """The steps of a worksheet and of those that go on from it; None where it has none."""
    found = formed(vault, worksheet_id)
    if found is None or not found[1].ladder:
        return None
    worksheet, sheet = found
    together = _together(vault, worksheet)
    newest = together[-1]
    tried = [one for one in together if str(one.answers.get(sheet.tried) or "").strip()]
    return Steps(ladder.rungs(sheet, newest.answers), newest.id, tried)


@writes("worksheet")
def mark(vault: Vault, worksheet_id: int, row: int, state: str) -> Worksheet | None:
    """Say where a step of a worksheet stands; None when it is gone."""
    found = formed(vault, worksheet_id)
    if found is None:
        return None
    worksheet, sheet = found
    answers = ladder.marked(sheet, worksheet.answers, row, state)
    return vault.worksheets.save(replace(worksheet, answers=answers))


@writes("worksheet")
def try_next(
    vault: Vault, worksheet_id: int, row: int, at: datetime, day: date
) -> Worksheet | None:
    """Begin another worksheet that goes on with a step; None when the one before is gone."""
    found = formed(vault, worksheet_id)
    if found is None:
        return None
    before, sheet = found
    made = Worksheet(
        at=at,
        day=day,
        sheet=sheet.id,
        sheet_version=sheet.version,
        answers=ladder.going_on(sheet, before.answers, before.id, row),
        person_id=before.person_id,
        belief_id=before.belief_id,
    )
    return vault.worksheets.save(made)


def _together(vault: Vault, worksheet: Worksheet) -> list[Worksheet]:
    """All worksheets that go on from one another, oldest first."""
    others = {one.id: one for one in vault.worksheets.of_sheet(worksheet.sheet)}
    others[worksheet.id] = worksheet
    before = {}
    for one in others.values():
        sheet = catalogue.of(one)
        before[one.id] = ladder.before(sheet, one.answers) if sheet is not None else 0
    found, new = {worksheet.id}, {worksheet.id}
    while new:
        back = {before[one] for one in new if before[one] in others}
        on = {one for one, other in before.items() if other in new}
        new = (back | on) - found
        found |= new
    return sorted((others[one] for one in found), key=lambda one: (one.day, one.at, one.id))
