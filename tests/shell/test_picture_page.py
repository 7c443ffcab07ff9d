"""A picture large, in the real window: seen, left, copied, put in, removed, and gone at a lock."""

from __future__ import annotations

import io
import queue
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.conftest import end
from tests.domain.test_pictures import SECRET, jpeg, png
from tests.kit.focus import is_focused
from tests.shell.lock.test_in_and_out import drop

from nearward.config.settings import Settings
from nearward.i18n import Translator
from nearward.session.ask import pictures
from nearward.session.desk import Desk
from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.dropped_pictures import of_file
from nearward_ui.kit.theme import Theme
from nearward_ui.routes import Route, ToPicture


def large(path: Path, wide: int, high: int) -> Path:
    """A picture with more dots than the window."""
    image = Image.radial_gradient("L").resize((wide, high)).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60)
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def filled(window: Any, tmp_path: Path, qtbot: Any) -> Iterator[Any]:
    """A window with an entry of three pictures on the page."""
    (tmp_path / "sea.jpg").write_bytes(jpeg(6))
    (tmp_path / "tree.png").write_bytes(png())
    paths = [tmp_path / "sea.jpg", large(tmp_path / "hill.jpg", 3000, 2000), tmp_path / "tree.png"]
    page = window.room.current
    page.editor.setPlainText("By the sea")
    page.pictures.add([of_file(path) for path in paths])
    qtbot.waitUntil(lambda: not page.pictures.adding.is_busy)
    page.leave()
    yield window
    if window.room is not None:
        page.leave()


def opened(window: Any, row: int, qtbot: Any) -> Any:
    """The page with a picture, opened from the row by its keys."""
    strip = window.room.current.pictures.strip
    strip.choose(strip.shown.pictures[row].id)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Return)
    page = window.room.current
    assert page.key == "picture"
    qtbot.waitUntil(lambda: not page.canvas.image.isNull())
    return page


def test_it_is_seen_whole_and_dot_by_dot(filled: Any, qtbot: Any) -> None:
    page = opened(filled, 1, qtbot)
    canvas = page.canvas
    assert page.name.text() == "hill.jpg"
    assert page.about.text().startswith("2 of 3 · 3000 × 2000 · ")
    assert canvas.accessibleName() == "hill.jpg"
    assert is_focused(canvas)
    # decoded no larger than it is shown (the line over it may still have been a lower one)
    assert canvas.image.height() <= canvas.room.height() + 8
    assert canvas.image.width() < 1100
    assert max(canvas.horizontalScrollBar().maximum(), canvas.verticalScrollBar().maximum()) == 0
    page.full.click()
    qtbot.waitUntil(lambda: canvas.image.width() == 3000)
    bars = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    assert bars[0].maximum() == 3000 - canvas.viewport().width()
    before = [bar.value() for bar in bars]
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert all(bar.value() > value for bar, value in zip(bars, before, strict=True))
    seen = canvas.grab().toImage()
    assert seen.pixelColor(seen.width() // 2, seen.height() // 2).lightness() < 60
    page.full.click()
    assert bars[0].maximum() == 0


def test_a_small_one_is_not_blown_up(filled: Any, qtbot: Any) -> None:
    page = opened(filled, 0, qtbot)
    target = page.canvas._target().size()
    assert (target.width(), target.height()) == (24, 40)


def test_keys_go_through_them_and_back(filled: Any, qtbot: Any) -> None:
    page = opened(filled, 0, qtbot)
    assert not page.before.isEnabled()
    names = [page.name.text()]
    for _ in range(3):
        QTest.keyClick(page.canvas, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda: not page.canvas.image.isNull())
        names.append(page.name.text())
    assert names == ["sea.jpg", "hill.jpg", "tree.png", "tree.png"]
    assert not page.next.isEnabled()
    QTest.keyClick(page.canvas, Qt.Key.Key_Left)
    assert page.name.text() == "hill.jpg"
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    journal = filled.room.current
    assert journal.key == "journal"
    assert journal.editor.text() == "By the sea"
    strip = journal.pictures.strip
    qtbot.waitUntil(strip.hasFocus)
    assert strip.picture.name == "hill.jpg"


def test_nothing_of_it_is_held_when_it_is_left(filled: Any, qtbot: Any) -> None:
    page = opened(filled, 1, qtbot)
    filled.show_page(Route("settings"))
    assert page.canvas.image.isNull()
    assert page._data == b""
    assert not page._aside.is_busy


def test_another_size_of_the_window_decodes_it_anew(filled: Any, qtbot: Any) -> None:
    filled.resize(800, 600)
    page = opened(filled, 1, qtbot)
    before = page.canvas.image.width()
    filled.resize(1280, 800)
    qtbot.waitUntil(lambda: page.canvas.image.width() > before)


def test_a_copy_is_an_export(filled: Any, qtbot: Any, tmp_path: Path) -> None:
    page = opened(filled, 0, qtbot)
    page.copy.click()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert dialog.selectedFiles()[0].endswith("/sea.jpg")
    dialog.reject()
    out = tmp_path / "copy.jpg"
    page.save_copy(page.picture.id, str(out))
    assert filled.room.bar.text.text() == "The copy was saved as copy.jpg."
    assert SECRET not in out.read_bytes()
    assert Image.open(io.BytesIO(out.read_bytes())).size == (40, 24)
    page.save_copy(page.picture.id, str(tmp_path / "none" / "copy.jpg"))
    assert "copy.jpg cannot be written to that folder" in page.unread.text.text()


def test_a_name_that_is_no_name_of_a_file_gets_one(window: Any, qtbot: Any) -> None:
    def bring(vault: Vault) -> Any:
        from nearward.domain.model import Entry

        at = window.clock()
        with vault.writing():
            entry = vault.entries.save(Entry(at=at, day=at.date(), text="from elsewhere"))
            return vault.pictures.add(entry.id, "../../.ssh/id\n*:rsa.png", jpeg())

    kept: list[Any] = []
    window.desk.ask(bring, kept.append)
    window.show_page(ToPicture(entry=kept[0].entry_id, id=kept[0].id))
    page = window.room.current
    page.copy.click()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert Path(dialog.selectedFiles()[0]).name == "idrsa.jpg"
    dialog.reject()


def test_it_is_put_into_the_text(filled: Any, qtbot: Any) -> None:
    journal = filled.room.current
    page = opened(filled, 2, qtbot)
    picture = page.picture
    page.put_in.click()
    qtbot.waitUntil(lambda: "picture:" in journal.editor.text())
    assert f"![](picture:{picture.id})" in journal.editor.text()
    assert filled.room.current is journal


def test_it_is_removed_and_undone_from_the_bar(filled: Any, qtbot: Any) -> None:
    page = opened(filled, 1, qtbot)
    page.remove.click()
    journal, bar = filled.room.current, filled.room.bar
    qtbot.waitUntil(lambda: bar.isVisible() and bar.text.text() == "The picture was removed.")
    assert [one.name for one in journal.pictures.strip.shown.pictures] == ["sea.jpg", "tree.png"]
    bar.button.click()
    names = [one.name for one in journal.pictures.strip.shown.pictures]
    assert names == ["sea.jpg", "hill.jpg", "tree.png"]
    journal.pictures.remove(journal.pictures.strip.shown.pictures[0].id)
    assert bar._then is not None
    bar.close_button.click()
    # what could be put back is let go with the bar
    assert bar._then is None


def test_a_lock_takes_it_away(filled: Any, qtbot: Any, diary: Path, key: bytes) -> None:
    page = opened(filled, 1, qtbot)
    page.copy.click()
    filled.lock()
    assert filled.room is None
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert shown == [filled]
    assert filled.stack.currentWidget() is filled.lock_page
    vault = open_diary(diary, "", key=key)
    assert [one.name for one in vault.pictures.every()] == ["sea.jpg", "hill.jpg", "tree.png"]
    assert checking.check(vault) == []
    vault.close()


def test_a_lock_in_the_middle_of_adding_loses_nothing(
    window: Any, diary: Path, key: bytes, tmp_path: Path, qtbot: Any
) -> None:
    page = window.room.current
    page.editor.setPlainText("By the sea")
    paths = [large(tmp_path / f"{n}.jpg", 1200 + n, 900) for n in range(6)]
    page.pictures.add([of_file(path) for path in paths])
    window.lock()
    assert window.room is None
    vault = open_diary(diary, "", key=key)
    (entry,) = vault.entries.every()
    kept = vault.pictures.every()
    assert [one.name for one in kept] == [path.name for path in paths]
    assert {one.entry_id for one in kept} == {entry.id}
    vault.close()


@pytest.mark.parametrize("after_ms", [0, 40, 200])
def test_a_real_worker_keeps_what_is_on_its_way(
    diary: Path, key: bytes, clock: Any, tmp_path: Path, qtbot: Any, after_ms: int
) -> None:
    """Whatever of it is read, asked or kept when the lock comes: each once, in one entry."""
    calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    desk = Desk(calls.put)
    desk._vault = open_diary(diary, "", key=key)
    page = JournalPage(PageContext(desk, Translator("en"), Theme(), Settings(), clock))
    closed: list[None] = []

    def go_on(done: Callable[[], bool]) -> None:
        end_at = time.monotonic() + 60
        while not done() and time.monotonic() < end_at:
            qtbot.wait(2)
            while not calls.empty():
                calls.get()()

    page.enter(None)
    page.editor.setPlainText("By the sea")
    paths = [large(tmp_path / f"{n}.jpg", 1500 + n, 1200) for n in range(6)]
    page.pictures.add([of_file(path) for path in paths])
    end_at = time.monotonic() + after_ms / 1000
    go_on(lambda: time.monotonic() >= end_at)
    page.stop()
    unsaved = page.unsaved()
    if unsaved is not None:
        desk.ask(unsaved)
    desk.close(lambda: closed.append(None))
    go_on(lambda: bool(closed))
    desk.stop()
    assert closed
    end(page)
    vault = open_diary(diary, "", key=key)
    (entry,) = vault.entries.every()
    kept = vault.pictures.every()
    vault.close()
    assert entry.text == "By the sea"
    assert [(one.entry_id, one.name) for one in kept] == [(entry.id, path.name) for path in paths]


def in_text(page: Any) -> list[str]:
    """The names of the pictures that stand in the text, in its order."""
    known = {one.id: one.name for one in page.pictures.in_text.standing.pictures.values()}
    return [known[int(number)] for number in re.findall(r"\(picture:(\d+)\)", page.editor.text())]


def test_pictures_that_are_dropped_go_to_the_entry(window: Any, tmp_path: Path, qtbot: Any) -> None:
    paths = [tmp_path / "sea.jpg", tmp_path / "tree.PNG"]
    paths[0].write_bytes(jpeg())
    paths[1].write_bytes(png())
    assert drop(window, *paths)
    page = window.room.current
    assert page.key == "journal"
    qtbot.waitUntil(lambda: not page.pictures.adding.is_busy)
    assert in_text(page) == ["sea.jpg", "tree.PNG"]
    other = tmp_path / "notes.txt"
    other.write_text("words")
    assert not drop(window, paths[0], other)
    window.show_page(Route("settings"))
    assert not drop(window, paths[0])
    assert window.room.current.key == "settings"


def test_a_picture_without_a_file_is_dropped(window: Any, qtbot: Any) -> None:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QImage

    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    data = QMimeData()
    data.setImageData(image)
    data.setUrls([QUrl("https://example.org/a.png")])
    data.setText("https://example.org/a.png")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window.room, enter)
    assert enter.isAccepted()
    # Qt remembers over what a hand holds something, and would give the next drop to it
    QApplication.sendEvent(window.room, QDragLeaveEvent())
    page = window.room.current
    page.editor.insertFromMimeData(data)
    qtbot.waitUntil(lambda: not page.pictures.adding.is_busy)
    assert len(in_text(page)) == 1
    # the picture, and not its address
    assert re.fullmatch(r"!\[\]\(picture:\d+\)\n", page.editor.text())
    page.leave()


def test_a_picture_that_is_gone_is_said(filled: Any, qtbot: Any) -> None:
    page = opened(filled, 0, qtbot)
    filled.desk.ask(pictures.remove([page.picture.id]))
    filled.show_page(ToPicture(entry=999, id=1))
    assert page.nothing.isVisible()
    assert not page.foot.isVisible()


def test_what_cannot_be_shown_is_said(window: Any, qtbot: Any) -> None:
    def bring(vault: Vault) -> Any:
        from nearward.domain.model import Entry

        at = window.clock()
        with vault.writing():
            entry = vault.entries.save(Entry(at=at, day=at.date(), text="from elsewhere"))
            kept = vault.pictures.add(entry.id, "odd.png", png())
            vault.connection.execute("UPDATE picture SET data = x'00' WHERE id = ?", (kept.id,))
            return kept

    kept: list[Any] = []
    window.desk.ask(bring, kept.append)
    window.show_page(ToPicture(entry=kept[0].entry_id, id=kept[0].id))
    page = window.room.current
    qtbot.waitUntil(page.unread.isVisible)
    assert page.unread.text.text() == "odd.png cannot be shown."


def test_it_is_all_there_in_the_smallest_window(
    make_window: Callable[..., Any], tmp_path: Path, qtbot: Any
) -> None:
    settings = Settings()
    settings.change("text_size", 150)
    window = make_window(settings=settings)
    window.resize(800, 600)
    (tmp_path / "sea.jpg").write_bytes(jpeg())
    journal = window.room.current
    journal.pictures.add([of_file(tmp_path / "sea.jpg")])
    qtbot.waitUntil(lambda: not journal.pictures.adding.is_busy)
    page = opened(window, 0, qtbot)
    for button in (page.before, page.next, page.full, page.put_in, page.copy, page.remove):
        assert button.width() >= button.sizeHint().width(), button.text()
        corner = button.mapTo(window, button.rect().bottomRight())
        assert window.rect().contains(corner), button.text()
    assert page.canvas.viewport().height() > 100
