"""Pictures of an entry on its page: added, pasted, dropped, refused, removed, brought back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit
from tests.conftest import end
from tests.domain.test_pictures import SECRET, _huge, gif, jpeg, png
from tests.narrowed import present

from nearward.domain.file.trouble import DiskFull
from nearward.domain.model import Entry, Picture
from nearward.session.ask import pictures
from nearward.session.jobs.everything import read_everything
from nearward.vault.vault import Vault
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.context import Notice
from nearward_ui.kit.inputs.dropped_pictures import of_file
from nearward_ui.routes import ToPicture

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[JournalPage]:
    made = JournalPage(around)
    made.resize(1084, 760)
    made.show()
    made.activateWindow()
    made.enter(None)
    made.said = []  # type: ignore[attr-defined]
    made.notice.connect(made.said.append)  # type: ignore[attr-defined]
    yield made
    end(made)


@pytest.fixture
def add(page: JournalPage, qtbot: Any) -> Callable[..., None]:
    """Add files, and wait until all were tried."""

    def run(*paths: Path, **more: bool) -> None:
        page.pictures.add([of_file(path) for path in paths], **more)
        rest(page, qtbot)

    return run


def rest(page: JournalPage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not page.pictures.adding.is_busy and not page.pictures._aside.is_busy)


def files(folder: Path) -> dict[str, Path]:
    made = {}
    for name, data in {"sea.jpg": jpeg(6), "tree.png": png(), "leaf.gif": gif()}.items():
        made[name] = folder / name
        made[name].write_bytes(data)
    return made


def held(around: Any) -> tuple[list[Entry], list[Picture]]:
    found: list[Any] = []
    around.desk.ask(read_everything(), found.append)
    return found[0].entries, found[0].pictures


def data_of(around: Any, picture: Picture) -> bytes:
    found: list[Any] = []
    around.desk.ask(pictures.data(picture.id), found.append)
    assert isinstance(found[0], bytes)
    return found[0]


def last(page: JournalPage) -> Notice:
    notice = page.said[-1]  # type: ignore[attr-defined]
    assert isinstance(notice, Notice)
    return notice


def shown(page: JournalPage) -> list[str]:
    return [picture.name for picture in page.pictures.strip.shown.pictures]


def trouble(page: JournalPage) -> str:
    panel = page.pictures.trouble
    return panel.text.text() if panel.isVisible() else ""


def picture_of(colour: str = "#1B6871", wide: int = 60, high: int = 40) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def mime_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    # as managers of files say it, too
    data.setText("\n".join(str(path) for path in paths))
    return data


def test_without_pictures_there_is_no_row(page: JournalPage) -> None:
    assert page.pictures.height() <= page.look.px(4)
    assert not page.pictures.strip.isVisible()
    page.top.when.click()
    assert page.details.pictures.isVisible()


def test_they_are_kept_with_an_entry_that_was_not_saved_yet(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path, qtbot: Any
) -> None:
    paths = files(tmp_path)
    qtbot.keyClicks(page.editor, "By the sea")
    add(*paths.values())
    (entry,), kept = held(around)
    assert entry.text == "By the sea"
    assert [(one.entry_id, one.name) for one in kept] == [(entry.id, name) for name in paths]
    assert not any(SECRET in data_of(around, one) for one in kept)
    assert all(path.read_bytes() for path in paths.values())
    assert shown(page) == list(paths)
    assert page.pictures.strip.isVisible()
    assert last(page).text == ("3 pictures were kept. Location, time and camera data were removed.")
    qtbot.keyClicks(page.editor, " today")
    page.leave()
    entries, _ = held(around)
    assert [entry.text for entry in entries] == ["By the sea today"]


def test_an_entry_can_be_nothing_but_a_picture(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    add(files(tmp_path)["sea.jpg"])
    (entry,), (picture,) = held(around)
    assert (entry.text, picture.entry_id) == ("", entry.id)
    assert page.writing.entry.id == entry.id
    assert page.top.saved.text() == "Saved"
    assert page.top.delete_button.isVisible()


def test_their_dots_are_shown_and_previews_are_kept(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path, qtbot: Any
) -> None:
    add(files(tmp_path)["sea.jpg"])
    strip = page.pictures.strip
    (picture,) = strip.shown.pictures
    qtbot.waitUntil(lambda: picture.id in strip.shown._images)
    rest(page, qtbot)
    seen = strip.grab().toImage()
    middle = seen.pixelColor(strip.visualRect(strip.shown.index(0)).center())
    assert middle != page.look.colour("line")
    found: list[Any] = []
    around.desk.ask(pictures.small(picture.id), found.append)
    assert found[0]


def test_a_picture_that_was_imported_gets_its_preview_when_it_is_seen(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    def bring(vault: Vault) -> Picture:
        with vault.writing():
            entry = vault.entries.save(Entry(at=NOON, day=NOON.date(), text="from elsewhere"))
            return vault.pictures.add(entry.id, "old.jpg", jpeg(3))

    kept: list[Any] = []
    around.desk.ask(bring, kept.append)
    page.open_entry(kept[0].entry_id)
    strip = page.pictures.strip
    qtbot.waitUntil(lambda: kept[0].id in strip.shown._images)
    found: list[Any] = []
    around.desk.ask(pictures.small(kept[0].id), found.append)
    assert found[0].startswith(b"\xff\xd8\xff")


def test_the_choice_stands_in_the_dialog(
    page: JournalPage, around: Any, tmp_path: Path, qtbot: Any
) -> None:
    paths = files(tmp_path)
    for tick, expected in ((False, False), (True, True)):
        page.new_entry()
        page.top.when.click()
        page.details.pictures.click()
        (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
        (box,) = dialog.findChildren(QCheckBox)
        assert not box.isChecked()
        box.setChecked(tick)
        (line,) = [w for w in dialog.findChildren(QLineEdit) if w.objectName() == "fileNameEdit"]
        dialog.setDirectory(str(tmp_path))
        line.setText(f'"{paths["sea.jpg"].name}" "{paths["tree.png"].name}"')
        dialog.accept()
        rest(page, qtbot)
        kept = held(around)[1][-2:]
        assert [one.as_it_was for one in kept] == [expected] * 2
        assert (SECRET in data_of(around, kept[0])) is expected
        assert ("removed" in last(page).text) is not expected
        qtbot.waitUntil(
            lambda: (
                not any(
                    w.isVisible()
                    for w in QApplication.topLevelWidgets()
                    if isinstance(w, QFileDialog)
                )
            )
        )
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_image_is_pasted_as_png_and_no_file_is_made(
    page: JournalPage, around: Any, qtbot: Any, tmp_path: Path
) -> None:
    image = picture_of()
    image.setText("Author", SECRET.decode())
    QApplication.clipboard().setImage(image)
    page.editor.setFocus()
    QTest.keyClick(page.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rest(page, qtbot)
    _, (picture,) = held(around)
    assert (picture.media, picture.width, picture.height) == ("image/png", 60, 40)
    assert picture.name == "Pasted 2026-11-23 21.40.png"
    assert SECRET not in data_of(around, picture)
    assert page.editor.text() == ""


def test_files_of_pictures_are_pasted(
    page: JournalPage, around: Any, qtbot: Any, tmp_path: Path
) -> None:
    paths = files(tmp_path)
    QApplication.clipboard().setMimeData(mime_of(*paths.values()))
    QTest.keyClick(page.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rest(page, qtbot)
    assert [one.name for one in held(around)[1]] == list(paths)
    assert page.editor.text() == ""


def test_a_png_on_the_clipboard_is_kept_as_it_comes(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    data = QMimeData()
    data.setData("image/png", png())
    data.setData("text/html", b'<img src="https://example.org/a.png">')
    page.editor.insertFromMimeData(data)
    rest(page, qtbot)
    _, kept = held(around)
    assert [(one.media, one.width, one.height) for one in kept] == [("image/png", 40, 24)]
    assert page.editor.text() == ""


def drop(target: Any, data: QMimeData) -> bool:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(30, 30), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(30, 30), copy, data, left, none)
    QApplication.sendEvent(target, event)
    return True


def test_pictures_are_dropped_on_the_text(
    page: JournalPage, around: Any, qtbot: Any, tmp_path: Path
) -> None:
    paths = files(tmp_path)
    assert drop(page.editor.viewport(), mime_of(paths["sea.jpg"], paths["tree.png"]))
    rest(page, qtbot)
    assert [one.name for one in held(around)[1]] == ["sea.jpg", "tree.png"]
    assert page.editor.text() == ""


def test_other_files_are_left_to_what_is_around_the_page(page: JournalPage, tmp_path: Path) -> None:
    other = tmp_path / "journal.json"
    other.write_text("{}")
    for field in (page.editor, page.title):
        assert not drop(field.viewport(), mime_of(other))
        assert field.text() == ""
    text = QMimeData()
    text.setText("just words")
    assert drop(page.editor.viewport(), text)
    assert page.editor.text() == "just words"


def test_what_cannot_be_kept_is_named_with_its_reason(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    bad = {
        "words.jpg": b"no picture",
        "phone.heic": b"\0\0\0\x18ftypheic" + bytes(60),
        "cut.png": png()[:150],
        "huge.png": _huge(30_000, 30_000),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    add(*(tmp_path / name for name in bad))
    said = trouble(page)
    assert "words.jpg is not a picture that can be kept" in said
    assert "phone.heic is a picture in HEIC format" in said
    assert "cut.png is damaged or incomplete" in said
    assert "1 more was not kept." in said
    assert held(around) == ([], [])
    assert page.said == []  # type: ignore[attr-defined]
    add(*(tmp_path / name for name in (*bad, "none.png")))
    assert "2 more were not kept." in trouble(page)
    add(tmp_path / "huge.png")
    assert trouble(page).startswith(
        "huge.png is too large. A picture can have up to 20 MB and 64 million"
    )
    assert "Another program can make a smaller copy" in trouble(page)
    good = files(tmp_path)["sea.jpg"]
    add(good, tmp_path / "cut.png")
    assert shown(page) == ["sea.jpg"]
    assert trouble(page).startswith("cut.png")
    page.new_entry()
    assert trouble(page) == ""


def test_a_drawing_a_pipe_and_a_folder_are_not_pictures(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tmp_path / "folder.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    add(tmp_path / "a.svg", tmp_path / "folder.jpg", tmp_path / "pipe.png")
    said = trouble(page)
    assert "a.svg is a picture in SVG format" in said
    assert "folder.jpg cannot be read" in said
    assert "pipe.png cannot be read" in said
    assert held(around) == ([], [])


def test_a_full_disk_leaves_the_diary_as_it_was(
    page: JournalPage,
    around: Any,
    add: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise DiskFull(name="diary.nearward")

    monkeypatch.setattr("nearward.vault.tables.kinds.pictures.Pictures._insert", full)
    add(files(tmp_path)["sea.jpg"])
    assert trouble(page).startswith("sea.jpg was not kept. ")
    assert held(around) == ([], [])
    monkeypatch.undo()
    add(files(tmp_path)["sea.jpg"])
    assert trouble(page) == ""
    assert shown(page) == ["sea.jpg"]


def test_little_room_is_said_kindly_and_once(
    page: JournalPage,
    add: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "NEAR", 10)
    paths = files(tmp_path)
    add(paths["sea.jpg"])
    assert "of the 200.0 MB a diary has room for" in last(page).text
    add(paths["tree.png"])
    assert "room for" not in last(page).text
    monkeypatch.setattr("nearward.vault.tables.kinds.pictures.MOST_TOGETHER", 10)
    add(paths["leaf.gif"])
    assert "the pictures of a diary can take 200 MB in all" in trouble(page)


def test_what_is_there_already_is_not_kept_twice(
    page: JournalPage, around: Any, add: Callable[..., None], tmp_path: Path
) -> None:
    path = files(tmp_path)["sea.jpg"]
    add(path)
    add(path)
    assert len(held(around)[1]) == 1
    assert last(page).text == "It is already there."
    assert last(page).action == ""


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
    assert held(around)[0][0].text == f"before ![](picture:{picture.id}) after"
    page.editor.undo()
    assert page.editor.text() == "before  after"


def test_where_there_is_little_room_the_row_makes_it(
    page: JournalPage, add: Callable[..., None], tmp_path: Path
) -> None:
    add(files(tmp_path)["sea.jpg"])
    for high, seen in ((760, True), (500, False)):
        page.resize(800, high)
        page.top.when.click()
        assert page.pictures.strip.isVisible() is seen
        page.top.when.click()
        assert page.pictures.strip.isVisible()
    (tmp_path / "bad.png").write_bytes(b"words")
    page.top.when.click()
    add(tmp_path / "bad.png")
    assert trouble(page)
    assert not page.details.isVisible()
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
