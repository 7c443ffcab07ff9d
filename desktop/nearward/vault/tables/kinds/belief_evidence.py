"""What happened, kept for and against old stories."""

from __future__ import annotations

from typing import Any

from nearward.domain.beliefs import BeliefEvidence
from nearward.domain.kinds import BY_NAME
from nearward.vault.tables.table import table_of
from nearward.vault.tables.things import ThingTable


class KeptEvidence(ThingTable[BeliefEvidence]):
    """The table of it."""

    kind = BY_NAME["belief_evidence"]

    def of(self, belief_id: int) -> list[BeliefEvidence]:
        """What is kept for a story, by the day on which it happened, newest first."""
        return self.where("belief_id = ?", belief_id, order="spot DESC")

    def newest(self) -> list[BeliefEvidence]:
        """All of it, newest first."""
        return self.where("1", order="spot DESC")

    def of_worksheet(self, worksheet_id: int) -> list[BeliefEvidence]:
        """What was kept out of a worksheet."""
        return self.where("worksheet_id = ?", worksheet_id)

    def untrash(self, record_id: int) -> None:
        """Back from the trash; the story that it is kept for comes back with it."""
        super().untrash(record_id)
        sql = (
            "SELECT belief.id FROM belief JOIN belief_evidence ON belief_id = belief.id"
            " WHERE belief_evidence.id = ? AND belief.trashed IS NOT NULL"
        )
        for (belief_id,) in self.connection.execute(sql, (record_id,)).fetchall():
            table_of("belief")(self.connection).untrash(belief_id)

    @classmethod
    def detail(cls, row: dict[str, Any]) -> dict[str, Any]:
        """What a card has beside its title."""
        return {"fits": row["fits"], "belief_id": row["belief_id"]}
