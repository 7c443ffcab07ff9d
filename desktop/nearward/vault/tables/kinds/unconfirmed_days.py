"""How the days that are not confirmed were, by the person: one answer for each month."""

from __future__ import annotations

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import UnconfirmedDays
from nearward.vault.tables.things import ThingTable


class AnswersOfMonths(ThingTable[UnconfirmedDays]):
    """The table of these answers."""

    kind = BY_NAME["unconfirmed_days"]

    def answer(self, answer: UnconfirmedDays) -> UnconfirmedDays:
        """Write an answer, in place of the newest one of the same month; gives it back."""
        first = answer.day.replace(day=1)
        near = self.where("day BETWEEN ? AND ?", first.toordinal(), first.toordinal() + 30)
        same = [one.id for one in near if one.day.month == first.month]
        return self.there(self.write(same[-1] if same else 0, self.columns(answer)))
