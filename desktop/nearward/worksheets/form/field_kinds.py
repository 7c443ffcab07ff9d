"""What an answer of each kind of question is. What comes from a file may be anything.

`given` reads a value as its kind has it, and is None where nothing was given or it does not fit;
what does not fit is kept in the diary, and not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from nearward.worksheets.form.model import Field

#: the highest number of minutes that can be told: a year
MOST_MINUTES = 366 * 24 * 60
#: what a link can lead to
RECORDS = ("person", "moment", "belief", "worksheet")


@dataclass(frozen=True, slots=True)
class FieldKind:
    """One kind: the keys it cannot do without, and how its value is read."""

    name: str
    needs: tuple[str, ...]
    given: Callable[[Field, Any], Any]
    #: a heading, a conclusion or a start can be kept in it
    holds_words: bool = False


def given(field: Field, value: Any) -> Any:
    """The value of a field that has one; None else. Lists and `again` are read by their rows."""
    return KINDS[field.kind].given(field, value)


def text(_field: Field, value: Any) -> str | None:
    """What was typed, if it is more than spaces."""
    return value if isinstance(value, str) and value.strip() else None


def whole(value: Any, most: int) -> int | None:
    """A whole number from 0 to `most`."""
    fits = isinstance(value, int) and not isinstance(value, bool)
    return int(value) if fits and 0 <= value <= most else None


def _rating(_field: Field, value: Any) -> int | None:
    return whole(value, 100)


def _number(field: Field, value: Any) -> int | None:
    return whole(value, field.high)


def _minutes(_field: Field, value: Any) -> int | None:
    return whole(value, MOST_MINUTES)


def _flag(_field: Field, value: Any) -> Literal[True] | None:
    return True if value is True else None


def _date(_field: Field, value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _several(_field: Field, value: Any) -> tuple[str, ...] | None:
    """Codes and own words, each once, in the order in which they were chosen."""
    if not isinstance(value, list):
        return None
    found = dict.fromkeys(one for one in value if isinstance(one, str) and one.strip())
    return tuple(found) or None


def _scale(field: Field, value: Any) -> dict[str, int | None] | None:
    """The step of each item by its code; None where there was no chance, absent where unset."""
    if not isinstance(value, dict):
        return None
    most = len(field.options) - 1
    found = {
        item.code: whole(value[item.code], most)
        for item in field.item
        if item.code in value
        and (value[item.code] is None or whole(value[item.code], most) is not None)
    }
    return found or None


def _link(_field: Field, value: Any) -> tuple[str, int] | None:
    """The kind of record and its id."""
    if not isinstance(value, dict) or set(value) != {"link", "id"}:
        return None
    name, number = value["link"], whole(value["id"], (1 << 63) - 1)
    return (name, number) if name in RECORDS and number else None


def _rows(_field: Field, value: Any) -> list[dict[str, Any]] | None:
    """The rows that hold anything."""
    if not isinstance(value, list):
        return None
    return [row for row in value if isinstance(row, dict) and not is_empty(row)] or None


def is_empty(row: dict[str, Any]) -> bool:
    """Whether a row of a list holds nothing that a person gave."""
    return all(value is None or value is False or value == "" for value in row.values())


def link(record: str, number: int) -> dict[str, Any]:
    """A link as an answer keeps it."""
    return {"link": record, "id": number}


_TABLE = (
    FieldKind("text", (), text, holds_words=True),
    FieldKind("long", (), text, holds_words=True),
    FieldKind("rating", (), _rating),
    FieldKind("number", ("high",), _number),
    FieldKind("choice", ("options",), text),
    FieldKind("several", (), _several),
    FieldKind("term", ("vocabulary",), text),
    FieldKind("flag", (), _flag),
    FieldKind("date", (), _date),
    FieldKind("minutes", (), _minutes),
    FieldKind("scale", ("item", "options"), _scale),
    FieldKind("link", ("record",), _link),
    FieldKind("list", ("column",), _rows, holds_words=True),
    FieldKind("again", ("of", "column_id", "column_label"), _rows),
)
#: by name, in their order
KINDS = {kind.name: kind for kind in _TABLE}
