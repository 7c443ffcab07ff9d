"""An answer in words, a line each: for paper, for reading, and for comparing two versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.worksheets import vocabulary
from nearward.worksheets.answers import Answers
from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import Field

#: between words that stand in one line
BETWEEN = " · "
#: the name of what a link leads to; empty where it is gone
Names = Callable[[str, int], str]


def nobody(_record: str, _number: int) -> str:
    """The names where none can be asked for."""
    return ""


def said(field: Field, answers: Answers, words: Translator, names: Names = nobody) -> list[str]:
    """What was answered to one question that is no list; empty where nothing was."""
    value = given(field, answers.get(field.id))
    if value is None:
        return []
    if field.kind == "scale":
        return _scale(field, value, words)
    if field.kind == "link":
        return [names(*value) or gone(words)]
    return [_line(field, value, words)]


def gone(words: Translator) -> str:
    """What is said of a link whose record is gone."""
    return words("Something that is no longer in the diary")


def _line(field: Field, value: Any, words: Translator) -> str:
    if field.kind in ("choice", "several", "term"):
        codes = value if isinstance(value, tuple) else (value,)
        return BETWEEN.join(label_of(field, code, words) for code in codes)
    if field.kind == "flag":
        return words("yes")
    if field.kind == "date":
        return dated(value, words)
    if field.kind == "minutes":
        return words.plural("{n} minute", "{n} minutes", value)
    if field.kind == "number" and not (field.low_text or field.high_text):
        return str(value)
    if field.kind == "number":
        return words("{n} of {high}", n=value, high=field.high)
    return str(value)


def label_of(field: Field, code: str, words: Translator) -> str:
    """What a code that answers a question is called; an own word is its own label."""
    if field.vocabulary:
        return vocabulary.label(field.vocabulary, code, words)
    return next((words(option.label) for option in field.options if option.code == code), code)


def _scale(field: Field, value: dict[str, int | None], words: Translator) -> list[str]:
    """Each item that has an answer, and its step in words."""
    found = []
    for item in field.item:
        if item.code not in value:
            continue
        text = step_label(field, value[item.code], words)
        found.append(words("{label}: {text}", label=words(item.label), text=text))
    return found


def step_label(field: Field, step: int | None, words: Translator) -> str:
    """What a step of a scale is called; None is no chance to notice."""
    return words(field.none if step is None else field.options[step].label)
