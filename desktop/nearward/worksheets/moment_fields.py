"""The optional fields of a moment, as data."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

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
