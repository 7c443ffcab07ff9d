"""What pages ask of the desk about the sheets that the person makes."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import TYPE_CHECKING

from nearward.domain.own_sheets import OwnSheet
from nearward.domain.trouble import Trouble
from nearward.session.operation import reads, writes
from nearward.worksheets import catalogue
from nearward.worksheets.catalogue import OwnOnes
from nearward.worksheets.own.reading import RefusedSheet, sheet_of

if TYPE_CHECKING:
    from nearward.vault.vault import Vault
    from nearward.worksheets.form.model import Sheet

#: what the id of a sheet of one's own begins with
OWN = "own-"


@reads
def take(vault: Vault) -> None:
    """Let the catalogue have the person's sheets, right here."""
    take_in(vault)


@reads
def every(vault: Vault) -> list[OwnSheet]:
    """All of them outside the trash, in the order in which they were made."""
    return vault.own_sheets.every()


@reads
def get(vault: Vault, sheet_id: int) -> OwnSheet | None:
    """One of them; None where it is gone or in the trash."""
    return None if vault.trash.holds("own_sheet", sheet_id) else vault.own_sheets.get(sheet_id)


@reads
def of_code(vault: Vault, code: str) -> OwnSheet | None:
    """One of them by the id of its definition."""
    found = vault.own_sheets.of_code(code)
    return found if found is not None and not vault.trash.holds("own_sheet", found.id) else None


@writes("own_sheet")
def save(vault: Vault, sheet: OwnSheet) -> OwnSheet:
    """Keep one; gives it back with its id, its stamps and the number of its definition."""
    return vault.own_sheets.save(sheet)


def fresh(at: datetime, day: date) -> OwnSheet:
    """A sheet that asks nothing yet; its code was never given before."""
    return OwnSheet(at=at, day=day, code=OWN + secrets.token_hex(8))


def take_in(vault: Vault) -> None:
    """The same as `take`, where a vault is being read already."""
    now: dict[str, Sheet] = {}
    earlier: dict[tuple[str, int], Sheet] = {}
    offered, troubles = set(), []
    for one, is_offered in vault.own_sheets.all_known():
        try:
            found = sheet_of(one.code, one.definition)
        except RefusedSheet as trouble:
            troubles.append(trouble)
            found = None
        if found is not None:
            now[one.code] = found
            offered |= {one.code} if is_offered else set()
        earlier |= _earlier(one)
    own = OwnOnes(now, frozenset(offered), earlier, tuple(troubles))
    catalogue.take_own(own)


def _earlier(one: OwnSheet) -> dict[tuple[str, int], Sheet]:
    """The definitions under which its worksheets were begun before, as far as they can be read."""
    found: dict[tuple[str, int], Sheet] = {}
    for number, definition in one.earlier.items():
        try:
            sheet = sheet_of(one.code, definition) if isinstance(definition, dict) else None
        except Trouble:
            continue
        if sheet is not None and number.isdecimal():
            found[one.code, int(number)] = sheet
    return found
