"""A row of a table in which a family is declared (kinds, charts, pages, formats) and that is wrong.

It is refused when its table is read for the first time, so by the first test that comes near it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")


class RowError(ValueError):
    """Names the file of the table, the row (the first one is 1) and the reason."""

    def __init__(self, file: str, number: int, row_id: str, reason: str) -> None:
        super().__init__(f"{file}, row {number} ({row_id or 'without an id'}): {reason}")
        self.file = file
        self.number = number
        self.reason = reason


def refuse_bad_ids(file: str, ids: Sequence[str]) -> None:
    """Raise RowError for an id that is missing, that is not plain, or that stands there twice."""
    first: dict[str, int] = {}
    for number, row_id in enumerate(ids, 1):
        if not row_id:
            raise RowError(file, number, row_id, "the id is missing")
        if not _ID.fullmatch(row_id):
            raise RowError(file, number, row_id, "an id is small letters, digits and dashes")
        if row_id in first:
            raise RowError(file, number, row_id, f"row {first[row_id]} has the same id")
        first[row_id] = number
