"""Beliefs on the sheet for an appointment: up to three, with their ratings and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import NOW, ask, end
from tests.printing.test_appointment_page import fill, opened, settled, tick, words_of

from nearward.domain.appointment import Appointment, Chosen
from nearward.domain.beliefs import Belief, BeliefRating
from nearward.session.ask import trash
from nearward.session.ask.forms import beliefs
from nearward.session.ask.patterns import appointment
from nearward_ui.printing.appointment.page import AppointmentPage


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[AppointmentPage]:
    fill(around)
    found = opened(around, qtbot)
    yield found
    end(found)


def three_stories(around: Any) -> list[Belief]:
    found = []
    for n, text in enumerate(
        ("I am too much.", "@Ines will leave.", "I must earn it.", "A fourth")
    ):
        at = NOW - timedelta(days=40 - n)
        made = Belief(at=at, day=at.date(), text=text, new_story="Some stay." if n == 0 else "")
        story: Belief = ask(around, beliefs.save(made))
        for days, old, new in ((30, 80, None), (20, 55, 10), (3, 60, 35)) if n < 2 else ():
            when = NOW - timedelta(days=days)
            rating = BeliefRating(at=when, day=when.date(), belief_id=story.id, old_rating=old)
            ask(around, beliefs.rate(replace(rating, new_rating=new)))
        found.append(story)
    return found


def test_up_to_three_beliefs_are_chosen_kept_and_printed_with_their_days(
    page: AppointmentPage, around: Any, qtbot: Any, tmp_path: Path
) -> None:
    stories = three_stories(around)
    page.enter(None)
    tick(page, "beliefs")
    field = page.fields.beliefs
    assert field.isVisibleTo(page)
    assert field.told == ()
    for chip in field.chips.chips:
        chip.click()
    assert len(field.told) == 3, "the fourth is not taken"
    settled(page, qtbot)
    text = words_of(page, tmp_path / "a.pdf")
    assert "Beliefs I chose" in text
    assert "I. will leave." in text
    assert "Ines" not in text
    assert "not rated in this time" in text
    assert "Some stay. believed 10 on 3 Nov, 35 on 20 Nov" in text
    assert "A fourth" not in text
    field.chips.chips[0].click()
    settled(page, qtbot)
    assert "Some stay." not in words_of(page, tmp_path / "b.pdf")
    page.leave()
    again = opened(around, qtbot)
    kept = {one.belief.id for one in again.fields.beliefs.told}
    assert kept == {stories[1].id, stories[2].id}
    text = words_of(again, tmp_path / "c.pdf")
    assert re.search(r"believed 80 on 24 Oct, 60 on 20 Nov", text)
    end(again)


def test_a_belief_that_is_gone_is_no_longer_on_the_sheet(
    page: AppointmentPage, around: Any, qtbot: Any, tmp_path: Path
) -> None:
    gone, other, *_ = three_stories(around)
    chosen = tuple(Chosen(one.id, one.at.isoformat()) for one in (gone, other))
    ask(around, appointment.keep(Appointment(parts=("beliefs",), beliefs=chosen)))
    ask(around, trash.delete("belief", gone.id))
    page.enter(None)
    settled(page, qtbot)
    assert [one.belief.id for one in page.fields.beliefs.told] == [other.id]
    assert "too much" not in words_of(page, tmp_path / "a.pdf")
    # no other one is taken for it
    moved = tuple(Chosen(one.id, "2020-01-01T00:00:00+00:00") for one in chosen)
    page.fields.beliefs.show_chosen(moved)
    assert page.fields.beliefs.told == ()


@pytest.mark.parametrize("body", [{"beliefs": 4}, {"beliefs": [{"id": "x", "at": 3}, None]}])
def test_what_another_program_wrote_of_beliefs_does_no_harm(body: dict[str, Any]) -> None:
    assert Appointment.of(body).beliefs == ()
