"""The direction: own words that save themselves, looked at again only if that is wished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.conftest import NOW, ask, end

from nearward.domain.day import month_after
from nearward.domain.model import Direction
from nearward.domain.trouble import unforeseen
from nearward.session.ask import worksheets
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


def test_other_words_are_an_answer_too(page: DirectionPage, around: Any) -> None:
    """Who rewrites it when it is offered is not asked again on the next day."""
    ask(around, direction.save(Direction(text="To ask.", ask_on=TODAY, why_now="Now.")))
    page.enter()
    page.field.set_text("To ask, and to wait for the answer.")
    assert not page.again.isHidden(), "nothing moves while one types"
    page.leave()
    kept = held(around)
    assert (kept.text, kept.looked_on) == ("To ask, and to wait for the answer.", TODAY)
    assert kept.ask_on == date(2026, 12, 23)
    page.enter()
    assert page.again.isHidden()
    # a word that is put in later says nothing of the month
    page.monthly.click()
    page.field.set_text("To ask.")
    page.leave()
    assert held(around).ask_on is None


def test_only_why_one_began_is_no_answer(page: DirectionPage, around: Any) -> None:
    ask(around, direction.save(Direction(text="To ask.", ask_on=TODAY, why_now="Now.")))
    page.enter()
    page.why_button.click()
    page.why.set_text("Because of the birthday.")
    page.leave()
    kept = held(around)
    assert (kept.why_now, kept.ask_on, kept.looked_on) == ("Because of the birthday.", TODAY, None)


def test_what_was_not_read_is_not_written(around: Any) -> None:
    kept = ask(around, direction.save(Direction(text="To ask.", ask_on=TODAY)))
    unread = DirectionPage(around)
    unread._on_unread(unforeseen(OSError()))
    assert not unread.unread.isHidden()
    assert not unread.monthly.isEnabled()
    assert unread.field.isReadOnly()
    unread.field.set_text("")
    unread.leave()
    assert held(around) == kept
    # once it can be read, all of it is there
    unread.enter()
    assert unread.unread.isHidden()
    assert unread.field.text() == "To ask."
    assert unread.monthly.isEnabled()
    assert unread.monthly.isChecked()
    end(unread)


@pytest.mark.parametrize(
    ("asked", "is_due"),
    [
        (date(2031, 3, 3), True),
        (date(2026, 12, 26), True),
        # as far as a month, and a journey to the west
        (date(2026, 12, 25), False),
        (date(2026, 12, 23), False),
        (date(2026, 11, 24), False),
        (TODAY, True),
        (date(1970, 1, 1), True),
    ],
)
def test_a_clock_that_was_wrong_keeps_nothing_from_being_offered(
    page: DirectionPage, around: Any, asked: date, is_due: bool
) -> None:
    told = Direction(text="To ask.", ask_on=asked, looked_on=date(2031, 2, 3))
    ask(around, direction.save(told))
    page.enter()
    assert is_offered(around) == is_due
    assert page.again.isHidden() != is_due
    assert page.looked.isHidden(), "of a day that has not come nothing is told"
    if is_due:
        page.still_button.click()
        assert (held(around).looked_on, held(around).ask_on) == (TODAY, date(2026, 12, 23))
        assert not is_offered(around)


def test_after_a_heavy_sheet_it_is_not_offered(around: Any) -> None:
    ask(around, direction.save(Direction(text="To ask.", ask_on=TODAY)))
    assert is_offered(around)
    ask(around, worksheets.heavy_finished(1, NOW))
    assert not is_offered(around)


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
