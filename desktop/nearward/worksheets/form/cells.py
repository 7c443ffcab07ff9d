"""The values of a row as they are read."""

from __future__ import annotations

from datetime import date
from typing import Any

from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.worksheets import vocabulary
from nearward.worksheets.form.field_kinds import MOST_MINUTES, whole
from nearward.worksheets.form.model import Column


def cell(column: Column, value: Any, words: Translator) -> str:
    """One value of a row as it is read; empty where nothing was given."""
    if value is None or value == "" or value is False:
        return ""
    if column.kind == "term":
        return vocabulary.label(column.vocabulary, str(value), words)
    if column.kind in ("flag", "one"):
        return words(column.label)
    if column.kind == "choice":
        names = {option.code: words(option.label) for option in column.options}
        return names.get(str(value), str(value))
    if column.kind == "date":
        return _dated(str(value), words)
    if column.kind == "number":
        return _kept(words(column.short_label or column.label), value, words)
    if column.kind == "rating":
        return _kept(words(column.label), value, words)
    if column.kind == "minutes" and whole(value, MOST_MINUTES) is not None:
        return words.plural("{n} minute", "{n} minutes", value)
    return str(value)


def _kept(name: str, value: Any, words: Translator) -> str:
    """A name and its value, which no end of a line may part."""
    return words("{name} {value}", name=name, value=value).replace(" ", "\u00a0")


def _dated(value: str, words: Translator) -> str:
    """A day as it is read; what is none stands as it was given."""
    try:
        return dated(date.fromisoformat(value), words)
    except ValueError:
        return value
