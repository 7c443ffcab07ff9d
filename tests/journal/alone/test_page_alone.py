"""Writing alone on a real page: what is put away, the veil over the words, face and size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage
from tests.conftest import ask, end

from nearward.session.ask import settings as asked
from nearward_ui.journal.alone.veil import PALE
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.theme import TOKENS

LINES = "One line of words\n\nAnother line with more of them\n\nThe line that is written"
#: of the brightness of a colour, as the eye takes it
WEIGHTS = (0.2126, 0.7152, 0.0722)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    made = JournalPage(around)
    made.key = "journal"
    made.resize(1100, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(None)
    made.editor.setFocus()
    made.editor.insertPlainText(LINES)
    yield made
    made.leave()
    end(made)


def set_to(page: JournalPage, **values: object) -> None:
    for key, value in values.items():
        assert page.around.settings.change(key, value)


def painted(page: JournalPage) -> QImage:
    QCoreApplication.processEvents()
    return page.editor.viewport().grab().toImage()


def row_of(page: JournalPage, block: int, image: QImage) -> set[str]:
    """The colours in a line, as they are painted."""
    editor = page.editor
    found = editor.document().findBlockByNumber(block)
    box = editor.blockBoundingGeometry(found).translated(editor.contentOffset())
    high = range(round(box.top()), round(box.bottom()))
    return {
        QColor(image.pixel(x, y)).name() for y in high for x in range(0, min(image.width(), 400))
    }


def parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def bright(colour: QColor) -> float:
    plain = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts(colour)]
    return sum(weight * part for weight, part in zip(WEIGHTS, plain, strict=True))


def test_only_the_page_is_there_and_all_comes_back(page: JournalPage) -> None:
    page.title.set_text("A title")
    around = (page.title, page.top.when, page.tagged, page.finding)
    before = [widget.isVisible() for widget in around]
    page.alone(True)
    assert not any(widget.isVisible() for widget in around)
    assert page.writing_alone.over.title.text() == "A title"
    # what is shown meanwhile stays away, and is there afterwards
    page.trouble.say("")
    page.writing.answer("What did you need?")
    page._show_prompt()
    assert not page.prompt.isVisible()
    page.alone(False)
    assert [widget.isVisible() for widget in around] == before
    assert page.prompt.isVisible()
    assert not page.writing_alone.over.isVisible()


def middle(page: JournalPage) -> float:
    """Of the height: where the caret's line stands."""
    editor = page.editor
    at = editor.viewport().mapTo(page, editor.cursorRect().center()).y()
    return at / page.height()


def test_another_entry_and_another_text_size_stand_in_their_place(page: JournalPage) -> None:
    page.leave()
    page.new_entry()
    page.title.set_text("The second")
    page.editor.insertPlainText("Its first line")
    page.leave()
    page.alone(True)
    page.step(-1)
    QCoreApplication.processEvents()
    assert page.editor.text() == LINES
    assert page.writing_alone.over.title.text() == ""
    assert middle(page) == pytest.approx(0.45, abs=0.01)
    page.step(1)
    QCoreApplication.processEvents()
    assert page.writing_alone.over.title.text() == "The second"
    for size in (150, 100):
        page.look.become("light", size)
        QCoreApplication.processEvents()
        assert middle(page) == pytest.approx(0.45, abs=0.01)
    page.alone(False)


def test_the_keyboard_stays_in_the_text_and_the_lock_goes_its_way(
    page: JournalPage, qtbot: Any
) -> None:
    page.alone(True)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        qtbot.keyClick(page.editor, key)
        assert page.editor.hasFocus()
    # who writes presses keys: nothing holds off the lock
    assert page.quiet_minutes == 0
    page.alone(False)


def test_trouble_is_said_all_the_same(page: JournalPage) -> None:
    page.alone(True)
    page.trouble.say("The disk is full.")
    assert page.trouble.isVisible()
    page.alone(False)


def test_what_was_not_touched_has_the_keyboard_again(page: JournalPage) -> None:
    page.title.setFocus()
    page.alone(True)
    assert page.editor.hasFocus()
    page.alone(False)
    assert page.title.hasFocus()
    page.alone(True)
    page.editor.insertPlainText(" and on")
    page.alone(False)
    assert page.editor.hasFocus()


def test_a_click_moves_nothing_under_the_pointer(page: JournalPage, qtbot: Any) -> None:
    page.editor.insertPlainText("\nmore" * 40)
    page.alone(True)
    QCoreApplication.processEvents()
    editor = page.editor
    bar, room = editor.verticalScrollBar().value(), editor.viewportMargins().top()
    at = QPoint(30, 60)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor.textCursor().position() == editor.cursorForPosition(at).position()
    assert (editor.verticalScrollBar().value(), editor.viewportMargins().top()) == (bar, room)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.verticalScrollBar().value() < bar
    page.alone(False)


def test_words_are_bars_but_those_of_the_line(page: JournalPage) -> None:
    set_to(page, hide_words=True)
    page.alone(True)
    ink, faint = (page.look.colour(name).name() for name in ("ink", "faint"))
    image = painted(page)
    for block, own in ((0, False), (2, False), (4, True)):
        colours = row_of(page, block, image)
        assert (ink in colours) is own, block
        assert (faint in colours) is not own, block
    # the keyboard is elsewhere: nobody writes
    page.finding.show()
    page.finding.search.setFocus()
    assert ink not in row_of(page, 4, painted(page))
    page.editor.setFocus()
    page.editor.selectAll()
    assert page.look.colour("tide").name() in row_of(page, 0, painted(page))
    page.alone(False)
    assert ink in row_of(page, 0, painted(page))


def test_hidden_words_are_told_of_and_are_heard(page: JournalPage) -> None:
    """Assistive technology reads what is written; it says that the screen does not show it."""
    set_to(page, hide_words=True)
    page.alone(True)
    assert "hidden" in page.editor.accessibleDescription()
    assert page.editor.text() == LINES
    page.alone(False)
    assert page.editor.accessibleDescription() == ""


def test_it_is_turned_on_and_off_while_one_writes(page: JournalPage, around: Any) -> None:
    assert not {"dim_others", "hide_words"} & set(page.acts())
    page.alone(True)
    page.act("hide_words")
    kept: Any = ask(around, asked.every())
    assert kept["hide_words"] is True
    assert page.look.colour("ink").name() not in row_of(page, 0, painted(page))
    page.act("hide_words")
    assert page.look.colour("ink").name() in row_of(page, 0, painted(page))
    page.alone(False)


def test_other_paragraphs_are_dimmed(page: JournalPage) -> None:
    set_to(page, dim_others=True)
    page.alone(True)
    ink = page.look.colour("ink").name()
    image = painted(page)
    assert [ink in row_of(page, block, image) for block in (0, 2, 4)] == [False, False, True]
    page.alone(False)


@pytest.mark.parametrize("theme", TOKENS)
def test_dimmed_words_can_be_read(theme: str) -> None:
    ink, paper = (QColor(TOKENS[theme][name]) for name in ("ink", "paper"))
    mixed = [
        over * PALE + under * (1 - PALE)
        for over, under in zip(parts(paper), parts(ink), strict=True)
    ]
    low, high = sorted((bright(QColor.fromRgbF(*mixed)), bright(paper)))
    assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("face", "family"),
    [
        ("literata", "Literata Page"),
        ("figtree", "Figtree Page"),
        ("hyperlegible", "Atkinson Hyperlegible Page"),
    ],
)
def test_the_page_has_the_face_and_size_that_are_set(
    page: JournalPage, face: str, family: str
) -> None:
    title = page.title.font().pixelSize()
    wide = page.editor.viewport().width()
    set_to(page, page_face=face, page_size=150, page_length="short")
    page.hide()
    page.show()
    QCoreApplication.processEvents()
    info = QFontInfo(page.editor.font())
    assert (info.family(), info.pixelSize()) == (family, 27)
    assert page.editor.fontMetrics().lineSpacing() == 48
    assert page.title.font().pixelSize() == title
    # larger words in as long a line; a short one holds fewer of them
    assert page.editor.viewport().width() >= min(wide, round(wide * 1.5 * 0.87) - 20)


def test_the_page_grows_with_the_text_size(page: JournalPage) -> None:
    page.look.become("light", 150)
    QCoreApplication.processEvents()
    assert QFontInfo(page.editor.font()).pixelSize() == 27
    page.look.become("light", 100)
