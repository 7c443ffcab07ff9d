"""Steps that are tried one after another: the lowest that is open is offered, nothing is scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.model import Worksheet
from nearward.session.ask import trash, worksheets
from nearward.session.ask.sheets import ladder as asking
from nearward.worksheets import catalogue, ladder
from nearward_ui.routes import ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.questions.link import RecordView
from nearward_ui.worksheets.read_page import SheetReadPage

SHEET = next(sheet for sheet in catalogue.sheets().values() if sheet.ladder)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[SheetReadPage]:
    made = SheetReadPage(around)
    made.resize(1084, 900)
    made.show()
    yield made
    end(made)


def finished(around: Any, **more: Any) -> Worksheet:
    answers = {**SHEET.example, **more}
    made = Worksheet(
        at=around.clock(),
        day=around.today,
        sheet=SHEET.id,
        sheet_version=SHEET.version,
        status="finished",
        answers=answers,
    )
    kept: Worksheet = ask(around, worksheets.save(made))
    return kept


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([("a", 40, "open"), ("b", 20, "open"), ("c", 10, "done")], "b"),
        ([("a", None, "open"), ("b", 90, None)], "b"),
        ([("a", 10, "parked"), ("b", 20, "done")], None),
        ([("  ", 1, "open"), ("b", 5, "elsewhere")], "b"),
        ([("a", 700, "open"), ("b", "much", "open")], "a"),
        ([("a", 0, "open"), ("b", 0, "open")], "a"),
        ([], None),
    ],
)
def test_the_lowest_that_is_open_is_next(rows: list[Any], wanted: str | None) -> None:
    steps = [{"txt": text, "expected": hard, "state": state} for text, hard, state in rows]
    found = ladder.next_rung(ladder.rungs(SHEET, {"steps": steps}))
    assert (found.text if found is not None else None) == wanted
    assert ladder.next_rung(ladder.rungs(SHEET, {"steps": ["odd", 4], "step": "a"})) is None


def test_it_is_offered_and_another_worksheet_goes_on_with_it(
    page: SheetReadPage, around: Any, qtbot: Any
) -> None:
    sheet = finished(around)
    page.enter(ToSheetRead(id=sheet.id))
    panel = page.next_step
    assert panel.isVisible()
    assert panel.offer.text() == "Say one honest feeling"
    panel.ways[1, "done"].click()
    assert panel.offer.text() == "Stay ten minutes longer"
    panel.ways[2, "parked"].click()
    assert panel.none.isVisible()
    assert not panel.begin.isVisible()
    panel.ways[2, "open"].click()
    gone: list[Any] = []
    page.go.connect(gone.append)
    panel.begin.click()
    (route,) = gone
    assert isinstance(route, ToWorksheet)
    made = ask(around, worksheets.get(route.id))
    assert made.status == "draft"
    assert made.answers["step"] == "Stay ten minutes longer"
    assert made.answers["name"] == sheet.answers["name"]
    assert [row["state"] for row in made.answers["steps"]] == ["done", "done", "open"]
    # what has to be asked anew is open
    assert not {"safe_enough", "done", "came_true", "prediction"} & set(made.answers)
    form = WorksheetPage(around)
    form.show()
    form.enter(route)
    assert form.worksheet.answers == made.answers
    end(form)
    # both tell of each other, and what is said of a step is said on the newest
    page.enter(ToSheetRead(id=sheet.id))
    assert len(panel.tries) == 2
    panel.ways[2, "done"].click()
    newest = ask(around, worksheets.get(route.id))
    assert newest.answers["steps"][2]["state"] == "done"
    assert ask(around, worksheets.get(sheet.id)).answers["steps"][2]["state"] == "open"
    panel.tries[0].click()
    assert gone[-1] == ToSheetRead(id=sheet.id)


def test_worksheets_in_a_ring_and_one_that_is_gone_do_no_harm(around: Any) -> None:
    first = finished(around)
    second = ask(around, asking.try_next(first.id, 1, around.clock(), around.today))
    link = {"link": "worksheet", "id": second.id}
    ask(around, worksheets.save(replace(first, answers={**first.answers, "before": link})))
    found = ask(around, asking.steps(first.id))
    assert {one.id for one in found.tried} == {first.id, second.id}
    ask(around, trash.delete("worksheet", second.id))
    assert [one.id for one in ask(around, asking.steps(first.id)).tried] == [first.id]
    assert ask(around, asking.mark(10**6, 0, "done")) is None
    assert ask(around, asking.try_next(10**6, 0, around.clock(), around.today)) is None
    kept = ask(around, asking.mark(first.id, 99, "done"))
    assert kept.answers["steps"] == first.answers["steps"]


def test_another_sheet_has_no_steps(page: SheetReadPage, around: Any) -> None:
    other = next(sheet for sheet in catalogue.sheets().values() if not sheet.ladder)
    made = Worksheet(at=around.clock(), day=around.today, sheet=other.id, status="finished")
    kept = ask(around, worksheets.save(made))
    page.enter(ToSheetRead(id=kept.id))
    assert page.next_step.isHidden()
    assert ask(around, asking.steps(kept.id)) is None


def test_what_goes_on_leads_back_and_begins_none(around: Any, qtbot: Any) -> None:
    form = WorksheetPage(around)
    form.resize(1084, 900)
    form.show()
    form.enter(ToWorksheet(sheet=SHEET.id))
    panel = next(one for one in form._panels if one.view(SHEET.goes_on) is not None)
    earlier = panel.view(SHEET.goes_on)
    assert isinstance(earlier, RecordView)
    assert not earlier.buttons
    assert earlier.begins.isHidden()
    assert not earlier.list.isHidden()
    end(form)
