"""Saving what can be read of a really damaged file, from every place where the damage is met."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.conftest import NOW
from tests.shell.conftest import PASSPHRASE, put_away
from tests.shell.lock.test_lock import everything_that_can_be_read

from nearward.domain.file import recovery_key
from nearward.domain.model import Entry
from nearward.session.desk import Desk
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary
from nearward.vault.file import key as keys
from nearward_ui.routes import Route
from nearward_ui.safety.salvage import ASK, DONE, WORK
from nearward_ui.shell.host import restart

PAGE = 4096
ENTRIES = 40


@pytest.fixture(autouse=True)
def _derived_at_once(monkeypatch: pytest.MonkeyPatch, key: bytes) -> None:
    wrong = bytes(reversed(key))
    monkeypatch.setattr(
        keys, "derive", lambda words, _salt: bytearray(key if words == PASSPHRASE else wrong)
    )


@pytest.fixture
def written(diary: Path, key: bytes) -> Path:
    """A diary with some entries, each on pages of its own."""
    vault = open_diary(diary, "", key=key)
    with vault.writing():
        for n in range(ENTRIES):
            at = NOW - timedelta(days=n)
            vault.entries.save(Entry(at=at, day=at.date(), text=f"{n} " + "quiet herons " * 400))
    vault.close()
    return diary


@pytest.fixture
def unreadable(written: Path, key: bytes) -> Path:
    """The passphrase fits, and the page with its settings is bad: it does not open."""
    vault = open_diary(written, "", key=key)
    sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'setting'"
    page = vault.connection.execute(sql).fetchone()[0]
    vault.close()
    return spoil(written, page)


def among_entries(path: Path) -> int:
    """A page behind all those with which a new diary begins."""
    return path.stat().st_size // PAGE * 4 // 5


@pytest.fixture
def half(written: Path) -> Path:
    """It opens, and pages in its midst are bad."""
    middle = among_entries(written)
    return spoil(written, *range(middle, middle + 8))


def spoil(path: Path, *pages: int) -> Path:
    body = bytearray(path.read_bytes())
    for page in pages:
        body[(page - 1) * PAGE + 100] ^= 255
    path.write_bytes(body)
    return path


def entries(path: Path, key: bytes) -> int:
    vault = open_diary(path, "", key=key)
    assert checking.check(vault) == []
    found = len(vault.entries.every())
    vault.close()
    return found


def told(page: Any) -> str:
    return " ".join(line.text() for line in page.lines)


@pytest.fixture
def asked(make_window: Callable[..., Any], unreadable: Path) -> Any:
    """A window whose diary could not be opened, at the page that saves what can be read."""
    window = make_window(unlock=False)
    window.open_diary(PASSPHRASE)
    assert not window.is_open
    window.lock_page.salvage.click()
    return window


def test_from_the_error_of_the_lock_page_to_the_new_diary(
    make_window: Callable[..., Any], unreadable: Path, key: bytes
) -> None:
    before = unreadable.read_bytes()
    window = make_window(unlock=False)
    window.open_diary("not the passphrase")
    assert not window.lock_page.salvage.isVisible(), "a typing error is no damage"
    window.open_diary(PASSPHRASE)
    assert "is damaged" in window.lock_page.message.text()
    assert window.lock_page.salvage.isVisible()
    window.lock_page.salvage.click()
    page = window.safety.salvaging.page
    assert window.stack.currentWidget() is page
    assert page.secret.field.hasFocus()
    assert "diary-saved.nearward" in page.place.text()
    QTest.keyClicks(page.secret.field, PASSPHRASE)
    QTest.keyClick(page.secret.field, Qt.Key.Key_Return)
    assert page.step == DONE
    assert page.open.hasFocus()
    said = told(page)
    assert f"{ENTRIES} entries, 0 moments, 0 worksheets and 0 check-ins" in said
    assert "1 page of" in said
    assert "was not changed" in said
    assert PASSPHRASE not in everything_that_can_be_read()
    page.open.click()
    new = unreadable.with_name("diary-saved.nearward")
    assert window.diary == new
    assert unreadable.read_bytes() == before
    assert new.stat().st_mode & 0o777 == 0o600
    window.open_diary(PASSPHRASE)
    assert window.is_open
    assert page.lines == []
    window.lock()
    assert entries(new, key) == ENTRIES


def test_what_could_not_be_read_is_named(
    make_window: Callable[..., Any], half: Path, key: bytes
) -> None:
    window = make_window(unlock=False)
    window.safety.show_salvage()
    page = window.safety.salvaging.page
    page.secret.field.setText(PASSPHRASE)
    page.button.click()
    assert page.step == DONE
    kept = entries(half.with_name("diary-saved.nearward"), key)
    assert 0 < kept < ENTRIES
    assert f"{kept} entries" in told(page)
    lost = [line.text() for line in page.lines if line.text().startswith("Could not be read:")]
    assert len(lost) == ENTRIES - kept
    assert all("2026" in text for text in lost)
    assert "8 pages of" in told(page)


def test_the_recovery_sheet_does_it_too(asked: Any, unreadable: Path, key: bytes) -> None:
    page = asked.safety.salvaging.page
    page.secret.other.click()
    page.secret.key_field.set_text("".join(recovery_key.lines(bytes(reversed(key)))))
    page.button.click()
    assert page.step == ASK
    assert "recovery key has no typing mistake" in page.message.text()
    page.secret.other.click()
    page.secret.key_field.set_text("".join(recovery_key.lines(key)))
    page.button.click()
    assert page.step == DONE
    assert entries(unreadable.with_name("diary-saved.nearward"), key) == ENTRIES


def test_a_wrong_passphrase_makes_nothing(asked: Any, unreadable: Path) -> None:
    page = asked.safety.salvaging.page
    there = sorted(unreadable.parent.iterdir())
    page.button.click()
    assert page.message.text() == "Please type the passphrase of this diary."
    page.secret.field.setText("an otter at noon")
    page.button.click()
    assert page.step == ASK
    assert "does not open the diary" in page.message.text()
    assert page.secret.field.hasFocus()
    assert sorted(unreadable.parent.iterdir()) == there
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert asked.stack.currentWidget() is asked.lock_page


def test_what_lies_at_the_chosen_place_is_left_alone(asked: Any, unreadable: Path) -> None:
    page = asked.safety.salvaging.page
    other = unreadable.with_name("letters.nearward")
    other.write_text("a letter")
    asked.safety.salvaging._on_place(str(other))
    assert "letters.nearward" in page.place.text()
    page.secret.field.setText(PASSPHRASE)
    page.button.click()
    assert page.step == ASK
    assert "There is already a file letters.nearward" in page.message.text()
    assert other.read_text() == "a letter"
    unreadable.with_name("diary-saved.nearward").touch()
    asked.safety.show_salvage()
    assert page.new.name == "diary-saved-2.nearward"


@pytest.mark.parametrize("way", ["button", "escape"])
def test_it_can_be_stopped_and_leaves_nothing(
    asked: Any, unreadable: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    page = asked.safety.salvaging.page
    there = {path: path.read_bytes() for path in unreadable.parent.iterdir()}
    seen: list[tuple[int, int]] = []

    def far(n: int, pages: int) -> None:
        assert page.step == WORK
        assert page.stop.hasFocus()
        seen.append((n, pages))
        if len(seen) == 5:
            if way == "button":
                page.stop.click()
            else:
                QTest.keyClick(page, Qt.Key.Key_Escape)

    monkeypatch.setattr(page, "show_progress", far)
    page.secret.field.setText(PASSPHRASE)
    page.button.click()
    assert len(seen) == 5
    assert page.step == ASK
    assert page.message.text() == "Stopped. Nothing was made."
    assert page.frame.property("role") == "calm"
    assert {path: path.read_bytes() for path in unreadable.parent.iterdir()} == there


def test_how_far_it_is(asked: Any, unreadable: Path) -> None:
    page = asked.safety.salvaging.page
    page.work()
    page.show_progress(30, 120)
    assert page.far.text() == "Page 30 of 120"
    assert (page.bar.value(), page.bar.maximum()) == (30, 120)


@pytest.mark.parametrize("how", ["lock", "close"])
def test_a_lock_or_a_quit_in_the_midst_of_it_ends_it_first(
    qtbot: Any, asked: Any, unreadable: Path, how: str
) -> None:
    """With a worker of its own: it has stopped, and nothing is left, before the window ends."""
    calls: list[Callable[[], None]] = []
    page = asked.safety.salvaging.page
    asked.around.stop_desk()
    asked.around.make_desk = lambda: Desk(calls.append)
    there = sorted(unreadable.parent.iterdir())
    page.secret.field.setText(PASSPHRASE)
    page.button.click()
    assert page.step == WORK
    ended: list[str] = []
    asked.ended.connect(ended.append)
    getattr(asked, how)()
    assert ended == []

    def take() -> bool:
        while calls:
            calls.pop(0)()
        return bool(ended)

    qtbot.waitUntil(take, timeout=60_000)
    assert sorted(unreadable.parent.iterdir()) == there
    asked.around.stop_desk()


# met while the diary is open


def met(window: Any) -> None:
    """The page that is shown runs into it."""
    window.show_page(Route("journal"))
    window.desk.ask(read_everything())


def test_damage_that_is_met_offers_it(
    qtbot: Any, make_window: Callable[..., Any], half: Path
) -> None:
    window = make_window()
    met(window)
    bar = window.room.bar
    assert "is damaged" in bar.text.text()
    assert bar.button.text() == "Save what can be read…"
    with qtbot.waitSignal(window.ended) as ended:
        bar.button.click()
    assert ended.args == ["lock"]
    assert window.around.lock.after.page == "salvage"
    window.lock()
    assert window.around.lock.after.page == "", "once"


def test_also_where_a_page_says_it_itself(make_window: Callable[..., Any], half: Path) -> None:
    window = make_window()
    window.room.bar.hide()
    said: list[str] = []
    window.desk.ask(read_everything(), troubled=lambda trouble: said.append(trouble.code))
    assert said == ["damaged"]
    assert window.room.bar.button.text() == "Save what can be read…"


def test_the_check_of_the_settings(
    qtbot: Any, make_window: Callable[..., Any], written: Path
) -> None:
    window = make_window()
    window.show_page(Route("settings"))
    check = window.room.current.check
    check.button.click()
    assert "it is in order" in check.said.text()
    assert not check.frame.isVisible()
    window.lock()
    middle = among_entries(written)
    spoil(written, middle)
    window.open_diary(PASSPHRASE)
    window.show_page(Route("settings"))
    check = window.room.current.check
    check.button.click()
    assert f"1 page of the file is damaged: {middle}." in check.frame.text.text()
    with qtbot.waitSignal(window.ended):
        check.salvage.click()
    assert window.around.lock.after.page == "salvage"


def test_the_page_comes_after_the_lock(
    qtbot: Any, half: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the fresh process, and in this one when none could be started."""
    from nearward_ui.shell.app import Program

    handed: list[dict[str, object]] = []

    def again(_geometry: str, **rest: object) -> bool:
        handed.append(rest)
        return False

    monkeypatch.setenv(restart.PAGE, "salvage")
    program = Program(half, restarter=again)
    window = program.window
    try:
        assert restart.PAGE not in os.environ
        assert window.stack.currentWidget() is window.safety.salvaging.page
        window.show_lock()
        window.safety.salvage_when_closed()
        assert handed[0]["page"] == "salvage"
        assert window.stack.currentWidget() is window.safety.salvaging.page
        window.show_lock()
        window.lock()
        assert handed[1]["page"] == ""
        assert window.stack.currentWidget() is window.lock_page
    finally:
        put_away(window)
        program.deleteLater()
