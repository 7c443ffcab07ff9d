"""Which worksheets are to be looked at again: some days later, and some weeks later.

Only the days on which a person wrote are asked, never their words. "Not now" ends it for a
worksheet; it is kept among its answers, so that it goes where these go.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from nearward.domain.model import Worksheet
from nearward.worksheets.answers import Answers, rows
from nearward.worksheets.form.field_kinds import given, is_empty
from nearward.worksheets.form.model import Field, Sheet

#: days after which a worksheet is offered to be looked at again
AFTER = (7, 28)
#: so many days after it first was, it is offered no longer
LONGEST = 84
#: so many are offered at most
MOST = 5


def looked_at_in(sheet: Sheet) -> Field | None:
    """The question in which a worksheet is looked at again."""
    return sheet.find(sheet.revisit) if sheet.revisit else None


def day_column(field: Field) -> str:
    """The value of a row that says when it was looked at again."""
    return next((column.id for column in field.column if column.kind == "date"), "")


def put_off(field_id: str) -> str:
    """The name under which "not now" is kept, by the question in which it is looked at again."""
    return f"{field_id}_not_now"


def is_due(sheet: Sheet, worksheet: Worksheet, today: date, written: date) -> bool:
    """Whether a worksheet can be looked at again today; `written`: the day of its last change."""
    field = looked_at_in(sheet)
    if field is None or worksheet.answers.get(put_off(field.id)) is True:
        return False
    since = due_since(sheet, field, worksheet, written)
    return since is not None and timedelta(0) <= today - since <= timedelta(LONGEST)


def due_since(sheet: Sheet, field: Field, worksheet: Worksheet, written: date) -> date | None:
    """From which day on it can be looked at again; None: not at all."""
    answers = worksheet.answers
    if field.kind != "list":
        if given(field, answers.get(field.id)) is not None:
            return None
        on = sheet.find(sheet.revisit_on)
        day: date | None = given(on, answers.get(on.id)) if on is not None else None
        if day is not None:
            # the day that was planned has to be over
            return _later(day, 1)
        return None if worksheet.status != "finished" else _first(worksheet, written)
    if worksheet.status != "finished":
        return None
    looked = len(rows(answers, field.id))
    if looked >= len(AFTER):
        return None
    first = _first(worksheet, written)
    if looked == 0:
        return first
    return max(first, _later(worksheet.day, AFTER[looked]))


def looked(sheet: Sheet, answers: Answers, told: dict[str, Any], today: date) -> Answers:
    """The answers with what is said when it is looked at again today; said again, it is another
    answer of the same day. What is empty takes the row of today away."""
    field = looked_at_in(sheet)
    if field is None:
        return answers
    if field.kind != "list":
        return {**answers, field.id: told.get(field.id)}
    column, day = day_column(field), today.isoformat()
    before = [row for row in rows(answers, field.id) if not column or row.get(column) != day]
    row = {**told, column: day} if column else told
    return {**answers, field.id: before if is_empty(told) else [*before, row]}


def told_on(sheet: Sheet, answers: Answers, today: date) -> dict[str, Any]:
    """What was said when it was looked at again today, as far as anything was."""
    field = looked_at_in(sheet)
    if field is None:
        return {}
    if field.kind != "list":
        return {field.id: answers.get(field.id)}
    column, day = day_column(field), today.isoformat()
    found = [row for row in rows(answers, field.id) if column and row.get(column) == day]
    return found[-1] if found else {}


def _first(worksheet: Worksheet, written: date) -> date:
    """Some days after it was written, and after it was last changed."""
    return _later(max(worksheet.day, written), AFTER[0])


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max
