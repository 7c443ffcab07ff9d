"""Ratings that a person gives of someone or something, at most one a day of each."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from nearward.domain.model import Thing
from nearward.vault.tables.row import insert, still, update
from nearward.vault.tables.things import ThingTable

R = TypeVar("R", bound=Thing)


class DayRatings(ThingTable[R]):
    """A table of ratings. `of_table`: what they are of; `says`: the columns that say anything."""

    of_table: ClassVar[str]
    says: ClassVar[tuple[str, ...]]
    #: as things that have a spot
    order = "day, minute - zone, second, id"

    def of(self, owner_id: int) -> list[R]:
        """Those of one, oldest first."""
        return self.where(f"{self.of_table}_id = ?", owner_id)

    def rate(self, rating: R) -> bool:
        """Keep a rating; a day has one of each, a later one takes its place.

        One that says nothing takes the rating of that day back. False when what it is of was
        removed meanwhile: a rating of nothing is not kept.
        """
        columns = self.columns(rating)
        owner_id = columns[f"{self.of_table}_id"]
        if still(self.connection, self.of_table, owner_id) is None:
            return False
        sql = f"SELECT id FROM {self.table} WHERE {self.of_table}_id = ? AND day = ?"
        there = self.connection.execute(sql, (owner_id, rating.day.toordinal())).fetchone()
        if all(columns[name] is None or not str(columns[name]).strip() for name in self.says):
            if there:
                self.forget(there[0])
        elif there:
            columns.pop("created")
            update(self.connection, self.table, there[0], columns)
        else:
            insert(self.connection, self.table, columns)
        return True

    def forget(self, rating_id: int) -> None:
        """Take a rating back."""
        self.connection.execute(f"DELETE FROM {self.table} WHERE id = ?", (rating_id,))
