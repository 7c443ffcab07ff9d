"""Old stories."""

from __future__ import annotations

from typing import Any

from nearward.domain.beliefs import Belief
from nearward.domain.kinds import BY_NAME
from nearward.vault.tables.row import opening
from nearward.vault.tables.table import table_of
from nearward.vault.tables.things import ThingTable


class Beliefs(ThingTable[Belief]):
    """The table of them. What is kept for one goes to the trash with it, and comes back with it."""

    kind = BY_NAME["belief"]

    def columns(self, thing: Belief) -> dict[str, Any]:
        """The columns of one, with what of it is searched beside the old story."""
        columns = super().columns(thing)
        said = (columns[name] for name in ("new_story", "card_when", "card_will"))
        return {**columns, "body": "\n".join(filter(None, said))}

    def followed(self) -> list[Belief]:
        """Those that do not rest, newest first."""
        return self.where("archived = 0", order="spot DESC")

    def trash(self, record_id: int) -> None:
        """Out of all lists, and what is kept for it too."""
        super().trash(record_id)
        sql = (
            "UPDATE belief_evidence SET trashed = (SELECT trashed FROM belief WHERE id = ?)"
            " WHERE belief_id = ? AND trashed IS NULL"
        )
        self.connection.execute(sql, (record_id, record_id))

    def untrash(self, record_id: int) -> None:
        """Back, with what went to the trash at the same time."""
        sql = (
            "SELECT belief_evidence.id FROM belief_evidence JOIN belief ON belief_id = belief.id"
            " WHERE belief.id = ? AND belief_evidence.trashed = belief.trashed"
        )
        went = [row[0] for row in self.connection.execute(sql, (record_id,))]
        super().untrash(record_id)
        evidence = table_of("belief_evidence")(self.connection)
        for one in went:
            evidence.untrash(one)

    @classmethod
    def title(cls, row: dict[str, Any]) -> str:
        """The title of a card: the old story, or the newer one."""
        return opening(row["text"] or row["new_story"])
