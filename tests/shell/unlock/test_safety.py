"""Backups by themselves, the list of them, restoring, and a file that is moved away while open."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.shell.conftest import PASSPHRASE

from nearward.domain.file.outcomes import MOST_BY_HAND
from nearward.session.ask import backups as operations
from nearward.session.desk import InlineDesk
from nearward.vault.care.opening import create_diary, open_diary
from nearward_ui.routes import Route, ToJournal


def written(path: Path, key: bytes) -> list[str]:
    vault = open_diary(path, "", key=key)
    found = [entry.text for entry in vault.entries.every()]
    vault.close()
    return found


def made(diary: Path) -> list[Path]:
    return sorted((diary.parent / "diary.backups").glob("*.nearward"))


def write(qtbot: Any, window: Any, text: str) -> None:
    window.show_page(ToJournal(new=True))
    qtbot.keyClicks(window.room.current.editor, text)
    window.room.current.leave()


def test_quitting_makes_one_when_something_changed(
    qtbot: Any, make_window: Callable[..., Any], diary: Path, key: bytes
) -> None:
    window = make_window()
    write(qtbot, window, "Before the backup")
    with qtbot.waitSignal(window.ended):
        window.close()
    (backup,) = made(diary)
    assert written(backup, key) == ["Before the backup"]
    # where one was is kept too; from then on nothing is new
    for _ in range(2):
        shown = made(diary)[0].stat().st_mtime_ns
        window = make_window()
        with qtbot.waitSignal(window.ended):
            window.close()
    assert [path.stat().st_mtime_ns for path in made(diary)] == [shown]


def test_a_lock_makes_none(qtbot: Any, window: Any, diary: Path) -> None:
    write(qtbot, window, "Not now")
    with qtbot.waitSignal(window.ended):
        window.lock()
    assert made(diary) == []


def test_one_is_made_in_a_quiet_hour(
    qtbot: Any, window: Any, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, window, "A quiet hour")
    window.safety._on_time()
    assert made(diary) == []
    late = time.monotonic() + operations.IDLE + 1
    monkeypatch.setattr(window.around.lock, "clock", lambda: late)
    monkeypatch.setattr("nearward_ui.safety.backup_duty.time.monotonic", lambda: late)
    window.safety._on_time()
    assert len(made(diary)) == 1
    made(diary)[0].unlink()
    window.safety._on_time()
    assert made(diary) == [], "not before another hour"


def test_the_list_restores_and_locks(qtbot: Any, window: Any, diary: Path, key: bytes) -> None:
    write(qtbot, window, "The first")
    window.show_page(Route("backups"))
    page = window.room.current
    assert page.nothing.isVisible()
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    assert not page.nothing.isVisible()
    (row,) = page.rows
    write(qtbot, window, "The second")
    window.show_page(Route("backups"))
    (row,) = page.rows
    assert "1 fewer than today" in " ".join(
        label.text() for label in row.findChildren(type(page.today))
    )
    qtbot.mouseClick(row.restore, Qt.MouseButton.LeftButton)
    assert written_now(window) == 2, "asked once more in the row"
    with qtbot.waitSignal(window.ended) as ended:
        qtbot.mouseClick(row.yes, Qt.MouseButton.LeftButton)
    assert ended.args == ["lock"]
    assert "before-restore" in window.around.lock.after.said
    assert written(diary, key) == ["The first"]
    (old,) = diary.parent.glob("diary.nearward.before-restore-*")
    assert sorted(written(old, key)) == ["The first", "The second"]


def test_made_by_hand_twice_on_a_day_both_are_there(qtbot: Any, window: Any, diary: Path) -> None:
    window.show_page(Route("backups"))
    page = window.room.current
    for _ in range(2):
        qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    window.desk.ask(operations.back_up())
    window.show_page(Route("journal"))
    window.show_page(Route("backups"))
    told = [[label.text() for label in row.findChildren(QLabel)] for row in page.rows]
    assert sum("made by hand" in " ".join(texts) for texts in told) == 2
    assert len(told) == 3
    for row, texts in zip(page.rows, told, strict=True):
        assert row.path.is_absolute()
        assert str(row.path) in texts
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert f"the newest {MOST_BY_HAND} of them" in said
    with qtbot.waitSignal(window.ended):
        window.lock()
    window.safety.show_restore()
    restore = window.safety.page
    assert [choice.text().endswith("made by hand") for choice in restore.choices].count(True) == 2
    shown = " ".join(label.text() for label in restore.findChildren(QLabel))
    assert str(diary) in shown
    assert str(diary.parent / "diary.backups") in shown


def written_now(window: Any) -> int:
    found: list[int] = []
    window.desk.ask(lambda vault: len(vault.entries.every()), found.append)
    return found[0]


def test_a_restore_that_cannot_be_leaves_the_diary_and_says_so(
    qtbot: Any, window: Any, diary: Path, key: bytes
) -> None:
    write(qtbot, window, "The first")
    window.show_page(Route("backups"))
    window.room.current.make.click()
    (row,) = window.room.current.rows
    body = bytearray(row.path.read_bytes())
    body[-3000] ^= 255
    row.path.write_bytes(body)
    with qtbot.waitSignal(window.ended):
        row.yes.click()
    assert "damaged" in window.around.lock.after.said
    assert written(diary, key) == ["The first"]


def test_a_backup_is_opened_as_a_copy_that_is_only_read(
    qtbot: Any, window: Any, diary: Path, key: bytes
) -> None:
    write(qtbot, window, "The first")
    window.show_page(Route("backups"))
    window.room.current.make.click()
    (row,) = window.room.current.rows
    before = row.path.read_bytes()
    last = window.settings.last_diary
    with qtbot.waitSignal(window.ended):
        row.copy.click()
    assert window.diary.name.startswith("diary-copy-")
    assert window.diary.stat().st_mode & 0o777 == 0o400
    window.open_diary(PASSPHRASE)
    assert window.is_open
    assert window.settings.last_diary in (last, str(window.diary)), "root may write everywhere"
    assert row.path.exists() is True
    assert made(diary)[0].read_bytes() == before


def test_a_folder_of_ones_own_and_a_stick_that_is_away(
    qtbot: Any, window: Any, diary: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    window.show_page(Route("backups"))
    page = window.room.current
    page.keep_folder(str(stick))
    page.make.click()
    assert len(list(stick.glob("*.nearward"))) == 1
    shutil.rmtree(stick)
    window.show_page(Route("backups"))
    assert page.away.isVisible()
    page.make.click()
    assert page.trouble_frame.isVisible()
    assert "not there" in page.trouble.text()
    page.beside.click()
    assert not page.away.isVisible()
    page.make.click()
    assert len(made(diary)) == 1


def test_escape_leads_back_to_where_one_was(qtbot: Any, window: Any) -> None:
    for before in ("settings", "help"):
        window.show_page(Route(before))
        window.show_page(Route("backups"))
        QTest.keyClick(window.room.current, Qt.Key.Key_Escape)
        assert window.room.current.key == before


def test_a_diary_that_is_moved_away_goes_on_and_is_said(
    qtbot: Any, window: Any, diary: Path, key: bytes
) -> None:
    write(qtbot, window, "Before")
    diary.rename(diary.with_name("elsewhere.nearward"))
    write(qtbot, window, "After")
    assert window.diary.name.startswith("diary-kept-")
    assert window.diary.name in window.room.bar.text.text()
    assert window.settings.last_diary == str(window.diary)
    here = window.diary
    with qtbot.waitSignal(window.ended):
        window.lock()
    assert "Nothing is lost" in window.around.lock.after.said
    assert window.around.lock.after.is_good, (
        "what is kept elsewhere is kept: it is not said as trouble"
    )
    assert sorted(written(here, key)) == ["After", "Before"]
    assert written(diary.with_name("elsewhere.nearward"), key) == ["Before"]


# --- from the lock page, with a real passphrase


def test_restored_from_the_lock_page(
    qtbot: Any, make_window: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "real" / "diary.nearward"
    vault = create_diary(path, PASSPHRASE)
    operations.back_up()(vault)
    vault.close()
    path.write_bytes(b"")
    window = make_window(path, unlock=False)
    window.around.make_desk = InlineDesk
    window.open_diary(PASSPHRASE)
    assert "empty" in window.lock_page.message.text()
    qtbot.mouseClick(window.lock_page.backups, Qt.MouseButton.LeftButton)
    page = window.safety.page
    assert window.stack.currentWidget() is page
    assert len(page.choices) == 1
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert "type the passphrase" in page.message.text()
    qtbot.keyClicks(page.field, "another otter")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert "does not open" in page.message.text()
    assert path.read_bytes() == b""
    page.field.setText(PASSPHRASE)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.lock_page
    assert "restored" in window.lock_page.message.text()
    assert page.field.text() == ""
    window.open_diary(PASSPHRASE)
    assert window.is_open


def test_no_backup_beside_a_diary_and_one_that_lies_elsewhere(
    qtbot: Any, make_window: Callable[..., Any], diary: Path, tmp_path: Path
) -> None:
    window = make_window(unlock=False)
    window.lock_page.backups.click()
    page = window.safety.page
    assert page.nothing.isVisible()
    assert not page.button.isEnabled()
    page.add(tmp_path / "my copy.nearward")
    assert page.button.isEnabled()
    page.field.setText(PASSPHRASE)
    page.button.click()
    assert "no file my copy.nearward" in page.message.text()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.lock_page
