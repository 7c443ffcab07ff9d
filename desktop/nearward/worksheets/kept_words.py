"""What a person wrote on a worksheet, piece by piece, so that a piece can be kept as evidence.

The person chooses it; nothing is chosen, or matched with anything, by its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from nearward.worksheets.answers import Answers, rows
from nearward.worksheets.form.conditions import asked_steps
from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import Field, Sheet


class Piece(NamedTuple):
    """A piece: the question that it answers, its words, and its day where its row has one."""

    label: str
    text: str
    day: date | None = None


def pieces(sheet: Sheet, answers: Answers) -> list[Piece]:
    """All of them, in the order of the sheet, each text once.

    What the sheet is about, and what it came to, is a thought and nothing that happened.
    """
    thoughts = (sheet.heading, sheet.conclusion)
    found: dict[str, Piece] = {}
    for step, fields in asked_steps(sheet, answers):
        for field in (one for one in fields if one.id not in thoughts):
            label = step.title if field is step.field[0] and step.says_first else field.label
            for text, day in _texts(field, answers):
                found.setdefault(text, Piece(label, text, day))
    return list(found.values())


def _texts(field: Field, answers: Answers) -> Iterator[tuple[str, date | None]]:
    if field.kind in ("text", "long"):
        said = str(given(field, answers.get(field.id)) or "").strip()
        if said:
            yield said, None
        return
    if field.kind != "list":
        return
    text = next((column.id for column in field.column if column.kind == "text"), "")
    on = next((column.id for column in field.column if column.kind == "date"), "")
    for row in rows(answers, field.id) if text else []:
        said = str(row.get(text) or "").strip()
        if said:
            yield said, _day(row.get(on))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
