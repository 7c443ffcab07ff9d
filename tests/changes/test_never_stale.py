"""After each write, each page shows what one that is opened now would show; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTextEdit,
    QWidget,
)
from tests.changes.writes import TODAY, WRITES, Held, fill
from tests.conftest import NOW, ask, end

from nearward.domain.changes import NAMES
from nearward.domain.model import Entry, Moment
from nearward.session.ask import entries, moments, people, trash
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.cards import CardList
from nearward_ui.kit.widgets.month import Month
from nearward_ui.pages import PAGES
from nearward_ui.routes import (
    Route,
    ToBelief,
    ToDays,
    ToJournal,
    ToMoment,
    ToOnThisDay,
    ToPerson,
    ToPicture,
    ToSheetRead,
    ToVersions,
    ToWorksheet,
)

#: what is shown on the pages that show one thing, or a day
ROUTES: dict[str, Callable[[Held], Route]] = {
    "journal": lambda h: ToJournal(id=h.entry.id or 0),
    "on-this-day": lambda _: ToOnThisDay(day=TODAY),
    "read": lambda _: ToDays(last=TODAY),
    "picture": lambda h: ToPicture(entry=h.entry.id),
    "versions": lambda h: ToVersions(kind="entry", id=h.entry.id or 0),
    "person": lambda h: ToPerson(id=h.person),
    "moment": lambda h: ToMoment(id=h.moment.id or 0),
    "worksheet": lambda h: ToWorksheet(id=h.worksheet.id or 0),
    "belief": lambda h: ToBelief(id=h.more["story"].id),
    "worksheet-read": lambda h: ToSheetRead(id=h.worksheet.id or 0),
}
#: pages that show no record, or only paper that is made of them
OTHER = {
    "settings",
    "import",
    "export",
    "recovery",
    "passphrase",
    "privacy",
    "pause",
    "print-days",
    "appointment",
    "shortcuts",
    "learn",
    "card",
    "steps",
    "print-card",
    "about",
}
WALKED = [key for key in PAGES if key not in OTHER]
Made = Callable[[str], Page]


@pytest.fixture
def held(around: Any, tmp_path: Path) -> Held:
    return fill(around.desk._vault, tmp_path)


@pytest.fixture
def make(around: Any, qtbot: Any) -> Iterator[Made]:
    made: list[Page] = []

    def one(key: str) -> Page:
        module, name = PAGES[key].source.split(":")
        page: Page = getattr(import_module(module), name)(around)
        page.key = key
        made.append(page)
        page.resize(1084, 760)
        return page

    yield one
    for page in made:
        end(page)


def said(page: Page) -> list[str]:
    """All that can be read on a page, in no order."""
    found: list[str] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        if isinstance(widget, CardList):
            found += [f"{line.title}|{line.soft}|{line.mark}" for line in widget.cards.lines]
        elif isinstance(widget, Month):
            found += [str(mark) for mark in widget.model.marks.values()]
        elif isinstance(widget, QTableWidget):
            cells = [widget.item(r, 0) for r in range(widget.rowCount())]
            found += [cell.text() for cell in cells if cell is not None]
        elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
            found.append(widget.toPlainText())
        elif isinstance(widget, (QLabel, QLineEdit)):
            found.append(widget.text())
        elif isinstance(widget, QAbstractButton):
            found.append(f"{widget.text()} {widget.isChecked()}")
    return sorted(found)


def come(page: Page, route: Route | None) -> None:
    """As the room shows a page."""
    page.enter(route)
    page.is_stale = False


@pytest.mark.parametrize("name_of_page", WALKED)
def test_a_page_that_is_seen_shows_what_is_there(
    name_of_page: str, held: Held, make: Made, around: Any, qtbot: Any
) -> None:
    key = name_of_page
    route = ROUTES[key](held) if key in ROUTES else None
    seen, away, opened = make(key), make(key), make(key)
    for page in (seen, away):
        page.show()
        come(page, route)
    away.hide()
    for name, do in WRITES:
        around.desk.ask(do(held), None, refused)
        qtbot.wait(1)
        come(opened, seen.coming_back()() or route)
        stand_as(seen, opened)
        wait_for(qtbot, seen, opened, f"{key} seen, after {name}")
    away.show()
    # the form of a moment begins a new one, unless it is told which
    come(away, route if key == "moment" else None)
    come(opened, away.coming_back()() or route)
    stand_as(away, opened)
    wait_for(qtbot, away, opened, f"{key}, shown again")


def stand_as(page: Any, opened: Any) -> None:
    """What is chosen on one page is chosen on the other."""
    if page.key == "versions":
        chosen = page.list.thing
        opened.list.choose(lambda one: chosen is not None and one.id == chosen.id)


def wait_for(qtbot: Any, page: Page, opened: Page, message: str) -> None:
    def same() -> None:
        mine, fresh = said(page), said(opened)
        gone = [line for line in mine if line not in fresh]
        new = [line for line in fresh if line not in mine]
        assert mine == fresh, f"{message}: {gone} where there is {new}"

    qtbot.waitUntil(same, timeout=4000)


def refused(trouble: Any) -> None:
    raise AssertionError(trouble.code)


def test_a_page_names_all_that_it_shows(held: Held, make: Made) -> None:
    del held
    for key in WALKED:
        page = make(key)
        assert page.shows, f"{key}: it names what it shows, or stands in OTHER"
        assert set(page.shows) <= NAMES, key
        assert type(page).refresh is not Page.refresh or not page.shows, key


def test_the_words_that_are_being_written_stay(
    held: Held, make: Made, around: Any, qtbot: Any
) -> None:
    page: Any = make("journal")
    page.show()
    come(page, ToJournal(id=held.entry.id or 0))
    page.editor.setFocus()
    cursor = page.editor.textCursor()
    cursor.setPosition(3)
    page.editor.setTextCursor(cursor)
    qtbot.keyClicks(page.editor, "xyz")
    text = page.editor.text()
    around.desk.ask(entries.put_text(held.entry.id, "Written elsewhere."))
    assert page.editor.text() == text, "what is not saved is not written over"
    assert page.editor.textCursor().position() == 6
    qtbot.waitUntil(lambda: not page.writing.dirty, timeout=5000)
    assert page.editor.text() == text
    assert page.editor.textCursor().position() == 6
    cursor.setPosition(2)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
    page.editor.setTextCursor(cursor)
    around.desk.ask(entries.save(Entry(at=NOW, day=TODAY, text="Another one.")))
    around.desk.ask(people.add("Noor"))
    assert page.editor.textCursor().selectedText() == text[2:5], "a selection stays"
    around.desk.ask(entries.put_text(held.entry.id, "Now it is another text, told at once."))
    assert page.editor.text() == "Now it is another text, told at once."


def test_what_is_noted_of_someone_stays_while_it_is_written(
    held: Held, make: Made, around: Any, qtbot: Any
) -> None:
    page: Any = make("person")
    page.show()
    come(page, ToPerson(id=held.person))
    page.noted.about.setFocus()
    qtbot.keyClicks(page.noted.about, "from the choir")
    around.desk.ask(entries.save(Entry(at=NOW, day=TODAY, text="With @Sam again.")))
    assert page.noted.about.text() == "from the choir"
    assert page.noted.about.textCursor().position() == len("from the choir")
    assert page.list.cards.lines[0].title == "With @Sam again."
    qtbot.waitUntil(lambda: not page._dirty, timeout=5000)
    assert page.noted.about.textCursor().position() == len("from the choir")


def test_a_day_that_is_answered_stays_as_it_is_typed(
    held: Held, make: Made, around: Any, qtbot: Any
) -> None:
    del held
    page: Any = make("check-in")
    page.show()
    come(page, None)
    panel = page.panels[TODAY]
    panel.unfold(True)
    panel.fold.turn(True)
    panel.words_of_day.setFocus()
    qtbot.keyClicks(panel.words_of_day, "Quiet")
    around.desk.ask(moments.save(Moment(at=NOW, day=TODAY, outcome="stayed")))
    assert page.panels[TODAY] is panel
    assert panel.words_of_day.text() == "Quiet"
    qtbot.waitUntil(lambda: not page._policies, timeout=15000)
    assert page.panels[TODAY] is panel, "its own save builds nothing anew"
    assert panel.words_of_day.cursorPosition() == 5


def test_a_list_stays_where_it_was_scrolled(
    held: Held, make: Made, around: Any, qtbot: Any
) -> None:
    del held
    for number in range(80):
        at = NOW - timedelta(days=number)
        ask(around, moments.save(Moment(at=at, day=at.date(), outcome="stayed", text=f"{number}")))
    page: Any = make("moments")
    page.show()
    come(page, None)
    while len(page.list.cards.lines) < 80:
        page.list.cards.fetchMore(page.list.rootIndex())
    qtbot.wait(50)
    bar = page.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row = len(page.list.cards.lines) // 2
    page.list.setCurrentIndex(page.list.cards.index(row))
    place, thing = bar.value(), page.list.thing
    around.desk.ask(people.add("Noor"))
    assert bar.value() == place
    assert page.list.thing.id == thing.id
    assert len(page.list.cards.lines) >= 80, "what was fetched is there still"


def test_an_undo_on_another_page_is_seen_there(
    held: Held, make: Made, around: Any, qtbot: Any
) -> None:
    around.desk.ask(trash.delete("moment", held.moment.id))
    page: Any = make("patterns")
    page.show()
    come(page, None)
    assert page._history.stayed.get(TODAY) is None
    around.desk.ask(trash.restore("moment", held.moment.id))
    assert page._history.stayed.get(TODAY) == 1


def test_a_search_in_force_is_looked_through_again(
    held: Held, make: Made, around: Any, qtbot: Any
) -> None:
    page: Any = make("journal")
    page.show()
    come(page, None)
    page.finding.look_for("quay")
    cards = page.finding.list.cards
    qtbot.waitUntil(lambda: [line.thing.id for line in cards.lines] == [held.entry.id])
    around.desk.ask(trash.delete("entry", held.entry.id))
    qtbot.waitUntil(lambda: cards.lines == [])
    around.desk.ask(trash.restore("entry", held.entry.id))
    qtbot.waitUntil(lambda: len(cards.lines) == 1)
    assert page.finding.search.text() == "quay"
