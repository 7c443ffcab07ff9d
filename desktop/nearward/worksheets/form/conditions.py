"""What of a sheet is shown, and whether an answer has ended it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import End, Field, Sheet, Step

_CONDITION = re.compile(r"\s*(\w[\w-]*)\s*=\s*(\w[\w-]*(?:\s*\|\s*\w[\w-]*)*)\s*")
#: what a flag that was set is called in a condition
YES = "yes"
#: a step, and those of its fields that are asked
Asked = tuple[Step, tuple[Field, ...]]


class Condition(NamedTuple):
    """A field, and the answers to it with which something is shown."""

    field: str
    codes: tuple[str, ...]


def condition(said: str) -> Condition | None:
    """A condition as it is written ("field = code | code"); None where it is none."""
    found = _CONDITION.fullmatch(said)
    if found is None:
        return None
    return Condition(found[1], tuple(code.strip() for code in found[2].split("|")))


def is_shown(part: Field | Step, sheet: Sheet, answers: dict[str, Any]) -> bool:
    """Whether a field or a step is shown. What is hidden keeps its answers."""
    if not part.show_if:
        return True
    asked = condition(part.show_if)
    field = sheet.find(asked.field) if asked else None
    if asked is None or field is None:
        return True
    value = given(field, answers.get(field.id))
    codes = (YES,) if value is True else value if isinstance(value, tuple) else (value,)
    return any(code in asked.codes for code in codes) and is_shown(field, sheet, answers)


def end_of(field: Field, answers: dict[str, Any]) -> End | None:
    """What an answer to this field ends the sheet with."""
    value = answers.get(field.id)
    return next((end for end in field.ends_if if end.code == value), None)


def ended(sheet: Sheet, answers: dict[str, Any]) -> End | None:
    """With what an answer has ended the sheet: nothing behind it is asked any more."""
    for step in sheet.step:
        for field in step.field:
            end = end_of(field, answers)
            if end and all(is_shown(part, sheet, answers) for part in (step, field)):
                return end
    return None


def asked_steps(sheet: Sheet, answers: dict[str, Any]) -> tuple[Asked, ...]:
    """The steps that are asked with their fields that are, up to the answer that ends it."""
    found: list[Asked] = []
    for step in sheet.step:
        if not is_shown(step, sheet, answers):
            continue
        fields: list[Field] = []
        for field in step.field:
            if not is_shown(field, sheet, answers):
                continue
            fields.append(field)
            if end_of(field, answers):
                return (*found, (step, tuple(fields)))
        if fields:
            found.append((step, tuple(fields)))
    return tuple(found)


def asked(sheet: Sheet, answers: dict[str, Any]) -> tuple[Field, ...]:
    """The fields that are asked, in order."""
    return tuple(field for _, fields in asked_steps(sheet, answers) for field in fields)
