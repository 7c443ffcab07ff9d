"""What an empty page of a day says can be gone on with."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.day import day_of
from nearward.session.ask import check_ins, worksheets
from nearward.session.ask.timeline import years_before
from nearward.session.operation import reads

if TYPE_CHECKING:
    from nearward.domain.cards import Card
    from nearward.vault.vault import Vault


class GoOn(NamedTuple):
    """Each only when it is so. None of it is counted.

    entry: the newest one of the day. open_days: those still open for a check-in, oldest first.
    worksheet: the newest one that is not finished. earlier: of the same day of earlier years the
    newest, an entry if there is one; is_alone: nothing else stands there. is_new: nothing was ever
    written here. direction: it was wished to look at the direction again by now.
    """

    entry: Card | None = None
    open_days: tuple[date, ...] = ()
    worksheet: Card | None = None
    earlier: Card | None = None
    is_alone: bool = True
    is_new: bool = False
    direction: bool = False


@reads
def read(vault: Vault, day: date, at: datetime, day_ends: int) -> GoOn:
    """Of the empty page of a day, at an instant.

    For two hours after a heavy worksheet nothing is offered that asks something.
    """
    cards = vault.timeline.card
    written = vault.entries.newest_on(day)
    earlier = _earlier(vault, day)
    calm = GoOn(
        entry=cards("entry", written) if written is not None else None,
        earlier=next((one for one in earlier if one.kind == "entry"), next(iter(earlier), None)),
        is_alone=len(earlier) < 2,
        is_new=vault.timeline.first_day() is None,
    )
    if worksheets.heavy_noted(vault.settings.every(), at):
        return calm
    still = [one.day for one in check_ins.over_days(vault, at, day_ends) if one.is_open]
    draft = vault.worksheets.newest_draft()
    sheet = cards("worksheet", draft) if draft is not None else None
    way = vault.directions.get()
    due = way is not None and way.is_due(day_of(at, day_ends))
    return calm._replace(open_days=tuple(sorted(still)), worksheet=sheet, direction=due)


def _earlier(vault: Vault, day: date) -> list[Card]:
    """What stands on the same day of the newest year that has something."""
    first = vault.timeline.first_day()
    for there in reversed(years_before(day, first)) if first is not None else ():
        found = vault.timeline.of_day(there)
        if found:
            return found
    return []
