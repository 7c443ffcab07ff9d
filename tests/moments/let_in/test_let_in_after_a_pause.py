"""The form after a pause, and how it fits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.conftest import ask
from tests.moments.let_in.test_let_in_form import held

from nearward.domain.model import APPROACH, PULL, Moment, Pause
from nearward.session.ask import moments, pauses
from nearward_ui.moments.form import MomentPage
from nearward_ui.moments.told import told_pause
from nearward_ui.routes import ToMoment


def pause_of(around: Any, **values: Any) -> Pause:
    at = around.clock() - timedelta(minutes=8)
    made = Pause(at=at, day=at.date(), seconds=360, **values)
    return ask(around, pauses.save(made))  # type: ignore[no-any-return]


def test_after_a_pause(form: MomentPage, around: Any) -> None:
    pause = pause_of(around, urge_before=80, urge_after=40)
    form.enter(ToMoment(pause=pause.id))
    fields = form.fields
    assert fields.after_pause.text() == "After a pause of 6 minutes: urge 80, then 40."
    assert fields.after_pause.isVisible()
    assert (fields.urge.value, fields.when.at) == (80, pause.at)
    fields.outcome.chips[0].click()
    form.save()
    (moment,) = held(around).moments
    assert (moment.pause_id, moment.at, moment.urge) == (pause.id, pause.at, 80)
    # it is said again where it is changed, and no other moment says it
    form.enter(ToMoment(id=moment.id))
    assert fields.after_pause.isVisible()
    fields.kinds.chips[0].click()
    assert fields.after_pause.isVisible()
    form.enter(ToMoment(kind=APPROACH))
    assert not fields.after_pause.isVisible()
    fields.approach.shown.chips[0].click()
    form.save()
    assert held(around).moments[-1].pause_id is None


def test_an_urge_that_was_given_stands_and_a_draft_knows_its_pause(
    form: MomentPage, around: Any
) -> None:
    pause = pause_of(around, urge_before=80)
    form.enter(ToMoment(pause=pause.id))
    form.fields.urge.slider.give(55)
    form.fields.outcome.chips[1].click()
    form.leave()
    form.enter(None)
    assert (form.fields.urge.value, form.fields.pause_id) == (55, pause.id)
    assert form.fields.after_pause.text() == "After a pause of 6 minutes: urge 80 before it."
    form.save()
    assert held(around).moments[0].pause_id == pause.id


def test_after_a_lock_it_is_still_after_its_pause(form: MomentPage, around: Any) -> None:
    pause = pause_of(around, urge_before=80)
    form.enter(ToMoment(pause=pause.id))
    assert form.where() == ToMoment(pause=pause.id)
    form.fields.text.set_text("half")
    form._on_changed()
    form.leave()
    # come back to it: the draft of this pause goes on
    form.enter(ToMoment(pause=pause.id))
    assert (form.fields.text.text(), form.fields.pause_id) == ("half", pause.id)
    form.leave()
    # another pause is another moment: that draft is only offered
    other = pause_of(around, urge_before=30)
    form.enter(ToMoment(pause=other.id))
    assert (form.fields.text.text(), form.fields.pause_id) == ("", other.id)
    assert form.offer.isVisible()


def test_a_pause_that_is_gone_is_not_told(form: MomentPage, around: Any) -> None:
    form.enter(ToMoment(pause=99))
    assert not form.fields.after_pause.isVisible()
    form.fields.outcome.chips[0].click()
    form.save()
    assert held(around).moments[0].pause_id is None


@pytest.mark.parametrize(
    ("seconds", "before", "after", "said"),
    [
        (360, 80, 40, "After a pause of 6 minutes: urge 80, then 40."),
        (60, 0, 0, "After a pause of 1 minute: urge 0, then 0."),
        (20, None, 40, "After a pause of 20 seconds: urge 40 after it."),
        (0, None, None, "After a pause of 0 seconds."),
        (1 << 53, None, None, "After a pause of 150119987579017 minutes."),
    ],
)
def test_how_a_pause_is_told(
    around: Any, seconds: int, before: int | None, after: int | None, said: str
) -> None:
    at = datetime(2026, 11, 23, 21, 0).astimezone()
    pause = Pause(at=at, day=at.date(), seconds=seconds, urge_before=before, urge_after=after)
    assert told_pause(pause, around.words) == said


@pytest.mark.parametrize("kind", [APPROACH, PULL])
@pytest.mark.parametrize("size", [(1364, 764), (1278, 796)])
def test_all_of_it_fits_without_scrolling(
    form: MomentPage, kind: str, size: tuple[int, int], qtbot: Any
) -> None:
    form.resize(size[0] - 196, size[1] - 32)
    form.enter(ToMoment(kind=kind))
    if kind == PULL:
        form.fields.outcome.chips[3].click()
    qtbot.wait(20)
    assert form.scroller.area.verticalScrollBar().maximum() == 0


def test_it_begins_at_its_top(form: MomentPage, around: Any, qtbot: Any) -> None:
    form.reshape("middle")
    form.resize(760, 480)
    at = around.clock()
    kept = ask(around, moments.save(Moment(at=at, day=at.date(), kind=APPROACH)))
    bar = form.scroller.area.verticalScrollBar()
    other = ToMoment(kind=APPROACH)
    for route in (other, None, ToMoment(id=kept.id), other, None):
        form.enter(route)
        form.first_focus()
        qtbot.wait(20)
        assert bar.maximum() > 60
        assert bar.value() == 0, route
        bar.setValue(bar.maximum())


def test_labels_hang_left_where_there_is_room_and_the_foot_stands_in_line(
    form: MomentPage, qtbot: Any
) -> None:
    for shape, width in (("wide", 1084), ("middle", 760), ("narrow", 500)):
        form.reshape(shape)
        form.resize(width, 720)
        qtbot.wait(20)
        text, ask_of = form.fields.text, form.fields._rows[-1].ask
        left = text.mapTo(form, text.rect().topLeft()).x()
        save = form.save_button
        assert abs(save.mapTo(form, save.rect().topLeft()).x() - left) <= 2
        label = ask_of.mapTo(form, ask_of.rect().topRight()).x()
        assert (label < left) == (shape == "wide")


def test_the_label_is_lit_where_the_keyboard_is(form: MomentPage, qtbot: Any) -> None:
    form.activateWindow()
    form.fields.text.setFocus()
    qtbot.waitUntil(lambda: form.fields.text.hasFocus())
    lit = [row.ask.text() for row in form.fields._rows if row.ask.property("lit") == "true"]
    assert lit == ["In a few words"]
