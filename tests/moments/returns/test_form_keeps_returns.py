"""A moment that is changed keeps what was answered of coming back; another outcome counts none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import ask

from nearward.domain.model import OPEN, OUTCOMES, RECONNECTED, Moment
from nearward.domain.returned import Returned
from nearward.insight.coming_back import coming_back
from nearward.session.ask import moments
from nearward_ui.moments.coming_back.page import ComingBackPage
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import ToMoment

Log = Callable[..., Moment]
Kept = Callable[[Moment], Moment]


@pytest.fixture
def answered(log: Log, around: Any) -> Moment:
    """All of it was answered."""
    at = around.clock() - timedelta(days=2)
    return log(
        4,
        text="Gone.",
        reconnect_state=RECONNECTED,
        reconnect_said=around.clock(),
        reconnect_precision="exact",
        reconnected_at=at,
        reconnect_by="both",
        repair="She rang.",
    )


def test_a_changed_moment_keeps_what_was_answered(
    form: MomentPage, answered: Moment, kept: Kept, qtbot: Any
) -> None:
    form.enter(ToMoment(id=answered.id))
    qtbot.keyClicks(form.fields.text, " Twice.")
    form.save()
    found = kept(answered)
    assert found.text != "Gone."
    assert Returned.of(found) == Returned.of(answered)


def test_what_is_answered_while_it_is_changed_is_kept_too(
    form: MomentPage, answered: Moment, kept: Kept, around: Any, qtbot: Any
) -> None:
    form.enter(ToMoment(id=answered.id))
    qtbot.keyClicks(form.fields.text, " Twice.")
    open_again = Returned(OPEN, around.clock(), repair="Nothing yet.")
    around.desk.ask(moments.answer_return(answered.id, open_again))
    assert form.fields.text.text() != "Gone.", "what is typed stays"
    form.save()
    found = kept(answered)
    assert "Twice." in found.text
    assert Returned.of(found) == open_again


def test_a_draft_of_a_change_takes_nothing_back(
    form: MomentPage, answered: Moment, kept: Kept, around: Any, qtbot: Any
) -> None:
    form.enter(ToMoment(id=answered.id))
    qtbot.keyClicks(form.fields.text, " Twice.")
    form.leave()
    open_again = Returned(OPEN, around.clock())
    around.desk.ask(moments.answer_return(answered.id, open_again))
    form.enter(ToMoment(id=answered.id))
    assert "Twice." in form.fields.text.text()
    form.save()
    assert Returned.of(kept(answered)) == open_again


@pytest.mark.parametrize("outcome", [one for one in OUTCOMES if one != "withdrew"])
def test_with_another_outcome_it_stays_in_the_file_and_is_not_counted(
    outcome: str,
    form: MomentPage,
    page: ComingBackPage,
    answered: Moment,
    kept: Kept,
    log: Log,
    around: Any,
) -> None:
    left_open = log(3, reconnect_state=OPEN, reconnect_said=around.clock())
    page.enter()
    assert list(page.rows) == [left_open.id]
    for moment in (answered, left_open):
        form.enter(ToMoment(id=moment.id))
        form.fields.outcome.chips[OUTCOMES.index(outcome)].click()
        form.save()
        assert kept(moment).outcome == outcome
        assert Returned.of(kept(moment)) == Returned.of(moment)
    history = ask(around, moments.history())
    found = coming_back(history, answered.day, around.today)
    assert found.withdrawn == 0
    assert page.rows == {}
    assert ask(around, moments.open_returns()) == 0
    form.enter(ToMoment(id=answered.id))
    form.fields.outcome.chips[OUTCOMES.index("withdrew")].click()
    form.save()
    history = ask(around, moments.history())
    assert coming_back(history, answered.day, around.today).told == 1, "and it counts again"
