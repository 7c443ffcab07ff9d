"""In the smallest window with large text no word is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from tests.conftest import end
from tests.narrowed import present

from nearward.session.ask import people
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import Heading, LinkButton, QuietButton, Scroll, SubHeading
from nearward_ui.routes import Route, ToPerson
from nearward_ui.shell.room import Room


@pytest.fixture
def room(around: Any, qtbot: Any) -> Iterator[Room]:
    around.look.become("light", 150)
    made = Room(around)
    made.setMinimumSize(320, 240)
    made.resize(800, 600)
    made.show()
    yield made
    end(made)


@pytest.mark.parametrize("key_of", ["moments", "people", "tags", "worksheets", "prompts"])
def test_the_heading_of_a_list_stands_whole(room: Room, qtbot: Any, key_of: str) -> None:
    room.show_page(Route(key_of))
    qtbot.wait(30)
    heading = present(room.current).findChild(Heading)
    assert heading is not None
    wide = heading.fontMetrics().horizontalAdvance
    assert heading.width() >= max(map(wide, heading.text().split()))
    assert heading.height() >= heading.heightForWidth(heading.width())


@pytest.mark.parametrize("lay_out", ["flow", "row"])
def test_links_that_wrap_stand_in_line(lay_out: str, around: Any, qtbot: Any) -> None:
    around.look.become("light", 150)
    holder = QWidget()
    qtbot.addWidget(holder)
    made = FlowLayout(8, 8, holder) if lay_out == "flow" else WrappingRow(around.look, 8)
    if holder.layout() is None:
        holder.setLayout(made)
    links = [LinkButton("Another question"), LinkButton("Delete", flush="end"), QuietButton("No")]
    for widget in (QuietButton("A button of some width"), *links):
        made.addWidget(widget)
    holder.resize(200, 400)
    holder.show()
    spare = links[0].sizeHint().width() - links[0].fontMetrics().horizontalAdvance(links[0].text())
    assert spare > 8
    assert links[0].x() == -(spare // 2)
    alone = next(one for one in links[1:] if one.y() > links[0].y())
    assert alone.x() == (0 if alone is links[2] else -spare // 2)


def test_the_page_of_someone_is_as_wide_as_the_window(room: Room, qtbot: Any) -> None:
    found: list[Any] = []
    room.around.desk.ask(people.add("Ines"), found.append)
    qtbot.waitUntil(lambda: bool(found))
    room.show_page(ToPerson(id=found[0].id))
    page: Any = room.current
    qtbot.waitUntil(page.noted.isVisible)
    qtbot.wait(30)
    scroll = page.findChild(Scroll).area
    assert page.content.width() <= scroll.viewport().width()
    for tick in page.findChildren(Tick):
        if tick.isVisible():
            shown = super(Tick, tick).text()
            assert "\n" in shown or tick.width() >= tick.sizeHint().width()
            assert tick.text() == shown.replace("\n", " ")
            assert tick.height() >= tick.fontMetrics().lineSpacing() * len(shown.split("\n"))


def test_the_question_of_an_empty_page_stands_whole(room: Room, qtbot: Any) -> None:
    room.show_page(Route("journal"))
    page: Any = room.current
    qtbot.waitUntil(page.question.isVisible)
    qtbot.wait(30)
    question = page.question
    for widget in (question.text, *question.ways.children()):
        if getattr(widget, "isVisible", bool)():
            assert question.rect().contains(widget.mapTo(question, widget.rect().bottomLeft()))
            # of a link only its words are seen; in a further line these stand at the edge
            out = max(0, -widget.x())
            assert out <= 11
            whole = widget.parentWidget().rect().adjusted(-out, 0, 0, 0)
            assert whole.contains(widget.geometry()), widget
    assert page.editor.viewport().height() >= page.editor.fontMetrics().height()


def test_a_tick_is_one_line_where_there_is_room(around: Any) -> None:
    around.look.become("light", 100)
    tick = Tick("Leave moments with them out of the charts")
    tick.resize(600, 40)
    tick.show()
    assert super(Tick, tick).text() == tick.text()
    one = tick.sizeHint().height()
    tick.resize(150, 40)
    assert "\n" in super(Tick, tick).text()
    assert tick.sizeHint().height() > one
    tick.resize(600, 40)
    assert super(Tick, tick).text() == tick.text()
    end(tick)


def test_a_title_stands_above_its_buttons_rather_than_in_two_lines(around: Any, qtbot: Any) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = WrappingRow(around.look, 12)
    title = SubHeading("A title of several words")
    row.add_text(title, whole=True)
    button = LinkButton("How to read this")
    row.addWidget(button)
    holder.setLayout(row)
    holder.show()
    line = title.fontMetrics().horizontalAdvance(title.text())
    for width, is_beside in ((line + button.sizeHint().width() + 60, True), (line + 20, False)):
        holder.setFixedWidth(width)
        holder.setFixedHeight(row.heightForWidth(width))
        qtbot.wait(10)
        assert title.height() < 2 * title.fontMetrics().lineSpacing()
        assert (button.y() < title.geometry().bottom()) is is_beside
