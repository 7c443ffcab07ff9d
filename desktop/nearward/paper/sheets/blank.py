"""A step of a blank sheet: room for a pen, in the order of its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nearward.i18n import Translator
from nearward.paper.blocks import (
    Answer,
    Body,
    ChoiceBlock,
    Lines,
    PenColumn,
    PenRows,
    Ruler,
    SignKey,
    StepsBlock,
    Subhead,
)
from nearward.paper.sheets.given import letters_of
from nearward.worksheets import vocabulary
from nearward.worksheets.form.model import Column, Field, Sheet, Step

#: lines for words of one's own beside those to choose from
OWN = 1
#: a text, and rows, may have so many lines more where a page has room; a long text twice its lines
MORE_TEXT, MORE_ROWS, MORE_LONG, MORE_SAID = 3, 10, 5, 3
#: a number up to this is chosen from a row of numbers
MOST_NUMBERS = 10


def blank_step(sheet: Sheet, step: Step, words: Translator) -> list[Body]:
    """Each question with its room; the first one needs no label where the title says it."""
    body: list[Body] = []
    for field in step.field:
        if not field.print and not field.paper_rows:
            continue
        label = "" if field is step.field[0] and step.says_first else _label(field, words)
        if label and field.kind in ("list", "again"):
            later = field.paper_rows and not field.print
            body.append(Subhead(label) if later else Lines(0, label, words(field.hint)))
        body += _ROOM.get(field.kind, _lines)(sheet, field, label, words)
        body += [Answer(said, soft=True) for said in _ends(field, words)]
    return body


def pen_key(step: Step, words: Translator) -> SignKey | None:
    """What the letters to circle mean; a step with a hint of its own for paper says it there."""
    if step.print_hint:
        return None
    signs: list[tuple[str, str]] = []
    for field in step.field:
        for column in field.column if field.print or field.paper_rows else ():
            found = letters_of(column, words) if column.print else {}
            signs += [(found[o.code], words(o.label)) for o in column.options if found]
            if column.kind == "number" and column.high <= MOST_NUMBERS:
                ends = ((0, column.low_text), (column.high, column.high_text))
                signs += [(str(n), words(text)) for n, text in ends if text]
    return SignKey(tuple(signs)) if signs else None


def _label(field: Field, words: Translator) -> str:
    name = words(field.print_label or field.label)
    if field.kind == "minutes":
        return words("{name}, in minutes", name=name)
    return name


def _ends(field: Field, words: Translator) -> Iterator[str]:
    """What is said where an answer ends the sheet."""
    for end in field.ends_if:
        name = next(words(option.label) for option in field.options if option.code == end.code)
        said = words("{label}: {text}", label=name, text=words(end.text))
        yield words(end.print_text) if end.print_text else said


def _lines(_sheet: Sheet, field: Field, label: str, words: Translator) -> list[Body]:
    count = field.lines
    most = count * 2 + MORE_LONG if field.kind == "long" else count + MORE_TEXT
    return [Lines(count, label, words(field.hint) if label else "", most)]


def _short(_sheet: Sheet, _field: Field, label: str, _words: Translator) -> list[Body]:
    return [Lines(1, label, short=bool(label))]


def _ruler(_sheet: Sheet, field: Field, _name: str, words: Translator) -> list[Body]:
    return [ruler_of(field, words)]


def ruler_of(field: Field, words: Translator) -> Ruler:
    """An open scale with what its ends mean."""
    low, high = words(field.low_text), words(field.high_text)
    return Ruler(_label(field, words), low=low, high=high)


def _number(_sheet: Sheet, field: Field, label: str, words: Translator) -> list[Body]:
    if field.high > MOST_NUMBERS:
        return [Lines(1, label, short=bool(label))]
    numbers = "   ".join(str(n) for n in range(field.high + 1))
    return [Answer(words("{label}: {text}", label=_label(field, words), text=numbers), soft=True)]


def _choice(_sheet: Sheet, field: Field, label: str, words: Translator) -> list[Body]:
    return [ChoiceBlock(tuple(words(option.label) for option in field.options), label)]


def _flag(_sheet: Sheet, field: Field, _name: str, words: Translator) -> list[Body]:
    return [ChoiceBlock((_label(field, words),))]


def _words(sheet: Sheet, field: Field, label: str, words: Translator) -> list[Body]:
    if not field.vocabulary:
        return _choice(sheet, field, label, words)
    offered = vocabulary.options(field.vocabulary, words)
    own = Lines(OWN, words("Something else"))
    return [ChoiceBlock(tuple(name for _, name in offered), label), own]


def _scale(_sheet: Sheet, field: Field, label: str, words: Translator) -> list[Body]:
    named: list[Body] = [Lines(0, label, words(field.hint))] if label else []
    return [*named, steps_block(field, {}, words)]


def _rows(_sheet: Sheet, field: Field, _name: str, words: Translator) -> list[Body]:
    count = field.paper_rows or field.lines
    most = min(count + MORE_ROWS, field.most or count + MORE_ROWS)
    return [_rows_of(tuple(c for c in field.column if c.print), count, max(most, count), words)]


def _again(sheet: Sheet, field: Field, _name: str, words: Translator) -> list[Body]:
    """The rows of a list once more: what each is, and a value for it."""
    source = sheet.find(field.of)
    kept = [c for c in source.column if c.kind in ("text", "term")][:1] if source else []
    value = [c for c in source.column if c.kind == "rating"][:1] if source else []
    count = field.paper_rows or field.lines
    return [_rows_of((*kept, *value), count, count + MORE_ROWS, words)]


def _rows_of(columns: tuple[Column, ...], count: int, most: int, words: Translator) -> PenRows:
    if all(column.print_label for column in columns):
        said = tuple(PenColumn(_KINDS[c.kind], words(c.print_label)) for c in columns)
        return PenRows(count, said, said=True, most=count + MORE_SAID)
    found: list[PenColumn] = []
    for column in _ordered(columns):
        found += _columns(column, words)
    headed = any(c.kind in ("day", "circle", "number") for c in found)
    headed = headed or any(sum(c.kind == kind for c in found) > 1 for kind in ("words", "value"))
    return PenRows(count, tuple(found), headed, most=most)


def _ordered(columns: tuple[Column, ...]) -> list[Column]:
    """A circle first, then the day, words, and what is chosen; more words stand last."""
    texts = [c for c in columns if c.kind in ("text", "term")]
    rank = {"one": 0, "date": 1, "text": 2, "term": 2}
    return sorted(columns, key=lambda c: 5 if c in texts[1:] else rank.get(c.kind, 3))


def _columns(column: Column, words: Translator) -> list[PenColumn]:
    head = words(column.short_label or column.label)
    if column.kind == "one":
        return [PenColumn("mark")]
    if column.kind == "choice":
        letters = letters_of(column, words)
        if letters:
            return [PenColumn("letters", head, tuple(letters.values()))]
        return [PenColumn("circle", words(option.label)) for option in column.options]
    if column.kind == "number" and column.high <= MOST_NUMBERS:
        return [PenColumn("letters", head, tuple(str(n) for n in range(column.high + 1)))]
    return [PenColumn(_KINDS[column.kind], head)]


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


_KINDS = {
    "text": "words",
    "term": "words",
    "date": "day",
    "rating": "value",
    "number": "number",
    "minutes": "number",
    "flag": "circle",
    "one": "mark",
    "choice": "words",
}
_ROOM: dict[str, Callable[[Sheet, Field, str, Translator], list[Body]]] = {
    "rating": _ruler,
    "number": _number,
    "choice": _choice,
    "several": _words,
    "term": _words,
    "flag": _flag,
    "date": _short,
    "minutes": _short,
    "link": _short,
    "scale": _scale,
    "list": _rows,
    "again": _again,
}
