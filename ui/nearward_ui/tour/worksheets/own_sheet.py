"""The sheet that the invented person made: two parts, eight questions, one that is filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nearward.domain.model import Worksheet
from nearward.paper import sheet_blocks
from nearward.paper.drawing import PAPERS
from nearward.session.ask import worksheets
from nearward.session.ask.sheets import own_sheets
from nearward.session.operation import Operation
from nearward.worksheets.own import making
from nearward.worksheets.own.making import LIST, LONG, ONE, RATING, SEVERAL, TEXT, YES_NO
from nearward.worksheets.own.reading import sheet_of
from nearward_ui.kit.printing.pdf import write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from nearward.i18n import Translator
    from nearward.session.jobs.everything import Everything
    from nearward_ui.tour.record import Record

#: each part with its questions: what is asked, what for, the choices, and the answer
_PARTS: tuple[tuple[str, tuple[tuple[str, str, tuple[str, ...], Any], ...]], ...] = (
    (
        "Before the call",
        (
            ("What do I want from this call?", TEXT, (), "To hear how the week was, no more."),
            ("How tense I am", RATING, (), 70),
            ("Who calls", ONE, ("I call her", "She calls me", "We agreed on a time"), 2),
            ("What helps me stay", SEVERAL, ("Walking about", "Tea", "Something to draw"), 1),
        ),
    ),
    (
        "After the call",
        (
            ("How tense I am now", RATING, (), 35),
            ("What surprised me", LONG, (), "She asked about the boat, and waited."),
            ("Did I stay to the end?", YES_NO, (), 0),
            ("What I would like to tell her next time", LIST, (), "That I liked the letter."),
        ),
    ),
)


def add(ask: Callable[[Operation[Any]], Any], at: datetime, day: date) -> None:
    """Keep it; `ask` gives the answer of an operation."""
    definition: dict[str, Any] = {"title": "Before I call my sister"}
    definition["purpose"] = "Two minutes before dialling"
    answers: dict[str, Any] = {}
    last = ""
    for title, questions in _PARTS:
        definition, last = making.with_step(definition, last)
        definition = making.changed(definition, last, title=title)
        for label, asks, choices, answer in questions:
            definition, last = making.with_question(definition, asks, last)
            definition = making.changed(definition, last, label=label)
            row = making.find(definition, last)
            part = row.part if row is not None else {}
            if choices:
                options = making.with_choices(part, choices)
                definition = making.changed(definition, last, options=options)
                part = {**part, "options": options}
            answers[last] = _answer(part, answer)
    numbers = [one for one, value in answers.items() if type(value) is int]
    definition = making.told(
        definition, rating_before=numbers[0], rating_after=numbers[1], rating_label="tense"
    )
    made = replace(own_sheets.fresh(at, day), definition=definition)
    made = ask(own_sheets.save(made))
    told = Worksheet(at=at, day=day, sheet=made.code, status="finished", answers=answers)
    ask(worksheets.save(told))


def papers(record: Record, everything: Everything, words: Translator) -> None:
    """It, blank and filled, on every paper. Raises TargetNotWritten."""
    for one in everything.own_sheets:
        sheet = sheet_of(one.code, one.definition)
        filled = [w for w in everything.worksheets if w.sheet == one.code]
        if sheet is None:
            continue
        for paper in PAPERS:
            for kind, worksheet in (("blank", None), *(("filled", w) for w in filled[:1])):
                document = sheet_blocks(sheet, worksheet, words)
                write_pdf(document, record.paper("own-sheet", kind, paper), paper)


def _answer(part: dict[str, Any], answer: Any) -> Any:
    kind = part.get("kind")
    if kind in (ONE, SEVERAL):
        code = part["options"][answer]["code"]
        return [code] if kind == SEVERAL else code
    if kind == LIST:
        return [{part["column"][0]["id"]: answer}]
    return answer
