"""A filled worksheet as plain text, to be read or compared."""

from __future__ import annotations

from nearward.i18n import Translator
from nearward.worksheets import catalogue
from nearward.worksheets.answers import Answers, is_empty, rows
from nearward.worksheets.model import Field


def plain_words(sheet_id: str, answers: Answers, words: Translator) -> str:
    """Every answer under the name of its field; what was not answered is left out."""
    if sheet_id not in catalogue.sheets():
        return ""
    parts = []
    for field in catalogue.sheet(sheet_id).fields:
        lines = _lines(field, answers, words)
        if lines:
            parts.append("\n".join([words(field.label or field.id), *lines]))
    return "\n\n".join(parts)


def _lines(field: Field, answers: Answers, words: Translator) -> list[str]:
    if field.kind == "list":
        found = []
        for row in rows(answers, field.id):
            if not is_empty(row):
                given = [str(value) for value in row.values() if _is_said(value)]
                found.append("– " + " · ".join(given))
        return found
    value = answers.get(field.id)
    if field.kind == "choice":
        label = next((option.label for option in field.options if option.code == value), "")
        return [words(label)] if label else []
    return [str(value)] if _is_said(value) else []


def _is_said(value: object) -> bool:
    return not isinstance(value, bool) and value is not None and str(value).strip() != ""
