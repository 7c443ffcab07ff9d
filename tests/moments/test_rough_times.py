"""A time that is roughly known is told so wherever a moment is told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.model import Moment
from nearward.domain.rough import ABOUT, CODES, ROUGH
from nearward.session.ask import moments, timeline
from nearward_ui.journal.reading.read_page import ReadPage
from nearward_ui.moments.listed.told_moment import told_same_day
from nearward_ui.routes import ToDays

CLOCK = re.compile(r"\d?\d:\d\d")
SAID = {
    "morning": "Moment, Morning",
    "afternoon": "Moment, Afternoon",
    "evening": "Moment, Evening",
    "night": "Moment, Night",
    "day": "Moment",
    ABOUT: "Moment, about 21:40",
    "no such code": "Moment, 21:40",
    "": "Moment, 21:40",
}


def test_there_is_a_line_for_each_code() -> None:
    assert set(CODES) < set(SAID)


@pytest.mark.parametrize("rough", SAID)
def test_on_its_card_and_where_days_are_read(around: Any, qtbot: Any, rough: str) -> None:
    at = around.clock()
    more = {ROUGH: rough} if rough else {}
    around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="stayed", more=more)))
    (card,) = ask(around, timeline.page())
    _, _, below = told_same_day(card, around.words)
    assert below == SAID[rough]
    page = ReadPage(around)
    page.show()
    page.enter(ToDays(first=at.date(), last=at.date()))
    page.kinds.set_values(("moment",))
    page.kinds.changed.emit()
    qtbot.waitUntil(lambda: "I felt the urge" in page.reader.toPlainText())
    read = page.reader.toPlainText()
    assert bool(CLOCK.search(read)) is bool(CLOCK.search(below))
    assert ("about" in read) is (rough == ABOUT)
    end(page)


def test_what_another_program_left_there_is_no_time(around: Any) -> None:
    at = around.clock()
    for strange in (None, 7, ["evening"], {"evening": 1}):
        made = Moment(at=at, day=at.date(), outcome="stayed", more={ROUGH: strange})
        around.desk.ask(moments.save(made))
    for card in ask(around, timeline.page()):
        assert told_same_day(card, around.words)[2] == "Moment, 21:40"
