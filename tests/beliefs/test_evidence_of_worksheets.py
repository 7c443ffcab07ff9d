"""What was written on a worksheet is kept as evidence, and what is kept is offered for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest
from tests.conftest import ask, end

from nearward.domain.beliefs import Belief, BeliefEvidence
from nearward.domain.model import Worksheet
from nearward.session.ask import trash, worksheets
from nearward.session.ask.forms import beliefs
from nearward.worksheets import catalogue
from nearward.worksheets.answers import heading
from nearward.worksheets.kept_words import pieces
from nearward_ui.routes import Route, ToBelief, ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.questions.lists import RowsView
from nearward_ui.worksheets.read_page import SheetReadPage


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[SheetReadPage]:
    made = SheetReadPage(around)
    made.resize(1084, 900)
    made.show()
    yield made
    end(made)


@pytest.fixture
def form(around: Any, qtbot: Any) -> Iterator[WorksheetPage]:
    made = WorksheetPage(around)
    made.resize(1084, 900)
    made.show()
    yield made
    end(made)


def finished(around: Any, name: str, **more: Any) -> Worksheet:
    """A worksheet as its made-up example has it."""
    made = Worksheet(at=around.clock(), day=around.today, sheet=name, status="finished")
    answers = dict(catalogue.sheet(name).example)
    kept: Worksheet = ask(around, worksheets.save(replace(made, answers=answers, **more)))
    return kept


@pytest.mark.parametrize("name", list(catalogue.sheets()))
def test_the_pieces_of_a_sheet_are_what_was_written_and_no_thought(name: str) -> None:
    sheet = catalogue.sheet(name)
    found = pieces(sheet, dict(sheet.example))
    texts = [piece.text for piece in found]
    # of signs there is nothing but what was noticed, and that is what it is about
    assert bool(found) == (name != "signs")
    assert all(piece.text.strip() and piece.label for piece in found)
    assert len(set(texts)) == len(texts)
    thoughts = {heading(sheet, sheet.example), sheet.example.get(sheet.conclusion)}
    assert not thoughts & set(texts)


def test_a_row_with_a_day_keeps_it_and_odd_answers_are_no_pieces() -> None:
    sheet = catalogue.sheet("old-story")
    rows = [
        {"what_happened": "She asked.", "on": "2026-02-03"},
        {"what_happened": "He came.", "on": "soon"},
        {"what_happened": "   ", "on": "2026-02-03"},
        "no row",
    ]
    found = pieces(sheet, {"log": rows, "helped_then": 7, "costs_now": ["x"]})
    assert [(piece.text, piece.day) for piece in found] == [
        ("She asked.", date(2026, 2, 3)),
        ("He came.", None),
    ]


def test_a_piece_is_kept_for_the_story_that_is_chosen(
    page: SheetReadPage, around: Any, story: Belief
) -> None:
    sheet = finished(around, "evidence")
    page.enter(ToSheetRead(id=sheet.id))
    keep = page.keep
    assert not keep.inside.isVisible()
    keep.fold.click()
    assert keep.story == story, "the only one is chosen"
    row = next(row for row in keep.rows if "up since five" in row.piece.text)
    row.ways["new"].click()
    (kept,) = ask(around, beliefs.kept_evidence(story.id))
    assert (kept.text, kept.fits, kept.worksheet_id) == (row.piece.text, "new", sheet.id)
    assert kept.day == sheet.day
    page.keep.refresh()
    assert row.kept.isVisible()
    assert row.kept.text() == "Kept against the old story"
    assert not row.ways["old"].isVisible()
    gone: list[object] = []
    page.go.connect(gone.append)
    row.kept.click()
    assert gone == [ToBelief(id=story.id)]


def test_where_there_are_two_stories_one_is_chosen_first(
    page: SheetReadPage, around: Any, story: Belief
) -> None:
    other = ask(
        around, beliefs.save(Belief(at=around.clock(), day=around.today, text="They will leave."))
    )
    sheet = finished(around, "small-steps")
    page.enter(ToSheetRead(id=sheet.id))
    page.keep.fold.click()
    assert page.keep.story is None
    told: list[Any] = []
    page.notice.connect(told.append)
    page.keep.rows[0].ways["old"].click()
    assert "Choose an old story first." in [one.text for one in told]
    assert ask(around, beliefs.kept_evidence()) == []
    assert page.keep.chips is not None
    page.keep.chips.set_value(str(other.id))
    page.keep.rows[0].ways["old"].click()
    (kept,) = ask(around, beliefs.kept_evidence())
    assert (kept.belief_id, kept.fits) == (other.id, "old")
    # a worksheet on a story is kept for that one
    on_it = finished(around, "evidence", belief_id=story.id)
    page.enter(ToSheetRead(id=on_it.id))
    page.keep.fold.click()
    assert page.keep.story == story


def test_without_a_story_it_leads_to_the_page_of_beliefs(page: SheetReadPage, around: Any) -> None:
    page.enter(ToSheetRead(id=finished(around, "evidence").id))
    page.keep.fold.click()
    gone: list[object] = []
    page.go.connect(gone.append)
    assert not any(row.isVisible() for row in page.keep.rows)
    page.keep.none.click()
    assert gone == [Route("beliefs")]


def test_a_story_that_is_gone_meanwhile_takes_nothing(
    page: SheetReadPage, around: Any, story: Belief
) -> None:
    page.enter(ToSheetRead(id=finished(around, "evidence").id))
    page.keep.fold.click()
    told: list[Any] = []
    page.notice.connect(told.append)
    before = page.keep._found
    ask(around, trash.delete("belief", story.id))
    ask(around, trash.delete_for_good("belief", story.id))
    # it was pressed before the page was told
    page.keep._on_read(before)
    page.keep.rows[0].ways["new"].click()
    assert "nothing was kept" in told[-1].text


def evidence(around: Any, story: Belief, text: str) -> None:
    one = BeliefEvidence(at=around.clock(), day=around.today, belief_id=story.id, text=text)
    ask(around, beliefs.keep(one))


def rows_of(form: WorksheetPage, name: str) -> RowsView:
    view = next(view for panel in form._panels for view in panel.views if view.field.id == name)
    assert isinstance(view, RowsView)
    return view


def test_what_is_kept_is_searched_and_one_press_puts_it_in_a_row(
    form: WorksheetPage, around: Any, story: Belief
) -> None:
    for n in range(12):
        evidence(around, story, f"Key {n} is there.")
    evidence(around, story, "She asked twice how the first day went.")
    form.enter(ToWorksheet(sheet="evidence"))
    form.show_step("weigh" if form._panel("weigh") else form._shown_steps[2])
    view = rows_of(form, "evidence_against")
    assert view.kept is not None
    view.kept.fold.click()
    assert len(view.kept.lines) == 8
    assert view.kept.more.text() == "5 more; search for them."
    QTest.keyClicks(view.kept.search, "first day")
    (line,) = view.kept.lines
    line.click()
    assert view.answers["evidence_against"][0]["txt"] == "She asked twice how the first day went."
    assert form._answers["evidence_against"][0]["txt"].startswith("She asked twice")
    QTest.keyClicks(view.kept.search, "zzz")
    assert not view.kept.lines
    assert not view.kept.nothing.isHidden()


def test_nothing_is_offered_while_nothing_is_kept(form: WorksheetPage, around: Any) -> None:
    form.enter(ToWorksheet(sheet="evidence"))
    view = rows_of(form, "evidence_for")
    assert view.kept is not None
    assert view.kept.isHidden()
    assert rows_of(form, "thoughts").kept is None
