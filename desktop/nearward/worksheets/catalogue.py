"""Reads the definitions. A definition that does not fit is Trouble that names the file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.worksheets.model import Sheet, Vocabulary
from nearward_resources import FOLDER

T = TypeVar("T")


class BrokenSheet(Trouble):
    """A definition cannot be read."""

    code = "broken-sheet"
    message = N_("The definition {name} cannot be read: {reason}")
    advice = N_("Nothing you wrote is affected. Installing the program again fixes it.")


class UnknownSheet(Trouble):
    """A worksheet whose definition is not there."""

    code = "unknown-sheet"
    message = N_("The definition of the worksheet {name} is missing or cannot be read.")
    advice = N_("What you wrote on it is kept. Installing the program again fixes it.")


def read(file: Path, kind: type[T]) -> T:
    """One definition, checked strictly; raises BrokenSheet."""
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), kind, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BrokenSheet(name=file.name, reason=str(error)) from error


def read_sheet(file: Path) -> Sheet:
    """One worksheet; also checks that what it names is there."""
    sheet = read(file, Sheet)
    ids = [field.id for field in sheet.fields]
    if len(set(ids)) != len(ids):
        raise BrokenSheet(name=file.name, reason="two fields have the same id")
    named = [sheet.thought, sheet.belief_before, sheet.belief_after, sheet.heaviness]
    named += [field.of for field in sheet.fields if field.kind == "again"]
    for name in named:
        if name and name not in ids:
            raise BrokenSheet(name=file.name, reason=f"there is no field {name}")
    return sheet


def sheets() -> dict[str, Sheet]:
    """All worksheets by id; one that cannot be read is left out (see `troubles`)."""
    return _read_all()[0]


def troubles() -> list[BrokenSheet]:
    """What is wrong with definitions that cannot be read."""
    return _read_all()[1]


@cache
def _read_all() -> tuple[dict[str, Sheet], list[BrokenSheet]]:
    good: dict[str, Sheet] = {}
    broken: list[BrokenSheet] = []
    for file in sorted(folder().iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            try:
                found = read_sheet(file)
            except BrokenSheet as trouble:
                broken.append(trouble)
            else:
                good[found.id] = found
    return good, broken


def folder() -> Path:
    """Where the definitions of worksheets are."""
    return FOLDER / "worksheets"


def sheet(sheet_id: str) -> Sheet:
    """One worksheet; raises UnknownSheet when its definition is not there or cannot be read."""
    found = sheets().get(sheet_id)
    if found is None:
        raise UnknownSheet(name=sheet_id)
    return found


@cache
def vocabulary(vocabulary_id: str) -> Vocabulary:
    """One vocabulary."""
    words = FOLDER / "vocabulary"
    return read_vocabulary(words / f"{vocabulary_id}.toml")


def read_vocabulary(file: Path) -> Vocabulary:
    """One vocabulary, checked strictly; raises BrokenSheet."""
    found = read(file, Vocabulary)
    codes = [term.code for term in found.term]
    if len(set(codes)) != len(codes):
        raise BrokenSheet(name=file.name, reason="two words have the same code")
    if found.id != "emotion" and any(term.hard for term in found.term):
        raise BrokenSheet(name=file.name, reason="only feelings are marked hard")
    return found
