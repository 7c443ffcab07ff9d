"""Worksheets beside those of the six months: what was feared, and signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from nearward.domain.day import settle
from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward.session.operation import Operation
from nearward.worksheets import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from nearward.worksheets.form.model import Sheet

#: days before the last day on which signs were filled in
_SIGNS = (98, 70, 42, 14)


def add(ask: Callable[[Operation[Any]], Any], until: date) -> None:
    """Keep all of it; `ask` gives the answer of an operation."""
    feared = [sheet for sheet in catalogue.sheets().values() if sheet.feared]
    for number, sheet in enumerate(feared):
        _finish(ask, sheet, _when(until, 40 + 9 * number))
    for sheet in catalogue.sheets_with_scale():
        for days in _SIGNS:
            _finish(ask, sheet, _when(until, days))


def _finish(ask: Callable[[Operation[Any]], Any], sheet: Sheet, when: dict[str, Any]) -> None:
    """A worksheet as its made-up example has it."""
    made = Worksheet(**when, sheet=sheet.id, sheet_version=sheet.version, status="finished")
    ask(worksheets.save(replace(made, answers=dict(sheet.example))))


def _when(until: date, days: int) -> dict[str, Any]:
    day = until - timedelta(days=days)
    at: datetime = settle(datetime.combine(day, time(20, 15)))[0]
    return {"at": at, "day": day}
