"""The optional fields of a moment, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from nearward.i18n import Translator
from nearward.worksheets import vocabulary
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER


class MomentField(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One optional field: kind one, several (of `options` or a vocabulary), rating or text.

    most: so many of several, 0 for any number. strengths: the name under which it is kept how
    strong each of those was, 0-100 by their codes.
    """

    name: str
    label: str
    kind: Literal["one", "several", "rating", "text"]
    options: tuple[tuple[str, str], ...] = ()
    vocabulary: str = ""
    low: str = ""
    high: str = ""
    most: int = 0
    strengths: str = ""


class OptionalFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    field: tuple[MomentField, ...]


@cache
def moment_fields() -> tuple[MomentField, ...]:
    """All optional fields, in the order of the form."""
    file = FOLDER / "vocabulary" / "moment.toml"
    return read(file, OptionalFields).field


def told_answer(field: MomentField, more: Mapping[str, Any], words: Translator) -> str:
    """An optional answer as it is read, of all that were given (`more`)."""
    value = more.get(field.name)
    if value is None or value == "" or value == []:
        return ""
    if field.kind == "rating":
        return words("{n} of {high}", n=value, high=100)
    if field.kind == "text":
        return str(value)
    codes = [str(code) for code in (value if isinstance(value, list) else [value])]
    strengths = strengths_of(field, more)
    told = ((told_code(field, code, words), strengths.get(code)) for code in codes)
    return ", ".join(said if n is None else words("{what} {n}", what=said, n=n) for said, n in told)


def told_code(field: MomentField, code: str, words: Translator) -> str:
    """One code of a field as it is read; what is unknown here is told as it stands."""
    if field.vocabulary:
        return vocabulary.label(field.vocabulary, code, words)
    return next((words(label) for one, label in field.options if one == code), code)


def strengths_of(field: MomentField, more: Mapping[str, Any]) -> dict[str, int]:
    """How strong each of several was, by its code; what was not given, or is no rating, is left
    out."""
    found = more.get(field.strengths) if field.strengths else None
    if not isinstance(found, dict):
        return {}
    return {code: n for code, n in found.items() if type(n) is int and 0 <= n <= 100}
