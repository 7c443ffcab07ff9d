"""Nothing on a page moves under the hand while one types and it saves itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from tests.conftest import end
from tests.narrowed import instance

from nearward.domain.file import trouble as t
from nearward.session.ask import people
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.context import Notice
from nearward_ui.kit.inputs.exact_text import ExactText
from nearward_ui.kit.page import Page
from nearward_ui.moments.form import MomentPage
from nearward_ui.people.person import PersonPage
from nearward_ui.routes import Route, ToPerson, ToWorksheet
from nearward_ui.shell.notices import NoticeBar
from nearward_ui.shell.room import Room, shape_for
from nearward_ui.worksheets.form import WorksheetPage

#: window, text size
SIZES = [(1280, 800, 100), (960, 600, 100), (800, 600, 100), (1280, 800, 150), (800, 600, 150)]
RAIL = 196


def geometry(page: QWidget) -> dict[str, QRect]:
    """Where every widget is that is seen, by what it is and which of its kind."""
    found: dict[str, QRect] = {}
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and not widget.isWindow():
            place = widget.mapTo(page, QPoint(0, 0))
            name = f"{type(widget).__name__} {widget.accessibleName()} {id(widget)}"
            found[name] = QRect(place, widget.size())
    return found


def moved(before: dict[str, QRect], after: dict[str, QRect]) -> list[str]:
    """What was seen before and is elsewhere now; the rows of a list that fills are its own."""
    return [
        f"{name}: {rect} {after[name]}"
        for name, rect in before.items()
        if name in after and after[name] != rect
    ]


@pytest.fixture(params=SIZES, ids=lambda size: "-".join(map(str, size)))
def size(request: pytest.FixtureRequest) -> tuple[int, int, int]:
    found: tuple[int, int, int] = request.param
    return found


@pytest.fixture
def show(around: Any, qtbot: Any, size: tuple[int, int, int]) -> Iterator[Any]:
    wide, high, text = size
    around.look.become("light", text)
    made: list[Page] = []

    def make(kind: type[Page], route: Route | None = None) -> Page:
        page = kind(around)
        made.append(page)
        page.reshape(shape_for(wide, around.look.scale))
        page.resize(wide - around.look.px(RAIL), high)
        page.show()
        page.activateWindow()
        page.enter(route)
        qtbot.wait(20)
        return page

    yield make
    for page in made:
        end(page)


def test_the_journal(show: Any, qtbot: Any) -> None:
    page = show(JournalPage)
    page.editor.setFocus()
    # the question goes with the first word, below the text
    QTest.keyClicks(page.editor, "We ")
    QApplication.processEvents()
    begun = geometry(page)
    seen: list[tuple[str, list[str]]] = []

    def look(state: object) -> None:
        QApplication.processEvents()
        seen.append((str(state), moved(begun, geometry(page))))

    page.writing.state.connect(look)
    for words in ("were quiet", " and walked home", ". Then tea"):
        QTest.keyClicks(page.editor, words)
        page.writing.save()
        qtbot.wait(20)
        look("after")
    assert {state for state, _ in seen} >= {"unsaved", "saving", "saved", "after"}
    assert [found for found in seen if found[1]] == []


def test_the_way_of_the_hand_to_the_buttons(show: Any) -> None:
    page = show(JournalPage)
    top = page.top
    ways = (*top.buttons, top.when, page.title, page.editor, page.foot_line)
    places = [way.mapTo(page, QPoint(0, 0)) for way in ways]
    for said in ("Saving…", "Saved", "Not saved yet", ""):
        page.foot_line.say(said)
        top.show_marks(starred=said == "Saved", mood=None if said else 2)
        QApplication.processEvents()
        assert [way.mapTo(page, QPoint(0, 0)) for way in ways] == places, said


@pytest.mark.parametrize("kind", [MomentPage, WorksheetPage])
def test_forms(show: Any, qtbot: Any, kind: type[Page]) -> None:
    page = show(kind, ToWorksheet(sheet="evidence") if kind is WorksheetPage else None)
    field = next(f for f in page.findChildren(ExactText) if f.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "We ")
    qtbot.wait(20)
    begun = geometry(page)
    QTest.keyClicks(field, "were quiet")
    qtbot.wait(1300)
    assert page.unsaved() is None or kind is MomentPage
    assert moved(begun, geometry(page)) == []


def test_the_page_of_someone(show: Any, around: Any, qtbot: Any) -> None:
    someone: list[Any] = []
    around.desk.ask(people.add("Ines"), someone.append)
    qtbot.waitUntil(lambda: bool(someone))
    page: Any = show(PersonPage, ToPerson(id=someone[0].id))
    qtbot.waitUntil(page.noted.isVisible)
    field = next(f for f in page.findChildren(ExactText) if f.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "Sings ")
    qtbot.wait(50)
    begun = geometry(page)
    QTest.keyClicks(field, "on the stairs")
    qtbot.wait(1300)
    assert page.unsaved() is None
    assert moved(begun, geometry(page)) == []


@pytest.mark.parametrize("kind", [JournalPage, WorksheetPage])
def test_a_save_that_is_refused_is_said_below_the_text(
    show: Any, qtbot: Any, size: tuple[int, int, int], kind: type[Page]
) -> None:
    page: Any = show(kind, ToWorksheet(sheet="evidence") if kind is WorksheetPage else None)
    keeping = page.writing if kind is JournalPage else page.keeping
    field = next(
        f
        for f in page.findChildren(ExactText)
        if f.isVisible() and f is not getattr(page, "title", None)
    )
    field.setFocus()
    QTest.keyClicks(field, "We were quiet")
    keeping.save()
    qtbot.wait(20)

    def first_line() -> QPoint:
        corner = field.cursorRect(field.textCursor()).topLeft()
        return instance(QPoint, field.viewport().mapTo(page, corner))

    before, caret = geometry(page), first_line()
    keeping.state.emit(t.DiskFull(name="diary.nearward"))
    qtbot.wait(50)
    assert page.trouble.isVisible()
    after = geometry(page)
    tops = {name: (rect.topLeft(), rect.width()) for name, rect in before.items()}
    elsewhere = [
        name
        for name, place in tops.items()
        if name in after and (after[name].topLeft(), after[name].width()) != place
    ]
    said = QRect(page.trouble.mapTo(page, QPoint(0, 0)), page.trouble.size())
    assert said.top() >= first_line().y()
    if kind is WorksheetPage and size == SIZES[-1]:
        return  # two lines are left of what scrolls: it goes as far as the caret needs
    assert elsewhere == []
    assert first_line() == caret
    keeping.state.emit("saved")
    qtbot.wait(50)
    assert moved(before, geometry(page)) == []


LONG = "/home/someone/Documents/Papers/2026/November/a long name of a file.pdf"
#: what is said; what is longer than two lines (a place, a trouble) is cut, until it is asked for
NOTICES = (
    Notice("The worksheet is in the trash.", "Undo", lambda: None),
    Notice("Saved.", "Look at it", lambda: None),
    Notice("The PDF is made. It is not encrypted."),
    Notice(f"The PDF is made. It is not encrypted: {LONG}", lasting=True),
    Notice(f"The disk is full. Nothing is lost. Please make room on the disk of {LONG}.", "Undo"),
)


def is_whole(bar: NoticeBar) -> bool:
    """Whether no line of what is said is cut off."""
    lines = bar.text.lines_in(bar.text.width())
    return bar.text.height() >= len(lines) * bar.fontMetrics().height()


@pytest.mark.parametrize(
    "page_key", ["journal", "moment", "moments", "worksheet", "people", "backups"]
)
def test_a_notice_comes_and_goes(
    around: Any, qtbot: Any, size: tuple[int, int, int], page_key: str
) -> None:
    wide, high, text = size
    around.look.become("light", text)
    room = Room(around)
    # as in the window, which does not grow with a page
    room.setMinimumSize(320, 240)
    room.resize(wide, high)
    room.show()
    try:
        room.show_page(Route(page_key))
        qtbot.wait(50)
        assert room.size() == QSize(wide, high)
        begun = geometry(room)
        for notice in NOTICES:
            room.say(notice)
            qtbot.wait(20)
            assert room.bar.isVisible()
            assert moved(begun, geometry(room)) == [], notice.text
            page, bar = room.current, room.bar.geometry()
            assert page is not None
            # without it the page has all the height
            assert page.height() == high
            assert QRect(page.mapTo(room, QPoint(0, 0)), page.size()).contains(bar)
            below = [one for one in page.below() if one is not None and one.isVisible()]
            feet = [QRect(one.mapTo(room, QPoint(0, 0)), one.size()) for one in below]
            assert not [foot for foot in feet if foot.intersects(bar)]
            assert room.bar.text.text() == notice.text
            if room.bar.more.isVisible():
                assert QLabel.text(room.bar.text).endswith("…")
                room.bar.more.click()
                qtbot.wait(20)
                assert QLabel.text(room.bar.text) == notice.text
                assert not room.bar.more.isVisible()
                qtbot.waitUntil(lambda: is_whole(room.bar))
            else:
                assert QLabel.text(room.bar.text) == notice.text
            room.bar.hide()
            qtbot.wait(20)
            assert moved(begun, geometry(room)) == [], notice.text
    finally:
        end(room)
