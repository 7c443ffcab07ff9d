"""A worksheet as blocks: blank for a pen, or filled with what was written."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.paper.blocks import (
    Answer,
    Body,
    Document,
    Given,
    GivenRows,
    Part,
    Ruler,
    SignKey,
    Subhead,
    Told,
)
from nearward.paper.sheets.blank import blank_step, pen_key, ruler_of, steps_block
from nearward.paper.sheets.given import given_row, sign_key
from nearward.worksheets.answers import Answers, rating, rows
from nearward.worksheets.as_kept import as_kept
from nearward.worksheets.examples import example_of
from nearward.worksheets.form.cells import cell
from nearward.worksheets.form.conditions import asked
from nearward.worksheets.form.field_kinds import given, is_empty
from nearward.worksheets.form.model import Field, Sheet, Step
from nearward.worksheets.form.said import Names, nobody, said

#: what says by itself what was asked
_NAMED = ("rating", "number", "flag", "again")
#: what is answered in a few words, behind the question
_SHORT = ("choice", "several", "term", "date", "minutes", "link", "number")


def sheet_blocks(
    sheet: Sheet, worksheet: Worksheet | None, words: Translator, names: Names = nobody
) -> Document:
    """The sheet for paper. Without a worksheet it is blank. `names`: of what links lead to."""
    if worksheet is None:
        parts = [_blank(sheet, number, step, words) for number, step in enumerate(sheet.step, 1)]
        return _document(sheet, parts, words)
    parts = _given(sheet, worksheet.answers, words, names)
    return _document(sheet, parts, words, dated(worksheet.day, words))


def kept_blocks(
    worksheet: Worksheet, words: Translator, names: Names = nobody, *, heavy: bool = False
) -> Document:
    """A worksheet by the definition that it was given under, and all else that is kept with it.

    `heavy`: how heavy it was is printed as well.
    """
    sheet, answers, _ = as_kept(worksheet, words)
    if heavy:
        # an answer like any other
        sheet = structs.replace(sheet, heaviness="")
    return sheet_blocks(sheet, replace(worksheet, answers=answers), words, names)


def example_blocks(sheet: Sheet, words: Translator) -> Document:
    """The sheet as somebody made up has filled it in; it says so where the date stands."""
    parts = _given(sheet, example_of(sheet, words), words, nobody)
    return _document(sheet, parts, words, words("A made-up example"))


def _document(sheet: Sheet, parts: list[Part], words: Translator, date: str = "") -> Document:
    return Document(
        title=words(sheet.title),
        date_label="" if date else words("Date"),
        date=date,
        intro=words(sheet.intro),
        parts=tuple(parts),
        foot=words(sheet.foot),
        one_page=sheet.one_page,
    )


def _blank(sheet: Sheet, number: int, step: Step, words: Translator) -> Part:
    """A step with room for a pen; what is said before it is shown is said on paper, too."""
    said = [step.gate.text] if step.gate else []
    hint = " ".join(words(text) for text in [*said, step.print_hint or step.hint] if text)
    body = tuple(blank_step(sheet, step, words))
    return Part(number, words(step.title), hint, body, step.print_half, pen_key(step, words))


def _given(sheet: Sheet, answers: Answers, words: Translator, names: Names) -> list[Part]:
    """Each step with what was given; what a letter means is told once."""
    parts: list[Part] = []
    told: set[SignKey] = set()
    for number, step in enumerate(sheet.step, 1):
        body = _filled(sheet, step, answers, words, names)
        key = _key(step, body, words)
        key = None if key in told else key
        told |= {key} if key else set()
        parts.append(Part(number, words(step.title), "", tuple(body), step.print_half, key))
    return parts


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
        label = words(field.read_label or field.label)
        named = field.kind in _NAMED or (first and step.says_first)
        if found and field.kind in _SHORT and not named:
            found = [Told(label, one.text) for one in found if isinstance(one, Answer)]
        elif found and field.paper_rows and not field.print and not named:
            body.append(Subhead(label))
        elif found and not named:
            body.append(Answer(label, soft=True, leads=True))
            found = [
                replace(one, led=n == 0) if isinstance(one, Answer) else one
                for n, one in enumerate(found)
            ]
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
        ruler = _ruler(sheet, field, answers, words)
        # what has to be given is left open where it was not
        return [ruler] if ruler.value is not None or field.required else []
    if field.kind == "again":
        return _again(sheet, field, answers, words)
    if field.kind == "list":
        return _list(field, answers, words)
    value = given(field, answers.get(field.id))
    if value is None:
        return []
    if field.id == sheet.heaviness:
        # it is the person's own, and nothing for paper
        return []
    if field.kind == "number":
        return [Told(label, line) for line in said(field, answers, words, names)]
    if field.kind == "scale":
        return [steps_block(field, value, words)]
    if field.kind == "flag":
        return [Answer(label)]
    return [Answer(line) for line in said(field, answers, words, names)]


def _ruler(sheet: Sheet, field: Field, answers: Answers, words: Translator) -> Ruler:
    """A rating; the later one of a sheet's two tells the earlier one as well."""
    ruler = ruler_of(field, words)
    value = rating(answers.get(field.id))
    before = rating(answers.get(sheet.rating_before))
    if value is None or field.id != sheet.rating_after or before is None:
        return replace(ruler, value=value)
    then, now = words("then {value}", value=before), words("now {value}", value=value)
    return replace(ruler, value=value, then=before, said=now, said_then=then)


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
