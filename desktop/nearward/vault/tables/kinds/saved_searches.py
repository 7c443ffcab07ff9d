"""Searches that were given a name."""

from __future__ import annotations

from typing import Any

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import SavedSearch
from nearward.vault.tables.records import RecordTable


class SavedSearches(RecordTable[SavedSearch]):
    """The table of them."""

    kind = BY_NAME["saved_search"]

    def columns(self, record: SavedSearch) -> dict[str, Any]:
        """The columns of one; a name is one line."""
        columns = super().columns(record)
        return {**columns, "name": " ".join(columns["name"].split())}
