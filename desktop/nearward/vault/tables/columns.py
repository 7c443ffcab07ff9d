"""Records as the columns of a row, and back, by the fields of their class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date, datetime
from functools import lru_cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from nearward.domain.kind import Kind
from nearward.vault.file.as_read import day_in, stamp
from nearward.vault.file.as_read import fields as json_fields
from nearward.vault.tables.row import deep_in, shared, text_in

Read = Callable[[Any], Any]
#: what stands for a value that cannot be read, in a field that is never unset
_UNSET = {int: 0, str: ""}
#: fields that are stamps or made of several columns (row.stamps, row.shared)
_SHARED = ("id", "at", "day", "created", "changed", "source", "source_id")


def columns_of(kind: Kind, record: Any) -> dict[str, Any]:
    """The columns of a record's own fields; what points at several stands in another table."""
    return {name: packed(getattr(record, name)) for name in _own_columns(kind)}


@lru_cache(maxsize=64)
def _own_columns(kind: Kind) -> tuple[str, ...]:
    elsewhere = {*_SHARED, *(owner.field for owner in kind.belongs_to if owner.many)}
    return tuple(name for name in kind.fields if name not in elsewhere)


def packed(value: Any) -> Any:
    """A value as a column holds it."""
    if isinstance(value, str):
        return text_in(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, dict):
        return msgspec.json.encode(deep_in(value)).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    return value.toordinal() if isinstance(value, date) else value


def record_of(kind: Kind, row: dict[str, Any], **given: Any) -> Any:
    """The record of a row. `given`: fields that stand in no column of it."""
    own = shared(row) if kind.is_dated else {}
    return kind.type(**(fields_in(kind, row) | own | given))


def fields_in(kind: Kind, row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record that stand in a row, as far as the row has them."""
    return {name: read(row[name]) for name, read in _readers(kind) if name in row}


@lru_cache(maxsize=64)
def _readers(kind: Kind) -> tuple[tuple[str, Read], ...]:
    hints = get_type_hints(kind.type)
    several = fields(kind.type)
    own = [f for f in several if not kind.is_dated or f.name not in _SHARED]
    return tuple((f.name, _reader(hints[f.name], f.default)) for f in own)


def _reader(hint: Any, default: Any) -> Read:
    """How a column of a field is read; what is unset stays so where the field may be."""
    several = get_args(hint) if NoneType in get_args(hint) else (hint,)
    form = next(part for part in several if part is not NoneType)
    form = get_origin(form) or form
    unset = _UNSET.get(form) if default is MISSING else default
    unset = None if NoneType in several else unset
    if form is date or form is datetime:
        return day_in if form is date else stamp
    if form is tuple:
        return lambda value: tuple((value or "").split())
    if form is dict:
        return json_fields
    if form is bool:
        return lambda value: unset if value is None else bool(value)
    return lambda value: unset if value is None else value
