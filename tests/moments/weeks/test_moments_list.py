"""Moments by weeks: the person's words first, quiet counts, heads that stay, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from tests.conftest import ask
from tests.narrowed import present
from tests.shell.by_actions import NO_SCREEN

from nearward.domain.cards import WeekOfMoments
from nearward.domain.model import APPROACH, Moment
from nearward.session.ask import people
from nearward.session.jobs.progress import JobProgress
from nearward_ui.kit.lists.paged_list import PAGE
from nearward_ui.moments.list import MomentsPage
from nearward_ui.moments.listed.lines import MomentLine, told_span, told_week
from nearward_ui.moments.listed.week_list import HEAD

Log = Callable[..., Moment]


def told(page: MomentsPage) -> list[tuple[str, str]]:
    return [(line.title, line.soft) for line in page.list.cards.lines]


def moments_of(page: MomentsPage) -> list[MomentLine]:
    return [line for line in page.list.cards.lines if isinstance(line, MomentLine)]


def test_words_come_first_and_the_outcome_is_a_short_word(
    page: MomentsPage, around: Any, log: Log
) -> None:
    ines = ask(around, people.add("Ines")).id
    log(0, "partly", 21, text="Plans for\nnext year.", person_id=ines, trigger="T06", urge=55)
    log(0, "stayed", 20, person_id=ines, trigger="T03")
    log(0, "withdrew", 19, trigger="T02", urge=0)
    log(0, None, 18, person_id=ines, approach_kind="fear", text="Told her in the hall.")
    log(0, "unsure", 17, trigger="T98")
    page.enter()
    assert told(page) == [
        ("Plans for next year.", "Came back · Ines · going too well · urge 55"),
        ("With Ines, after praise", "Stayed"),
        ("After closeness", "Pulled away · urge 0"),
        ("Told her in the hall.", "Let someone in · Ines · a fear"),
        ("Without words", "Not sure"),
    ]
    assert [line.own for line in moments_of(page)] == [True, False, False, True, False]
    assert [line.mark for line in moments_of(page)][-2:] == [APPROACH, "unsure"]
    first, second = [line.said for line in moments_of(page)[:2]]
    assert first == (
        "23 to 29 November, so far, 1 let in · 1 stayed · 2 away · 1 not sure,"
        " Monday 23 November, 21:40, Plans for next year.,"
        " Came back · Ines · going too well · urge 55"
    )
    assert second == "Monday 23 November, 20:40, With Ines, after praise, Stayed"


def test_each_week_says_what_it_holds(page: MomentsPage, begun: datetime, log: Log) -> None:
    for outcome in ("stayed", "partly", "withdrew", "chose_distance", "paused_told", None):
        log(1, outcome)
    log(0, "unsure")
    page.enter()
    assert list(dict.fromkeys((line.head, line.holds) for line in moments_of(page))) == [
        ("23 to 29 November, so far", "1 not sure"),
        (
            "16 to 22 November",
            "1 let in · 1 said so · 1 stayed · 2 away · 1 distance · 0 of 7 days confirmed",
        ),
    ]


def test_a_day_is_told_on_its_first_row_only(page: MomentsPage, log: Log) -> None:
    for back, hour in ((0, 9), (0, 8), (1, 9), (8, 9), (8, 8)):
        log(back, "stayed", hour)
    page.enter()
    shown = [page.list.begins_day(row) for row in range(page.list.cards.rowCount())]
    assert shown == [True, False, True, True, False]


def test_years_are_said_where_they_differ(around: Any) -> None:
    words, today = around.words, date(2026, 11, 23)
    assert told_span(date(2026, 11, 16), today, words) == "16 to 22 November"
    assert told_span(date(2026, 11, 30), today, words) == "30 November to 6 December"
    assert told_span(date(2025, 3, 3), today, words) == "3 to 9 March 2025"
    assert told_span(date(2025, 12, 29), today, words) == "29 December 2025 to 4 January 2026"
    one = WeekOfMoments(date(2026, 11, 16), {"stayed": 1}, 1, 1, False)
    assert told_week(one, around)[1] == "1 stayed · 1 of 1 day confirmed"


def test_the_next_page_goes_on_in_its_week(page: MomentsPage, log: Log) -> None:
    for n in range(PAGE + 10):
        log(n // 20, "stayed", 23 - n % 20, text=f"{n}")
    page.enter()
    assert len(moments_of(page)) == PAGE
    page.list.cards.fetchMore(page.list.rootIndex())
    assert len(moments_of(page)) == PAGE + 10
    weeks = [line.head for line in moments_of(page)]
    assert list(dict.fromkeys(weeks)) == ["23 to 29 November, so far", "16 to 22 November"]
    assert [line.title for line in moments_of(page)] == [str(n) for n in range(PAGE + 10)]


def text_of(page: MomentsPage) -> str:
    thing = page.list.thing
    assert isinstance(thing, Moment)
    return thing.text


def test_keys_go_from_moment_to_moment(page: MomentsPage, log: Log, qtbot: Any) -> None:
    for back in (0, 8, 16):
        log(back, "stayed", text=f"{back}")
    page.enter()
    page.list.setFocus()
    seen = [text_of(page)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(page.list, key)
        seen.append(text_of(page))
    assert seen == ["0", "8", "16", "8"]
    head = page.list.visualRect(page.list.cards.index(2)).topLeft() - QPoint(-50, 9)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert text_of(page) == "8", "a head cannot be chosen"


def top_rows(page: MomentsPage) -> QImage:
    view = page.list.viewport()
    at = view.mapTo(page, QPoint(0, 0))
    return page.grab().toImage().copy(at.x(), at.y(), view.width(), page.look.px(HEAD))


def test_the_head_of_the_week_in_sight_stays(page: MomentsPage, log: Log, qtbot: Any) -> None:
    for n in range(30):
        log(n, "stayed", text=f"{n}")
    page.enter()
    first = top_rows(page)
    bar = page.list.verticalScrollBar()
    bar.setValue(page.look.px(30))
    assert top_rows(page) == first, "it stays while its week is in sight"
    # the row under it is not pressed through it
    at = QPoint(page.list.viewport().width() // 2, page.look.px(10))
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.list.selectedIndexes() == []
    heads = [line.head for line in moments_of(page)]
    second = heads.index(next(head for head in heads if head != heads[0]))
    bar.setValue(bar.value() + page.list.visualRect(page.list.cards.index(second)).top() + 9)
    assert top_rows(page) != first
    # what the keyboard goes to is never under it
    page.list.setCurrentIndex(page.list.cards.index(second))
    assert page.list.visualRect(page.list.currentIndex()).top() >= page.look.px(HEAD)


def test_the_list_deletes_and_brings_back(page: MomentsPage, log: Log, qtbot: Any) -> None:
    for n in range(3):
        log(0, "stayed", 10 + n, text=f"{n}")
    page.enter()
    notices: list[Any] = []
    page.notice.connect(notices.append)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert [line.title for line in moments_of(page)] == ["1", "0"]
    assert moments_of(page)[0].holds.startswith("2 stayed")
    notices[0].then()
    assert [line.title for line in moments_of(page)] == ["2", "1", "0"]


@pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
def test_chips_choose_and_say_what_is_chosen(page: MomentsPage, around: Any, log: Log) -> None:
    ines = ask(around, people.add("Ines"))
    ask(around, people.add("Nobody"))
    log(0, "stayed", 9, text="a", person_id=ines.id, trigger="T03")
    log(0, "withdrew", 8, text="b", trigger="rain")
    page.enter()
    filters = page.filters

    def choose(chip: Any, text: str) -> list[str]:
        chip.click()
        menu = present(chip.shown_menu)
        rows = [action.text() for action in menu.actions()]
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        return rows

    assert choose(filters.person, "Ines") == ["All", "Ines"]
    assert [line.title for line in moments_of(page)] == ["a"]
    assert filters.person.is_set
    assert filters.person.accessibleName() == "Everyone: Ines"
    assert choose(filters.trigger, "rain") == ["All", "Praise", "rain"]
    assert page.list.isHidden()
    assert page.none_fits.isVisible()
    assert not page.log_button.isVisible(), "there are moments, only none that fits"
    page.show_all.click()
    assert [line.title for line in moments_of(page)] == ["a", "b"]
    assert not any(chip.is_set for chip in filters.chips)
    rows = choose(filters.happened, "Pulled away")
    assert rows[:3] == ["All", "Let someone in", "Stayed"]
    assert [line.title for line in moments_of(page)] == ["b"]
    # somebody who is renamed is called so; somebody who is gone is looked for no more
    choose(filters.happened, "All")
    choose(filters.person, "Ines")
    ask(around, people.rename(ines.id, "Agnes", JobProgress()))
    assert filters.person.accessibleName() == "Everyone: Agnes"
    other = ask(around, people.add("Other"))
    ask(around, people.merge(ines.id, other.id, JobProgress()))
    assert not filters.person.is_set
    assert [line.title for line in moments_of(page)] == ["a", "b"]


def test_an_empty_list_says_so_and_offers_the_first_step(page: MomentsPage) -> None:
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.enter()
    assert page.nothing.isVisible()
    assert page.first_focus() is page.log_button
    page.log_button.click()
    assert gone[0].page == "moment"
    assert page.side is not None
    assert page.side.is_empty


def test_rows_that_come_after_the_keyboard_have_it(page: MomentsPage, log: Log, qtbot: Any) -> None:
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    kept = log(1, text="by the sea")
    page.enter(None)
    assert page.list.thing is not None
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.list.holds(kept.id or 0))
