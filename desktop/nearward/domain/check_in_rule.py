"""When a day may be confirmed: once it is over, and within three days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from nearward.domain.day import day_of, ended
from nearward.domain.trouble import Trouble
from nearward.i18n import N_

CONFIRM_WITHIN = 3


class TooLateToConfirm(Trouble):
    code = "too-late-to-confirm"
    message = N_("A day can be confirmed for three days after it ends.")
    advice = N_("What you noted on it is kept.")


class DayNotOver(Trouble):
    code = "day-not-over"
    message = N_("A day can be confirmed once it is over.")


class DayTaken(Trouble):
    code = "day-taken"
    message = N_("That day has another check-in by now, and a day can have only one.")
    advice = N_("Both are kept: this one stays in the trash until the trash is emptied.")


def may_confirm(day: date, at: datetime, day_ends: int = 4) -> bool:
    """Whether, at `at`, the day is over and ended at most three days ago."""
    return ended(day, at, day_ends) and (day_of(at, day_ends) - day).days <= CONFIRM_WITHIN


def open_days(at: datetime, day_ends: int = 4) -> list[date]:
    """The days the catch-up asks about, newest first: the last three that are over."""
    today = day_of(at, day_ends)
    return [
        today - timedelta(days=n)
        for n in range(1, CONFIRM_WITHIN + 1)
        if today.toordinal() - n >= 1
    ]
