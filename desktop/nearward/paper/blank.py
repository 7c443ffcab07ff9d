"""A step of a blank sheet: room for a pen, in the order of its questions."""

from __future__ import annotations

from collections.abc import Callable

from nearward.i18n import Translator
from nearward.paper.blocks import Answer, Body, ChoiceBlock, Lines, Ruler, StepsBlock
from nearward.worksheets import vocabulary
from nearward.worksheets.model import Field, Step

#: lines for words of one's own beside those to choose from
OWN = 1
#: what has its label on its own line
_LABELLED = ("rating", "number", "flag")


def blank_step(step: Step, words: Translator) -> list[Body]:
    """Each question with its room; the first one needs no label where the title says it."""
    body: list[Body] = []
    for field in step.field:
        if not field.print and not field.paper_rows:
            continue
        first = field is step.field[0]
        if field.kind not in _LABELLED and not (first and step.says_first):
            body.append(Answer(_label(field, words), soft=True, leads=True))
        body += _ROOM.get(field.kind, _lines)(field, words)
    return body


def _label(field: Field, words: Translator) -> str:
    name = words(field.print_label or field.label)
    if field.kind == "minutes":
        return words("{name}, in minutes", name=name)
    return name


def _lines(field: Field, _words: Translator) -> list[Body]:
    return [Lines(field.paper_rows or field.lines)]


def _ruler(field: Field, words: Translator) -> list[Body]:
    return [Ruler(_label(field, words))]


def _number(field: Field, words: Translator) -> list[Body]:
    said = words("{name}: ____ of {high}", name=_label(field, words), high=field.high)
    return [Answer(said, soft=True)]


def _choice(field: Field, words: Translator) -> list[Body]:
    return [ChoiceBlock(tuple(words(option.label) for option in field.options))]


def _flag(field: Field, words: Translator) -> list[Body]:
    return [ChoiceBlock((_label(field, words),))]


def _words(field: Field, words: Translator) -> list[Body]:
    if not field.vocabulary:
        return _choice(field, words)
    offered = vocabulary.options(field.vocabulary, words)
    return [ChoiceBlock(tuple(label for _, label in offered)), Lines(OWN)]


def _scale(field: Field, words: Translator) -> list[Body]:
    return [steps_block(field, {}, words)]


def steps_block(field: Field, value: dict[str, int | None], words: Translator) -> StepsBlock:
    """The items of a scale, each with the steps to choose from, and the one that was chosen."""
    heads = [words(step.label) for step in field.options]
    if field.none:
        heads.append(words(field.none))
    none = len(field.options)
    rows = []
    for item in field.item:
        chosen = value.get(item.code)
        at = (none if chosen is None else chosen) if item.code in value else None
        rows.append((words(item.label), at))
    return StepsBlock(tuple(heads), tuple(rows))


_ROOM: dict[str, Callable[[Field, Translator], list[Body]]] = {
    "rating": _ruler,
    "number": _number,
    "choice": _choice,
    "several": _words,
    "term": _words,
    "flag": _flag,
    "scale": _scale,
}
