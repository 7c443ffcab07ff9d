"""Answers to a worksheet: JSON-like values by field id. Unset is None, never a number.

A row of a list that came later (`later` is true) has no rating from before.
"""

from __future__ import annotations

from typing import Any

from nearward.worksheets.form.conditions import asked
from nearward.worksheets.form.field_kinds import given, is_empty, whole
from nearward.worksheets.form.model import Field, Sheet

Answers = dict[str, Any]


def rows(answers: Answers, field_id: str) -> list[dict[str, Any]]:
    """The rows of a list answer."""
    found = answers.get(field_id)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def no_rows(answers: Answers, field_id: str) -> list[Any]:
    """What stands among the rows of a list answer and is none: another program wrote it."""
    found = answers.get(field_id)
    return [one for one in found if not isinstance(one, dict)] if isinstance(found, list) else []


def heading(sheet: Sheet, answers: Answers) -> str:
    """What the sheet is about, in the person's words: the row that is marked, else the first."""
    field = sheet.find(sheet.heading)
    if field is None:
        return ""
    if field.kind != "list":
        return str(answers.get(field.id) or "").strip()
    marks = [column.id for column in field.column if column.kind == "one"]
    text = next((column.id for column in field.column if column.kind == "text"), "")
    given = [row for row in rows(answers, field.id) if str(row.get(text) or "").strip()]
    hot = next((row for row in given if any(row.get(mark) for mark in marks)), None)
    chosen = hot or (given[0] if given else None)
    return str(chosen[text]).strip() if chosen else ""


def ratings(sheet: Sheet, answers: Answers) -> tuple[int | None, int | None]:
    """The rating that lists tell, before and after; None while unset."""
    return rating(answers.get(sheet.rating_before)), rating(answers.get(sheet.rating_after))


def missing(sheet: Sheet, answers: Answers) -> list[Field]:
    """The fields that finishing still needs, in order: of those that are asked at all."""
    return [
        field for field in asked(sheet, answers) if field.required and not answered(field, answers)
    ]


def answered(field: Field, answers: Answers) -> bool:
    """Whether a field has an answer: a scale one to each item, a list in each rating."""
    value = given(field, answers.get(field.id))
    if field.kind == "scale":
        return value is not None and len(value) == len(field.item)
    if field.kind not in ("list", "again"):
        return value is not None
    if field.kind == "again":
        found = rows(answers, field.of)
        return bool(found) and all(row.get(field.column_id) is not None for row in found)
    if field.none and answers.get(f"{field.id}_none"):
        return True
    ratings = [column.id for column in field.column if column.kind == "rating"]
    first = [row for row in value or () if not row.get("later")]
    return bool(first) and all(row.get(name) is not None for row in first for name in ratings)


def tidy(answers: Answers) -> Answers:
    """Without rows that hold nothing."""
    return {
        key: [r for r in value if not (isinstance(r, dict) and is_empty(r))]
        if isinstance(value, list)
        else value
        for key, value in answers.items()
    }


def rating(value: object) -> int | None:
    """A rating from 0 to 100; None while it is unset, and for what is no rating."""
    return whole(value, 100)


def told_by(sheet: Sheet, kind: str, text: str) -> Answers:
    """What a moment of this kind, from which a sheet is begun, answers with its words."""
    starts = (start for start in sheet.starts_from if start.record == "moment")
    name = next((start.field for start in starts if kind in start.kinds), "")
    return {name: text} if name and text.strip() else {}


def told_by_words(sheet: Sheet, words: str, record: str = "entry") -> Answers:
    """What words of an entry or a belief, from which a sheet is begun, answer: a text, or the row
    of a list that is the one that counts."""
    name = next((start.field for start in sheet.starts_from if start.record == record), "")
    field = sheet.find(name)
    if field is None:
        return {}
    line = " ".join(words.split())
    if field.kind != "list":
        return {name: words if field.kind == "long" else line}
    text = next((column.id for column in field.column if column.kind == "text"), "")
    return {name: [{text: line, **{c.id: True for c in field.column if c.kind == "one"}}]}
