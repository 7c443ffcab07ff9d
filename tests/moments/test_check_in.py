"""The page on which days are answered for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.conftest import ask, end
from tests.moments.test_moments import held
from tests.narrowed import present

from nearward.domain.model import Entry, Moment
from nearward.session.ask import entries, moments
from nearward.worksheets import prompts
from nearward_ui.kit.context import Notice
from nearward_ui.moments.check_in import CheckInPage
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import Route, ToMoment


@pytest.fixture
def check_in(around: Any, qtbot: Any) -> Iterator[CheckInPage]:
    begun = around.clock() - timedelta(days=9)
    entry = Entry(at=begun, day=begun.date(), text="the first words")
    around.desk.ask(entries.save(entry))
    made = CheckInPage(around)
    made.resize(900, 760)
    made.show()
    made.enter(None)
    yield made
    end(made)


def nov(day: int) -> date:
    return date(2026, 11, day)


def test_one_answer_confirms_a_day_and_only_that(check_in: CheckInPage, around: Any) -> None:
    panels = check_in.panels
    assert sorted(panels) == [nov(n) for n in (20, 21, 22, 23)]
    today = panels[nov(23)]
    assert not any(button.isVisible() for button in today.answers), "today is not over"
    assert today.fold.isVisible(), "only how it is so far is asked"
    # the latest is asked about first, and no other
    assert [day.day for day, panel in panels.items() if panel.is_unfolded] == [22, 23]
    roles = {button.property("role") for button in panels[nov(22)].answers}
    assert roles == {"quiet"}, "none of the three is the main one"
    assert len({button.width() for button in panels[nov(22)].answers}) == 1
    panels[nov(21)].change.click()
    panels[nov(21)].that_is_all.click()
    panels[nov(20)].change.click()
    panels[nov(20)].not_sure.click()
    kept = {one.day: one.confirmed for one in held(around).check_ins}
    assert kept == {nov(21): True, nov(20): False}
    assert ask(around, moments.history()).confirmed == {nov(21)}
    # they stay in their place, and say how they stand
    assert list(panels) == [nov(n) for n in (22, 21, 20, 23)]
    assert panels[nov(21)].stands.text() == "Everything is noted."
    assert panels[nov(20)].stands.text() == "Not sure. It stays open until Monday."
    check_in.enter(None)
    assert check_in.panels[nov(21)].stands.text() == "Everything is noted."
    assert check_in.panels[nov(21)].change.text() == "Change"


def test_an_answer_can_be_changed_and_taken_back(check_in: CheckInPage, around: Any) -> None:
    said: list[Notice] = []
    check_in.notice.connect(said.append)
    panel = check_in.panels[nov(22)]

    def counted() -> bool:
        return nov(22) in ask(around, moments.history()).confirmed

    panel.that_is_all.click()
    assert not panel.is_unfolded
    assert counted()
    assert check_in.focusWidget() is panel, "the keyboard stays with the day"
    assert said[-1].text == "Sunday 22 November: Everything is noted."
    panel.change.click()
    panel.not_sure.click()
    assert not counted()
    panel.change.click()
    panel.that_is_all.click()
    present(said[-1].then)()
    assert not counted()
    assert panel.answer is False
    assert panel.is_unfolded
    # back to no answer at all
    present(said[0].then)()
    assert [one.confirmed for one in held(around).check_ins] == [None]


def test_no_day_before_the_diary_began_is_asked_about(around: Any, qtbot: Any) -> None:
    page = CheckInPage(around)
    page.show()
    page.enter(None)
    assert list(page.panels) == [nov(23)]
    assert page.nothing.isVisible()
    at = around.clock() - timedelta(days=1)
    around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="partly")))
    page.enter(None)
    assert list(page.panels) == [nov(22), nov(23)]
    assert page.panels[nov(22)].told.text() == "Sunday: 1 noted. Is that all?"
    end(page)


def test_the_extras_are_optional_and_kept_without_confirming(
    check_in: CheckInPage, around: Any, qtbot: Any
) -> None:
    panel = check_in.panels[nov(23)]
    assert not panel.extras.isVisible()
    panel.fold.click()
    panel.mood.chips[0].click()
    qtbot.keyClicks(panel.words_of_day, "grey and slow")
    check_in.leave()
    (kept,) = held(around).check_ins
    assert (kept.mood, kept.text, kept.confirmed) == (-3, "grey and slow", None)
    assert (kept.closeness, kept.loneliness, kept.sleep) == (None, None, None)
    # of a day that is answered too, and its answer stays
    panel = check_in.panels[nov(22)]
    panel.that_is_all.click()
    panel.change.click()
    panel.fold.click()
    qtbot.keyClicks(panel.words_of_day, "more")
    check_in.leave()
    first = held(around).check_ins[0]
    assert (first.text, first.confirmed) == ("more", True)


def test_a_near_moment_is_kept_said_and_taken_back(
    check_in: CheckInPage, around: Any, qtbot: Any
) -> None:
    gone: list[Route] = []
    check_in.go.connect(gone.append)
    today, before = check_in.panels[nov(23)], check_in.panels[nov(22)]
    assert today.near.accessibleName() == "A near moment today?"
    assert before.near.accessibleName() == "A near moment that day?"
    for panel in (today, before):
        panel.fold.click()
        assert panel.near.value is None, "unset is not no"
    before.near.chips[1].click()
    assert not before.keep_near.isVisible()
    today.near.chips[0].click()
    today.keep_near.click()
    assert gone == [ToMoment(kind="approach", day=nov(23))]
    check_in.leave()
    kept = {one.day: (one.near, one.confirmed) for one in held(around).check_ins}
    assert kept == {nov(22): (False, None), nov(23): (True, None)}
    check_in.enter(None)
    panel = check_in.panels[nov(23)]
    assert panel.near.value == "yes"
    panel.fold.click()
    panel.near.chips[0].click()
    assert panel.near.value is None, "the same again takes it back"
    check_in.leave()
    assert {one.day: one.near for one in held(around).check_ins}[nov(23)] is None


def test_days_with_and_without_moments_are_asked_the_same(around: Any, qtbot: Any) -> None:
    """Who was asked only about days that have entries would confirm bad days more often."""
    for days in (9, 2):
        at = around.clock() - timedelta(days=days)
        around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="withdrew")))
    page = CheckInPage(around)
    page.show()
    page.enter(None)
    assert list(page.panels) == [nov(n) for n in (22, 21, 20, 23)]
    asked = [[button.text() for button in page.panels[nov(n)].answers] for n in (22, 21, 20)]
    assert asked == [["That is all", "Add one", "Not sure"]] * 3
    end(page)


def test_extras_that_could_not_be_kept_stay_on_the_page(
    check_in: CheckInPage, around: Any, diary: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward_ui.kit.saving.save_queue.RETRY_MS", 20)
    panel = check_in.panels[nov(22)]
    panel.fold.click()
    qtbot.keyClicks(panel.words_of_day, "a line")
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    check_in.enter(None)
    assert check_in.panels[nov(22)].words_of_day.text() == "a line"
    assert check_in.unsaved() is not None
    away.rename(diary.parent)
    qtbot.waitUntil(lambda: [c.text for c in held(around).check_ins] == ["a line"])


def test_a_kind_note_after_saving_only_for_who_wants_it(around: Any, qtbot: Any) -> None:
    page = MomentPage(around)
    qtbot.addWidget(page)
    said: list[Any] = []
    page.notice.connect(lambda notice: said.append(notice.text))
    for wanted in (False, True):
        around.settings.change("kind_notes", wanted)
        page.enter(None)
        page.fields.outcome.set_value("stayed")
        page.fields.outcome.changed.emit()
        page.save()
    notes = {one.text for one in prompts.offered("kind_note", [], around.words)}
    line = "Noted. You felt it and stayed."
    assert said[0] == line
    assert said[1].removeprefix(f"{line} ") in notes
