"""The direction: own words that save themselves, looked at again only if that is wished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.conftest import NOW, ask, end

from nearward.domain.day import month_after
from nearward.domain.model import Direction
from nearward.session.ask.forms import direction
from nearward.session.ask.journal import go_on
from nearward_ui.direction.page import DirectionPage

TODAY = NOW.date()


@pytest.fixture
def page(around: Any) -> Iterator[DirectionPage]:
    made = DirectionPage(around)
    made.enter()
    yield made
    end(made)


def held(around: Any) -> Direction:
    found: Direction = ask(around, direction.held())
    return found


def is_offered(around: Any) -> bool:
    return bool(ask(around, go_on.read(TODAY, NOW, 4)).direction)


def test_what_is_typed_is_kept(page: DirectionPage, around: Any) -> None:
    page.field.set_text("To stay when it gets quiet.")
    page.leave()
    assert held(around).text == "To stay when it gets quiet."
    assert held(around).ask_on is None
    assert not is_offered(around)


def test_why_one_began_is_shown_only_when_asked_for(page: DirectionPage, around: Any) -> None:
    assert page.why_button.isHidden()
    ask(around, direction.keep_why("Ines asked.", NOW))
    page.enter()
    assert page.why.isHidden()
    assert not page.why_button.isHidden()
    page.why_button.click()
    assert not page.why.isHidden()
    assert page.why.text() == "Ines asked."
    # it is folded again at the next visit
    page.enter()
    assert page.why.isHidden()


def test_it_is_offered_a_month_later_and_put_off_without_a_trace(
    page: DirectionPage, around: Any
) -> None:
    page.field.set_text("To ask instead of guessing.")
    page.monthly.click()
    assert held(around).ask_on == date(2026, 12, 23)
    assert page.again.isHidden()
    due = Direction(text="To ask.", ask_on=TODAY, why_now="Now.")
    ask(around, direction.save(due))
    page.enter()
    assert is_offered(around)
    assert not page.again.isHidden()
    page.not_now_button.click()
    kept = held(around)
    assert (kept.ask_on, kept.looked_on, kept.text) == (date(2026, 12, 23), None, "To ask.")
    assert page.again.isHidden()
    assert not is_offered(around)
    ask(around, direction.save(due))
    page.enter()
    page.still_button.click()
    kept = held(around)
    assert (kept.ask_on, kept.looked_on, kept.why_now) == (date(2026, 12, 23), TODAY, "Now.")
    page.monthly.click()
    assert held(around).ask_on is None


def test_without_words_nothing_is_offered(around: Any) -> None:
    ask(around, direction.save(Direction(text=" \n", ask_on=TODAY)))
    assert not is_offered(around)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2026, 11, 30), date(2026, 12, 30)),
        (date(9999, 12, 2), date(9999, 12, 31)),
    ],
)
def test_a_month_later(day: date, after: date) -> None:
    assert month_after(day) == after
