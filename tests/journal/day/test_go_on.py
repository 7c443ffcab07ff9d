"""The empty page of a day says what can be gone on with, and only what is so."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.conftest import NOW, ask, end

from nearward.config.settings import Settings
from nearward.domain.model import CheckIn, Entry, Moment, Worksheet
from nearward.session.ask import check_ins, entries, moments, settings, trash, worksheets
from nearward.session.ask.journal import go_on
from nearward.session.ask.journal.go_on import GoOn
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.layouts.focus_order import stops
from nearward_ui.pages import to_thing
from nearward_ui.routes import Route, ToJournal, ToOnThisDay

TODAY = NOW.date()
MORNING = NOW.replace(hour=7, minute=50)
LAST_YEAR = NOW.replace(year=NOW.year - 1)


def keep(around: Any, at: datetime, text: str, title: str = "") -> Entry:
    entry = Entry(at=at, day=at.date(), title=title, text=text)
    kept: Entry = ask(around, entries.save(entry))
    return kept


def found(around: Any, day: date = TODAY) -> GoOn:
    answer: GoOn = ask(around, go_on.read(day, NOW, 4))
    return answer


def sheet(around: Any, status: str, days: int = 1) -> Worksheet:
    at = NOW - timedelta(days=days)
    answers = {"thoughts": [{"txt": f"I always leave. {days}"}]}
    made = Worksheet(at=at, day=at.date(), sheet="evidence", status=status, answers=answers)
    kept: Worksheet = ask(around, worksheets.save(made))
    return kept


def fill(around: Any) -> None:
    """Something of each."""
    keep(around, LAST_YEAR, "I said yes.", "The concert, and the way home")
    keep(around, NOW - timedelta(days=2), "Before.")
    sheet(around, "draft")
    keep(around, MORNING, "It is only lunch.", "Before her sister's")


def test_a_new_diary_says_only_that_it_is_new(around: Any) -> None:
    assert found(around) == GoOn(is_new=True)
    keep(around, MORNING, "It is only lunch.", "")
    assert not found(around).is_new


def test_each_stands_there_only_when_it_is_so(around: Any) -> None:
    fill(around)
    here = found(around)
    assert here.entry is not None
    assert here.entry.title == "Before her sister's"
    assert here.earlier is not None
    assert (here.earlier.day, here.is_alone) == (LAST_YEAR.date(), True)
    assert here.open_days == tuple(TODAY - timedelta(days=days) for days in (3, 2, 1))
    assert here.worksheet is not None
    ask(around, trash.delete("entry", here.entry.id))
    assert found(around).entry is None
    done = CheckIn(at=NOW, day=TODAY - timedelta(days=1), confirmed=True)
    ask(around, check_ins.save(done))
    assert found(around).open_days == tuple(TODAY - timedelta(days=days) for days in (3, 2))
    ask(around, trash.delete("worksheet", here.worksheet.id))
    sheet(around, "finished")
    assert found(around).worksheet is None
    ask(around, trash.delete("entry", here.earlier.id))
    assert found(around).earlier is None


def test_the_newest_sheet_and_the_newest_year_are_told(around: Any) -> None:
    sheet(around, "draft", 9)
    newest = sheet(around, "draft", 2)
    for years in (3, 2):
        at = NOW.replace(year=NOW.year - years)
        moment = Moment(at=at, day=at.date(), outcome="stayed", text=f"{years}")
        ask(around, moments.save(moment))
    keep(around, NOW.replace(year=NOW.year - 2, hour=8), "And words.")
    here = found(around)
    assert here.worksheet is not None
    assert here.worksheet.id == newest.id
    assert here.earlier is not None
    assert (here.earlier.kind, here.earlier.day.year) == ("entry", NOW.year - 2)
    assert not here.is_alone


def test_after_a_heavy_sheet_nothing_is_offered_that_asks(around: Any) -> None:
    fill(around)
    ask(around, worksheets.heavy_finished(1, NOW - timedelta(minutes=30)))
    here = found(around)
    assert (here.open_days, here.worksheet) == ((), None)
    assert here.entry is not None


def told(page: JournalPage) -> list[str]:
    return [row.accessibleName() for row in page.go_on.rows if row.isVisible()]


@pytest.fixture
def full(around: Any, qtbot: Any) -> Any:
    fill(around)
    made = JournalPage(around)
    made.resize(1084, 800)
    made.show()
    made.activateWindow()
    made.enter(None)
    yield made
    end(made)


def test_the_rows_are_read_pressed_and_reached_by_keys(full: JournalPage, qtbot: Any) -> None:
    assert told(full) == [
        "Before her sister's, this morning, 07:50",
        "Friday, Saturday and Sunday, still open, check-in",
        "“I always leave. 1”, worksheet, from Sunday 22 November",
        f"The concert, and the way home, this day in {LAST_YEAR.year}",
    ]
    assert full.go_on.heading.text() == "Or go on with"
    assert not full.foot_line.years.isVisible(), "earlier years are told once"
    order = [stop for stop in stops(full) if stop in full.go_on.rows]
    assert order == full.go_on.rows, "Tab comes to each, in the order in which they are read"
    gone_to: list[object] = []
    full.go.connect(gone_to.append)
    _entry, check_in, weighed, _earlier = full.go_on.rows
    for row, key in ((check_in, Qt.Key.Key_Space), (weighed, Qt.Key.Key_Return)):
        row.setFocus()
        QTest.keyClick(row, key)
    assert gone_to == [Route("check-in"), to_thing("worksheet", 1)]
    assert full.editor.toPlainText() == "", "Return writes no line below it"
    full.go_on.rows[0].click()
    qtbot.waitUntil(lambda: full.editor.text() == "It is only lunch.")
    assert not full.go_on.isVisible()


def test_its_heading_fits_what_stands_over_it(full: JournalPage) -> None:
    full.question.none.click()
    assert full.go_on.heading.text() == "Go on with"
    assert len(told(full)) == 4


def test_many_of_one_day_are_looked_at_together(full: JournalPage, around: Any) -> None:
    moment = Moment(at=LAST_YEAR, day=LAST_YEAR.date(), outcome="stayed")
    ask(around, moments.save(moment))
    gone_to: list[object] = []
    full.go.connect(gone_to.append)
    full.go_on.rows[-1].click()
    assert gone_to == [ToOnThisDay(day=TODAY)]


def test_it_goes_with_the_first_word_and_comes_back(full: JournalPage, qtbot: Any) -> None:
    editor = full.editor
    editor.setFocus()
    first_line = editor.viewport().mapTo(full, QPoint(0, 0))
    qtbot.keyClicks(editor, "Yes")
    assert not full.go_on.isVisible()
    assert editor.viewport().mapTo(full, QPoint(0, 0)) == first_line, "the text stays in place"
    qtbot.waitUntil(lambda: editor.height() > 300)
    assert full.foot_line.years.isVisible(), "earlier years are told there from now on"
    full.writing.save()
    assert full.writing.id
    for _ in "Yes":
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert full.go_on.isVisible()
    assert full.question.isVisible()
    assert len(told(full)) == 4
    # an entry that was opened, and holds nothing, is none that is begun
    full.enter(ToJournal(id=full.writing.id))
    assert not full.go_on.isVisible()


def test_it_follows_what_is_written_elsewhere(full: JournalPage, around: Any) -> None:
    ask(around, trash.delete("worksheet", 1))
    assert len(told(full)) == 3
    done = CheckIn(at=NOW, day=TODAY - timedelta(days=1), confirmed=True)
    ask(around, check_ins.save(done))
    assert "Friday and Saturday, still open, check-in" in told(full)
    done = CheckIn(at=NOW, day=TODAY - timedelta(days=2), confirmed=True)
    ask(around, check_ins.save(done))
    assert "Friday, still open, check-in" in told(full)


def test_a_day_of_the_past_has_its_own_rows(full: JournalPage, around: Any, qtbot: Any) -> None:
    keep(around, (NOW - timedelta(days=5)).replace(year=NOW.year - 1), "A year before that.")
    full.open_day(TODAY - timedelta(days=5))
    qtbot.waitUntil(lambda: full.writing.entry.day == TODAY - timedelta(days=5))
    assert told(full)[-1] == f"A year before that., this day in {NOW.year - 1}"
    assert not any("this morning" in row for row in told(full))


def test_as_many_as_fit_and_none_in_a_low_window(full: JournalPage) -> None:
    full.resize(1084, 620)
    assert 0 < len(told(full)) < 4
    full.resize(1084, 420)
    assert told(full) == []
    assert not full.go_on.isVisible()


def test_it_can_be_turned_off(around: Any, qtbot: Any) -> None:
    fill(around)
    kept = Settings()
    assert kept.change("go_on", False)
    ask(around, settings.keep("go_on", False))
    page = JournalPage(around._replace(settings=kept))
    page.resize(1084, 800)
    page.show()
    page.enter(None)
    assert told(page) == []
    assert not page.go_on.heading.isVisible()
    end(page)
