"""The form of a worksheet, and the list of them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.conftest import end
from tests.kit.test_nothing_moves import geometry, moved
from tests.narrowed import present

from nearward.domain.model import Moment, Worksheet
from nearward.session.ask import moments, people, worksheets
from nearward.worksheets import catalogue
from nearward.worksheets.answers import missing
from nearward_ui.routes import LockNow, Route, ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage

ALL: dict[str, Any] = {
    "situation": "A call\u00a0that was not answered.\nTwice.",
    "moods": [
        {"mood": "afraid", "before": 80, "after": 30},
        {"mood": "a word of mine", "before": 0, "after": 0},
        {"mood": "hopeful", "later": True, "after": 20},
    ],
    "thoughts": [
        {"txt": "They will go.", "is_image": False, "is_hot": False},
        {"txt": "I am too much.", "is_image": True, "is_hot": True},
    ],
    "hot_belief_before": 85,
    "evidence_for": [{"txt": "No answer", "kind": "fact", "weight": 2}],
    "evidence_against": [{"txt": "She was at work", "kind": None, "weight": 0}],
    "balanced": "She was busy, and I was afraid.",
    "balanced_belief": 60,
    "brushed_aside": [{"txt": "She called later", "why_discounted": "out of duty"}],
    "hot_belief_after": 40,
    "next": "plan",
    "plan": "Ask her on Sunday.",
    "heaviness": 8,
}


def kept(around: Any) -> list[Worksheet]:
    found: list[Any] = []
    around.desk.ask(worksheets.page(), found.append)
    return list(found[0])


def keep(around: Any, thing: Any) -> Any:
    found: list[Any] = []
    save = moments.save if isinstance(thing, Moment) else worksheets.save
    around.desk.ask(save(thing), found.append)
    return found[0]


def made(around: Any, **values: Any) -> Worksheet:
    at = around.clock()
    return Worksheet(at=at, day=at.date(), sheet="evidence", **values)


def view(page: WorksheetPage, field: str) -> Any:
    for group in page.groups:
        for panel in group.panels:
            found = panel.view(field)
            if found is not None:
                page.show_step(panel.step.id)
                return found
    raise AssertionError(field)


def test_nothing_is_kept_before_something_is_said(page: WorksheetPage, around: Any) -> None:
    page.leave()
    assert kept(around) == []
    assert not page.delete_button.isVisible()


def test_all_answers_come_back_as_they_were_given(page: WorksheetPage, around: Any) -> None:
    first = keep(around, made(around, answers=ALL, status="finished"))
    page.enter(ToWorksheet(id=first.id))
    # touched and put back: what the page says is what is kept
    edit = view(page, "situation").edit
    edit.insertPlainText("x")
    edit.undo()
    page.leave()
    (again,) = kept(around)
    assert (
        again.answers
        == {
            **ALL,
            "evidence_for_none": False,
            "evidence_against_none": False,
            "revisits": [],
        }
        or again.answers == ALL
    )
    assert again.status == "finished"


def test_each_question_of_the_definition_is_asked_once(page: WorksheetPage, around: Any) -> None:
    sheet = catalogue.sheet("evidence")
    shown = [view.field.id for g in page.groups for p in g.panels for view in p.views]
    expected = [f.id for f in sheet.fields if not f.finished_only]
    assert sorted(shown) == sorted(expected)
    assert present(page.card).scale is not None


def test_the_thought_stays_pinned_while_both_sides_are_filled(page: WorksheetPage) -> None:
    rows = view(page, "thoughts")
    rows.rows[0].text.insertPlainText("They will leave")
    present(present(page.card).scale).slider.give(70)
    for step in ("for", "against", "fairer", "now"):
        page.show_step(step)
        assert present(page.card).isVisible()
        assert "They will leave" in present(page.card).quote.text()
        assert present(present(page.card).scale).value == 70


def test_nothing_moves_as_a_thought_begins_and_as_a_mark_is_pressed(
    page: WorksheetPage, qtbot: Any
) -> None:
    thoughts = view(page, "thoughts")
    qtbot.wait(20)
    before, height = present(page.card).geometry(), thoughts.rows[0].text.height()
    thoughts.rows[0].text.insertPlainText("They will leave")
    qtbot.wait(20)
    assert present(page.card).geometry() == before
    assert thoughts.rows[0].text.height() == height
    thoughts.rows[0].text.insertPlainText(" sooner or later, and it will hurt" * 5)
    qtbot.wait(20)
    assert present(page.card).geometry() == before
    page.show_step("for")
    qtbot.wait(20)
    assert present(page.card).height() > before.height(), "while it is weighed it is read whole"
    row = view(page, "evidence_for").rows[0]
    row.text.insertPlainText("She was short on the phone.")
    qtbot.wait(200)
    placed = geometry(row)
    for mark in row.marks.values():
        for _ in range(5):
            mark.click()
            qtbot.wait(5)
            assert moved(placed, geometry(row)) == []


@pytest.mark.parametrize("text_size", [100, 150])
def test_no_part_of_a_step_is_cut_sideways(around: Any, qtbot: Any, text_size: int) -> None:
    around.look.become("light", text_size)
    page = WorksheetPage(around)
    page.show()
    page.enter(ToWorksheet(sheet="evidence"))
    try:
        for width in (600, 764, 860, 1084, 860, 764, 700, 600):
            page.reshape("narrow" if width < 620 else "middle")
            page.resize(around.look.px(width), 600)
            for step_id in present(page.step_list).buttons:
                page.show_step(step_id)
                qtbot.wait(10)
                area = page.scroller.area
                assert present(area.widget()).width() <= area.viewport().width(), (width, step_id)
    finally:
        end(page)


def test_a_pinned_thought_shows_marks_as_they_are(page: WorksheetPage) -> None:
    view(page, "thoughts").rows[0].text.insertPlainText("<b>5 < 6</b> & so")
    assert present(page.card).quote.text() == "“<b>5 < 6</b> & so”"
    assert present(page.card).quote.textFormat() == Qt.TextFormat.PlainText


def test_a_draft_is_kept_by_itself_and_opens_where_one_was(
    page: WorksheetPage, around: Any, qtbot: Any
) -> None:
    view(page, "situation").edit.insertPlainText("It was late.")
    qtbot.waitUntil(lambda: bool(kept(around)), timeout=4000)
    assert page.note.text() == "Saved"
    view(page, "moods").rows[0].text.insertPlainText("fear")
    page.leave()
    (draft,) = kept(around)
    assert draft.status == "draft"
    assert draft.answers["situation"] == "It was late."
    again = WorksheetPage(around)
    qtbot.addWidget(again)
    again.enter(ToWorksheet(id=draft.id))
    # the feeling has no rating yet: that step is the first that is open
    assert again._step == "felt"


def test_one_draft_is_one_worksheet_however_often_it_is_saved(
    page: WorksheetPage, around: Any
) -> None:
    for word in ("one ", "two ", "three "):
        view(page, "situation").edit.insertPlainText(word)
        page.keeping.save()
    page.leave()
    (only,) = kept(around)
    assert only.answers["situation"] == "one two three "


def test_begun_from_a_moment(page: WorksheetPage, around: Any) -> None:
    at = around.clock()
    someone: list[Any] = []
    around.desk.ask(people.add("Mara"), someone.append)
    moment = keep(
        around,
        Moment(
            at=at,
            day=date(2026, 11, 20),
            outcome="withdrew",
            text="I hung up.",
            person_id=someone[0].id,
        ),
    )
    page.enter(ToWorksheet(sheet="evidence", moment=moment))
    assert view(page, "situation").edit.text() == "I hung up."
    assert "20 November" in page.origin.text()
    view(page, "situation").edit.insertPlainText("So: ")
    page.leave()
    (draft,) = kept(around)
    assert (draft.moment_id, draft.person_id) == (moment.id, someone[0].id)
    page.enter(ToWorksheet(sheet="evidence"))
    assert "20 November" not in page.origin.text()
    page.enter(ToWorksheet(id=draft.id))
    assert "20 November" in page.origin.text()


def _has_focus_within(view: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and view.isAncestorOf(focused)


def test_finishing_always_finishes_and_leads_to_what_has_no_answer(
    page: WorksheetPage, around: Any, qtbot: Any
) -> None:
    view(page, "situation").edit.insertPlainText("It was late.")
    page.finish()
    (sheet,) = kept(around)
    assert sheet.status == "finished"
    # what was not given stays without a value
    assert all(sheet.answers.get(name) is None for name in ("belief_before", "belief_after"))
    assert page.closing.isVisible()
    open_ids = [field.id for field in missing(present(page.sheet), sheet.answers)]
    assert len(page.closing.links) == len(open_ids) > 2
    for link, field_id in zip(list(page.closing.links), open_ids, strict=True):
        link.click()
        at = view(page, field_id)
        assert at.isVisible(), field_id
        qtbot.waitUntil(partial(_has_focus_within, at), timeout=2000)


def test_the_rating_of_the_thought_stands_in_its_step_and_is_one_with_the_card(
    page: WorksheetPage, around: Any
) -> None:
    field = next(field for field in present(page.sheet).fields if field.pinned)
    step = next(step for step in present(page.sheet).step if field in step.field)
    page.show_step(step.id)
    scale = view(page, field.id).scale
    assert scale.isVisible()
    assert not present(page.card).rating.isVisible()
    scale.slider.give(82)
    assert present(present(page.card).scale).value == 82
    page.show_step("for")
    assert present(page.card).rating.isVisible()
    present(present(page.card).scale).slider.give(75)
    assert scale.value == 75
    page.leave()
    assert kept(around)[0].answers[field.id] == 75


def test_each_step_opens_at_its_first_question(page: WorksheetPage, qtbot: Any) -> None:
    for step_id in present(page.step_list).buttons:
        page.show_step(step_id)
        qtbot.wait(20)
        first = present(page._group).panels[0]
        beside = step_id != first.step.id and not first.step.joined
        top = first.mapTo(page.scroller.area.viewport(), first.rect().topLeft()).y()
        assert beside or 0 <= top < 40, step_id


@pytest.mark.parametrize(("heavy", "kinder"), [(3, False), (8, True), (None, False)])
def test_finished_it_is_said_and_ways_on_are_offered(
    page: WorksheetPage, around: Any, heavy: int | None, kinder: bool
) -> None:
    draft = keep(around, made(around, answers={**ALL, "heaviness": heavy}))
    page.enter(ToWorksheet(id=draft.id))
    page.finish()
    assert kept(around)[0].status == "finished"
    assert page.closing.isVisible()
    text = "That was a lot, and it is saved. It can be enough for today: a walk, some water, a word"
    assert (page.closing.text.text() == f"{text} with someone you trust.") == kinder
    assert not page.finish_button.isVisible()
    asked: list[object] = []
    page.go.connect(asked.append)
    for button in page.closing.findChildren(QPushButton):
        if button.isVisible() and button not in (*page.closing.links, page.closing.away):
            button.click()
    ways = [Route("pause"), LockNow(), Route("help")]
    read = ToSheetRead(id=draft.id, drawn=True)
    assert asked == (ways if kinder else [read, Route("journal"), LockNow()])
    # what is finished has no step to come
    assert page._ways.read_button.isVisible()
    assert page._ways.read_button.property("role") == "main"
    assert page._ways.next_button.property("role") == "quiet"


def test_looking_again_is_asked_only_of_what_is_finished(page: WorksheetPage, around: Any) -> None:
    ids = [view.field.id for g in page.groups for p in g.panels for view in p.views]
    assert "revisits" not in ids
    first = keep(around, made(around, answers=ALL, status="finished"))
    page.enter(ToWorksheet(id=first.id))
    rows = view(page, "revisits")
    rows.add_button.click()
    page.leave()
    (row,) = kept(around)[0].answers["revisits"]
    assert row["date"] == "2026-11-23"
    assert row.get("hot_belief") is None


def test_a_starter_is_a_first_line_to_change(page: WorksheetPage) -> None:
    rows = view(page, "thoughts")
    chips = [c for c in rows._starters.children() if hasattr(c, "code")]
    assert [chip.code for chip in chips] == list(rows.field.starters)
    chips[0].click()
    assert rows.rows[0].text.text() == chips[0].code
    chips[1].click()
    assert [row.text.text() for row in rows.rows] == [chips[0].code, chips[1].code]


def test_rows_by_keys(page: WorksheetPage, qtbot: Any) -> None:
    rows = view(page, "evidence_for")
    page.activateWindow()
    first = rows.rows[0].text
    first.setFocus()
    qtbot.keyClicks(first, "one")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows.rows) == 2 and rows.rows[1].text.hasFocus())
    # an empty line gives no third
    qtbot.keyClick(rows.rows[1].text, Qt.Key.Key_Return)
    assert len(rows.rows) == 2
    qtbot.keyClick(rows.rows[1].text, Qt.Key.Key_Backspace)
    assert len(rows.rows) == 1
    assert page._answers["evidence_for"][0]["txt"] == "one"


def test_a_removed_line_comes_back_where_it_was(page: WorksheetPage) -> None:
    rows = view(page, "evidence_for")
    said = QSignalSpy(page.notice)
    for text in ("one", "two", "three"):
        rows._on_add()
        rows.rows[-1].text.insertPlainText(text)
    before = page._answers["evidence_for"]
    rows.rows[1].remove_asked.emit()
    assert [row["txt"] for row in page._answers["evidence_for"]] == ["one", "three"]
    (notice,) = said.at(0)
    assert notice.action == "Undo"
    notice.then()
    assert page._answers["evidence_for"] == before


def test_i_can_find_none_and_a_line_exclude_each_other(page: WorksheetPage) -> None:
    rows = view(page, "evidence_for")
    rows.none.click()
    assert page._answers["evidence_for_none"] is True
    rows.rows[0].text.insertPlainText("and yet")
    assert page._answers["evidence_for_none"] is False


def test_feelings_are_asked_again_by_their_own_words(page: WorksheetPage) -> None:
    moods = view(page, "moods")
    moods.rows[0].text.insertPlainText("fear")
    again = view(page, "moods_after")
    assert [scale.slider.accessibleName() for scale in again._scales] == ["fear"]
    assert again._scales[0].value is None
    again._scales[0].slider.give(20)
    again.new.setText("hope")
    again.new.returnPressed.emit()
    given = page._answers["moods"]
    assert [(row["mood"], row.get("after")) for row in given] == [("fear", 20), ("hope", None)]
    # a feeling that came later is not asked of the time before
    assert [row.text.text() for row in view(page, "moods").rows] == ["fear"]
