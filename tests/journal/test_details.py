"""Details: what belongs to an entry beside its words, and what stands on its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.conftest import ask, end

from nearward.domain.model import Entry, Moment
from nearward.session.ask import entries, moments
from nearward_ui.journal.beside.details import Section
from nearward_ui.journal.beside.thing_button import ThingButton
from nearward_ui.journal.page import JournalPage
from nearward_ui.routes import ToMoment, ToVersions

#: menus take the keyboard, which no window is there to give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
AT = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    made = JournalPage(around)
    made.resize(1384, 900)
    made.details.resize(360, 900)
    made.show()
    made.enter(None)
    yield made
    end(made)
    end(made.details)


def write(around: Any, text: str, at: datetime = AT, **more: Any) -> Entry:
    found: Entry = ask(around, entries.save(Entry(at=at, day=at.date(), text=text, **more)))
    return found


def said(section: Section) -> list[str]:
    buttons = [part for part in section.parts if isinstance(part, ThingButton)]
    return [button.accessibleName() for button in buttons]


def test_what_stands_on_the_day_is_told_and_leads_there(page: JournalPage, around: Any) -> None:
    kept = write(around, "Looking back")
    year = AT - timedelta(days=365)
    write(around, "The first week alone.", year, title="The other room")
    made = Moment(at=AT, day=AT.date(), outcome="stayed", text="Told Dad.")
    moment: Moment = ask(around, moments.save(made))
    page.open_entry(kept.id)
    assert page.details.moments.isHidden(), "what is not seen is not read"
    page.fit_side(beside=True, seen=True)
    assert said(page.details.moments) == ["Told Dad., Stayed"]
    assert said(page.details.years) == ["The first week alone., 19 November 2025 · The other room"]
    assert page.details.versions.isHidden()
    gone: list[Any] = []
    page.go.connect(gone.append)
    first = page.details.moments.parts[0]
    assert isinstance(first, ThingButton)
    first.click()
    assert gone == [ToMoment(id=moment.id)]
    other = page.details.years.parts[0]
    assert isinstance(other, ThingButton)
    other.click()
    assert page.editor.text() == "The first week alone."
    # nothing of the day before is left
    assert said(page.details.moments) == []


def test_other_years_are_told_once(page: JournalPage, around: Any) -> None:
    kept = write(around, "Looking back")
    write(around, "The first week alone.", AT - timedelta(days=365))
    page.open_entry(kept.id)
    foot = page.foot_line
    assert foot.years.isVisible()
    assert foot.about.text() == "On this day, 19 Nov 2025:"
    page.fit_side(beside=True, seen=True)
    assert not foot.years.isVisible()
    page.fit_side(beside=False, seen=False)
    foot.years.click()
    assert page.editor.text() == "The first week alone."


def test_earlier_versions_come_with_the_first(page: JournalPage, around: Any) -> None:
    kept = write(around, "One")
    page.open_entry(kept.id)
    page.fit_side(beside=True, seen=True)
    ask(around, entries.put_text(kept.id, "Two, and quite another text"))
    page.open_entry(kept.id)
    assert len(page.details.versions.parts) == 1
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.details.versions_asked.emit()
    assert gone == [ToVersions(kind="entry", id=kept.id)]


def test_star_and_mood_are_the_same_wherever_they_are_given(page: JournalPage, around: Any) -> None:
    kept = write(around, "One")
    page.open_entry(kept.id)
    page.top.star.click()
    assert page.details.marks.values == (True, None)
    assert page.details.marks.star.text() == "Starred"
    page.details.marks.star.click()
    assert not page.top.star.filled
    page.top.mood.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts == ["+3, high", "+2", "+1", "0", "−1", "−2", "−3, low", "No mood"]
    assert [action.isChecked() for action in menu.actions()].index(True) == 7
    menu.actions()[2].trigger()
    menu.close()
    assert page.details.marks.mood.value == 1
    assert page.top.mood.accessibleName() == "Mood: +1"
    page.details.marks.mood.rings[4].click()
    assert page.details.marks.mood.value is None, "chosen again it is taken back"
    assert page.top.mood.accessibleName() == "Mood"
    page.leave()
    assert ask(around, entries.get(kept.id)).mood is None


def test_more_has_all_that_can_be_done_and_nothing_else(page: JournalPage, around: Any) -> None:
    page.top.more.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert "Move this entry to the trash" not in [one.text() for one in menu.actions()]
    menu.close()
    kept = write(around, "One")
    page.open_entry(kept.id)
    page.top.more.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    gone = next(one for one in menu.actions() if one.text() == "Move this entry to the trash")
    gone.trigger()
    menu.close()
    assert ask(around, entries.get(kept.id)) is None or page.writing.id == 0
    assert page.editor.text() == ""


def test_only_the_first_entry_of_an_evening_is_set_as_one(page: JournalPage, around: Any) -> None:
    evening = around.clock()
    first = write(around, "first", evening.replace(minute=5))
    second = write(around, "second", evening.replace(minute=20))
    noon = write(around, "noon", evening.replace(hour=12))
    tones = {}
    for entry in (first, second, noon):
        page.open_entry(entry.id)
        tones[entry.text] = page.top.when.property("tone")
    assert tones == {"first": "evening", "second": "date", "noon": "date"}
