"""How it is with someone, by the person's own ratings."""

from __future__ import annotations

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import PersonRating
from nearward.vault.tables.day_ratings import DayRatings


class PersonRatings(DayRatings[PersonRating]):
    """The table of ratings."""

    kind = BY_NAME["person_rating"]
    of_table = "person"
    says = ("worry", "unease")
