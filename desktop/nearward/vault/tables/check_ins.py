"""Check-ins: one a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from nearward.domain.check_in_rule import DayNotOver, DayTaken, TooLateToConfirm, may_confirm
from nearward.domain.day import ended
from nearward.domain.model import CheckIn
from nearward.vault.file.as_read import day_in, rows
from nearward.vault.tables.table import Table, shared, stamps, text_in


class CheckIns(Table):
    """The table of check-ins."""

    table = "check_in"

    def save(self, check_in: CheckIn, day_ends: int) -> CheckIn:
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
        self.write(before.id if before else 0, columns_of(check_in))
        kept = self.of(check_in.day)
        if kept is None:
            raise LookupError(check_in.day)
        return kept

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
        sql = "SELECT * FROM check_in WHERE day = ? AND trashed IS NULL"
        found = rows(self.connection.execute(sql, (day.toordinal(),)))
        return _check_in(found[0]) if found else None

    def every(self) -> list[CheckIn]:
        """All check-ins, oldest first."""
        sql = "SELECT * FROM check_in WHERE trashed IS NULL ORDER BY day"
        return [_check_in(row) for row in rows(self.connection.execute(sql))]

    def between(self, first: date, last: date) -> list[CheckIn]:
        """The check-ins of these days, oldest first."""
        sql = "SELECT * FROM check_in WHERE trashed IS NULL AND day BETWEEN ? AND ? ORDER BY day"
        span = (first.toordinal(), last.toordinal())
        return [_check_in(row) for row in rows(self.connection.execute(sql, span))]


def columns_of(check_in: CheckIn) -> dict[str, Any]:
    """The columns of a check-in that is written now."""
    return {
        **stamps(check_in),
        "confirmed": None if check_in.confirmed is None else int(check_in.confirmed),
        "mood": check_in.mood,
        "closeness": check_in.closeness,
        "loneliness": check_in.loneliness,
        "sleep": check_in.sleep,
        "text": text_in(check_in.text),
    }


def _check_in(row: dict[str, Any]) -> CheckIn:
    return CheckIn(
        **shared(row),
        confirmed=None if row["confirmed"] is None else bool(row["confirmed"]),
        mood=row["mood"],
        closeness=row["closeness"],
        loneliness=row["loneliness"],
        sleep=row["sleep"],
        text=row["text"],
    )
