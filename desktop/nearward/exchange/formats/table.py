"""All formats that can be read, in the order of a list to choose from.

A new format is a file beside this one, and a row here.
"""

from __future__ import annotations

from nearward.domain.rows import RowError, refuse_bad_ids
from nearward.exchange.format import Format, JsonBeginning
from nearward.exchange.formats import daylio, dayone, jrnl, markdown, mini, own, rednotebook

FILE = "desktop/nearward/exchange/formats/table.py"


def checked(formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """The formats, when all of them can be told and read; raises RowError."""
    refuse_bad_ids(FILE, [row.id for row in formats])
    for number, row in enumerate(formats, 1):
        if not row.label or not row.times:
            raise RowError(FILE, number, row.id, "what a person reads of it is missing")
        never = Format.__dataclass_fields__["fits_json"].default
        if all(told is never for told in (row.fits_json, row.fits_names, row.fits_text)):
            raise RowError(FILE, number, row.id, "nothing tells that a file is in it")
    return formats


FORMATS = checked(
    (
        jrnl.JSON,
        jrnl.TEXT,
        dayone.FORMAT,
        rednotebook.FORMAT,
        mini.DIARY,
        mini.DIARIUM,
        daylio.FORMAT,
        markdown.FORMAT,
        own.FORMAT,
    )
)


def named(form: str) -> Format:
    """A format by its id. Raises KeyError for one that is not known."""
    for row in FORMATS:
        if row.id == form:
            return row
    raise KeyError(form)


def in_order() -> list[Format]:
    """All of them as they are asked whether they fit: those that are sure come first."""
    return sorted(FORMATS, key=lambda row: not row.is_sure)


def of_json(beginning: JsonBeginning) -> str:
    """The id of the format that a file of JSON is in; empty when it is none of ours."""
    return next((row.id for row in in_order() if row.fits_json(beginning)), "")
