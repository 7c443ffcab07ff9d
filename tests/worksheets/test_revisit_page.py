"""Looking at worksheets again: offered beside the list, answered by hand where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.conftest import NOW, ask

from nearward.domain.model import Worksheet
from nearward.session.ask import worksheets
from nearward_ui.routes import ToRevisit, ToSheetRead
from nearward_ui.worksheets.list import WorksheetsPage
from nearward_ui.worksheets.revisits.card import RevisitCard
from nearward_ui.worksheets.revisits.page import RevisitPage

TODAY = NOW.date()
Make = Callable[[type[Any]], Any]


def kept(around: Any, days_ago: int, thought: str, **more: Any) -> Worksheet:
    """A worksheet that was not changed since its day."""
    at = NOW - timedelta(days=days_ago)
    answers = {
        "thoughts": [{"txt": thought, "is_hot": True}],
        "hot_belief_before": 80,
        "hot_belief_after": 35,
    }
    given: dict[str, Any] = {"sheet": "evidence", "status": "finished", "answers": answers, **more}
    made: Worksheet = ask(around, worksheets.save(Worksheet(at=at, day=at.date(), **given)))
    vault = around.desk._vault
    with vault.writing():
        sql = "UPDATE worksheet SET changed = ? WHERE id = ?"
        vault.connection.execute(sql, (at.astimezone(UTC).isoformat(), made.id))
    return made


@pytest.fixture
def page(make: Make) -> RevisitPage:
    made: RevisitPage = make(RevisitPage)
    made.activateWindow()
    return made


def view(card: RevisitCard, name: str) -> Any:
    return next(one for one in card.views if one.field.id == name)


def rows(around: Any, number: int) -> Any:
    return ask(around, worksheets.get(number)).answers.get("revisits")


def test_the_page_of_worksheets_offers_them(make: Make, around: Any) -> None:
    first = kept(around, 8, "They will leave.")
    kept(around, 3, "I am too much.")
    page = make(WorksheetsPage)
    page.enter()
    (link,) = page.again.links
    assert link.text() == "“They will leave.”"
    assert link.accessibleDescription().endswith("believed 80, then 35")
    gone: list[Any] = []
    page.go.connect(gone.append)
    link.click()
    assert gone == [ToRevisit(id=first.id)]
    ask(around, worksheets.heavy_finished(first.id, NOW))
    page.refresh(None)
    assert page.again.isHidden()


def test_what_is_said_is_kept_as_it_is_given(page: RevisitPage, around: Any, qtbot: Any) -> None:
    one = kept(around, 8, "They will leave.")
    page.enter(ToRevisit(id=one.id))
    card = page.cards[one.id]
    assert [view.field.id for view in card.views] == ["hot_belief", "balanced_belief", "note"]
    # nothing is set before it is given
    assert set(card.told.values()) <= {None, ""}
    scale = view(card, "hot_belief").scale
    scale.take_focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)  # 70
    view(card, "note").edit.setFocus()
    qtbot.keyClicks(view(card, "note").edit, "Calm.")
    assert card.is_begun
    # a lock saves what was typed just now
    page.unsaved()
    assert not card.is_begun
    (row,) = rows(around, one.id)
    assert row == {
        "hot_belief": 70,
        "balanced_belief": None,
        "note": "Calm.",
        "date": TODAY.isoformat(),
    }
    # it stays in its place until one comes again
    page.refresh(None)
    assert list(page.cards) == [one.id]
    assert view(card, "note").edit.text() == "Calm."
    assert card.state.text() == "Saved"
    page.enter()
    assert page.cards == {}
    assert page.nothing.isVisible()


def test_not_now_ends_it_and_can_be_taken_back(page: RevisitPage, around: Any, qtbot: Any) -> None:
    one, other = kept(around, 8, "They will leave."), kept(around, 9, "I am too much.")
    page.enter()
    assert list(page.cards) == [one.id, other.id]
    told: list[Any] = []
    page.notice.connect(told.append)
    page.cards[one.id].not_now.setFocus()
    qtbot.keyClick(page.cards[one.id].not_now, Qt.Key.Key_Space)
    page.refresh(None)  # type: ignore[arg-type]
    assert list(page.cards) == [other.id]
    assert QApplication.focusWidget() is page.back
    told[0].then()
    page.refresh(None)  # type: ignore[arg-type]
    assert list(page.cards) == [one.id, other.id]
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.cards[other.id].read.click()
    assert gone == [ToSheetRead(id=other.id)]


def test_a_step_whose_day_is_over_is_asked_how_it_went(page: RevisitPage, around: Any) -> None:
    planned = (TODAY - timedelta(days=1)).isoformat()
    answers = {"name": "Towards Ruth", "planned_for": planned}
    one = kept(around, 2, "", sheet="small-steps", status="draft", answers=answers)
    page.enter()
    card = page.cards[one.id]
    assert card.title.text() == "“Towards Ruth”"
    view(card, "done").chips.chips[0].click()
    card.flush()
    assert ask(around, worksheets.get(one.id)).answers["done"] == "yes"
