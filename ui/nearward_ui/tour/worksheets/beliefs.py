"""Worksheets beside those of the six months: what was feared, and signs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from nearward.domain.day import settle
from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.session.operation import Operation
from nearward.worksheets import catalogue
from nearward_ui.routes import Route, ToBelief, ToOwnSheet, ToPerson
from nearward_ui.tour.worksheets import own_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from nearward.session.jobs.everything import Everything
    from nearward.worksheets.form.model import Sheet

#: days before the last day on which signs were filled in
_SIGNS = (98, 70, 42, 14)


def pages(everything: Everything) -> tuple[Route, ...]:
    """To someone who was rated, to a story that is followed, and to a sheet that was made, as far
    as there are such."""
    rated = Counter(rating.person_id for rating in everything.person_ratings).most_common(1)
    return (
        *(ToPerson(id=person) for person, _ in rated),
        *(ToBelief(id=one.id) for one in everything.beliefs if not one.archived),
        *(ToOwnSheet(id=one.id) for one in everything.own_sheets),
    )


def add(ask: Callable[[Operation[Any]], Any], until: date) -> None:
    """Keep all of it; `ask` gives the answer of an operation."""
    feared = [sheet for sheet in catalogue.sheets().values() if sheet.feared]
    for number, sheet in enumerate(feared):
        _finish(ask, sheet, _when(until, 40 + 9 * number))
    scaled = catalogue.sheets_with_scale()
    for sheet in scaled:
        for days in _SIGNS:
            _finish(ask, sheet, _when(until, days))
    # of every other sheet one, so that each can be looked at
    others = [one for one in catalogue.sheets().values() if one not in (*feared, *scaled)]
    for number, sheet in enumerate(one for one in others if one.example):
        _finish(ask, sheet, _when(until, 12 + 9 * number))
    own_sheet.add(ask, **_when(until, 6))


def _finish(ask: Callable[[Operation[Any]], Any], sheet: Sheet, when: dict[str, Any]) -> None:
    """A worksheet as its made-up example has it."""
    made = Worksheet(**when, sheet=sheet.id, sheet_version=sheet.version, status="finished")
    ask(worksheets.save(replace(made, answers=dict(sheet.example))))


def _when(until: date, days: int) -> dict[str, Any]:
    day = until - timedelta(days=days)
    at: datetime = settle(datetime.combine(day, time(20, 15)))[0]
    return {"at": at, "day": day}
