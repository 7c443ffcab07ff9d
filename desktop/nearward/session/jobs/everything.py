"""All that a diary holds, read at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nearward.domain.kinds import KINDS
from nearward.session.operation import reads

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


@dataclass(frozen=True)
class Everything:
    """All that a diary holds: each kind by its plural (`everything.entries`), oldest first."""

    records: dict[str, Any]
    drafts: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, plural: str) -> Any:
        """The records of a kind."""
        records = self.__dict__.get("records", {})
        if plural not in records:
            raise AttributeError(plural)
        return records[plural]


@reads
def read_everything(vault: Vault) -> Everything:
    """All that the diary holds."""
    records: dict[str, Any] = {}
    for kind in KINDS:
        every = vault.tables[kind.name].every()
        records[kind.plural] = next(iter(every), None) if kind.is_single else every
    return Everything(records, vault.drafts.every(), vault.settings.every())
