"""Filling a sheet in: days to come, words of one's own, lines that grow, what rates a belief."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.conftest import NOW
from tests.narrowed import present

from nearward.domain.model import Worksheet
from nearward.worksheets import catalogue
from nearward.worksheets.form.model import Field
from nearward.worksheets.rated import moved, points
from nearward_ui.routes import ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.list import WorksheetsPage
from nearward_ui.worksheets.questions.table import field_view
from nearward_ui.worksheets.step_heading import StepHeading


def view(page: WorksheetPage, field: str) -> Any:
    panel = next(panel for panel in page._panels if panel.view(field) is not None)
    page.show_step(panel.step.id)
    return panel.view(field)


def test_a_day_to_come_is_not_yesterday(page: WorksheetPage, qtbot: Any) -> None:
    page.enter(ToWorksheet(sheet="small-steps"))
    planned = view(page, "planned_for")
    assert [chip.text() for chip in planned.chips.chips] == [
        "Today",
        "Tomorrow",
        "In a week",
        "Another day…",
    ]
    qtbot.keyClick(planned.chips.chips[0], Qt.Key.Key_2)
    assert page._answers["planned_for"] == (NOW.date() + timedelta(days=1)).isoformat()
    page.enter(ToWorksheet(sheet="near"))
    codes = [chip.code for chip in view(page, "day").chips.chips]
    assert codes == ["today", "yesterday", "pick"]


def test_a_line_grows_with_its_words_and_enter_goes_on(page: WorksheetPage, qtbot: Any) -> None:
    page.enter(ToWorksheet(sheet="slow-motion"))
    first, second = view(page, "first_hour"), view(page, "next_day")
    before = first.edit.height()
    first.take_focus()
    qtbot.keyClicks(first.edit, "I sat on the tram and looked at my hands, and then " * 3)
    qtbot.waitUntil(lambda: first.edit.height() > before)
    qtbot.keyClick(first.edit, Qt.Key.Key_Return)
    assert second.edit.hasFocus()
    assert "\n" not in page._answers["first_hour"]


def test_a_word_of_ones_own_is_the_last_of_the_chips(page: WorksheetPage, qtbot: Any) -> None:
    page.enter(ToWorksheet(sheet="slow-motion"))
    act = view(page, "act")
    assert act.chips.isAncestorOf(act.own)
    assert act.own.height() == act.chips.chips[0].height()
    qtbot.keyClicks(act.own, "Left the room")
    qtbot.keyClick(act.own, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page._answers["act"] == ["Left the room"]
    last = max(act.chips.chips, key=lambda chip: (chip.y(), chip.x()) if chip.isVisible() else ())
    assert (act.own.y(), act.own.x()) > (last.y(), last.x())


def test_two_lists_in_a_step_are_both_named(page: WorksheetPage) -> None:
    page.enter(ToWorksheet(sheet="facts-and-readings"))
    known, missing = view(page, "facts_known"), view(page, "facts_missing")
    assert present(known._ask).text() == "What I know"
    assert present(missing._ask).text() == "What I do not know"


def test_only_what_rates_a_belief_is_told_of_it() -> None:
    """A sheet on a belief may rate something else, as how close a moment was."""
    made = Worksheet(at=NOW, day=NOW.date(), sheet="near", belief_id=1)
    near = replace(made, answers={"closeness": 70})
    assert points(catalogue.sheet("near"), near) == []
    answers = {"probability": 90, "belief_before": 70, "belief_after": 60}
    steps = replace(made, sheet="small-steps", answers=answers)
    found = points(catalogue.sheet("small-steps"), steps)
    assert [(point.old, point.new) for point in found] == [(70, None), (60, None)]
    # how strong an urge was is not how much a thought was believed
    both = {"urge_before": 70, "urge_after": 30, "hot_belief_before": 70, "hot_belief_after": 30}
    done = replace(made, status="finished", answers=both)
    assert moved(catalogue.sheet("words"), replace(done, sheet="words")) is None
    assert moved(catalogue.sheet("evidence"), replace(done, sheet="evidence")) is not None


def test_a_list_says_the_short_name_of_a_sheet(make: Any, around: Any) -> None:
    page = make(WorksheetsPage)
    worksheet = Worksheet(at=NOW, day=NOW.date(), sheet="evidence", answers={})
    line = page._line(worksheet, "today")
    assert (line.name, line.soft) == ("Evidence", "Evidence")


def test_what_finishing_needs_is_said_beside_it(page: WorksheetPage) -> None:
    """Nothing is found out by a refusal, and the words of the question are shown as they are."""
    for name in ("near", "evidence", "kind-letter", "slow-motion"):
        sheet = catalogue.sheet(name)
        page.enter(ToWorksheet(sheet=name))
        for step in sheet.step:
            panel = present(page._panel(step.id))
            said = [label.text() for label in panel.findChildren(QLabel)]
            marked = [text for text in said if "eeded to finish" in text]
            needed = [
                field.id for field in step.field if field.required and not field.finished_only
            ]
            assert len(marked) == len(needed), (name, step.id)
    odd = Field(id="odd", kind="text", label="5 < 6 & <b>so</b>", required=True)
    asked = field_view(odd, None, page.around, alone=False)
    title = StepHeading(odd.label, "needed to finish", page.around)
    for text in (present(asked._ask).text(), title.text()):
        shown = QTextDocument()
        shown.setHtml(text)
        words = shown.toPlainText().replace("\xa0", "").split()
        assert " ".join(words) == "5 < 6 & <b>so</b> needed to finish"
    assert title.accessibleName() == f"{odd.label} needed to finish"


def test_one_goes_on_behind_what_stands_there(page: WorksheetPage, qtbot: Any) -> None:
    """After a starter, and after one comes back to a question, as after a lock."""
    page.enter(ToWorksheet(sheet="small-steps"))
    expected = view(page, "prediction")
    expected.findChildren(QPushButton)[0].click()
    first = page._answers["prediction"]
    qtbot.keyClicks(expected.edit, " And so on.")
    assert page._answers["prediction"] == f"{first} And so on."
    expected.edit.moveCursor(QTextCursor.MoveOperation.Start)
    expected.take_focus()
    qtbot.keyClicks(expected.edit, " More.")
    assert page._answers["prediction"] == f"{first} And so on. More."
    steps = view(page, "steps")
    steps._on_starter("Say one need")
    qtbot.keyClicks(steps.rows[0].text, ", twice")
    assert page._answers["steps"][0]["txt"] == "Say one need, twice"
