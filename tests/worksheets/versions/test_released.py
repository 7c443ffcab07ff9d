"""A definition that was released does not ask something else under the same version."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.worksheets.versions.released import digest, faults, here, released

from nearward.worksheets import catalogue
from nearward.worksheets.form.field_kinds import KINDS
from nearward.worksheets.form.model import Option, Sheet

SHEET = catalogue.sheet("small-steps")


def with_field(name: str, **values: Any) -> Sheet:
    """The sheet with one question changed."""
    steps = [
        replace(step, field=tuple(replace(f, **values) if f.id == name else f for f in step.field))
        for step in SHEET.step
    ]
    changed = replace(SHEET, step=tuple(steps))
    assert changed != SHEET
    return changed


def test_what_was_released_asks_the_same() -> None:
    assert list(faults(released(), here())) == []


FIRST = next(field for field in SHEET.fields if field.kind in ("text", "long"))
CHOICE = next(field for field in SHEET.fields if field.kind == "choice")


@pytest.mark.parametrize(
    "changed",
    [
        with_field(FIRST.id, label="Something else"),
        with_field(FIRST.id, id="another"),
        with_field(FIRST.id, kind="rating"),
        with_field(FIRST.id, required=not FIRST.required),
        with_field(FIRST.id, show_if=f"{CHOICE.id} = x"),
        with_field(CHOICE.id, options=(*CHOICE.options, Option("new", "one more"))),
        with_field(CHOICE.id, options=tuple(reversed(CHOICE.options))),
        replace(SHEET, step=SHEET.step[:-1]),
        replace(SHEET, title="Another title"),
        replace(SHEET, heading=""),
    ],
)
def test_a_change_of_what_is_asked_is_seen(changed: Sheet) -> None:
    name = f"{SHEET.id}-{SHEET.version}"
    (fault,) = faults(released(), {**here(), name: digest(changed)})
    assert f"give it version {SHEET.version + 1}" in fault
    assert f"older/{name}.toml" in fault


def test_with_a_higher_version_the_old_file_is_missed_until_it_is_there() -> None:
    now, name = here(), f"{SHEET.id}-{SHEET.version}"
    changed = replace(with_field(FIRST.id, label="Something else"), version=SHEET.version + 1)
    new = f"{SHEET.id}-{changed.version}"
    moved = {**{k: v for k, v in now.items() if k != name}, new: digest(changed)}
    said = list(faults(released(), moved))
    assert any("is gone: it belongs to older" in one for one in said)
    assert any(f"{new} is not recorded" in one for one in said)
    assert list(faults({**released(), new: digest(changed)}, {**now, **moved})) == []


def test_a_hint_can_be_mended_without() -> None:
    assert digest(with_field(FIRST.id, hint="Another hint")) == digest(SHEET)
    assert digest(replace(SHEET, intro="Another intro", example={})) == digest(SHEET)


def test_each_kind_of_question_counts() -> None:
    others = [kind for kind in KINDS if kind != "choice"]
    assert len({digest(with_field(CHOICE.id, kind=kind)) for kind in others}) == len(others)
