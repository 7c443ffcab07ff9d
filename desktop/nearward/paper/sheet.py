"""A worksheet as blocks: blank for a pen, or filled with what was written."""

from __future__ import annotations

from datetime import date
from typing import Any

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.i18n.days import dated
from nearward.paper.blocks import Answer, Body, ChoiceBlock, Document, Lines, Part, Ruler
from nearward.worksheets import vocabulary
from nearward.worksheets.answers import Answers, is_empty, rating, rows
from nearward.worksheets.model import Column, Field, Sheet, Step


def sheet_blocks(sheet: Sheet, worksheet: Worksheet | None, words: Translator) -> Document:
    """The sheet for paper. Without a worksheet it is blank."""
    parts = []
    for number, step in enumerate(sheet.step, 1):
        if worksheet is None:
            body = _blank(step, words)
            hint = words(step.print_hint or step.hint)
        else:
            body = _filled(sheet, step, worksheet.answers, words)
            hint = ""
        parts.append(Part(number, words(step.title), hint, tuple(body), step.print_half))
    return Document(
        title=words(sheet.title),
        date_label=words("Date"),
        date=dated(worksheet.day, words) if worksheet else "",
        intro=words(sheet.intro),
        parts=tuple(parts),
        foot=words(sheet.foot),
    )


def _blank(step: Step, words: Translator) -> list[Body]:
    body: list[Body] = []
    for field in step.field:
        if not field.print:
            continue
        if field.kind == "rating" or field.kind == "number":
            body.append(Ruler(words(field.print_label or field.label)))
        elif field.kind == "choice":
            body.append(ChoiceBlock(tuple(words(option.label) for option in field.options)))
        else:
            body.append(Lines(field.lines))
    return body


def _filled(sheet: Sheet, step: Step, answers: Answers, words: Translator) -> list[Body]:
    body: list[Body] = []
    for field in step.field:
        found = _answer(sheet, field, answers, words)
        if found and field.kind == "list" and field is not step.field[0]:
            body.append(Answer(words(field.label), soft=True, leads=True))
        body += found
    return body or [Answer("–", soft=True)]


def _answer(sheet: Sheet, field: Field, answers: Answers, words: Translator) -> list[Body]:
    value = answers.get(field.id)
    label = words(field.print_label or field.label)
    if field.kind == "rating":
        return [Ruler(label, rating(value))]
    if field.kind == "again":
        return _again(sheet, field, answers, words)
    if field.kind == "list":
        given = [row for row in rows(answers, field.id) if not is_empty(row)]
        given = [row for row in given if not row.get("later")]
        alone = len(given) == 1
        found = [each for row in given for each in _row(field, row, words, alone=alone)]
        if not found and answers.get(f"{field.id}_none"):
            found = [Answer(words(field.none))]
        return list(found)
    if value is None or value == "":
        return []
    if field.kind == "choice":
        names = {option.code: words(option.label) for option in field.options}
        return [Answer(names.get(str(value), str(value)))]
    if field.kind == "number":
        said = words("{name} {value} of {high}", name=label, value=value, high=field.high)
        return [Answer(said, soft=True)]
    return [Answer(str(value))]


def _again(sheet: Sheet, field: Field, answers: Answers, words: Translator) -> list[Body]:
    source = sheet.find(field.of)
    if source is None:
        return []
    found: list[Body] = []
    for row in rows(answers, field.of):
        after = row.get(field.column_id)
        if after is not None:
            name = _cell(source.column[0], row.get(source.column[0].id), words)
            found.append(Answer(words("{name}: {value}", name=name, value=after)))
    return found


def _row(field: Field, row: dict[str, Any], words: Translator, *, alone: bool) -> list[Answer]:
    """A row: its text with its marks; what else was written stands softly under it."""
    texts: list[str] = []
    marks: list[str] = []
    under: list[Answer] = []
    for column in field.column:
        said = _cell(column, row.get(column.id), words)
        if not said or (alone and column.kind == "one"):
            continue
        if column.kind == "text" and any(c.kind == "text" for c in _before(field, column)):
            label = words(column.label)
            said = words("{label}: {text}", label=label, text=said)
            under.append(Answer(said, soft=True))
        else:
            (texts if column.kind in ("text", "term", "date") else marks).append(said)
    text = " · ".join(texts)
    ratings = [column for column in field.column if column.kind == "rating"]
    if marks and len(marks) == len(ratings) == 1:
        value = row.get(ratings[0].id)
        return [Answer(words("{name}: {value}", name=text, value=value)), *under]
    if marks:
        text = words("{text}  ({marks})", text=text, marks=", ".join(marks))
    return [Answer(text), *under]


def _before(field: Field, column: Column) -> tuple[Column, ...]:
    return field.column[: field.column.index(column)]


def _cell(column: Column, value: Any, words: Translator) -> str:
    if value is None or value == "" or value is False:
        return ""
    if column.kind == "term":
        return vocabulary.label(column.vocabulary, str(value), words)
    if column.kind in ("flag", "one"):
        return words(column.label)
    if column.kind == "choice":
        names = {option.code: words(option.label) for option in column.options}
        return names.get(str(value), str(value))
    if column.kind == "date":
        return _dated(str(value), words)
    if column.kind == "number":
        return words("{name} {value}", name=words(column.short_label or column.label), value=value)
    if column.kind == "rating":
        return words("{name} {value}", name=words(column.label), value=value)
    return str(value)


def _dated(value: str, words: Translator) -> str:
    """A day as it is read; what is none stands as it was given."""
    try:
        return dated(date.fromisoformat(value), words)
    except ValueError:
        return value
