"""A notice lies over the page: never over what has the keyboard, and what scrolls gets free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from tests.kit.filled import filled

from nearward_ui.kit.context import Notice
from nearward_ui.kit.inputs.exact_text import ExactText
from nearward_ui.kit.widgets.basic import Scroll
from nearward_ui.routes import Route, ToWorksheet
from nearward_ui.shell.frame.focus_ring import _Ring

#: window, text size
SIZES = [(800, 600, 150), (1280, 800, 100), (1920, 1080, 100)]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("full") / "full.nearward")


@pytest.fixture(params=SIZES, ids=lambda size: "-".join(map(str, size)))
def window(
    request: pytest.FixtureRequest,
    make_window: Callable[..., Any],
    full: Path,
    tmp_path: Path,
) -> Any:
    wide, high, text = request.param
    diary = tmp_path / "full.nearward"
    diary.write_bytes(full.read_bytes())
    made = make_window(diary)
    made.look.become("light", text)
    made.resize(wide, high)
    return made


def say(window: Any, qtbot: Any, text: str = "The moment is in the trash.") -> QRect:
    window.room.say(Notice(text, "Undo", lambda: None, lasting=True))
    qtbot.wait(40)
    assert window.room.bar.isVisible()
    return bar(window)


def bar(window: Any) -> QRect:
    found: QRect = window.room.bar.geometry()
    return found


def within(widget: QWidget, rect: QRect, window: Any) -> QRect:
    return QRect(widget.mapTo(window.room, rect.topLeft()), rect.size())


def caret(field: QPlainTextEdit, window: Any) -> QRect:
    return within(field.viewport(), field.cursorRect(), window)


def written(window: Any, qtbot: Any) -> Any:
    """The page of words, with more of them than it has room for."""
    window.show_page(Route("journal"))
    page = window.room.current
    page.editor.setFocus()
    page.editor.insertPlainText("We were quiet, and walked home. \n" * 60)
    page.writing.save()
    qtbot.wait(60)
    return page


def test_it_goes_up_where_it_would_cover_the_line_of_the_caret(window: Any, qtbot: Any) -> None:
    page = written(window, qtbot)
    up = say(window, qtbot)
    assert not up.intersects(caret(page.editor, window))
    assert up.bottom() < caret(page.editor, window).top()
    # a caret that comes near sends it down again
    cursor = page.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    page.editor.setTextCursor(cursor)
    qtbot.wait(60)
    assert bar(window).top() > caret(page.editor, window).bottom()
    # each line in turn
    for _ in range(24):
        cursor = page.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.Down)
        page.editor.setTextCursor(cursor)
        qtbot.wait(30)
        assert not bar(window).intersects(caret(page.editor, window))


def test_the_words_under_it_can_be_scrolled_free(window: Any, qtbot: Any) -> None:
    page = written(window, qtbot)
    editor, scrolls = page.editor, page.editor.verticalScrollBar()
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    editor.setTextCursor(cursor)
    qtbot.wait(40)
    end = scrolls.maximum()
    say(window, qtbot)
    scrolls.setValue(scrolls.maximum())
    qtbot.wait(40)
    last = editor.blockBoundingGeometry(editor.document().lastBlock())
    low = within(editor.viewport(), last.translated(editor.contentOffset()).toRect(), window)
    assert low.bottom() < bar(window).top()
    # what was scrolled stays, until it is scrolled again
    at = scrolls.value()
    window.room.bar.hide()
    qtbot.wait(40)
    assert (scrolls.value(), scrolls.maximum()) == (at, at)
    scrolls.setValue(0)
    assert scrolls.maximum() == end


@pytest.mark.parametrize("page_key", ["settings", "moments"])
def test_a_page_under_it_can_be_scrolled_free(window: Any, qtbot: Any, page_key: str) -> None:
    window.show_page(Route(page_key))
    qtbot.wait(300)
    room, page = window.room, window.room.current
    area = page.list if page_key == "moments" else page.findChild(Scroll).area
    scrolls = area.verticalScrollBar()
    end = scrolls.maximum()
    assert end > 0
    low = say(window, qtbot)
    port = area.viewport()
    assert within(port, port.rect(), window).intersects(low)
    covered = within(port, port.rect(), window).bottom() + 1 - low.top()
    assert scrolls.maximum() >= end + covered
    scrolls.setValue(scrolls.maximum())
    qtbot.wait(40)
    at = scrolls.value()
    assert at >= end + covered
    # another layout of the page leaves it so
    page.updateGeometry()
    qtbot.wait(40)
    assert scrolls.value() == at
    room.bar.hide()
    qtbot.wait(40)
    assert scrolls.value() == at
    scrolls.setValue(0)
    qtbot.wait(40)
    assert scrolls.maximum() == end


def test_it_does_not_cover_the_field_that_has_the_keyboard(window: Any, qtbot: Any) -> None:
    window.show_page(Route("moment"))
    page = window.room.current
    page.fields.outcome.chips[1].click()
    qtbot.wait(60)
    say(window, qtbot)
    for _ in range(40):
        window.room.focusNextPrevChild(True)
        qtbot.wait(20)
        at = QApplication.focusWidget()
        if at is None or not page.isAncestorOf(at) or at.height() > window.look.px(96):
            continue
        seen = within(at, at.rect(), window)
        if isinstance(at, QPlainTextEdit):
            seen = caret(at, window)
        assert not bar(window).intersects(seen), at.accessibleName()


def test_the_ring_passes_under_it(window: Any, qtbot: Any) -> None:
    window.show_page(ToWorksheet(sheet="evidence"))
    page = window.room.current
    field = next(one for one in page.findChildren(ExactText) if one.isVisible())
    field.setFocus()
    say(window, qtbot)
    qtbot.waitUntil(lambda: window.ring.shown is not None)
    # over the lower half of the field, wherever that is
    lies = within(field, field.rect(), window)
    window.room.bar.move(lies.left(), lies.center().y())
    rings = [one for one in window.findChildren(_Ring) if one.isVisible()]

    def is_free() -> bool:
        # it may have found its place again meanwhile
        at = window.room.bar.mapTo(window, QPoint(0, 0))
        over = QRect(at, window.room.bar.size())
        return not rings[0].mask().translated(rings[0].pos()).intersects(over)

    qtbot.waitUntil(is_free)


def test_it_is_as_small_as_what_it_says_and_gone_with_the_room(window: Any, qtbot: Any) -> None:
    window.show_page(Route("people"))
    before = QApplication.focusWidget()
    short = say(window, qtbot, "Saved.")
    assert QApplication.focusWidget() is before
    long = say(window, qtbot, "The disk is full, and nothing is lost by that. " * 6)
    assert short.width() < long.width()
    assert (
        long.left()
        == window.room.current.edges()[0] + window.room.current.mapTo(window.room, QPoint(0, 0)).x()
    )
    assert window.room.bar.more.isVisible()
    window.room.bar.more.click()
    qtbot.wait(40)
    whole = bar(window)
    assert whole.height() > long.height()
    assert whole.bottom() == long.bottom()
    window.lock()
    qtbot.waitUntil(lambda: window.room is None)
    left = [one for one in window.findChildren(QWidget) if one.property("role") == "notice"]
    assert [one for one in left if one.isVisible()] == []
