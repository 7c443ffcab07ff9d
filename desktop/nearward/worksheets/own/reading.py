"""A definition that the person made, or that came in: checked as those of the program are, and more
strictly, since anybody can have written it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.worksheets import catalogue
from nearward.worksheets.form.checking import faults
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.form.placing import placed
from nearward.worksheets.own.words import MOST_DEPTH

#: what its id is made of: no sheet of the program is called so
CODE = re.compile(r"own-[0-9a-f]{16}")
#: where all of them stand, behind the others
GROUP = N_("Your own")
PLACE = 1_000
#: what can be in one of them
MOST_STEPS, MOST_FIELDS, MOST_OF_FIELD, MOST_LETTERS, MOST_IN_ALL = 40, 150, 60, 2_000, 200_000
MOST_NUMBER = 1_000_000
MOST_OF_REASON = 160
MOST_COLUMNS, MOST_LINES, MOST_HIGH = 8, 60, 1_000
#: what parts, questions and choices are called
_NAME = re.compile(r"[\w-]{1,64}")
#: pages to which an answer can lead
_PAGES = ("", "help")
#: what stands where the person wrote nothing
UNNAMED = N_("A sheet without a name")
PURPOSE = N_("A sheet of your own")
INTRO = N_("Write as much or as little as you like. What does not fit today can be left out.")
FOOT = N_(
    "A self-help sheet, not a diagnosis. If you may hurt yourself or someone, or are in danger,"
    " call your local emergency number now."
)
_STEP, _QUESTION, _CHOICE = N_("My questions"), N_("A question"), N_("A choice")


class RefusedSheet(Trouble):
    """A sheet of one's own that cannot be used."""

    code = "refused-sheet"
    message = N_("A sheet of your own cannot be used: {reason}.")
    advice = N_("Nothing you wrote is lost. Another version of the program may have made it.")


def sheet_of(code: str, definition: dict[str, Any]) -> Sheet | None:
    """The sheet of a definition; None where it asks nothing yet. Raises RefusedSheet."""
    reason = next(_strange(code, definition), "")
    if reason:
        raise RefusedSheet(reason=reason)
    whole = _completed(code, definition)
    try:
        sheet = msgspec.convert(whole, Sheet, strict=True)
    except msgspec.ValidationError as error:
        raise RefusedSheet(reason=_plain(placed(str(error), whole))) from error
    if not sheet.step:
        return None
    reason = next(chain(faults(sheet, catalogue.vocabularies()), _more_faults(sheet)), "")
    if reason:
        raise RefusedSheet(reason=_plain(reason))
    return sheet


def _plain(reason: str) -> str:
    """A reason as it is said; it may name what a stranger wrote, so it is short and one line."""
    line = " ".join(reason.split())
    return line if len(line) <= MOST_OF_REASON else f"{line[:MOST_OF_REASON]}…"


def _strange(code: str, definition: dict[str, Any]) -> Iterator[str]:
    """What no sheet of one's own is, whatever else stands in it."""
    if not CODE.fullmatch(code) or definition.get("id", code) != code:
        yield "its id is none of your own sheets"
    letters, left = 0, [(definition, MOST_DEPTH)]
    while left:
        value, deep = left.pop()
        if deep == 0:
            yield "it is nested too deep"
        elif isinstance(value, str):
            letters += len(value)
            if len(value) > MOST_LETTERS or letters > MOST_IN_ALL:
                yield "it is too long"
        elif isinstance(value, (dict, list)):
            letters += len(value)
            if letters > MOST_IN_ALL:
                yield "it is too long"
            inner = value.values() if isinstance(value, dict) else value
            left += [(one, deep - 1) for one in inner]
        elif isinstance(value, (int, float)) and not abs(value) <= MOST_NUMBER:
            yield "a number in it is too large"


def _completed(code: str, definition: dict[str, Any]) -> dict[str, Any]:
    """With what is said where the person wrote nothing, and without steps that ask nothing."""
    whole = {**_DEFAULTS, **{name: value for name, value in definition.items() if value != ""}}
    whole |= {"id": code, "group": GROUP, "place": PLACE}
    steps = definition.get("step", [])
    if not isinstance(steps, list):
        return {**whole, "step": steps}
    whole["step"] = [_named(step) for step in steps if _asks(step)]
    first = _first_words(whole["step"])
    if first and not whole.get("heading"):
        whole["heading"] = first
    return whole


_DEFAULTS = {
    "title": UNNAMED,
    "purpose": PURPOSE,
    "intro": INTRO,
    "foot": FOOT,
    "untitled": PURPOSE,
}


def _asks(step: Any) -> bool:
    return not isinstance(step, dict) or step.get("field") != []


def _named(step: Any) -> Any:
    """A step whose questions and choices have words, where they are built so that they can."""
    if not isinstance(step, dict):
        return step
    fields = step.get("field")
    named = {**step, "title": step.get("title") or _STEP}
    if isinstance(fields, list):
        named["field"] = [_with_label(field, _QUESTION) for field in fields]
    return named


def _with_label(part: Any, label: str) -> Any:
    if not isinstance(part, dict):
        return part
    named = {**part, "label": part.get("label") or label}
    for name in ("options", "column"):
        if isinstance(inner := part.get(name), list):
            named[name] = [_with_label(one, _CHOICE) for one in inner]
    return named


def _first_words(steps: list[Any]) -> str:
    """The first question that is answered in words: a finished sheet is listed by it."""
    for step in steps:
        fields = step.get("field") if isinstance(step, dict) else None
        for field in fields if isinstance(fields, list) else ():
            if isinstance(field, dict) and field.get("kind") in ("text", "long", "list"):
                return str(field.get("id", ""))
    return ""


def _more_faults(sheet: Sheet) -> Iterator[str]:
    """What only those of the program may be."""
    if len(sheet.step) > MOST_STEPS or len(sheet.fields) > MOST_FIELDS:
        yield "it has too many questions"
    names = [step.id for step in sheet.step] + [field.id for field in sheet.fields]
    if len(set(names)) < len(names):
        yield "a part and a question have the same id"
    for field in sheet.fields:
        parts = (*field.options, *field.item, *field.starters, *field.nudge)
        if len(parts) > MOST_OF_FIELD or len(field.column) > MOST_COLUMNS:
            yield "a question has too many choices"
        if max(field.lines, field.paper_rows) > MOST_LINES or field.high > MOST_HIGH:
            yield "a question has too much room, or too long a scale"
        if any(end.page not in _PAGES for end in field.ends_if):
            yield "an answer leads to a page that is not there"
        names += [one.code for one in (*field.options, *field.item)]
        names += [one.id for one in field.column]
    if not all(_NAME.fullmatch(name) for name in names):
        yield "an id has other signs than letters, digits and lines"
