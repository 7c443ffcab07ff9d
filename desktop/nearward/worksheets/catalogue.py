"""Reads the definitions. A definition that does not fit is Trouble that names the file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.worksheets.form.checking import faults, placed, with_line
from nearward.worksheets.form.model import Sheet, Start, Vocabulary
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
    """One definition, checked strictly; raises BrokenSheet with the place and the reason."""
    text, data = "", None
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
        return msgspec.convert(data, kind, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        reason = with_line(placed(str(error), data), text)
        raise BrokenSheet(name=file.name, reason=reason) from error


def read_sheet(file: Path) -> Sheet:
    """One worksheet; also checks that it is whole, and that what it names is there."""
    sheet = read(file, Sheet)
    fault = next(faults(sheet, _vocabularies()), None)
    if fault is not None:
        reason = with_line(fault, file.read_text(encoding="utf-8"))
        raise BrokenSheet(name=file.name, reason=reason)
    return sheet


def sheets() -> dict[str, Sheet]:
    """All worksheets by id, in their order; what cannot be read is left out (see `troubles`)."""
    return _read_all()[0]


def sheets_from(record: str, kind: str) -> list[tuple[Sheet, Start]]:
    """The sheets that can be begun from a thing of this kind, in their order."""
    return [
        (sheet, start)
        for sheet in sheets().values()
        for start in sheet.starts_from
        if start.record == record and kind in start.kinds
    ]


def sheets_with(record: str) -> list[Sheet]:
    """The sheets that ask for someone or something of the diary, in their order."""
    kinds = (("link", record),)
    return [s for s in sheets().values() if any((f.kind, f.record) in kinds for f in s.fields)]


def sheets_from_words(record: str = "entry") -> list[tuple[Sheet, Start]]:
    """The sheets that can be begun from words of an entry or a belief, in their order."""
    return [
        (sheet, start)
        for sheet in sheets().values()
        for start in sheet.starts_from
        if start.record == record
    ]


def sheets_about_beliefs() -> list[Sheet]:
    """The sheets whose heading is a belief: what it is begun from becomes its heading."""
    found = sheets_from_words("belief")
    return [sheet for sheet, start in found if start.field and start.field == sheet.heading]


def sheets_with_scale() -> list[Sheet]:
    """The sheets that ask how often something was so, in their order."""
    return [s for s in sheets().values() if any(field.kind == "scale" for field in s.fields)]


def troubles() -> list[BrokenSheet]:
    """What is wrong with definitions that cannot be read."""
    return _read_all()[1]


@cache
def _read_all() -> tuple[dict[str, Sheet], list[BrokenSheet]]:
    good: dict[str, tuple[str, Sheet]] = {}
    broken: list[BrokenSheet] = []
    for file in sorted(folder().iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            found = read_sheet(file)
        except BrokenSheet as trouble:
            broken.append(trouble)
            continue
        first, _ = good.setdefault(found.id, (file.name, found))
        if first != file.name:
            reason = f"{first} has the same id {found.id}"
            broken.append(BrokenSheet(name=file.name, reason=reason))
    made = sorted((sheet for _, sheet in good.values()), key=lambda sheet: (sheet.place, sheet.id))
    return {sheet.id: sheet for sheet in made}, broken


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
def _vocabularies() -> frozenset[str]:
    return frozenset(file.stem for file in (FOLDER / "vocabulary").glob("*.toml"))


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
