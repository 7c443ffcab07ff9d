"""Sheets of a person's own, as they come in: checked, and joined with the one of their code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nearward.domain.own_sheets import OwnSheet, asks_the_same, number_of
from nearward.worksheets.own.reading import RefusedSheet, sheet_of

if TYPE_CHECKING:
    from nearward.domain.model import Worksheet
    from nearward.vault.care.arriving import Arriving
    from nearward.vault.vault import Vault

Definition = dict[str, Any]


class OwnSheetsIn:
    """Two diaries can have gone on with one sheet. Every definition of both is kept, under a number
    of its own here."""

    def __init__(self, vault: Vault, arriving: Arriving) -> None:
        self._table = vault.own_sheets
        self._arriving = arriving
        #: a code and the number of a definition there -> its number here
        self._numbers: dict[tuple[str, int], int] = {}

    def met(self, sheet: OwnSheet) -> tuple[OwnSheet, OwnSheet | None]:
        """One that can be used, without earlier definitions that cannot be; and that of its code
        which is here, joined with it. Raises ValueError."""
        if not _can_be(sheet.code, sheet.definition):
            raise ValueError("a definition that is none")
        several = sheet.earlier.items()
        earlier = {n: one for n, one in several if n.isdecimal() and _can_be(sheet.code, one)}
        sheet, there = replace(sheet, earlier=earlier), self._table.of_code(sheet.code)
        if there is not None:
            self._join(sheet, there)
        return sheet, there

    def led(self, worksheet: Worksheet, answers: Definition) -> Worksheet:
        """A worksheet with these answers, of the definition that it was given under there."""
        number = worksheet.sheet_version
        here = self._numbers.get((worksheet.sheet, number), number)
        return replace(worksheet, answers=answers, sheet_version=here)

    def _join(self, sheet: OwnSheet, there: OwnSheet) -> None:
        """Let the one that is here hold every definition of both, and what it says by now."""
        here = _definitions(there)
        for number, definition in sorted(_definitions(sheet).items()):
            same = (n for n, one in here.items() if asks_the_same(one, definition))
            found = next(same, 0)
            if not found:
                found = number if number not in here else max(here) + 1
                here[found] = {**definition, "version": found}
            self._numbers[sheet.code, number] = found
        is_newer = self._arriving.meet("own_sheet", sheet, there)
        now = self._numbers[sheet.code, sheet.number] if is_newer else there.number
        earlier = {str(number): one for number, one in here.items() if number != now}
        joined = replace(there, definition=here[now], earlier=earlier)
        if (joined.definition, joined.earlier) != (there.definition, there.earlier):
            self._table.take(joined)


def _definitions(sheet: OwnSheet) -> dict[int, Definition]:
    """All definitions of a sheet by their numbers."""
    earlier = {int(number): one for number, one in sheet.earlier.items() if number.isdecimal()}
    return {**earlier, number_of(sheet.definition): sheet.definition}


def _can_be(code: str, definition: Any) -> bool:
    try:
        sheet_of(code, definition)
    except (RefusedSheet, TypeError, AttributeError):
        return False
    return True
