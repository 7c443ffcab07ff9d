"""How the days that are not confirmed were, by the person: one answer for each month."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import UnconfirmedDays
from nearward.vault.tables.things import ThingTable

#: how it stands in the table that the question was put away
PUT_AWAY = "put_away"


class AnswersOfMonths(ThingTable[UnconfirmedDays]):
    """The table of these answers."""

    kind = BY_NAME["unconfirmed_days"]

    def columns(self, thing: UnconfirmedDays) -> dict[str, Any]:
        """The columns of an answer; one that was put away says so, else it would be like a rating
        of nobody on a page of a damaged file."""
        return {**super().columns(thing), "were": thing.were or PUT_AWAY}

    def read(self, row: dict[str, Any]) -> UnconfirmedDays:
        """The answer in a row."""
        found = super().read(row)
        return replace(found, were=None) if found.were == PUT_AWAY else found

    def answer(self, answer: UnconfirmedDays) -> UnconfirmedDays:
        """Write an answer, in place of the newest one of the same month; gives it back."""
        first = answer.day.replace(day=1)
        near = self.where("day BETWEEN ? AND ?", first.toordinal(), first.toordinal() + 30)
        same = [one.id for one in near if one.day.month == first.month]
        return self.there(self.write(same[-1] if same else 0, self.columns(answer)))
