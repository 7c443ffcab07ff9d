"""What a person may run into: a plain message that says what to do, and nothing saved is lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QEvent, Qt, QTime
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from tests.journal.test_journal import NASTY
from tests.shell.conftest import PASSPHRASE
from tests.shell.lock.test_lock import entries, press
from tests.worksheets.form.test_definitions import GOOD

from nearward.domain.model import Entry, Moment
from nearward.session.ask import entries as asked_entries
from nearward.session.ask import moments, worksheets
from nearward.session.jobs.everything import read_everything
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file.key import MAGIC
from nearward.worksheets import catalogue
from nearward_ui.routes import Route, ToMoment, ToWorksheet

PAGE = 4096


def damaged(body: bytearray) -> None:
    body[len(body) // PAGE // 2 * PAGE + 100] ^= 255
    for at in range(PAGE + 100, len(body), PAGE):
        body[at] ^= 255


def newer(body: bytearray) -> None:
    body[len(MAGIC)] = 255


def emptied(body: bytearray) -> None:
    body.clear()


def a_letter(body: bytearray) -> None:
    body[:] = b"A letter, not a diary.\n" * 400


@pytest.mark.parametrize(
    ("change", "says", "advises"),
    [
        (emptied, "is empty", "open that"),
        (a_letter, "is not a Nearward diary", "choose the file"),
        (damaged, "is damaged", "keep the file unchanged"),
        (newer, "by a newer Nearward", "open it with the newer"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_and_not_touched(
    make_window: Callable[..., Any],
    diary: Path,
    change: Callable[[bytearray], None],
    says: str,
    advises: str,
) -> None:
    body = bytearray(diary.read_bytes())
    change(body)
    diary.write_bytes(body)
    window = make_window(unlock=False)
    window.open_diary(PASSPHRASE)
    assert not window.is_open
    said = window.lock_page.message.text()
    assert says in said
    assert advises in said
    assert window.lock_page.button.isEnabled()
    assert diary.read_bytes() == bytes(body)


def test_a_wrong_passphrase(make_window: Callable[..., Any]) -> None:
    window = make_window(unlock=False)
    window.open_diary("an otter at noon")
    said = window.lock_page.message.text()
    assert "does not open the diary" in said
    assert "Nothing was changed" in said


def test_a_diary_that_is_open_elsewhere(
    make_window: Callable[..., Any], diary: Path, key: bytes
) -> None:
    other = open_diary(diary, "", key=key)
    window = make_window(unlock=False)
    window.open_diary(PASSPHRASE)
    assert not window.is_open
    said = window.lock_page.message.text()
    assert "already open in another window" in said
    assert "close it first" in said
    other.close()
    window.open_diary(PASSPHRASE)
    assert window.is_open


def test_a_folder_without_the_right_to_write(
    make_window: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that the kernel protects also from root."""
    window = make_window(None, unlock=False)
    window.show_create()
    page = window.create_page
    for field in (page.first, page.again):
        field.setText(PASSPHRASE)
    page.place.setText("/proc/no-place-to-write/d.nearward")
    page.button.click()
    assert not window.is_open
    assert "Nothing can be written to the folder" in page.message.text()
    assert "choose another folder" in page.message.text()
    page.place.setText(str(tmp_path / "d.nearward"))
    page.button.click()
    assert window.is_open


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> None:
    with (place / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


def begun(make_window: Callable[..., Any], place: Path) -> Any:
    """The first page, filled in, with a line of why now."""
    window = make_window(None, unlock=False)
    window.first_run.show(first=True)
    page = window.create_page
    for field in (page.first, page.again):
        field.setText(PASSPHRASE)
    page.wishes.why.setText("Now.")
    page.place.setText(str(place))
    page.button.click()
    return window


def test_a_full_disk_while_a_diary_is_made(
    make_window: Callable[..., Any], small_disk: Path
) -> None:
    fill(small_disk)
    window = begun(make_window, small_disk / "d.nearward")
    page = window.create_page
    assert not window.is_open
    assert "The disk is full" in page.message.text()
    assert [one.name for one in small_disk.iterdir()] == ["filler"]
    # with room again, it goes on from there
    (small_disk / "filler").unlink()
    assert page.wishes.why.text() == "Now."
    page.button.click()
    assert window.is_open


def test_a_place_that_is_only_read(make_window: Callable[..., Any], small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    window = begun(make_window, small_disk / "d.nearward")
    page = window.create_page
    assert not window.is_open
    assert "Nothing can be written to the folder" in page.message.text()
    assert page.place.hasFocus()
    assert list(small_disk.iterdir()) == []


def test_a_full_disk_while_saving(
    qtbot: Any, make_window: Callable[..., Any], small_disk: Path, key: bytes
) -> None:
    path = small_disk / "d.nearward"
    vault = create_diary(path, "", key=key)
    vault.close()
    window = make_window(path)
    page = window.room.current
    qtbot.keyClicks(page.editor, "before")
    page.leave()
    fill(small_disk)
    more = " word" * 20_000
    page.editor.appendPlainText(more)
    page.leave()
    said = page.trouble.text.text()
    assert "The disk is full" in said
    assert "Please free some space" in said
    assert page.foot_line.saved.text() == "Not saved yet"
    assert page.editor.text() == f"before\n{more}", "what was typed stays on the page"
    (small_disk / "filler").unlink()
    qtbot.waitUntil(lambda: page.foot_line.saved.text() == "Saved", timeout=30_000)
    assert page.trouble.isHidden()
    window.lock()
    assert entries(path, key) == [("", f"before\n{more}")]


def test_an_entry_of_a_megabyte(qtbot: Any, window: Any, diary: Path, key: bytes) -> None:
    text = ("still water " * 20 + "\n") * 4400
    assert len(text) > 1_000_000
    QGuiApplication.clipboard().setText(text)
    window.room.current.editor.setFocus()
    press(qtbot, Qt.Key.Key_V)
    window.lock()
    assert entries(diary, key) == [("", text)]
    window.open_diary(PASSPHRASE)
    page = window.room.current
    qtbot.keyClicks(page.finding.search, "still")
    qtbot.waitUntil(lambda: page.finding.list.cards.rowCount() == 1)


@pytest.mark.parametrize(
    "text", [NASTY, "a\x00b", "\x1b[31mred", "‮תולש\u202c mixed", "👩‍👩‍👧🏽 🇺🇳", "\u0301\ufeff"]
)
def test_signs_of_every_kind(qtbot: Any, window: Any, diary: Path, key: bytes, text: str) -> None:
    """In an entry and in a moment; shown in lists, locked, opened and shown again."""
    text = text.replace("\r\n", "\n")
    QGuiApplication.clipboard().setText(text)
    window.room.current.editor.setFocus()
    press(qtbot, Qt.Key.Key_V)
    window.show_page(Route("moment"))
    fields = window.room.current.fields
    fields.outcome.set_value("partly")
    fields.text.set_text(text)
    window.room.current.save()
    for page in ("journal", "moments", "patterns"):
        window.show_page(Route(page))
        window.grab()
    window.lock()
    window.open_diary(PASSPHRASE)
    window.grab()
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    assert [entry.text for entry in found[0].entries] == [text]
    assert [moment.text for moment in found[0].moments] == [text]


def test_an_entry_and_a_moment_of_the_year_1(qtbot: Any, window: Any) -> None:
    at = datetime(1, 1, 1, 12, tzinfo=UTC)
    kept: list[Any] = []
    entry = Entry(at=at, day=at.date(), title="long ago")
    moment = Moment(at=at, day=at.date(), outcome="stayed")
    window.desk.ask(asked_entries.save(entry), kept.append)
    window.desk.ask(moments.save(moment), kept.append)
    for page in ("journal", "moments", "patterns", "check-in", "print"):
        window.show_page(Route(page))
        window.grab()
    window.show_page(ToMoment(id=kept[1].id))
    page = window.room.current
    page.fields.when.pick().exact.click()
    assert "before the year 100" in page.fields.when.note.text()
    page.fields.urge.set_value(40)
    page.save()
    found: list[Any] = []
    window.desk.ask(moments.page(), found.extend)
    assert [(m.at, m.day, m.urge) for m in found] == [(at, at.date(), 40)]


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("local", "hour", "offset", "moved"),
    [
        (datetime(2026, 3, 29, 2, 30), 3, 2, True),  # skipped: 02:00 became 03:00
        (datetime(2026, 10, 25, 2, 30), 2, 2, False),  # there twice: the first is meant
        (datetime(2026, 10, 25, 3, 30), 3, 1, False),
    ],
)
def test_a_moment_in_the_hour_of_a_clock_change(
    window: Any, local: datetime, hour: int, offset: int, moved: bool
) -> None:
    window.show_page(Route("moment"))
    page = window.room.current
    fields = page.fields
    fields.outcome.set_value("stayed")
    fields.when.pick()
    fields.when.picking.exact.click()
    fields.when.picking.edit.setDate(QDate(local.year, local.month, local.day))
    fields.when.picking.edit.setTime(QTime(local.hour, local.minute))
    assert fields.when.note.isVisible() == moved
    if moved:
        assert "there was no such time" in fields.when.note.text()
        assert "03:30" in fields.when.note.text()
    page.save()
    found: list[Any] = []
    window.desk.ask(moments.page(), found.extend)
    (kept,) = found
    assert (kept.at.hour, kept.at.minute) == (hour, local.minute)
    assert kept.at.utcoffset() == timedelta(hours=offset)


@pytest.fixture
def definitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """One good worksheet and one that is broken, in place of the shipped ones."""
    folder = tmp_path / "definitions"
    folder.mkdir()
    (folder / "small.toml").write_text(GOOD, encoding="utf-8")
    (folder / "evidence.toml").write_text("not = toml = at all", encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: folder)
    catalogue._read_all.cache_clear()
    yield folder
    catalogue._read_all.cache_clear()


def test_a_broken_worksheet(definitions: Path, window: Any, diary: Path, key: bytes) -> None:
    """It is named on the page of worksheets; others, and what was written on it, stay."""
    from nearward.domain.model import Worksheet

    at = datetime(2026, 3, 4, 12, tzinfo=UTC)
    written = Worksheet(at=at, day=at.date(), sheet="evidence", answers={"situation": "kept"})
    kept: list[Any] = []
    window.desk.ask(worksheets.save(written), kept.append)
    window.show_page(Route("worksheets"))
    texts = [label.text() for label in window.room.current.findChildren(QLabel)]
    (said,) = [text for text in texts if "evidence.toml" in text]
    assert "cannot be read" in said
    assert "Installing the program again" in said
    assert "Small" in texts
    window.show_page(ToWorksheet(id=kept[0].id))
    assert window.room.current.key == "worksheet-read"
    shown = [label.text() for label in window.room.current.findChildren(QLabel)]
    assert "kept" in shown
    assert any("All that you wrote is kept, and shown here." in text for text in shown)
    for page in ("print", "journal", "moment"):
        window.show_page(Route(page))
        window.grab()
    window.lock()
    vault = open_diary(diary, "", key=key)
    assert [sheet.answers for sheet in vault.worksheets.every()] == [{"situation": "kept"}]
    vault.close()


@pytest.mark.parametrize("create", [False, True])
def test_caps_lock(make_window: Callable[..., Any], create: bool) -> None:
    window = make_window(unlock=False)
    if create:
        window.show_create()
    page = window.create_page if create else window.lock_page
    field = page.first if create else page.field
    hint = page.passphrase.caps_hint if create else page.caps_hint
    none = Qt.KeyboardModifier.NoModifier
    for text, hinted in (("A", True), ("a", False)):
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, text))
        assert hint.isVisible() == hinted
    assert "Caps Lock" in hint.text()


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n"])
def test_a_passphrase_that_is_pasted_with_a_newline(
    qtbot: Any, make_window: Callable[..., Any], create: bool, end: str
) -> None:
    window = make_window(unlock=False)
    if create:
        window.show_create()
    page = window.create_page if create else window.lock_page
    field = page.first if create else page.field
    field.setFocus()
    QGuiApplication.clipboard().setText(f"{PASSPHRASE}{end}")
    press(qtbot, Qt.Key.Key_V)
    assert field.text() == PASSPHRASE
    QGuiApplication.clipboard().setText("one\ntwo")
    press(qtbot, Qt.Key.Key_V)
    assert field.text() == PASSPHRASE
    said = page.passphrase.verdict if create else page.message
    assert "several lines" in said.text()
    assert said.isVisible()
    if not create:
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert window.is_open
