"""A sheet of one's own, as it is changed: each act gives a new definition.

A definition is what is kept, so that what this program does not know stays in it. Ids are made up
anew for each step, question and choice, and never given twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

from nearward.i18n import N_, Translator
from nearward.worksheets.form.conditions import condition

Definition = dict[str, Any]
Part = dict[str, Any]

#: what a question can ask for, as a person chooses it; each is a kind of the form language
TEXT, LONG, RATING, ONE, SEVERAL, DATE, YES_NO, LIST = ASKED = (
    *("text", "long", "rating", "choice", "several", "date", "yes-no", "list"),
)
#: a question that was made elsewhere, of a kind that is not offered
OTHER = ""
#: those with choices of the person's
CHOOSING = (ONE, SEVERAL)
_YES_NO = [{"code": "yes", "label": N_("Yes")}, {"code": "no", "label": N_("No")}]
#: what names a question and is forgotten with it
_NAMING = ("heading", "conclusion", "revisit", "rating_before", "rating_after", "heaviness")
#: lines that a pen has for a long text, and for the rows of a list
_LINES = {LONG: 3, LIST: 4}


class Row(NamedTuple):
    """A step, or one of its questions, in the order of the sheet."""

    part: Part
    #: the id of the step it stands in; of a step its own
    step: str

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.part.get("id", ""))

    @property
    def is_step(self) -> bool:
        """Whether it is a step."""
        return self.id == self.step


def rows(definition: Definition) -> list[Row]:
    """All steps, each before its questions."""
    found = []
    for step in definition.get("step", ()):
        found.append(Row(step, str(step.get("id", ""))))
        found += [Row(field, str(step.get("id", ""))) for field in step.get("field", ())]
    return found


def find(definition: Definition, part_id: str) -> Row | None:
    """A step or a question by its id."""
    return next((row for row in rows(definition) if row.id == part_id), None)


def asked_for(field: Part) -> str:
    """What a question asks for: one of ASKED, or OTHER."""
    kind = str(field.get("kind", ""))
    if kind == ONE and [one.get("code") for one in field.get("options", ())] == ["yes", "no"]:
        return YES_NO
    is_plain = kind in ASKED and not field.get("vocabulary") and not _has_more_columns(field)
    return kind if is_plain else OTHER


def with_step(definition: Definition, behind: str = "") -> tuple[Definition, str]:
    """With one more step, behind the one in which `behind` stands, else at the end; and its id."""
    steps, made = _steps(definition), _new("s")
    row = find(definition, behind)
    at = next((n for n, step in enumerate(steps) if row and step["id"] == row.step), len(steps) - 1)
    steps.insert(at + 1, {"id": made, "title": "", "field": []})
    return _with(definition, steps), made


def with_question(definition: Definition, asks: str, behind: str = "") -> tuple[Definition, str]:
    """With one more question, behind a question or first in a step, else at the end; and its id."""
    if not definition.get("step"):
        definition, behind = with_step(definition)
    steps, made = _steps(definition), _new("f")
    row = find(definition, behind)
    step = next((one for one in steps if row and one["id"] == row.step), steps[-1])
    at = 0 if row and row.is_step else len(step["field"])
    if row and not row.is_step:
        at = 1 + [one["id"] for one in step["field"]].index(behind)
    step["field"].insert(at, {"id": made, "label": "", **_of_kind(asks)})
    return _with(definition, steps), made


def asking(definition: Definition, field_id: str, asks: str) -> tuple[Definition, str]:
    """With a question that asks for something else; it has a new id, which is given."""
    row = find(definition, field_id)
    if row is None or row.is_step or asked_for(row.part) == asks:
        return definition, field_id
    kept: Part = {
        name: row.part[name] for name in ("label", "hint", "required") if name in row.part
    }
    made: Part = {"id": _new("f"), **kept, **_of_kind(asks)}
    if asks in CHOOSING and asked_for(row.part) in CHOOSING:
        made["options"] = row.part["options"]
    steps = _steps(definition)
    for step in steps:
        step["field"] = [made if one["id"] == field_id else one for one in step["field"]]
    return _with(definition, steps), str(made["id"])


def changed(definition: Definition, part_id: str, **values: Any) -> Definition:
    """With other values of a step or a question; what is empty or False is left out."""

    def fresh(part: Part) -> Part:
        if part["id"] != part_id:
            return part
        both = {**part, **values}
        return {n: v for n, v in both.items() if n not in values or v or n in ("label", "title")}

    steps = [fresh(step) for step in _steps(definition)]
    for step in steps:
        step["field"] = [fresh(field) for field in step["field"]]
    return _with(definition, steps)


def told(definition: Definition, **values: str | bool) -> Definition:
    """With other words at its head; what is empty is left out."""
    both = {**definition, **values}
    return {name: value for name, value in both.items() if name not in values or value}


def without(definition: Definition, part_id: str) -> Definition:
    """Without a question, or a step with its questions."""
    steps = [step for step in _steps(definition) if step["id"] != part_id]
    for step in steps:
        step["field"] = [field for field in step["field"] if field["id"] != part_id]
    return _with(definition, steps)


def moved(definition: Definition, part_id: str, by: int) -> Definition:
    """With a step or a question one place up (-1) or down (1); a question goes over into the next
    step. The same where it has no place to go to."""
    row = find(definition, part_id)
    if row is None:
        return definition
    steps = _steps(definition)
    ids = [step["id"] for step in steps]
    at = ids.index(row.step)
    if row.is_step:
        if 0 <= at + by < len(steps):
            steps[at], steps[at + by] = steps[at + by], steps[at]
        return _with(definition, steps)
    fields = steps[at]["field"]
    place = [field["id"] for field in fields].index(part_id)
    if 0 <= place + by < len(fields):
        fields[place], fields[place + by] = fields[place + by], fields[place]
    elif 0 <= at + by < len(steps):
        into = steps[at + by]["field"]
        into.insert(0 if by > 0 else len(into), fields.pop(place))
    return _with(definition, steps)


def placed(definition: Definition, part_id: str, at_id: str, *, behind: bool) -> Definition:
    """With a step or a question put before or behind another one, as by a hand that drags it."""
    row, at = find(definition, part_id), find(definition, at_id)
    if row is None or at is None or part_id == at_id:
        return definition
    steps = _steps(without(definition, part_id)) if not row.is_step else _steps(definition)
    if row.is_step:
        if row.step == at.step:
            return definition
        moving = next(step for step in steps if step["id"] == part_id)
        steps.remove(moving)
        place = [step["id"] for step in steps].index(at.step)
        steps.insert(place + (behind or not at.is_step), moving)
        return _with(definition, steps)
    into = next(step["field"] for step in steps if step["id"] == at.step)
    place = 0 if at.is_step else [one["id"] for one in into].index(at_id) + behind
    into.insert(place, row.part)
    return _with(definition, steps)


def choices(field: Part) -> list[str]:
    """The labels of its choices."""
    return [str(one.get("label", "")) for one in field.get("options", ())]


def with_choices(field: Part, labels: Sequence[str]) -> list[dict[str, str]]:
    """Choices with these labels. One that stays, or is only called something else, keeps its code:
    what was answered stays an answer."""
    before = [dict(one) for one in field.get("options", ())]
    by_label = {str(one["label"]): str(one["code"]) for one in before}
    made, taken = [], set()
    for at, label in enumerate(labels):
        code = by_label.get(label, "")
        renamed = len(labels) == len(before) and before[at]["label"] not in labels
        if not code and renamed:
            code = str(before[at]["code"])
        if not code or code in taken:
            code = _new("o")
        taken.add(code)
        made.append({"code": code, "label": label})
    return made


def has_numbers(field: Part) -> bool:
    """Whether each row of a list has a number from 0 to 100."""
    return any(one.get("kind") == "rating" for one in field.get("column", ()))


def with_numbers(field: Part, words: Translator, *, on: bool) -> list[Part]:
    """The columns of a list, with a number in each row or without."""
    first = [one for one in field.get("column", ()) if one.get("kind") == "text"][:1]
    number = {"id": _new("c"), "kind": "rating", "label": words("how much, 0 to 100")}
    return [*first, *([number] if on else [])]


def _of_kind(asks: str) -> Part:
    """What a new question of a kind needs."""
    lines: Part = {"lines": _LINES[asks]} if asks in _LINES else {}
    if asks == YES_NO:
        return {"kind": ONE, "options": [dict(one) for one in _YES_NO]}
    if asks in CHOOSING:
        return {"kind": asks, "options": [{"code": _new("o"), "label": ""} for _ in range(2)]}
    if asks == LIST:
        column = {"id": _new("c"), "kind": "text", "label": N_("One of them")}
        return {"kind": asks, "column": [column], **lines}
    return {"kind": asks, **lines}


def _has_more_columns(field: Part) -> bool:
    kinds = [one.get("kind") for one in field.get("column", ())]
    return bool(kinds) and kinds not in (["text"], ["text", "rating"])


def _steps(definition: Definition) -> list[Part]:
    """Its steps, which can be changed without changing those of the definition."""
    return [{**step, "field": list(step.get("field", ()))} for step in definition.get("step", ())]


def _with(definition: Definition, steps: list[Part]) -> Definition:
    """With these steps; what names a question that is gone, or comes later, is forgotten."""
    seen: set[str] = set()
    made = []
    for step in steps:
        fresh, before = [], set(seen)
        for field in step["field"]:
            if not field.get("of") or field["of"] in seen:
                fresh.append(_without_lost(field, seen))
                seen.add(str(field["id"]))
        made.append({**_without_lost(step, before), "field": fresh})
    known = {n: v for n, v in definition.items() if n not in _NAMING or v in seen}
    if not known.get("rating_before"):
        known.pop("rates_belief", None)
    if isinstance(example := known.get("example"), dict):
        known["example"] = {n: v for n, v in example.items() if n.removesuffix("_none") in seen}
    return {**known, "step": made}


def _without_lost(part: Part, seen: set[str]) -> Part:
    """A step or a question, without what asks for a question that does not come before it."""
    lost = {name for name in ("hard_after",) if part.get(name, "") not in {"", *seen}}
    said = part.get("show_if")
    asked = condition(said) if isinstance(said, str) else None
    if asked is not None and asked.field not in seen:
        lost.add("show_if")
    return {name: value for name, value in part.items() if name not in lost}


def _new(letter: str) -> str:
    return letter + secrets.token_hex(5)
