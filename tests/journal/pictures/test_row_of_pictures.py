"""The row of pictures of an entry: by keys, taken out, put into the text, and small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.journal.pictures.conftest import rest
from tests.journal.pictures.test_entry_pictures import data_of, files, held, last, shown, trouble
from tests.narrowed import present

from nearward.session.ask import pictures
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.inputs.dropped_pictures import of_file
from nearward_ui.routes import ToPicture


def test_adding_can_be_undone(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    add(*files(tmp_path).values())
    undo = last(page).then
    assert undo is not None
    undo()
    assert held(around)[1] == []
    assert shown(page) == []
    assert not page.pictures.strip.isVisible()


def test_what_is_on_its_way_goes_to_the_entry_it_was_offered_to(
    page: JournalPage, around: Any, tmp_path: Path, qtbot: Any
) -> None:
    qtbot.keyClicks(page.editor, "first")
    page.pictures.add([of_file(path) for path in files(tmp_path).values()])
    page.new_entry()
    qtbot.keyClicks(page.editor, "second")
    rest(page, qtbot)
    page.leave()
    entries, kept = held(around)
    assert {entry.text for entry in entries} == {"first", "second"}
    home = {entry.id: entry.text for entry in entries}
    assert [home[present(one.entry_id)] for one in kept] == ["first"] * 3
    assert shown(page) == []
    assert page.editor.text() == "second"


def test_a_lock_keeps_what_is_on_its_way(page: JournalPage, around: Any, tmp_path: Path) -> None:
    """Asked as a lock asks: nothing of it comes back to the page any more."""
    page.editor.setPlainText("By the sea")
    (tmp_path / "bad.png").write_bytes(b"no picture")
    good = files(tmp_path)
    paths = [good["sea.jpg"], tmp_path / "bad.png", good["tree.png"]]
    page.pictures.add([of_file(path) for path in paths])
    rest_of_it = page.unsaved()
    assert rest_of_it is not None
    around.desk.ask(rest_of_it)
    around.desk.ask(rest_of_it)  # tried again after a disk that was full
    (entry,), kept = held(around)
    assert entry.text == "By the sea"
    assert [(one.entry_id, one.name) for one in kept] == [
        (entry.id, "sea.jpg"),
        (entry.id, "tree.png"),
    ]


def test_the_keyboard_goes_through_them(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    add(*files(tmp_path).values())
    strip, asked = page.pictures.strip, list[Any]()
    page.go.connect(asked.append)
    strip.setFocus()
    assert strip.picture is not None
    assert strip.picture.name == "sea.jpg"
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    kept = held(around)[1]
    assert asked == [ToPicture(entry=kept[1].entry_id, id=kept[1].id)]
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert shown(page) == ["sea.jpg", "leaf.gif"]
    assert strip.picture is not None
    assert strip.picture.name == "leaf.gif"
    rect = strip.visualRect(strip.shown.index(0))
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert asked[-1] == ToPicture(entry=kept[0].entry_id, id=kept[0].id)
    index = strip.shown.index(0)
    said = strip.shown.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "sea.jpg, picture 1 of 2"


def test_a_picture_is_removed_with_its_places_and_comes_back_with_them(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path, qtbot: Any
) -> None:
    page.editor.setPlainText("👩‍👩‍👧 here: , and there: ")
    add(files(tmp_path)["sea.jpg"], files(tmp_path)["tree.png"])
    sea, tree = held(around)[1]
    start = f"👩‍👩‍👧 here: ![](picture:{sea.id}), ![tree](picture:{tree.id}) "
    text = f"{start}![the sea](picture:{sea.id})"
    page.editor.setPlainText(text)
    page.leave()
    before = data_of(around, sea)
    page.pictures.remove(sea.id)
    page.leave()
    (entry,), kept = held(around)
    assert entry.text == f"👩‍👩‍👧 here: , ![tree](picture:{tree.id}) "
    assert kept == [tree]
    assert last(page).text == "The picture was removed."
    undo = last(page).then
    assert undo is not None
    undo()
    page.leave()
    (entry,), kept = held(around)
    assert entry.text == text
    assert kept == [sea, tree]
    assert data_of(around, sea) == before
    # where more was written since, nothing that was typed is touched
    page.pictures.remove(sea.id)
    qtbot.keyClicks(page.editor, "More. ")
    undo = last(page).then
    assert undo is not None
    undo()
    assert page.editor.text().startswith("More. ")
    assert held(around)[1] == [sea, tree]


def test_a_picture_is_put_where_the_cursor_is(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    page.editor.setPlainText("before  after")
    add(files(tmp_path)["sea.jpg"])
    cursor = page.editor.textCursor()
    cursor.setPosition(7)
    page.editor.setTextCursor(cursor)
    (picture,) = held(around)[1]
    page.pictures.act("put in", picture.id)
    page.leave()
    assert held(around)[0][0].text == f"before \n\n![](picture:{picture.id})\n after"
    page.editor.undo()
    assert page.editor.text() == "before  after"


def test_where_there_is_little_room_the_row_makes_it(
    page: JournalPage, add: Callable[..., None], tmp_path: Path
) -> None:
    add(files(tmp_path)["sea.jpg"])
    for high in (760, 500):
        page.resize(800, high)
        assert page.pictures.strip.isVisible()
    (tmp_path / "bad.png").write_bytes(b"words")
    add(tmp_path / "bad.png")
    assert trouble(page)
    assert not page.pictures.strip.isVisible()
    page.pictures.dismiss.click()
    assert trouble(page) == ""
    assert page.pictures.strip.isVisible()


def test_writing_alone_hides_them(
    page: JournalPage, add: Callable[..., None], tmp_path: Path
) -> None:
    add(files(tmp_path)["sea.jpg"])
    page.alone(True)
    assert not page.pictures.strip.isVisible()
    page.alone(False)
    assert page.pictures.strip.isVisible()


def test_they_go_with_their_entry(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    """To the trash and back, through versions, and away for good."""
    from nearward.session.ask import trash, versions

    page.editor.setPlainText("By the sea")
    add(files(tmp_path)["sea.jpg"])
    (entry,), (picture,) = held(around)
    page.delete_entry()
    assert held(around) == ([], [])
    assert not page.pictures.strip.isVisible()
    undo = last(page).then
    assert undo is not None
    undo()
    assert shown(page) == ["sea.jpg"]
    page.editor.setPlainText("")
    page.leave()
    history: list[Any] = []
    around.desk.ask(versions.history("entry", entry.id), history.append)
    around.desk.ask(versions.bring_back(history[0].versions[0].id))
    page.open_entry(entry.id)
    assert page.editor.text() == "By the sea"
    assert shown(page) == ["sea.jpg"]
    page.delete_entry()
    around.desk.ask(trash.delete_for_good("entry", entry.id))
    found: list[Any] = []
    around.desk.ask(pictures.data(picture.id), found.append)
    assert found == [None]
