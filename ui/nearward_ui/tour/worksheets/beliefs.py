"""Worksheets beside those of the six months: of a sheet that nothing was filled in on."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from nearward.domain.day import settle
from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.session.operation import Operation
from nearward.worksheets import catalogue
from nearward_ui.routes import Route, ToBelief, ToOwnSheet, ToPerson

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from nearward.session.jobs.everything import Everything


def pages(everything: Everything) -> tuple[Route, ...]:
    """To someone who was rated, to a story that is followed, and to a sheet that was made, as far
    as there are such."""
    rated = Counter(rating.person_id for rating in everything.person_ratings).most_common(1)
    return (
        *(ToPerson(id=person) for person, _ in rated),
        *(ToBelief(id=one.id) for one in everything.beliefs if not one.archived),
        *(ToOwnSheet(id=one.id) for one in everything.own_sheets),
    )


def add(ask: Callable[[Operation[Any]], Any], there: Collection[str], until: date) -> None:
    """Of every sheet one that is finished, so that each can be looked at; `there` says of which
    there are some. `ask` gives the answer of an operation."""
    missing = [one for one in catalogue.sheets().values() if one.id not in there and one.example]
    for number, sheet in enumerate(missing):
        made = Worksheet(
            **_when(until, 12 + 9 * number),
            sheet=sheet.id,
            sheet_version=sheet.version,
            status="finished",
            answers=dict(sheet.example),
        )
        ask(worksheets.save(made))


def _when(until: date, days: int) -> dict[str, Any]:
    day = until - timedelta(days=days)
    at: datetime = settle(datetime.combine(day, time(20, 15)))[0]
    return {"at": at, "day": day}
