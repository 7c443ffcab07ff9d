"""What a question may not be: conditions, ends, nudges and examples, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from nearward.worksheets.form import nudges
from nearward.worksheets.form.conditions import YES, condition
from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import Field, Gate, Sheet, Step

#: a key, and the kinds of question that can have it
_ONLY = (
    ("nudge", ("text", "long")),
    ("ends_if", ("choice",)),
    ("hard_after", ("rating",)),
    ("ahead", ("date",)),
    ("record", ("link",)),
    ("sheets", ("link",)),
    ("item", ("scale",)),
    ("vocabulary", ("several", "term")),
    ("column", ("list",)),
)
#: what a condition can ask for
_ASKED = ("choice", "several", "term", "flag")


def faults_of_question(sheet: Sheet, field: Field, vocabularies: Collection[str]) -> Iterator[str]:
    """What is wrong with one question, beyond what a blank key or a double id is."""
    for name, kinds in _ONLY:
        if getattr(field, name) and field.kind not in kinds:
            yield f"{name} is for {' and '.join(kinds)} only"
    if field.kind == "several" and bool(field.vocabulary) == bool(field.options):
        yield "it needs either a vocabulary or options"
    if field.vocabulary and field.vocabulary not in vocabularies:
        yield f"there is no vocabulary {field.vocabulary}"
    if field.paper_rows < 0:
        yield "the number of rows on paper is below 0"
    earlier = sheet.find(field.hard_after) if field.hard_after else None
    if field.hard_after and (earlier is None or earlier.kind != "rating" or earlier is field):
        yield f"hard_after: there is no earlier rating {field.hard_after}"
    codes = Counter(item.code for item in field.item)
    yield from (f"two items have the same code {code}" for code, n in codes.items() if n > 1)
    yield from faults_of_condition(sheet, field)
    yield from _faults_of_ends(field)
    yield from _faults_of_nudges(field)


def _faults_of_nudges(field: Field) -> Iterator[str]:
    for nudge in field.nudge:
        if reason := nudges.fault(nudge.pattern):
            yield f"nudge: {reason}"
        elif not nudge.text.strip():
            yield "nudge: the text is missing or empty"


def _faults_of_ends(field: Field) -> Iterator[str]:
    known = {option.code for option in field.options}
    for end in field.ends_if:
        if end.code not in known:
            yield f"ends_if: there is no option {end.code}"
        if not end.text.strip() or bool(end.page) != bool(end.label):
            yield "ends_if: the text is missing, or a page without a label"


def faults_of_condition(sheet: Sheet, part: Field | Step) -> Iterator[str]:
    """What is wrong with a `show_if`: it asks for an earlier answer, by a code that there is."""
    if not part.show_if:
        return
    asked = condition(part.show_if)
    if asked is None:
        yield f"show_if: {part.show_if!r} is not written as field = code"
        return
    field = sheet.find(asked.field)
    if field is None:
        yield f"show_if: there is no field {asked.field}"
    elif asked.field not in _before(sheet, part):
        yield f"show_if: the field {asked.field} comes later"
    elif field.kind not in _ASKED:
        yield f"show_if: the field {asked.field} is none of {', '.join(_ASKED)}"
    elif field.kind in ("choice", "flag"):
        known = {YES} if field.kind == "flag" else {option.code for option in field.options}
        yield from (f"show_if: there is no option {c}" for c in asked.codes if c not in known)


def faults_of_gate(step: Step) -> Iterator[str]:
    """What is wrong with what is said before a step."""
    reason = fault_of_gate(step.gate)
    if reason:
        yield f"gate: {reason}"


def fault_of_gate(gate: Gate | None) -> str:
    """What is wrong with a gate, wherever it stands; empty where nothing is."""
    is_whole = gate is None or all(said.strip() for said in (gate.text, gate.yes, gate.not_now))
    return "" if is_whole else "a text is missing or empty"


def faults_of_example(sheet: Sheet) -> Iterator[str]:
    """What is wrong with the made-up answers: each is of a field, and fits it."""
    for name, value in sheet.example.items():
        field = sheet.find(name)
        if field is None and (sheet.find(name.removesuffix("_none")) is None):
            yield f"example: there is no field {name}"
        elif field is not None and given(field, value) is None:
            yield f"example: the answer to {name} does not fit it"


def _before(sheet: Sheet, part: Field | Step) -> set[str]:
    """The ids of the fields that are asked before a part."""
    found: set[str] = set()
    for step in sheet.step:
        if step is part:
            break
        for field in step.field:
            if field is part:
                return found
            found.add(field.id)
    return found
