"""Reads the definitions. A definition that does not fit is Trouble that names the file.

What was given under an earlier version of a definition is read by that one. It stands in the folder
`older`, in a file named after the sheet and the version: `evidence-1.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from nearward.domain.model import Worksheet
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.worksheets.form.checking import faults
from nearward.worksheets.form.model import Sheet, Start, Vocabulary
from nearward.worksheets.form.placing import placed, with_line
from nearward_resources import FOLDER

T = TypeVar("T")
#: the folder of the definitions of earlier versions
OLDER = "older"


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
    except (ValueError, RecursionError, OSError, msgspec.ValidationError) as error:
        # no TOML, no UTF-8, a number of 5,000 digits; lists in lists; what cannot be read
        reason = with_line(placed(str(error), data), text)
        raise BrokenSheet(name=file.name, reason=reason) from error


def read_sheet(file: Path) -> Sheet:
    """One worksheet; also checks that it is whole, and that what it names is there."""
    sheet = read(file, Sheet)
    fault = next(faults(sheet, vocabularies()), None)
    if fault is not None:
        reason = with_line(fault, file.read_text(encoding="utf-8"))
        raise BrokenSheet(name=file.name, reason=reason)
    return sheet


class OwnOnes(NamedTuple):
    """The sheets of the person's, by id: as they are now, those that are offered, those under which
    worksheets were begun before, by id and number, and what is wrong with others."""

    now: dict[str, Sheet]
    offered: frozenset[str]
    earlier: dict[tuple[str, int], Sheet]
    troubles: tuple[Trouble, ...] = ()


NONE_OWN = OwnOnes({}, frozenset(), {})


class _Open:
    """What the diary that is open brings; nothing while none is."""

    own = NONE_OWN


def take_own(own: OwnOnes) -> None:
    """From now on these are the person's sheets; at a lock there are none."""
    _Open.own = own


def own_ones() -> OwnOnes:
    """The person's sheets, while their diary is open."""
    return _Open.own


def sheets() -> dict[str, Sheet]:
    """All worksheets by id, in their order; what cannot be read is left out (see `troubles`).

    The person's own stand behind the others, also those that lie in the trash.
    """
    shipped = _read_all().sheets
    now = own_ones().now
    return {**shipped, **now} if now else shipped


def offered() -> list[Sheet]:
    """Those that can be begun, in their order."""
    put_away = own_ones().now.keys() - own_ones().offered
    return [sheet for name, sheet in sheets().items() if name not in put_away]


def older_sheets() -> dict[tuple[str, int], Sheet]:
    """The definitions of earlier versions, by id and version."""
    shipped, earlier = _read_all().older, own_ones().earlier
    return {**shipped, **earlier} if earlier else shipped


def every() -> Iterator[Sheet]:
    """Those of today and those of earlier versions."""
    yield from sheets().values()
    yield from older_sheets().values()


def given_under(sheet_id: str, version: int) -> Sheet | None:
    """The definition of just this version; None where it is not there."""
    now = sheets().get(sheet_id)
    if now is not None and now.version == version:
        return now
    return older_sheets().get((sheet_id, version))


def nearest(sheet_id: str, version: int) -> Sheet | None:
    """The definition of this version, else the one of today or the last that there is: it says
    what the sheet is called."""
    found = given_under(sheet_id, version) or sheets().get(sheet_id)
    if found is not None:
        return found
    left = [number for name, number in older_sheets() if name == sheet_id]
    return older_sheets()[sheet_id, max(left)] if left else None


def of(worksheet: Worksheet) -> Sheet | None:
    """The definition that a worksheet was given under; None where it is not there."""
    return given_under(worksheet.sheet, worksheet.sheet_version)


def one_of(worksheet: Worksheet) -> Sheet:
    """The same; raises UnknownSheet where it is not there."""
    found = of(worksheet)
    if found is None:
        raise UnknownSheet(name=worksheet.sheet)
    return found


def sheets_from(record: str, kind: str) -> list[tuple[Sheet, Start]]:
    """The sheets that can be begun from a thing of this kind, in their order."""
    return [
        (sheet, start)
        for sheet in offered()
        for start in sheet.starts_from
        if start.record == record and kind in start.kinds
    ]


def sheets_with(record: str) -> list[Sheet]:
    """The sheets that ask for someone or something of the diary, in their order."""
    kinds = (("link", record),)
    return [s for s in offered() if any((f.kind, f.record) in kinds for f in s.fields)]


def sheets_from_text(record: str = "entry") -> list[tuple[Sheet, Start]]:
    """The sheets that can be begun from words of an entry or a belief, in their order."""
    return [
        (sheet, start)
        for sheet in offered()
        for start in sheet.starts_from
        if start.record == record
    ]


def sheets_about_beliefs() -> list[Sheet]:
    """The sheets whose heading is a belief: what it is begun from becomes its heading."""
    found = sheets_from_text("belief")
    return [sheet for sheet, start in found if start.field and start.field == sheet.heading]


def sheets_with_scale() -> list[Sheet]:
    """The sheets that ask how often something was so, in their order."""
    return [s for s in sheets().values() if any(field.kind == "scale" for field in s.fields)]


def troubles() -> list[BrokenSheet]:
    """What is wrong with definitions that cannot be read."""
    return _read_all().broken


class _Read(NamedTuple):
    """What was read: the sheets of today by id, those of earlier versions, and what is wrong."""

    sheets: dict[str, Sheet]
    older: dict[tuple[str, int], Sheet]
    broken: list[BrokenSheet]


@cache
def _read_all() -> _Read:
    good: dict[str, tuple[str, Sheet]] = {}
    broken: list[BrokenSheet] = []
    for name, found in _files(folder(), broken):
        first, _ = good.setdefault(found.id, (name, found))
        if first != name:
            reason = f"{first} has the same id {found.id}"
            broken.append(BrokenSheet(name=name, reason=reason))
    made = sorted((sheet for _, sheet in good.values()), key=lambda sheet: (sheet.place, sheet.id))
    today = {sheet.id: sheet for sheet in made}
    older: dict[tuple[str, int], Sheet] = {}
    for name, found in _files(folder() / OLDER, broken):
        if reason := _fault_of_older(name, found, today):
            broken.append(BrokenSheet(name=f"{OLDER}/{name}", reason=reason))
        else:
            older[found.id, found.version] = found
    return _Read(today, older, broken)


def _files(place: Path, broken: list[BrokenSheet]) -> Iterator[tuple[str, Sheet]]:
    """The definitions in a folder with the names of their files; of what is none, why."""
    for file in sorted(place.glob("*.toml"), key=lambda f: f.name):
        try:
            yield file.name, read_sheet(file)
        except BrokenSheet as trouble:
            broken.append(trouble)


def _fault_of_older(name: str, sheet: Sheet, today: dict[str, Sheet]) -> str:
    """Why a definition cannot be an earlier version; empty where it can."""
    if name != (right := f"{sheet.id}-{sheet.version}.toml"):
        return f"the file of this version is named {right}"
    now = today.get(sheet.id)
    if now is not None and now.version <= sheet.version:
        return f"version {sheet.version} is not below the one of today, {now.version}"
    return ""


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
def vocabularies() -> frozenset[str]:
    """The names of all vocabularies."""
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
