"""A worksheet together with the form it was given under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.worksheets import catalogue

if TYPE_CHECKING:
    from nearward.domain.model import Worksheet
    from nearward.vault.vault import Vault
    from nearward.worksheets.form.model import Sheet


def formed(vault: Vault, worksheet_id: int) -> tuple[Worksheet, Sheet] | None:
    """Both; None where the worksheet is gone, or its form is not here."""
    worksheet = vault.worksheets.get(worksheet_id)
    sheet = catalogue.of(worksheet) if worksheet is not None else None
    return None if worksheet is None or sheet is None else (worksheet, sheet)
