"""What worksheets tell of how much something is believed, and of how what was feared turned out."""

from __future__ import annotations

from datetime import date
from typing import Any

from nearward.domain.beliefs import BeliefPoint, Feared, ForSigns, Moved, SignsOf
from nearward.domain.model import Worksheet
from nearward.worksheets.answers import heading, rating, ratings, rows
from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import Field, Sheet


def points(sheet: Sheet, worksheet: Worksheet) -> list[BeliefPoint]:
    """Its ratings by their days: its own, and those of each dated row of a list.

    The first rating of a row is of what the sheet is about, the second of what it came to. A sheet
    that rates something else, as how strong an urge is, tells of a belief what it asks of that.
    """
    answers, day = worksheet.answers, worksheet.day
    if not sheet.rates_belief:
        both = (rating(answers.get(name)) for name in (sheet.belief_before, sheet.belief_after))
        return [BeliefPoint(day, one, None, sheet.id) for one in both if one is not None]
    before, after = ratings(sheet, answers)
    concluded = rating(answers.get(sheet.conclusion_rating))
    found: list[tuple[date, int | None, int | None]] = []
    if after is not None:
        found.append((day, before, None))
        before = after
    found.append((day, before, concluded))
    for field in sheet.fields:
        found += _dated(field, answers)
    told = [BeliefPoint(*one, sheet.id) for one in found if one[1:] != (None, None)]
    return sorted(told, key=lambda one: one.day)


def _dated(field: Field, answers: dict[str, Any]) -> list[tuple[date, int | None, int | None]]:
    days = [column.id for column in field.column if column.kind == "date"]
    rated = [column.id for column in field.column if column.kind == "rating"]
    if not days or not rated:
        return []
    found = []
    for row in rows(answers, field.id):
        day = _day(row.get(days[0]))
        if day is not None:
            values = [rating(row.get(name)) for name in (*rated, "")[:2]]
            found.append((day, values[0], values[1]))
    return found


def moved(sheet: Sheet, worksheet: Worksheet) -> Moved | None:
    """How much its thought was believed before and after, where it is finished and says both."""
    before, after = ratings(sheet, worksheet.answers) if sheet.rates_belief else (None, None)
    if worksheet.status != "finished" or before is None or after is None:
        return None
    return Moved(worksheet.day, heading(sheet, worksheet.answers), before, after)


def feared(sheet: Sheet, worksheet: Worksheet) -> Feared | None:
    """How what was feared in it turned out, where that was said."""
    field = sheet.find(sheet.feared)
    code = worksheet.answers.get(field.id) if field is not None else None
    codes = [option.code for option in field.options] if field is not None else []
    if code not in codes:
        return None
    return Feared(worksheet.day, heading(sheet, worksheet.answers), codes.index(code))


def scale_of(sheet: Sheet) -> Field | None:
    """The scale of a sheet that has one."""
    return next((field for field in sheet.fields if field.kind == "scale"), None)


def signs(sheet: Sheet, worksheets: list[Worksheet]) -> ForSigns | None:
    """The steps of all worksheets of a sheet with a scale, oldest first."""
    field = scale_of(sheet)
    if field is None:
        return None
    found = [
        SignsOf(one.day, value)
        for one in worksheets
        if (value := given(field, one.answers.get(field.id))) is not None
    ]
    items = tuple((item.code, item.label) for item in field.item)
    return ForSigns(items, tuple(option.label for option in field.options), field.none, found)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
