"""A worksheet as blocks: blank for a pen, or filled with what was written."""

from __future__ import annotations

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.paper.blank import blank_step, steps_block
from nearward.paper.blocks import (
    Answer,
    Body,
    Document,
    Given,
    GivenRows,
    Part,
    Ruler,
    SignKey,
)
from nearward.paper.given import given_row, sign_key
from nearward.worksheets.answers import Answers, rating, rows
from nearward.worksheets.cells import cell
from nearward.worksheets.conditions import asked
from nearward.worksheets.field_kinds import given, is_empty
from nearward.worksheets.model import Field, Sheet, Step
from nearward.worksheets.said import Names, nobody, said

#: what says by itself what was asked
_NAMED = ("rating", "number", "flag", "again")


def sheet_blocks(
    sheet: Sheet, worksheet: Worksheet | None, words: Translator, names: Names = nobody
) -> Document:
    """The sheet for paper. Without a worksheet it is blank. `names`: of what links lead to."""
    parts = []
    told: set[SignKey] = set()
    for number, step in enumerate(sheet.step, 1):
        key, hint = None, ""
        if worksheet is None:
            body = blank_step(step, words)
            hint = words(step.print_hint or step.hint)
        else:
            body = _filled(sheet, step, worksheet.answers, words, names)
            key = _key(step, body, words)
            # what a letter means is told once
            key = None if key in told else key
            told |= {key} if key else set()
        title = words(step.title)
        parts.append(Part(number, title, hint, tuple(body), step.print_half, key))
    return Document(
        title=words(sheet.title),
        date_label=words("Date"),
        date=dated(worksheet.day, words) if worksheet else "",
        intro=words(sheet.intro),
        parts=tuple(parts),
        foot=words(sheet.foot),
    )


def _filled(
    sheet: Sheet, step: Step, answers: Answers, words: Translator, names: Names
) -> list[Body]:
    body: list[Body] = []
    wanted = {field.id for field in asked(sheet, answers)}
    for field in step.field:
        if field.id not in wanted:
            continue
        found = _answer(sheet, field, answers, words, names)
        first = field is step.field[0]
        if found and field.kind not in _NAMED and not (first and step.says_first):
            label = words(field.read_label or field.label)
            body.append(Answer(label, soft=True, leads=True))
        body += found
    return body or [Answer("–", soft=True)]


def _key(step: Step, body: list[Body], words: Translator) -> SignKey | None:
    """What the letters and dots of a part mean."""
    given = [row for one in body if isinstance(one, GivenRows) for row in one.rows]
    fields = (field for field in step.field if field.kind == "list")
    return next((key for field in fields if (key := sign_key(field, given, words))), None)


def _answer(
    sheet: Sheet, field: Field, answers: Answers, words: Translator, names: Names
) -> list[Body]:
    label = words(field.print_label or field.label)
    if field.kind == "rating":
        return [_ruler(sheet, field, answers, label, words)]
    if field.kind == "again":
        return _again(sheet, field, answers, words)
    if field.kind == "list":
        return _list(field, answers, words)
    value = given(field, answers.get(field.id))
    if value is None:
        return []
    if field.kind == "number":
        told = words("{name} {value} of {high}", name=label, value=value, high=field.high)
        return [Answer(told, soft=True)]
    if field.kind == "scale":
        return [steps_block(field, value, words)]
    if field.kind == "flag":
        return [Answer(label)]
    return [Answer(line) for line in said(field, answers, words, names)]


def _ruler(sheet: Sheet, field: Field, answers: Answers, label: str, words: Translator) -> Ruler:
    """A rating; the later one of a sheet's two tells the earlier one as well."""
    value = rating(answers.get(field.id))
    before = rating(answers.get(sheet.rating_before))
    if value is None or field.id != sheet.rating_after or before is None:
        return Ruler(label, value)
    then, now = words("then {value}", value=before), words("now {value}", value=value)
    return Ruler(label, value, before, now, then)


def _list(field: Field, answers: Answers, words: Translator) -> list[Body]:
    given = [row for row in rows(answers, field.id) if not is_empty(row) and not row.get("later")]
    if not given:
        none = field.none and answers.get(f"{field.id}_none")
        return [Answer(words(field.none))] if none else []
    alone = len(given) == 1
    return [GivenRows(tuple(given_row(field, row, words, alone=alone) for row in given))]


def _again(sheet: Sheet, field: Field, answers: Answers, words: Translator) -> list[Body]:
    """The rows of a list once more: what each was, and what it is now."""
    source = sheet.find(field.of)
    if source is None:
        return []
    earlier = next((column.id for column in source.column if column.kind == "rating"), "")
    found: list[Given] = []
    for row in rows(answers, field.of):
        after, before = row.get(field.column_id), row.get(earlier)
        if after is None:
            continue
        name = cell(source.column[0], row.get(source.column[0].id), words)
        if row.get("later"):
            said = words("new, {value}", value=after)
        elif before is None:
            said = words("now {value}", value=after)
        else:
            said = words("{before}, now {after}", before=before, after=after)
        found.append(Given(name, value=said))
    return [GivenRows(tuple(found))] if found else []
