"""A filled worksheet as it is read on a screen: its parts, from the definition's own words.

What was not answered is left out. Nothing here knows a sheet: where a part stands follows from what
its definition says of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from nearward.i18n import Translator
from nearward.paper.blocks import Given
from nearward.paper.sheets.given import given_row
from nearward.worksheets.answers import Answers, heading, rating, ratings, rows
from nearward.worksheets.form.cells import cell
from nearward.worksheets.form.conditions import asked_steps, ended
from nearward.worksheets.form.field_kinds import given, is_empty
from nearward.worksheets.form.model import Column, Field, Sheet, Step
from nearward.worksheets.form.said import Names, nobody, said, step_label

#: a title of more letters, or of several lines, is told in short, and stands in full below
LONG = 160
#: a rating whose end has no number of its own goes so far
HIGH = 100
#: more answers than these, and rows of more values, take the whole width
MOST_IN_HALF, MOST_COLUMNS = 3, 4


@dataclass(frozen=True, slots=True)
class Shift:
    """The two ratings that a sheet tells, on one scale from 0 to `high`; None: not given.

    Where a sheet asks one of them only, it `is_one`."""

    label: str
    low_text: str
    high_text: str
    before: int | None
    after: int | None
    high: int = HIGH
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered to one question: words of the person's own (`is_own`), or what was chosen
    or counted. `label` is empty where the title of the part asks already."""

    text: str
    label: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part: what was answered to its questions, in their order, and rows.

    `place`: "whole", "half" (of the width, where another half follows), "side" (one of two that
    were weighed beside each other), or "calm" (what it came to). `aside` stands behind the title.
    """

    title: str
    place: str
    told: tuple[Told, ...] = ()
    rows: tuple[Given, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class SheetToRead:
    """All of it. `title` is in the person's words, or empty; `marks`: what they said of that;
    `end`: what was said where an answer has ended it."""

    title: str
    marks: str
    shift: Shift | None
    parts: tuple[ReadPart, ...]
    end: str = ""


def sheet_to_read(
    sheet: Sheet, answers: Answers, words: Translator, names: Names = nobody
) -> SheetToRead:
    """What there is to read of answers to a sheet. `names`: of what links lead to."""
    return _Reading(sheet, answers, words, names).run()


def again_field(sheet: Sheet) -> Field | None:
    """The list that a finished sheet is looked at again in: a row for each day."""
    dated = (f for f in sheet.fields if any(column.kind == "date" for column in f.column))
    return next((field for field in dated if field.finished_only), None)


class _Reading:
    def __init__(self, sheet: Sheet, answers: Answers, words: Translator, names: Names) -> None:
        self._sheet, self._answers, self._words, self._names = sheet, answers, words, names
        self._share = "half" if sheet.conclusion else "whole"

    def run(self) -> SheetToRead:
        title = heading(self._sheet, self._answers)
        short = " ".join(title.split())
        steps = asked_steps(self._sheet, self._answers)
        parts = [part for step, fields in steps for part in self._parts(step, fields)]
        if any(part.place == "calm" for part in parts):
            # what was weighed, and what it came to, is read first
            parts.sort(key=lambda part: part.place not in ("side", "calm"))
        if len(short) > LONG:
            short = f"{short[:LONG].rsplit(' ', 1)[0]} …"
        end = ended(self._sheet, self._answers)
        said = self._words(end.text) if end is not None else ""
        return SheetToRead(short, self._marks(), self._shift(), tuple(parts), said)

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
        label, is_one = words(field.read_label or field.label), first is None or last is None
        return Shift(label, low, high, before, after, top, is_one)

    def _marks(self) -> str:
        """What was said of the row that is the title, beside that it is the one."""
        field, row = self._sheet.find(self._sheet.heading), self._title_row()
        if field is None or row is None:
            return ""
        return given_row(field, row, self._words, alone=True).beside

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

    def _parts(self, step: Step, fields: tuple[Field, ...]) -> Iterator[ReadPart]:
        """The parts of a step: what it came to, what it asks, and each list by itself."""
        lists = [f for f in fields if f.kind in ("list", "again")]
        plain = [f for f in fields if f not in lists]
        words = self._words
        share = "half" if step.print_half else self._share
        side = "side" if step.beside else ""
        if calm := self._calm(step, plain):
            yield calm
        told = tuple(self._told(step, plain, has_calm=calm is not None))
        if told:
            place = side or ("whole" if len(told) > MOST_IN_HALF else share)
            yield ReadPart(words(step.title), place, told)
        for field in lists:
            if part := self._list(step, field, side or share):
                yield part

    def _list(self, step: Step, field: Field, place: str) -> ReadPart | None:
        """A list by itself; of two that were weighed, also one that holds nothing."""
        words, told = self._words, self._rows(field)
        if not told and not (place == "side" and field is step.field[0]):
            return None
        title = step.title if field is step.field[0] else field.label
        none = field.none and self._answers.get(f"{field.id}_none")
        note = (Told(words(field.none)),) if none and not told else ()
        count, rated = _count(field, told), _rated(field, told)
        aside = words(count.label).lower() if count is not None else ""
        if rated is not None and count is None:
            aside = words(rated.label)
        if place == "half" and len(field.column) > MOST_COLUMNS:
            place = "whole"
        return ReadPart(words(field.read_label or title), place, note, told, aside)

    def _calm(self, step: Step, fields: list[Field]) -> ReadPart | None:
        """What it came to; how much that is believed stands behind its title."""
        words = self._words
        field = next((one for one in fields if one.id == self._sheet.conclusion), None)
        value = given(field, self._answers.get(field.id)) if field is not None else None
        if field is None or value is None or self._is_told(field):
            return None
        alone = field is step.field[0] and step.says_first
        title = words(step.title if alone else field.label)
        behind = self._behind(step)
        believed = given(behind, self._answers.get(behind.id)) if behind is not None else None
        aside = ""
        if behind is not None and believed is not None:
            label = words(self._sheet.rating_label or behind.label)
            aside = words("{name} {value}", name=label, value=believed)
        return ReadPart(title, "calm", (Told(str(value), is_own=True),), aside=aside)

    def _behind(self, step: Step) -> Field | None:
        """The rating of what it came to: the one that is asked right after it."""
        pairs = pairwise(step.field)
        after = (b for a, b in pairs if a.id == self._sheet.conclusion and b.kind == "rating")
        return next((field for field in after if not self._is_told(field)), None)

    def _told(self, step: Step, fields: list[Field], *, has_calm: bool) -> Iterator[Told]:
        """What was answered to each question that is no list."""
        calm = {self._sheet.conclusion, getattr(self._behind(step), "id", "")} if has_calm else ()
        for field in fields:
            if field.id in calm or self._is_told(field):
                continue
            first = field is step.field[0] and step.says_first
            label = "" if first else self._words(field.read_label or field.label)
            if field.kind == "scale":
                yield from self._scale(field)
                continue
            for text in said(field, self._answers, self._words, self._names):
                yield Told(text, label, field.kind in ("text", "long"))

    def _scale(self, field: Field) -> Iterator[Told]:
        words, value = self._words, given(field, self._answers.get(field.id)) or {}
        for item in field.item:
            if item.code in value:
                yield Told(step_label(field, value[item.code], words), words(item.label))

    def _is_told(self, field: Field) -> bool:
        """Whether it stands as the title, or on the scale."""
        sheet = self._sheet
        if field.id == sheet.heading:
            text = str(self._answers.get(field.id) or "").strip()
            return len(text) <= LONG and "\n" not in text
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
        left = [r for r in rows(self._answers, field.id) if not is_empty(r) and r is not title]
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
                told = "" if before is None else str(before)
            elif row.get("later"):
                told = words("{value}, new", value=after)
            elif before is None:
                told = words("at the end {value}", value=after)
            else:
                told = words("{before}, then {after}", before=before, after=after)
            yield Given(name or "–", value=told)


def _text(row: dict[str, Any], column: str) -> str:
    return str(row.get(column) or "").strip()


def _rated(field: Field, told: tuple[Given, ...]) -> Column | None:
    """The rating whose values stand behind the words of a person, if there is one."""
    own = field.kind == "list" and any(column.kind == "text" for column in field.column)
    if not own or not any(row.value for row in told):
        return None
    return next((column for column in field.column if column.kind == "rating"), None)


def _count(field: Field, told: tuple[Given, ...]) -> Column | None:
    """The number that the dots of rows tell, if there are any."""
    if not any(row.dots for row in told):
        return None
    return next((column for column in field.column if column.kind == "number"), None)
