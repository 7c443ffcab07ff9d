"""Forms that were begun and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault


def drafts(beginning: str) -> Operation[dict[str, dict[str, Any]]]:
    """All forms that are not saved yet whose place begins so, by place."""

    def run(vault: Vault) -> dict[str, dict[str, Any]]:
        with vault.reading():
            every = vault.drafts.every()
            return {place: body for place, body in every.items() if place.startswith(beginning)}

    return run
