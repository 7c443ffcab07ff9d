"""A filled worksheet as it is read on a screen: its parts, from the definition's own words.

What was not answered is left out. Nothing here knows a sheet: where a part stands follows from what
its definition says of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nearward.i18n import Translator
from nearward.paper.blocks import Given
from nearward.paper.given import given_row
from nearward.worksheets.answers import Answers, heading, rating, ratings, rows
from nearward.worksheets.cells import cell
from nearward.worksheets.field_kinds import is_empty
from nearward.worksheets.model import Column, Field, Sheet, Step

#: a title of more letters, or of several lines, is told in short, and stands in full below
LONG = 160
#: a rating whose end has no number of its own goes so far
HIGH = 100


@dataclass(frozen=True, slots=True)
class Shift:
    """The two ratings that a sheet tells, on one scale from 0 to `high`; None: not given."""

    label: str
    low_text: str
    high_text: str
    before: int | None
    after: int | None
    high: int = HIGH


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part: words of the person's own (str), sentences made of choices and numbers, and rows.

    `place`: "whole", "half" (of the width, where another half follows), "side" (one of two that
    were weighed beside each other), or "calm" (what it came to). `aside` stands behind the title.
    """

    title: str
    place: str
    texts: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    rows: tuple[Given, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class SheetToRead:
    """All of it. `title` is in the person's words, or empty; `marks`: what they said of that."""

    title: str
    marks: str
    shift: Shift | None
    parts: tuple[ReadPart, ...]


def sheet_to_read(sheet: Sheet, answers: Answers, words: Translator) -> SheetToRead:
    """What there is to read of answers to a sheet."""
    return _Reading(sheet, answers, words).run()


def again_field(sheet: Sheet) -> Field | None:
    """The list that a finished sheet is looked at again in: a row for each day."""
    dated = (f for f in sheet.fields if any(column.kind == "date" for column in f.column))
    return next((field for field in dated if field.finished_only), None)


class _Reading:
    def __init__(self, sheet: Sheet, answers: Answers, words: Translator) -> None:
        self._sheet, self._answers, self._words = sheet, answers, words
        self._share = "half" if sheet.conclusion else "whole"

    def run(self) -> SheetToRead:
        title = heading(self._sheet, self._answers)
        short = " ".join(title.split())
        parts = [part for step in self._sheet.step for part in self._parts(step)]
        if any(part.place == "calm" for part in parts):
            # what was weighed, and what it came to, is read first
            parts.sort(key=lambda part: part.place not in ("side", "calm"))
        if len(short) > LONG:
            short = f"{short[:LONG].rsplit(' ', 1)[0]} …"
        return SheetToRead(short, self._marks(), self._shift(), tuple(parts))

    def _shift(self) -> Shift | None:
        sheet = self._sheet
        before, after = ratings(sheet, self._answers)
        first, last = sheet.find(sheet.rating_before), sheet.find(sheet.rating_after)
        field = first or last
        if field is None or (before is None and after is None):
            return None
        words = self._words
        low, high = (words(t) if t else "" for t in (field.low_text, field.high_text))
        top = field.high if field.kind == "number" else HIGH
        return Shift(words(field.read_label or field.label), low, high, before, after, top)

    def _marks(self) -> str:
        """What was said of the row that is the title, beside that it is the one."""
        field, row = self._sheet.find(self._sheet.heading), self._title_row()
        if field is None or row is None:
            return ""
        given = given_row(field, row, self._words, alone=True)
        return given.beside

    def _title_row(self) -> dict[str, Any] | None:
        """The row that is the title, if the title is one of several."""
        field = self._sheet.find(self._sheet.heading)
        if field is None or field.kind != "list":
            return None
        text = next((column.id for column in field.column if column.kind == "text"), "")
        title = heading(self._sheet, self._answers)
        same = [row for row in rows(self._answers, field.id) if _text(row, text) == title]
        ones = [column.id for column in field.column if column.kind == "one"]
        hot = (row for row in same if any(row.get(one) for one in ones))
        return next(hot, same[0] if title and same else None)

    def _parts(self, step: Step) -> Iterator[ReadPart]:
        """The parts of a step: what it asks first, and each further list by itself."""
        lists = [f for f in step.field if f.kind in ("list", "again")]
        plain = [f for f in step.field if f not in lists]
        words = self._words
        is_calm = any(field.id == self._sheet.conclusion for field in step.field)
        share = "half" if step.print_half else self._share
        side = "side" if step.beside else ""
        texts, said, aside = self._plain(plain, is_calm=is_calm)
        if texts or said:
            place = "calm" if is_calm else side or share
            yield ReadPart(words(step.title), place, texts, said, aside=aside)
        for field in lists:
            told = self._rows(field)
            if told or (side and field is step.field[0]):
                title = step.title if field is step.field[0] else field.label
                none = field.none and self._answers.get(f"{field.id}_none")
                note = (words(field.none),) if none and not told else ()
                count = _count(field, told)
                yield ReadPart(
                    words(field.read_label or title),
                    side or share,
                    said=note,
                    rows=told,
                    aside=words(count.label).lower() if count is not None else "",
                )

    def _plain(
        self, fields: list[Field], *, is_calm: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Texts, sentences of the other answers, and what is told behind the title."""
        texts: list[str] = []
        said: list[str] = []
        aside = ""
        for field in fields:
            value = self._answers.get(field.id)
            if value is None or value == "" or self._is_told(field):
                continue
            if field.kind in ("text", "long"):
                texts.append(str(value))
            elif field.kind == "choice":
                names = {option.code: self._words(option.label) for option in field.options}
                said.append(names.get(str(value), str(value)))
            elif is_calm and field.kind == "rating":
                label = self._words(self._sheet.rating_label or field.label)
                aside = self._words("{name} {value}", name=label, value=value)
            else:
                said.append(self._number(field, value))
        return tuple(texts), tuple(said), aside

    def _number(self, field: Field, value: object) -> str:
        words, label = self._words, self._words(field.print_label or field.label)
        if field.kind == "rating":
            return words("{name} {value}", name=label, value=value)
        return words("{name} {value} of {high}", name=label, value=value, high=field.high)

    def _is_told(self, field: Field) -> bool:
        """Whether it stands as the title, or on the scale."""
        sheet = self._sheet
        if field.id == sheet.heading:
            said = str(self._answers.get(field.id) or "").strip()
            return len(said) <= LONG and "\n" not in said
        on_scale = field.id in (sheet.rating_before, sheet.rating_after)
        return on_scale and rating(self._answers.get(field.id)) is not None

    def _rows(self, field: Field) -> tuple[Given, ...]:
        if field.kind == "again":
            return tuple(self._again(field))
        again = next((f for f in self._sheet.fields if f.of == field.id), None)
        if again is not None:
            # told with what was asked again
            return ()
        title = self._title_row() if field.id == self._sheet.heading else None
        given = [row for row in rows(self._answers, field.id) if not is_empty(row)]
        left = [row for row in given if row is not title]
        told = [
            given_row(field, row, self._words, alone=title is not None, in_full=True)
            for row in left
        ]
        return tuple(told)

    def _again(self, field: Field) -> Iterator[Given]:
        """The rows of a list with what each was, and what it was at the end."""
        source, words = self._sheet.find(field.of), self._words
        if source is None:
            return
        earlier = next((column.id for column in source.column if column.kind == "rating"), "")
        for row in rows(self._answers, field.of):
            name = cell(source.column[0], row.get(source.column[0].id), words)
            before, after = row.get(earlier), row.get(field.column_id)
            if not name and before is None and after is None:
                continue
            if after is None:
                said = "" if before is None else str(before)
            elif row.get("later"):
                said = words("{value}, new", value=after)
            elif before is None:
                said = words("at the end {value}", value=after)
            else:
                said = words("{before}, then {after}", before=before, after=after)
            yield Given(name or "–", value=said)


def _text(row: dict[str, Any], column: str) -> str:
    return str(row.get(column) or "").strip()


def _count(field: Field, told: tuple[Given, ...]) -> Column | None:
    """The number that the dots of rows tell, if there are any."""
    if not any(row.dots for row in told):
        return None
    return next((column for column in field.column if column.kind == "number"), None)
