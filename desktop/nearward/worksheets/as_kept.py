"""A worksheet as it can be read whatever is known of its definition: nothing kept is left out.

Where its definition is not there, its answers stand under what the nearest version asks, as far as
they fit that; else under their own names. What no question knows stands in a part of its own, also
where the definition is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from nearward.domain.model import Worksheet
from nearward.domain.nested_texts import texts_of
from nearward.i18n import N_, Translator
from nearward.worksheets import catalogue
from nearward.worksheets.answers import Answers, heading, rows
from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import Field, Sheet, Step
from nearward.worksheets.form.said import BETWEEN
from nearward.worksheets.links import as_link
from nearward.worksheets.revisits import put_off

#: values within values, up to here in words
DEEP = 6
#: the title of what no question knows
_BESIDE = N_("Also kept with it")
_ALL = N_("What was kept")
#: how the part of that and its questions are called; no id of a definition begins so
_KEPT = "kept:"
#: the usual names of words in a row, which say by themselves what they are
_WORDS = ("txt", "text")
#: a row has this where it came later
_LATER = "later"


class AsKept(NamedTuple):
    """A definition and answers that fit together. `is_known`: the worksheet was given under it."""

    sheet: Sheet
    answers: Answers
    is_known: bool


def as_kept(worksheet: Worksheet, words: Translator, answers: Answers | None = None) -> AsKept:
    """By what a worksheet is read; `answers`: earlier ones, in place of those of now."""
    held = worksheet.answers if answers is None else answers
    found = catalogue.of(worksheet)
    sheet = found or _fitting(worksheet, held)
    left = list(_left(sheet, held, words))
    if left:
        fields = (_field(f"{_KEPT}{n}", label, value) for n, (label, value) in enumerate(left))
        title = words(_BESIDE if sheet.step else _ALL)
        if len(left) == 1:
            # the title of a part asks its only question
            title = words("{label}: {text}", label=title, text=left[0][0])
        beside = Step(_KEPT, title, tuple(fields))
        sheet = replace(sheet, step=(*sheet.step, beside))
        held = held | {f"{_KEPT}{n}": value for n, (_, value) in enumerate(left)}
    return AsKept(sheet, held, found is not None)


def heading_of(worksheet: Worksheet) -> str:
    """What a worksheet is about, in the person's words; without its definition the nearest one
    says where these stand, else they are the first that stand in it."""
    sheet = catalogue.nearest(worksheet.sheet, worksheet.sheet_version)
    if sheet is not None:
        return heading(sheet, worksheet.answers)
    texts = (text.strip() for text in texts_of(worksheet.answers))
    # a code is one word
    return next((text for text in texts if len(text.split()) > 1), "")


def _fitting(worksheet: Worksheet, answers: Answers) -> Sheet:
    """What the nearest definition asks, as far as the answers fit it, without conditions; or a
    definition that asks nothing."""
    near = catalogue.nearest(worksheet.sheet, worksheet.sheet_version)
    if near is None:
        return Sheet(worksheet.sheet, N_("Worksheet"), "", "", "", ())
    steps = []
    for step in near.step:
        fields = [replace(f, show_if="", ends_if=()) for f in step.field if _fits(f, answers)]
        if fields:
            plain = replace(step, gate=None, show_if="", beside="", joined=False)
            steps.append(replace(plain, field=tuple(fields)))
    return replace(near, step=tuple(steps))


def _fits(field: Field, answers: Answers) -> bool:
    name = field.of or field.id
    return given(field, answers.get(name)) is not None or answers.get(f"{name}_none") is True


def _left(sheet: Sheet, answers: Answers, words: Translator) -> Iterator[tuple[str, Any]]:
    """What no question of a sheet knows, under the names that it has."""
    fields = {field.id: field for field in sheet.fields if field.kind != "again"}
    known = {f"{field.id}_none" for field in sheet.fields if field.none}
    known |= {put_off(sheet.revisit)}
    for name, value in answers.items():
        field = fields.get(name)
        if name in known or _is_nothing(value):
            continue
        if field is None:
            yield _label(name), value if as_link(value) else told(value, words)
        elif given(field, value) is None:
            yield words(field.label), told(value, words)
        elif beside := _left_of(sheet, field, value):
            yield words(field.label), told(beside, words)


def _left_of(sheet: Sheet, field: Field, value: Any) -> list[Any]:
    """What of an answer that fits stands in no column and at no item."""
    if field.kind == "scale":
        fits = given(field, value) or {}
        return [{name: one} for name, one in value.items() if name not in fits]
    if field.kind == "several":
        return [one for one in value if not isinstance(one, str)]
    if field.kind != "list":
        return []
    known = {_LATER, *(column.id for column in field.column)}
    known |= {again.column_id for again in sheet.fields if again.of == field.id}
    text = next((column.id for column in field.column if column.kind == "text"), "")
    found: list[Any] = [r for r in value if not isinstance(r, dict) and not _is_nothing(r)]
    for row in rows({field.id: value}, field.id):
        left = {n: one for n, one in row.items() if n not in known and not _is_nothing(one)}
        if left:
            found.append({text: row[text], **left} if row.get(text) else left)
    return found


def told(value: Any, words: Translator, depth: int = 0) -> str:
    """Any value in words: a line for each of several at the top."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if not isinstance(value, (list, dict)) or depth > DEEP:
        return str(value) if isinstance(value, (int, float)) else _as_json(value)
    if link := as_link(value):
        return f"{link[0]} {link[1]}"
    if isinstance(value, list):
        parts = [told(one, words, depth + 1) for one in value if not _is_nothing(one)]
    else:
        parts = [
            said if name in _WORDS else words("{label}: {text}", label=_label(name), text=said)
            for name, one in value.items()
            if one is not None and (said := told(one, words, depth + 1))
        ]
    return ("\n" if depth == 0 else BETWEEN).join(parts)


def _as_json(value: Any) -> str:
    return "" if value is None else msgspec.json.encode(value).decode()


def _label(name: str) -> str:
    """A name in a file, as a person reads it."""
    return " ".join(name.replace("_", " ").replace("-", " ").split()) or "–"


def _field(name: str, label: str, value: Any) -> Field:
    """The question that an answer would be given to."""
    found = as_link(value)
    if found is None:
        return Field(name, "long", label)
    record: Any = found[0]
    return Field(name, "link", label, record=record)


def _is_nothing(value: Any) -> bool:
    """Whether nothing was given: nought was."""
    return value is None or value is False or (not value and isinstance(value, (str, list, dict)))
