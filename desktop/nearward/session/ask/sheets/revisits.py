"""Worksheets that can be looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from nearward.domain.day import day_of
from nearward.session.ask.sheets.formed import formed
from nearward.session.ask.worksheets import heavy_today
from nearward.session.operation import reads, writes
from nearward.worksheets import catalogue, revisits

if TYPE_CHECKING:
    from nearward.domain.model import Worksheet
    from nearward.vault.vault import Vault

#: days before today that are looked through
SPAN = revisits.LONGEST + revisits.AFTER[-1]


@reads
def due(
    vault: Vault, at: datetime, day_ends: int, also: frozenset[int] = frozenset()
) -> list[Worksheet]:
    """The worksheets that can be looked at again, the newest first; none on the day of a heavy one.

    also: ids of those that stay among them with any answer.
    """
    if heavy_today(vault.settings.every(), at, day_ends) is not None and not also:
        return []
    today = day_of(at, day_ends)
    sheets = {sheet.id for sheet in catalogue.every() if sheet.revisit}
    if not sheets:
        return []
    marks = ", ".join("?" * len(sheets))
    first = max(1, (today - timedelta(SPAN)).toordinal()) if today.toordinal() > SPAN else 1
    newest = vault.worksheets.where(
        f"day >= ? AND sheet IN ({marks})", first, *sheets, order="spot DESC"
    )
    found = [
        one
        for one in newest
        if (sheet := catalogue.of(one)) is not None
        and (one.id in also or revisits.is_due(sheet, one, today, _written(one, at)))
    ]
    # those that stay are never pushed out by others
    kept = [one for one in found if one.id in also]
    left = max(0, revisits.MOST - len(kept))
    ids = {one.id for one in (*kept, *[one for one in found if one.id not in also][:left])}
    return [one for one in found if one.id in ids]


@writes("worksheet")
def look_again(
    vault: Vault, worksheet_id: int, told: dict[str, Any], today: date
) -> Worksheet | None:
    """Keep what is said of a worksheet on this day; None when it is gone. All else of it stays as
    it is on the disk."""
    found = formed(vault, worksheet_id)
    if found is None:
        return None
    worksheet, sheet = found
    answers = revisits.looked(sheet, worksheet.answers, told, today)
    return vault.worksheets.save(replace(worksheet, answers=answers))


@writes("worksheet")
def not_now(vault: Vault, worksheet_id: int, put_off: bool = True) -> Worksheet | None:
    """Let a worksheet not be offered any more; or again. None when it is gone."""
    found = formed(vault, worksheet_id)
    field = revisits.looked_at_in(found[1]) if found is not None else None
    if found is None or field is None:
        return None
    worksheet, _ = found
    name = revisits.put_off(field.id)
    answers = {key: value for key, value in worksheet.answers.items() if key != name}
    if put_off:
        answers[name] = True
    return vault.worksheets.save(replace(worksheet, answers=answers))


def _written(worksheet: Worksheet, at: datetime) -> date:
    """The day on which it was last changed, as the clock on the wall had it."""
    changed = worksheet.changed
    return worksheet.day if changed is None else changed.astimezone(at.tzinfo).date()
