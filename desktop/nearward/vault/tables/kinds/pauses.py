"""Pauses: sitting with an urge."""

from __future__ import annotations

from typing import Any

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Pause
from nearward.vault.tables.things import ThingTable


class Pauses(ThingTable[Pause]):
    """The table of pauses."""

    kind = BY_NAME["pause"]
    listed = "SELECT id, day, minute, second, zone, seconds FROM pause"

    @classmethod
    def detail(cls, row: dict[str, Any]) -> dict[str, Any]:
        """What a card has beside its title."""
        return {"seconds": row["seconds"] or 0}
