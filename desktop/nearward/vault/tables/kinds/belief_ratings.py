"""How much old stories are believed, by the person's own ratings."""

from __future__ import annotations

from nearward.domain.beliefs import BeliefRating
from nearward.domain.kinds import BY_NAME
from nearward.vault.tables.row import insert, still, update
from nearward.vault.tables.things import ThingTable

_OUTSIDE = "belief_id IS NULL OR belief_id NOT IN (SELECT id FROM belief WHERE trashed IS NOT NULL)"


class BeliefRatings(ThingTable[BeliefRating]):
    """The table of ratings."""

    kind = BY_NAME["belief_rating"]
    #: as things that have a spot
    order = "day, minute - zone, second, id"

    def every(self) -> list[BeliefRating]:
        """All of stories that lie in no trash, oldest first."""
        return self.where(_OUTSIDE)

    def of(self, belief_id: int) -> list[BeliefRating]:
        """How much a story was believed, oldest first."""
        return self.where("belief_id = ?", belief_id)

    def rate(self, rating: BeliefRating) -> bool:
        """Keep a rating; a day has one of each story, a later one takes its place.

        One that says nothing takes the rating of that day back. False when the story is gone.
        """
        if still(self.connection, "belief", rating.belief_id) is None:
            return False
        sql = "SELECT id FROM belief_rating WHERE belief_id = ? AND day = ?"
        there = self.connection.execute(sql, (rating.belief_id, rating.day.toordinal())).fetchone()
        if rating.old_rating is None and rating.new_rating is None and not rating.note.strip():
            if there:
                self.forget(there[0])
            return True
        columns = self.columns(rating)
        if there:
            columns.pop("created")
            update(self.connection, self.table, there[0], columns)
        else:
            insert(self.connection, self.table, columns)
        return True

    def forget(self, rating_id: int) -> None:
        """Take a rating back."""
        self.connection.execute("DELETE FROM belief_rating WHERE id = ?", (rating_id,))
