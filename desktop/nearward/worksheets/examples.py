"""The sheet that somebody made up has filled in, in the language of the texts."""

from __future__ import annotations

from typing import Any

from nearward.i18n import Translator
from nearward.worksheets.answers import Answers
from nearward.worksheets.form.model import Field, Sheet

_TEXTS = ("text", "long")


def example_of(sheet: Sheet, words: Translator) -> Answers:
    """The made-up answers to a sheet; empty where it has none."""
    found: Answers = {}
    for name, value in sheet.example.items():
        field = sheet.find(name)
        found[name] = value if field is None else _in_words(field, value, words)
    return found


def _in_words(field: Field, value: Any, words: Translator) -> Any:
    if field.kind in _TEXTS:
        return words(value)
    if field.kind != "list":
        return value
    texts = {column.id for column in field.column if column.kind in _TEXTS}
    return [
        {key: words(one) if key in texts and one else one for key, one in row.items()}
        for row in value
    ]
