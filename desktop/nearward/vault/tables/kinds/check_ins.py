"""Check-ins: one a day."""

from __future__ import annotations

from datetime import date

from nearward.domain.check_in_rule import DayNotOver, DayTaken, TooLateToConfirm, may_confirm
from nearward.domain.day import ended
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import CheckIn
from nearward.vault.file.as_read import day_in
from nearward.vault.tables.things import ThingTable


class CheckIns(ThingTable[CheckIn]):
    """The table of check-ins."""

    kind = BY_NAME["check_in"]
    order = "day"
    listed = "SELECT id, day, minute, second, zone, text FROM check_in"

    def answer(self, check_in: CheckIn, day_ends: int) -> CheckIn:
        """Write a day's check-in (in place of the day's earlier one); gives it back.

        The answer that confirms a day is taken only by the rule: DayNotOver, TooLateToConfirm.
        """
        before = self.of(check_in.day)
        already = before is not None and before.confirmed is True
        if check_in.confirmed and not already:
            if not ended(check_in.day, check_in.at, day_ends):
                raise DayNotOver
            if not may_confirm(check_in.day, check_in.at, day_ends):
                raise TooLateToConfirm
        return self.there(self.write(before.id if before else 0, self.columns(check_in)))

    def untrash(self, thing_id: int) -> None:
        """Back from the trash; DayTaken when its day has another one by now."""
        sql = "SELECT day FROM check_in WHERE id = ? AND trashed IS NOT NULL"
        row = self.connection.execute(sql, (thing_id,)).fetchone()
        day = None if row is None else day_in(row[0])
        if day is not None and self.of(day) is not None:
            raise DayTaken
        super().untrash(thing_id)

    def of(self, day: date) -> CheckIn | None:
        """The check-in of a day."""
        return next(iter(self.where("day = ?", day.toordinal())), None)

    def between(self, first: date, last: date) -> list[CheckIn]:
        """The check-ins of these days, oldest first."""
        return self.where("day BETWEEN ? AND ?", first.toordinal(), last.toordinal())

    def confirmed_by_week(self, first: int, last: int) -> dict[int, int]:
        """How many days are confirmed, by the week's number from the one that begins on `first`."""
        sql = (
            f"SELECT (day - {int(first)}) / 7, count(*) FROM check_in WHERE trashed IS NULL"
            " AND confirmed = 1 AND day BETWEEN ? AND ? GROUP BY 1"
        )
        return dict(self.connection.execute(sql, (first, last)))
