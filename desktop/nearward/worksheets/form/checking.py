"""What a definition of a worksheet may not be, beyond its types: each fault with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from nearward.worksheets.form import placing
from nearward.worksheets.form.field_kinds import KINDS
from nearward.worksheets.form.model import Column, Field, Sheet, Start, Step
from nearward.worksheets.form.questions import (
    faults_of_condition,
    faults_of_example,
    faults_of_gate,
    faults_of_question,
)
from nearward.worksheets.form.steps import STATES, columns

#: what each kind of value of a row cannot do without
_COLUMN_NEEDS = {"choice": ("options",), "term": ("vocabulary",), "number": ("high",)}
#: what a name of the sheet may point at
_HEADINGS = tuple(kind.name for kind in KINDS.values() if kind.holds_words)
_RATINGS = ("rating", "number")
#: as feared, in part, not so, not known
OUTCOMES_OF_FEAR = 4


def faults(sheet: Sheet, vocabularies: Collection[str]) -> Iterator[str]:
    """What is wrong with a sheet, in the order of its file."""
    yield from _faults_of_head(sheet)
    for number, start in enumerate(sheet.starts_from, 1):
        place = placing.place("starts_from", number)
        yield from (f"{place}: {fault}" for fault in _faults_of_start(sheet, start))
    if not sheet.step:
        yield "there is no step"
    yield from _double("steps", sheet.step)
    yield from _double("fields", sheet.fields)
    for number, step in enumerate(sheet.step, 1):
        place = placing.place("step", number, step.id)
        yield from (f"{place}: {fault}" for fault in _faults_of_step(sheet, step))
        for inner, field in enumerate(step.field, 1):
            at = f"{place}, {placing.place('field', inner, field.id)}"
            yield from (f"{at}: {fault}" for fault in _faults_of_field(sheet, field))
            more = faults_of_question(sheet, field, vocabularies)
            yield from (f"{at}: {fault}" for fault in more)
            for last, column in enumerate(field.column, 1):
                deep = f"{at}, {placing.place('column', last, column.id)}"
                yield from (f"{deep}: {fault}" for fault in _faults_of_column(column, vocabularies))
    yield from faults_of_example(sheet)


def _faults_of_head(sheet: Sheet) -> Iterator[str]:
    yield from _blank(sheet, ("id", "title", "purpose", "intro", "foot"))
    yield from _pointing(sheet, "heading", _HEADINGS)
    yield from _pointing(sheet, "conclusion", ("text", "long"))
    yield from _pointing(sheet, "revisit", ("list", "choice", "text", "long", "rating"))
    yield from _pointing(sheet, "revisit_on", ("date",))
    for name in ("rating_before", "rating_after", "conclusion_rating", "heaviness"):
        yield from _pointing(sheet, name, _RATINGS)
    for name in ("belief_before", "belief_after"):
        yield from _pointing(sheet, name, ("rating",))
    yield from _pointing(sheet, "feared", ("choice",))
    for name in sheet.card:
        yield from _pointing(sheet, name, ("text", "long"), said="card")
    yield from _faults_of_ladder(sheet)
    feared = sheet.find(sheet.feared) if sheet.feared else None
    if feared is not None and len(feared.options) != OUTCOMES_OF_FEAR:
        yield f"feared: {feared.id} has not {OUTCOMES_OF_FEAR} options"
    if sheet.heading:
        yield from _blank(sheet, ("untitled",))
        if sheet.heading_label or sheet.heading_empty:
            yield from _blank(sheet, ("heading_label", "heading_empty"))
    if sheet.rating_before or sheet.rating_after:
        yield from _blank(sheet, ("rating_label",))
    yield from _blank(sheet, ("rating_before",) if sheet.rates_belief else ())
    if sum(field.pinned for field in sheet.fields) > 1:
        yield "more than one field is pinned"
    if sheet.version < 1:
        yield "the version is below 1"


def _faults_of_ladder(sheet: Sheet) -> Iterator[str]:
    yield from _pointing(sheet, "ladder", ("list",))
    yield from _pointing(sheet, "tried", ("text",))
    yield from _pointing(sheet, "goes_on", ("link",))
    steps = sheet.find(sheet.ladder) if sheet.ladder else None
    codes = [[option.code for option in column.options] for column in steps.column] if steps else []
    if steps is not None and (columns(steps) is None or list(STATES) not in codes):
        yield f"ladder: {steps.id} has not a text, a rating and a choice of {', '.join(STATES)}"


def _faults_of_start(sheet: Sheet, start: Start) -> Iterator[str]:
    is_moment = start.record == "moment"
    needs = {"moment": "kinds", "entry": "field"}.get(start.record)
    yield from _blank(start, ("label", needs) if needs else ("label",))
    yield from _pointing(
        sheet, start.field, ("text", "long") if is_moment else _HEADINGS, said="field"
    )


def _faults_of_step(sheet: Sheet, step: Step) -> Iterator[str]:
    yield from _blank(step, ("id", "title"))
    if not step.field:
        yield "there is no field"
    if step.beside and step.beside not in {other.id for other in sheet.step if other is not step}:
        yield f"there is no step {step.beside} beside it"
    if step.joined and step is sheet.step[-1]:
        yield "it is joined to the next step, and there is none"
    yield from faults_of_condition(sheet, step)
    yield from faults_of_gate(step)


def _faults_of_field(sheet: Sheet, field: Field) -> Iterator[str]:
    yield from _blank(field, ("id", "label", *KINDS[field.kind].needs))
    yield from _double("options", field.options)
    yield from _double("columns", field.column)
    if field.high < 1 or field.lines < 1 or field.most < 0:
        yield "a scale, a number of lines or of rows is upside down"
    if field.kind == "again":
        yield from _pointing(sheet, field.of, ("list",), said="of")
    if field.kept and not any(column.kind == "text" for column in field.column):
        yield "kept: there is no row with words for what is kept as evidence"
    if field.pinned and field.kind != "rating":
        yield "only a rating is pinned"


def _faults_of_column(column: Column, vocabularies: Collection[str]) -> Iterator[str]:
    yield from _blank(column, ("id", "label", *_COLUMN_NEEDS.get(column.kind, ())))
    yield from _double("options", column.options)
    if column.high < 0:
        yield "the scale is upside down"
    if column.vocabulary and column.vocabulary not in vocabularies:
        yield f"there is no vocabulary {column.vocabulary}"


def _blank(thing: object, names: Iterable[str]) -> Iterator[str]:
    """Keys without which it cannot be shown."""
    for name in names:
        value = getattr(thing, name)
        if not (value.strip() if isinstance(value, str) else value):
            yield f"{name} is missing or empty"


def _pointing(sheet: Sheet, name: str, kinds: Collection[str], *, said: str = "") -> Iterator[str]:
    """A key that names a field: of the sheet itself, or (`said`) of a part of it."""
    target = name if said else str(getattr(sheet, name))
    field = sheet.find(target) if target else None
    if target and field is None:
        yield f"{said or name}: there is no field {target}"
    elif field is not None and field.kind not in kinds:
        yield f"{said or name}: the field {target} is none of {', '.join(kinds)}"


def _double(what: str, things: Iterable[Any]) -> Iterator[str]:
    names = Counter(str(getattr(thing, "id", "") or getattr(thing, "code", "")) for thing in things)
    for name, count in names.items():
        if count > 1:
            yield f"two {what} have the same id {name}"
