"""The optional fields of a moment, as data."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from nearward.i18n import Translator
from nearward.worksheets import vocabulary
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER


class MomentField(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One optional field: kind one, several (of `options` or a vocabulary), rating or text."""

    name: str
    label: str
    kind: Literal["one", "several", "rating", "text"]
    options: tuple[tuple[str, str], ...] = ()
    vocabulary: str = ""
    low: str = ""
    high: str = ""


class OptionalFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    field: tuple[MomentField, ...]


@cache
def moment_fields() -> tuple[MomentField, ...]:
    """All optional fields, in the order of the form."""
    file = FOLDER / "vocabulary" / "moment.toml"
    return read(file, OptionalFields).field


def told_answer(field: MomentField, value: Any, words: Translator) -> str:
    """An optional answer as it is read."""
    if value is None or value == "" or value == []:
        return ""
    if field.kind == "rating":
        return words("{n} of {high}", n=value, high=100)
    if field.kind == "text":
        return str(value)
    codes = [str(code) for code in (value if isinstance(value, list) else [value])]
    names = {code: words(label) for code, label in field.options}
    if field.vocabulary:
        return ", ".join(vocabulary.label(field.vocabulary, code, words) for code in codes)
    return ", ".join(names.get(code, code) for code in codes)
