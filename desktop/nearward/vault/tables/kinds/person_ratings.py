"""How it is with someone, by the person's own ratings."""

from __future__ import annotations

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import PersonRating
from nearward.vault.tables.row import insert, still, update
from nearward.vault.tables.things import ThingTable


class PersonRatings(ThingTable[PersonRating]):
    """The table of ratings."""

    kind = BY_NAME["person_rating"]
    #: as things that have a spot
    order = "day, minute - zone, second, id"

    def of(self, person_id: int) -> list[PersonRating]:
        """How it was with someone, oldest first."""
        return self.where("person_id = ?", person_id)

    def rate(self, rating: PersonRating) -> bool:
        """Keep a rating; a day has one of each person, a later one takes its place.

        False when the person was removed meanwhile: a rating of nobody is not kept.
        """
        if still(self.connection, "person", rating.person_id) is None:
            return False
        sql = "SELECT id FROM person_rating WHERE person_id = ? AND day = ?"
        there = self.connection.execute(sql, (rating.person_id, rating.day.toordinal())).fetchone()
        if rating.worry is None and rating.unease is None:
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
        self.connection.execute("DELETE FROM person_rating WHERE id = ?", (rating_id,))
