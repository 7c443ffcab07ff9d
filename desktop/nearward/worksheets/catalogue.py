"""Reads the definitions. A definition that does not fit is Trouble that names the file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from nearward.domain.trouble import Trouble
from nearward.words import later
from nearward.worksheets.model import Sheet, Vocabulary

T = TypeVar("T")


class BrokenSheet(Trouble):
    """A definition cannot be read."""

    code = "broken-sheet"
    message = later("The definition {name} cannot be read: {reason}")
    advice = later("Nothing you wrote is touched. Installing the program again puts it right.")


def read(file: Traversable, kind: type[T]) -> T:
    """One definition, checked strictly; raises BrokenSheet."""
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), kind, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BrokenSheet(name=file.name, reason=str(error)) from error


def read_sheet(file: Traversable) -> Sheet:
    """One worksheet; also checks that what it names is there."""
    sheet = read(file, Sheet)
    ids = [field.id for field in sheet.fields]
    if len(set(ids)) != len(ids):
        raise BrokenSheet(name=file.name, reason="two fields have the same id")
    named = [sheet.thought, sheet.belief_before, sheet.belief_after]
    named += [field.of for field in sheet.fields if field.kind == "again"]
    for name in named:
        if name and name not in ids:
            raise BrokenSheet(name=file.name, reason=f"there is no field {name}")
    return sheet


@cache
def sheets() -> dict[str, Sheet]:
    """All worksheets by id."""
    folder = resources.files("nearward_resources") / "worksheets"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {sheet.id: sheet for sheet in map(read_sheet, files)}


def sheet(sheet_id: str) -> Sheet:
    """One worksheet; KeyError when there is none of that id."""
    return sheets()[sheet_id]


@cache
def vocabulary(vocabulary_id: str) -> Vocabulary:
    """One vocabulary."""
    folder = resources.files("nearward_resources") / "vocabulary"
    return read(folder / f"{vocabulary_id}.toml", Vocabulary)
