"""Pictures stand in the text that is written, and the text stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.conftest import ask
from tests.journal.pictures.conftest import rest

from nearward.domain.model import Entry, Picture
from nearward.session.ask import entries, pictures
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.widgets.images import made_ready, png
from nearward_ui.routes import ToPicture

LINE = 32


@pytest.fixture
def show(page: JournalPage, around: Any, qtbot: Any) -> Callable[..., list[int]]:
    """Keep an entry with pictures of such sizes, its text made of their numbers, and open it."""

    def run(text: str, *sizes: tuple[int, int]) -> list[int]:
        at = around.clock()
        entry: Entry = ask(around, entries.save(Entry(at=at, day=at.date())))
        ids = []
        for n, (wide, high) in enumerate(sizes):
            image = QImage(wide, high, QImage.Format.Format_RGB32)
            image.fill(QColor.fromHsv(n * 7, 200, 200))
            ready = made_ready(f"{n}.png", png(image))
            ids.append(ask(around, pictures.keep(entry, ready)).picture.id)
        changed = Entry(**{**fields(entry), "text": text.format(*ids)})
        kept: Entry = ask(around, entries.save(changed))
        page.open_entry(kept.id)
        settle(page, qtbot)
        return ids

    return run


def fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


def settle(page: JournalPage, qtbot: Any) -> None:
    QApplication.processEvents()
    page.grab()
    qtbot.waitUntil(lambda: not page.pictures.in_text.is_busy)
    rest(page, qtbot)


def heights(page: JournalPage) -> list[int]:
    block, found = page.editor.document().firstBlock(), []
    while block.isValid():
        found.append(round(page.editor.blockBoundingRect(block).height() / LINE, 2))
        block = block.next()
    assert all(high == round(high) for high in found)
    return [round(high) for high in found]


def stand(page: JournalPage, place: int) -> None:
    cursor = page.editor.textCursor()
    cursor.setPosition(place)
    page.editor.setTextCursor(cursor)


def test_a_row_is_nine_whole_lines_high_and_the_text_is_as_typed(
    page: JournalPage, show: Callable[..., list[int]]
) -> None:
    first, second = show("one\n\n![A.](picture:{})![B.](picture:{})\ntwo", (720, 480), (480, 720))
    assert heights(page) == [1, 1, 9, 1]
    assert page.editor.text() == f"one\n\n![A.](picture:{first})![B.](picture:{second})\ntwo"
    seen = page.pictures.in_text.standing.seen()
    assert [one.mark.id for one in seen] == [first, second]
    assert [(one.rect.width(), one.rect.height()) for one in seen] == [(360, 240), (160, 240)]
    assert seen[1].rect.left() - seen[0].rect.right() == 8
    assert not page.pictures.strip.isVisible()


def test_without_a_caption_it_is_eight_and_what_does_not_fit_stands_below(
    page: JournalPage, show: Callable[..., list[int]]
) -> None:
    show("![](picture:{}) ![](picture:{}) ![](picture:{})", (720, 480), (480, 720), (720, 480))
    assert heights(page) == [16]
    tops = [one.rect.top() for one in page.pictures.in_text.standing.seen()]
    assert [top - tops[0] for top in tops] == [0, 0, 8 * LINE]


def test_a_small_one_is_not_made_larger_and_a_wide_one_stands_in_the_column(
    page: JournalPage, show: Callable[..., list[int]]
) -> None:
    show("![](picture:{})\n![](picture:{})", (60, 40), (3000, 500))
    small, wide = (one.rect for one in page.pictures.in_text.standing.seen())
    assert (small.width(), small.height()) == (60, 40)
    assert wide.width() == page.editor.viewport().width()


def test_one_that_is_gone_leaves_a_plain_line(
    page: JournalPage, show: Callable[..., list[int]]
) -> None:
    show("one\n![Us](picture:987654)\ntwo")
    assert heights(page) == [1, 1, 1]
    assert page.pictures.in_text.standing.seen() == []
    block = page.editor.document().findBlockByNumber(1)
    assert page.pictures.in_text.standing._gone(block) == "This picture is no longer here: Us"


def test_of_forty_only_those_on_the_screen_are_decoded(
    page: JournalPage, show: Callable[..., list[int]], qtbot: Any
) -> None:
    show("\n\n".join(["![](picture:{})"] * 40), *[(300 + n, 240) for n in range(40)])
    held = page.pictures.in_text.standing._images
    first = set(held)
    assert 1 <= len(first) <= 3
    bar = page.editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(page, qtbot)
    bar.setValue(bar.maximum())
    settle(page, qtbot)
    assert 1 <= len(set(held) - first) <= 4


def test_the_keyboard_steps_onto_a_picture_as_a_whole(
    page: JournalPage, show: Callable[..., list[int]], qtbot: Any
) -> None:
    first, second = show("one\n![](picture:{}) ![](picture:{})\ntwo", (300, 240), (300, 240))
    went: list[object] = []
    page.go.connect(went.append)
    keys = page.pictures.in_text.keys
    page.editor.setFocus()
    stand(page, 3)
    seen: list[int] = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(page.editor, key)
        seen.append(keys.picture.id if keys.picture else 0)
    assert seen == [first, second, 0]
    assert page.editor.textCursor().block().text() == "two"
    qtbot.keyClick(page.editor, Qt.Key.Key_Up)
    assert keys.picture is not None
    assert page.editor.cursorWidth() == 0
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    assert [type(route) for route in went] == [ToPicture]
    qtbot.keyClick(page.editor, Qt.Key.Key_Down)
    assert page.editor.cursorWidth() == 2
    assert page.editor.text() == f"one\n![](picture:{first}) ![](picture:{second})\ntwo"


def test_letters_typed_on_a_picture_begin_a_line_below_it(
    page: JournalPage, show: Callable[..., list[int]], qtbot: Any
) -> None:
    (only,) = show("![](picture:{})\ntwo", (300, 240))
    page.editor.setFocus()
    stand(page, 0)
    qtbot.keyClicks(page.editor, "ab")
    assert page.editor.text() == f"![](picture:{only})\nab\ntwo"
    stand(page, 0)
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QApplication.sendEvent(page.editor, composed)
    assert page.editor.text() == f"![](picture:{only})\né\nab\ntwo"


def test_delete_takes_it_out_of_the_text_and_undo_puts_it_back(
    page: JournalPage, show: Callable[..., list[int]], qtbot: Any, around: Any
) -> None:
    (only,) = show("one\n![](picture:{})\ntwo", (300, 240))
    page.editor.setFocus()
    stand(page, 4)
    qtbot.keyClick(page.editor, Qt.Key.Key_Delete)
    assert page.editor.text() == "one\n\ntwo"
    assert page.said[-1].text == "The picture is out of the text. It is kept below."  # type: ignore[attr-defined]
    qtbot.waitUntil(page.pictures.strip.isVisible)
    assert ask(around, pictures.data(only))
    page.said[-1].then()  # type: ignore[attr-defined]
    assert page.editor.text() == f"one\n![](picture:{only})\ntwo"
    qtbot.waitUntil(lambda: not page.pictures.strip.isVisible())


def test_backspace_below_a_picture_steps_onto_it(
    page: JournalPage, show: Callable[..., list[int]], qtbot: Any
) -> None:
    (only,) = show("![](picture:{})\n\ntwo", (300, 240))
    page.editor.setFocus()
    stand(page, page.editor.text().index("\n\n") + 1)
    qtbot.keyClick(page.editor, Qt.Key.Key_Backspace)
    picture = page.pictures.in_text.keys.picture
    assert picture is not None
    assert picture.id == only
    assert page.editor.text() == f"![](picture:{only})\ntwo"


def test_a_click_stands_on_it_and_a_double_click_opens_it(
    page: JournalPage, show: Callable[..., list[int]], qtbot: Any
) -> None:
    _, second = show("![](picture:{}) ![](picture:{})\ntwo", (300, 240), (300, 240))
    went: list[object] = []
    page.go.connect(went.append)
    at: QPoint = page.pictures.in_text.standing.seen()[1].rect.center().toPoint()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(page.editor.viewport(), left, pos=at)
    picture = page.pictures.in_text.keys.picture
    assert picture is not None
    assert picture.id == second
    QTest.mouseDClick(page.editor.viewport(), left, pos=at)
    assert isinstance(went[-1], ToPicture)


def test_pasted_in_the_middle_of_words_it_gets_a_line_of_its_own(
    page: JournalPage, show: Callable[..., list[int]], around: Any, qtbot: Any
) -> None:
    show("before after")
    stand(page, 6)
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    QApplication.clipboard().setImage(image)
    page.editor.paste()
    settle(page, qtbot)
    (kept,) = page.pictures.in_text.standing.pictures.values()
    assert page.editor.text() == f"before\n\n![](picture:{kept.id})\n after"
    assert page.editor.textCursor().block().text() == " after"
    page.editor.undo()
    assert page.editor.text() == "before after"


def test_one_that_comes_when_another_entry_is_open_stays_out_of_its_text(
    page: JournalPage, around: Any, qtbot: Any, show: Callable[..., list[int]]
) -> None:
    place = page.pictures.in_text.here()
    show("another")
    picture = Picture(
        entry_id=1, name="a.png", media="image/png", width=9, height=9, size=9, digest="x", id=77
    )
    assert not page.pictures.in_text.put_in([picture], place)
    assert page.editor.text() == "another"


def test_a_caption_is_written_under_it(
    page: JournalPage, show: Callable[..., list[int]], qtbot: Any
) -> None:
    (only,) = show("![](picture:{})\ntwo", (300, 240))
    in_text = page.pictures.in_text
    page.editor.setFocus()
    stand(page, 0)
    in_text.ask_caption(in_text.standing.pictures[only])
    assert in_text.caption.isVisible()
    qtbot.keyClicks(in_text.caption, "Us [two]")
    qtbot.keyClick(in_text.caption, Qt.Key.Key_Return)
    assert page.editor.text() == f"![Us (two)](picture:{only})\ntwo"
    page.editor.undo()
    assert page.editor.text() == f"![](picture:{only})\ntwo"


def test_nothing_of_them_is_held_when_another_entry_is_shown(
    page: JournalPage, show: Callable[..., list[int]]
) -> None:
    show("![](picture:{})", (300, 240))
    assert page.pictures.in_text.standing._images
    page.new_entry()
    assert not page.pictures.in_text.standing._images
    assert page.pictures.in_text.standing.seen() == []


def test_selected_words_over_a_picture_are_copied_as_typed(
    page: JournalPage, show: Callable[..., list[int]]
) -> None:
    (only,) = show("one\n![](picture:{})\ntwo", (300, 240))
    cursor = page.editor.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    page.editor.setTextCursor(cursor)
    page.editor.copy()
    assert QApplication.clipboard().text() == f"one\n![](picture:{only})\ntwo"


def test_files_dropped_beside_the_text_go_to_the_caret(
    page: JournalPage, show: Callable[..., list[int]], tmp_path: Path, qtbot: Any
) -> None:
    from PySide6.QtCore import QMimeData, QUrl

    show("one\n\ntwo")
    stand(page, 4)
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.save(str(tmp_path / "a.png"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    page.take_dropped(data)
    settle(page, qtbot)
    (kept,) = page.pictures.in_text.standing.pictures.values()
    assert page.editor.text() == f"one\n![](picture:{kept.id})\ntwo"
