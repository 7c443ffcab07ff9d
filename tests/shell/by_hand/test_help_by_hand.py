"""Help and Pause in a real window: by key, by the mouse, and through a lock in the middle of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.session.ask import help as helping
from nearward.session.ask import pauses
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"
AT_HELP = "window.stack.currentWidget() is window.help.page"
#: asked of the program: milliseconds until the lock page is painted in place of what was shown
LOCK = """
import time
_t = time.monotonic()
window.lock()
window.repaint()
[round((time.monotonic() - _t) * 1000), window.stack.currentWidget() is window.lock_page]
"""
SIZES = [(1366, 768, 100), (960, 600, 150)]


def all_of(diary: Path) -> tuple[helping.HelpHeld, list[Any]]:
    vault = open_diary(diary, "", key=KEY)
    try:
        return helping.held()(vault), pauses.page()(vault)
    finally:
        vault.close()


def sized(home: Path, text: int) -> None:
    """The text size that was chosen before."""
    folder = home / ".config" / "nearward"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(json.dumps({"text_size": text}))


def again(running: Running) -> None:
    running.lock()
    running.unlock()


@pytest.mark.parametrize("size", SIZES)
def test_help_before_the_unlock_by_key_and_mouse_keeps_what_was_typed(
    diary: Path, tmp_path: Path, size: tuple[int, int, int]
) -> None:
    width, height, text = size
    sized(tmp_path / "home", text)
    with desktop(width, height) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            assert running.ask("window.look.scale") * 100 == text
            running.becomes("window.lock_page.field.hasFocus()")
            running.type("an otter ")
            running.press("F1")
            running.becomes(AT_HELP)
            assert running.ask("window.help.page.back.hasFocus()")
            running.press("Escape")
            running.becomes("window.lock_page.field.hasFocus()")
            assert running.ask("window.lock_page.field.text()") == "an otter "
            running.click("window.lock_page.help")
            running.becomes(AT_HELP)
            running.click("window.help.page.back")
            running.becomes("window.stack.currentWidget() is window.lock_page")
            # by keys alone: on to Help, and in
            running.ask("window.lock_page.field.setFocus()")
            for _ in range(8):
                running.press("Tab")
                if running.ask("window.lock_page.help.hasFocus()"):
                    break
            running.press("Return")
            running.becomes(AT_HELP)
            running.press("Return")
            running.becomes("window.lock_page.help.hasFocus()")
            # and from the page that makes a diary
            running.click("window.lock_page.new")
            running.becomes("window.create_page.first.hasFocus()")
            running.type("by the pond")
            running.press("F1")
            running.becomes(AT_HELP)
            running.press("Escape")
            running.becomes("window.create_page.first.hasFocus()")
            assert running.ask("window.create_page.first.text()") == "by the pond"
            # of a low window with large letters the foot of this page is scrolled to
            running.xdo("click", "--repeat", "20", "5")
            running.click("window.create_page.help")
            running.becomes(AT_HELP)
            running.press("Escape")
            running.becomes("window.stack.currentWidget() is window.create_page")
            running.quit()
        finally:
            running.end()


def test_a_lock_in_the_middle_of_help_loses_nothing(diary: Path, tmp_path: Path) -> None:
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.press("F1")
            running.becomes(f"{PAGE}.key == 'help'")
            running.click(f"{PAGE}.people.add_button")
            running.type("Ruth")
            running.press("Tab")
            running.type("0555 010")
            again(running)
            running.becomes(f"{PAGE}.key == 'help' and {PAGE}.people.form.isVisible()")
            assert running.ask(f"{PAGE}.people.form.body['contact']") == "0555 010"
            running.click(f"{PAGE}.people.form.save_button")
            running.becomes(f"len({PAGE}.people.rows) == 1")
            running.click(f"{PAGE}.number.enter_button")
            running.type("112")
            again(running)
            running.becomes(f"{PAGE}.number.form.isVisible()")
            assert running.ask(f"{PAGE}.number.field.text()") == "112"
            running.press("Return")
            running.becomes(f"{PAGE}.number.card.isVisible()")
            running.click(f"{PAGE}.plan_button")
            running.becomes(f"{PAGE}.key == 'plan'")
            running.type("I stop answ")
            again(running)
            running.becomes(f"{PAGE}.key == 'plan'")
            field = f"{PAGE}.fields['my_early_signs']"
            running.becomes(f"{field}.text() == 'I stop answ'")
            running.press("Escape")
            running.becomes(f"{PAGE}.key == 'help'")
            running.quit()
        finally:
            running.end()
    found, _ = all_of(diary)
    assert [(one.name, one.contact) for one in found.resources] == [("Ruth", "0555 010")]
    assert found.number == "112"
    assert found.plan is not None
    assert found.plan.parts == {"my_early_signs": "I stop answ"}
    assert "112" not in "".join(
        path.read_text(errors="replace") for path in (tmp_path / "home").rglob("*.json")
    )


@pytest.mark.parametrize("size", SIZES)
def test_a_pause_by_keys_over_the_page_alone_and_through_a_lock(
    diary: Path, tmp_path: Path, size: tuple[int, int, int]
) -> None:
    width, height, text = size
    sized(tmp_path / "home", text)
    with desktop(width, height) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            assert running.ask("window.look.scale") * 100 == text
            running.unlock()
            running.type("half a line")
            running.press("F11", "ctrl+shift+p")
            running.becomes(f"{PAGE}.key == 'pause'")
            assert not running.ask("window.room.rail.isVisible() or window.room.bar.isVisible()")
            running.press("8")
            running.becomes(f"{PAGE}.answers.urge_before.value == 80")
            for part in ("next_button", "finish_button", "leave_button", "help_button"):
                seen = f"{PAGE}.{part}.visibleRegion().boundingRect() == {PAGE}.{part}.rect()"
                assert running.ask(seen), part
            running.click(f"{PAGE}.next_button")
            running.becomes(f"{PAGE}._step == 1")
            # never in the way of a lock
            took, is_locked = running.ask(LOCK)
            assert is_locked
            assert took < 300
            running.wait_ready()
            running.unlock()
            running.becomes(f"{PAGE}.key == 'pause' and {PAGE}._step == 4")
            running.press("4")
            running.becomes(f"{PAGE}.answers.urge_after.value == 40")
            running.click(f"{PAGE}.save_button")
            running.becomes(f"{PAGE}.key == 'journal'")
            assert running.ask(f"{PAGE}.editor.text()") in ("half a line", "")
            running.quit()
        finally:
            running.end()
    _, (kept,) = all_of(diary)
    assert (kept.urge_before, kept.urge_after) == (80, 40)


def test_nobody_at_a_pause_it_locks_after_its_own_length(diary: Path, tmp_path: Path) -> None:
    with desktop(1280, 800) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.press("ctrl+shift+p", "7")
            running.becomes(f"{PAGE}.answers.urge_before.value == 70")
            running.ask("window.around.lock.last_active -= 7 * 60; window.guard.look()")
            assert running.ask("window.is_open")
            running.ask("window.around.lock.last_active -= 2 * 60; window.guard.look()")
            running.wait_ready()
            running.unlock()
            running.becomes(f"{PAGE}.key == 'pause'")
            assert running.ask(f"{PAGE}.answers.urge_before.value") == 70
            running.press("Escape")
            running.becomes(f"{PAGE}.key == 'journal'")
            running.quit()
        finally:
            running.end()
    _, (kept,) = all_of(diary)
    assert kept.urge_before == 70


def test_a_pause_and_help_come_over_a_dialog_and_over_a_menu(diary: Path, tmp_path: Path) -> None:
    with desktop(1280, 800) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.show("backups")
            running.ask(f"{PAGE}.choose.click()")
            dialog = "type(QApplication.activeWindow()).__name__"
            running.becomes(f"{dialog} == 'QFileDialog'")
            running.press("ctrl+shift+p")
            running.becomes(f"{PAGE}.key == 'pause'")
            running.becomes("window.isActiveWindow()")
            running.press("Escape")
            running.becomes(f"{PAGE}.key == 'backups'")
            running.quit()
        finally:
            running.end()
