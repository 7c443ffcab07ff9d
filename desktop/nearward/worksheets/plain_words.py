"""A filled worksheet as plain text, to be read or compared."""

from __future__ import annotations

from nearward.i18n import Translator
from nearward.worksheets.answers import Answers, rows
from nearward.worksheets.form.cells import cell
from nearward.worksheets.form.field_kinds import is_empty
from nearward.worksheets.form.model import Field, Sheet
from nearward.worksheets.form.said import BETWEEN, Names, nobody, said


def plain_words(sheet: Sheet, answers: Answers, words: Translator, names: Names = nobody) -> str:
    """Every answer under the name of its field; what was not answered is left out.

    `names`: of what links lead to.
    """
    parts = []
    for field in sheet.fields:
        lines = _lines(field, answers, words, names)
        if lines:
            parts.append("\n".join([words(field.label or field.id), *lines]))
    return "\n\n".join(parts)


def _lines(field: Field, answers: Answers, words: Translator, names: Names) -> list[str]:
    if field.kind == "again":
        return []
    if field.kind != "list":
        return said(field, answers, words, names)
    found = []
    for row in rows(answers, field.id):
        if not is_empty(row):
            values = (cell(column, row.get(column.id), words) for column in field.column)
            found.append("– " + BETWEEN.join(value for value in values if value))
    return found
