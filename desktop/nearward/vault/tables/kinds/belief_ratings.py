"""How much old stories are believed, by the person's own ratings."""

from __future__ import annotations

from nearward.domain.beliefs import BeliefRating
from nearward.domain.kinds import BY_NAME
from nearward.vault.tables.day_ratings import DayRatings

_OUTSIDE = "belief_id IS NULL OR belief_id NOT IN (SELECT id FROM belief WHERE trashed IS NOT NULL)"


class BeliefRatings(DayRatings[BeliefRating]):
    """The table of ratings."""

    kind = BY_NAME["belief_rating"]
    of_table = "belief"
    says = ("old_rating", "new_rating", "note")

    def every(self) -> list[BeliefRating]:
        """All of stories that lie in no trash, oldest first."""
        return self.where(_OUTSIDE)
