"""What a person wrote with the people in it as initials, before it is set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Moment, Thing, Worksheet
from nearward.domain.text.initials import Initials, initial_of
from nearward.i18n import Translator
from nearward.worksheets import catalogue, vocabulary
from nearward.worksheets.answers import Answers
from nearward.worksheets.form.model import Column, Field, Sheet
from nearward.worksheets.form.said import Names

T = TypeVar("T", bound=Thing)
#: what is answered with words of a list, or with one of one's own
_TERMS = ("term", "several")


def thing_with_initials(thing: T, names: Initials, words: Translator) -> T:
    """A thing of the diary, said with initials."""
    if isinstance(thing, Worksheet):
        sheet = catalogue.of(thing)
        if sheet is not None:
            return replace(thing, answers=answers_with_initials(sheet, thing.answers, names, words))
        return replace(thing, answers=_deep(thing.answers, names))
    said = {name: _deep(getattr(thing, name), names) for name in _texts_of(thing)}
    return replace(thing, **said)


def answers_with_initials(
    sheet: Sheet, answers: Answers, names: Initials, words: Translator
) -> Answers:
    """Answers said with initials. A code of a definition stays what it is."""
    found: Answers = {}
    for name, value in answers.items():
        field = sheet.find(name)
        found[name] = _deep(value, names) if field is None else _field(field, value, names, words)
    return found


def names_with_initials(told: Names, names: Initials) -> Names:
    """What links lead to: a person is an initial, all else is said with initials."""

    def name(record: str, number: int) -> str:
        said = told(record, number)
        return initial_of(said) if record == "person" else names.say(said)

    return name


def _field(field: Field, value: Any, names: Initials, words: Translator) -> Any:
    if field.kind == "list" and isinstance(value, list):
        return [_row(field, row, names, words) if isinstance(row, dict) else row for row in value]
    return _value(field, value, names, words)


def _row(field: Field, row: dict[str, Any], names: Initials, words: Translator) -> dict[str, Any]:
    columns = {column.id: column for column in field.column}
    return {
        key: _value(columns[key], one, names, words) if key in columns else _deep(one, names)
        for key, one in row.items()
    }


def _value(asked: Field | Column, value: Any, names: Initials, words: Translator) -> Any:
    if asked.kind in ("text", "long"):
        return _deep(value, names)
    if asked.kind in _TERMS:
        known = {option.code for option in asked.options}
        if asked.vocabulary:
            known |= {term.code for term in vocabulary.terms(asked.vocabulary, words)}
        if isinstance(value, list):
            return [one if one in known else _deep(one, names) for one in value]
        return value if value in known else _deep(value, names)
    return value


def _texts_of(thing: Thing) -> tuple[str, ...]:
    """The fields of a thing in which a person's words stand."""
    kind = next((row for row in BY_NAME.values() if type(thing) is row.type), None)
    if kind is None:
        return ()
    return tuple(kind.named_in if isinstance(thing, Moment) else kind.says)


def _deep(value: Any, names: Initials) -> Any:
    """A JSON-like value with each text said with initials."""
    if isinstance(value, str):
        return names.say(value)
    if isinstance(value, dict):
        return {key: _deep(one, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_deep(one, names) for one in value)
    return value
