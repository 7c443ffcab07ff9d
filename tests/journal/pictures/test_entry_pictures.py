"""Pictures of an entry on its page: added, pasted, dropped, refused, removed, brought back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit
from tests.domain.test_pictures import SECRET, _huge, gif, jpeg, png
from tests.journal.pictures.conftest import rest

from nearward.domain.file.trouble import DiskFull
from nearward.domain.model import Entry, Picture
from nearward.session.ask import pictures
from nearward.session.jobs.everything import read_everything
from nearward.vault.vault import Vault
from nearward_ui.journal.beside.entry_thumbs import EntryThumbs
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.context import Notice

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


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
    assert page.top.picture.isVisible()


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
    assert page.foot_line.saved.text() == "Saved"
    assert "delete" in page.acts()


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


def test_the_details_show_pictures_that_have_no_preview_yet(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    """Those that stand in the text are in no row of the page that would have made one."""

    def bring(vault: Vault) -> Picture:
        with vault.writing():
            entry = vault.entries.save(Entry(at=NOON, day=NOON.date(), text="from elsewhere"))
            return vault.pictures.add(entry.id, "old.jpg", jpeg(3))

    kept: list[Any] = []
    around.desk.ask(bring, kept.append)
    thumbs = EntryThumbs(around)
    qtbot.addWidget(thumbs)
    thumbs.resize(300, 90)
    thumbs.show()
    thumbs.be_seen(True)
    thumbs.show_entry(kept[0].entry_id)
    qtbot.waitUntil(lambda: kept[0].id in thumbs.shown._images)
    assert not thumbs.shown._images[kept[0].id].isNull()


def test_the_choice_stands_in_the_dialog(
    page: JournalPage, around: Any, tmp_path: Path, qtbot: Any
) -> None:
    paths = files(tmp_path)
    for tick, expected in ((False, False), (True, True)):
        page.new_entry()
        page.top.picture.click()
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


def in_text(kept: list[Picture]) -> str:
    """A text of these pictures and nothing else: one row, and a line to go on in."""
    return " ".join(f"![](picture:{one.id})" for one in kept) + "\n"


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
    assert page.editor.text() == f"![](picture:{picture.id})\n"


def test_files_of_pictures_are_pasted(
    page: JournalPage, around: Any, qtbot: Any, tmp_path: Path
) -> None:
    paths = files(tmp_path)
    QApplication.clipboard().setMimeData(mime_of(*paths.values()))
    QTest.keyClick(page.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rest(page, qtbot)
    assert [one.name for one in held(around)[1]] == list(paths)
    assert page.editor.text() == in_text(held(around)[1])


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
    assert page.editor.text() == in_text(kept)


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
    assert page.editor.text() == in_text(held(around)[1])


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
