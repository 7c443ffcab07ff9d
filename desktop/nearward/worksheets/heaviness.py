"""Whether a finished worksheet was heavy: by the numbers a person gave, never by their words."""

from __future__ import annotations

from typing import Any

from nearward.worksheets import vocabulary
from nearward.worksheets.answers import Answers, rating, rows
from nearward.worksheets.form.model import Field, Sheet

#: heavy from here on, of 10
HEAVY = 7
#: a hard feeling that is so strong afterwards, of 100, or has risen by so much
STRONG = 80
RISEN = 20


def is_heavy(sheet: Sheet, answers: Answers) -> bool:
    """Whether it was said to be heavy, or a hard feeling is strong after it, or has risen.

    What is unset counts as nothing: neither as 0 nor as 50.
    """
    said = rating(answers.get(sheet.heaviness)) if sheet.heaviness else None
    if said is not None and said >= HEAVY:
        return True
    feelings = (field for field in sheet.fields if field.hard_after)
    if any(_has_risen(answers, field) for field in feelings):
        return True
    return any(
        _weighs(source, field, row)
        for field in sheet.fields
        if field.kind == "again" and (source := sheet.find(field.of)) is not None
        for row in rows(answers, field.of)
    )


def _weighs(source: Field, field: Field, row: dict[str, Any]) -> bool:
    """Whether a row is of a hard feeling that is strong now, or stronger than it was."""
    befores = [rating(row.get(c.id)) for c in source.column if c.kind == "rating"]
    return _is_hard(source, row) and _is_much(rating(row.get(field.column_id)), befores)


def _has_risen(answers: Answers, field: Field) -> bool:
    """Whether a rating of a hard feeling is strong now, or higher than the earlier one."""
    return _is_much(rating(answers.get(field.id)), [rating(answers.get(field.hard_after))])


def _is_much(after: int | None, befores: list[int | None]) -> bool:
    if after is None:
        return False
    risen = (before is not None and after - before >= RISEN for before in befores)
    return after >= STRONG or any(risen)


def _is_hard(source: Field, row: dict[str, Any]) -> bool:
    terms = [column for column in source.column if column.kind == "term"]
    return any(str(row.get(c.id)) in vocabulary.hard(c.vocabulary) for c in terms)
