"""What a list of steps needs that are tried one after another."""

from __future__ import annotations

from typing import NamedTuple

from nearward.worksheets.form.model import Field

#: where a step stands
OPEN, PARKED, DONE = STATES = ("open", "parked", "done")


class Columns(NamedTuple):
    """The values of a step: its words, how hard it is expected to be, and where it stands."""

    text: str
    hard: str
    state: str


def columns(field: Field) -> Columns | None:
    """The values of the steps of a list, if it has all of them."""
    found = [
        next((column.id for column in field.column if column.kind == kind), "")
        for kind in ("text", "rating", "choice")
    ]
    return Columns(*found) if all(found) else None
