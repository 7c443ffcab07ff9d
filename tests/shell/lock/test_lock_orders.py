"""The real window, its worker and its file in random orders: locked, or hidden with the words kept.

`tests/session/test_lock_machine.py` walks the lock alone, far more often.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.shell.conftest import put_away

from nearward.config.settings import Settings
from nearward.domain.file.trouble import ReadOnly
from nearward.i18n import Translator
from nearward.session.desk import Desk
from nearward.session.lock import Ending, Stage
from nearward.vault.care.opening import open_diary
from nearward.vault.tables.kinds.entries import Entries
from nearward.vault.vault import Vault
from nearward_ui.kit.theme import Theme, load_fonts
from nearward_ui.routes import ToJournal
from nearward_ui.shell.window import Window

RETRY, LAST_TRIES = 0.05, 0.4
STEPS = 14


class Scene:
    """One window with a worker of its own, whose answers come when the scene lets them come."""

    def __init__(self, qtbot: Any, window: Window, calls: deque[Callable[[], None]]) -> None:
        self.qtbot, self.window, self.calls = qtbot, window, calls
        self.lock = window.around.lock
        self.words: list[str] = []
        self.saves_fail = False
        self.close_fails = False
        self.ended: list[str] = []
        window.ended.connect(self.ended.append)

    def write(self) -> None:
        if self.lock.is_open and self.window.room is not None:
            self.window.show_page(ToJournal(new=True))
            word = f"word{len(self.words)}"
            self.window.room.current.editor.insertPlainText(word)  # type: ignore[union-attr]
            self.words.append(word)

    def press_ctrl_l(self) -> None:
        self.window.lock()

    def sleep(self) -> None:
        self.window.guard._on_sleeping()

    def be_away(self) -> None:
        self.lock.last_active -= 100 * 60
        self.window.guard.look()

    def quit(self) -> None:
        self.window.close()

    def fill_the_disk(self) -> None:
        self.saves_fail = True

    def free_the_disk(self) -> None:
        self.saves_fail = False

    def break_the_close(self) -> None:
        self.close_fails = True

    def open(self) -> None:
        self.window.open_diary("")

    def answer(self) -> None:
        """One answer of the worker comes."""
        if self.calls:
            self.calls.popleft()()

    def wait(self) -> None:
        self.qtbot.wait(int(RETRY * 1000) + 10)

    def system_ends_it(self) -> None:
        self.window.end_soon()

    def holds(self) -> None:
        """What is true at any time."""
        window, state = self.window, self.lock.state
        shown = window.stack.currentWidget()
        assert (shown is window.room) == self.lock.is_open
        if isinstance(state, Ending) and state.stage is Stage.WAITING:
            assert window.room is not None, "the words are kept"
            assert window.acts._timer.isActive(), "and it is tried again"
            assert window.lock_page.message.text(), "and it is said"

    def is_settled(self) -> bool:
        self.answer()
        return not (self.calls or self.lock.is_ending or self.lock.is_opening)

    def is_waiting(self) -> bool:
        self.answer()
        state = self.lock.state
        return isinstance(state, Ending) and state.stage is Stage.WAITING


@pytest.fixture
def scene(
    qtbot: Any,
    diary: Path,
    key: bytes,
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Scene]:
    monkeypatch.setattr("nearward.session.lock.RETRY_SECONDS", RETRY)
    monkeypatch.setattr("nearward.session.lock.LAST_TRIES_SECONDS", LAST_TRIES)
    calls: deque[Callable[[], None]] = deque()

    class HandDesk(Desk):
        def _open(self, path: Path, *_how: Any) -> None:
            self._vault = open_diary(path, "", key=key)

    load_fonts()
    look = Theme("light", 100)
    look.dress()
    place = diary.with_name("new.nearward")
    window = Window(
        Translator("en"), look, Settings(), lambda: HandDesk(calls.append), clock, diary, place
    )
    made = Scene(qtbot, window, calls)
    _save, _close = Entries.save, Vault.close

    def save(entries: Entries, *given: Any, **more: Any) -> Any:
        if made.saves_fail:
            raise ReadOnly(name="d.nearward")
        return _save(entries, *given, **more)

    def close(vault: Vault) -> None:
        _close(vault)
        if made.close_fails:
            made.close_fails = False
            raise ReadOnly(name="d.nearward")

    monkeypatch.setattr(Entries, "save", save)
    monkeypatch.setattr(Vault, "close", close)
    window.show()
    yield made
    put_away(window)
    QApplication.processEvents()


HAPPENINGS = [
    Scene.write,
    Scene.write,
    Scene.press_ctrl_l,
    Scene.sleep,
    Scene.be_away,
    Scene.quit,
    Scene.fill_the_disk,
    Scene.free_the_disk,
    Scene.break_the_close,
    Scene.open,
    Scene.answer,
    Scene.answer,
    Scene.answer,
    Scene.wait,
]


def written(diary: Path, key: bytes) -> str:
    vault = open_diary(diary, "", key=key)
    found = " ".join(entry.text for entry in vault.entries.every())
    vault.close()
    return found


@pytest.mark.parametrize("seed", range(12))
def test_any_order_ends_locked_or_hidden_with_the_words_kept(
    qtbot: Any, scene: Scene, diary: Path, key: bytes, seed: int
) -> None:
    chance = random.Random(seed)
    scene.open()
    qtbot.waitUntil(scene.is_settled)
    assert scene.lock.is_open
    scene.write()
    for happens in chance.choices(HAPPENINGS, k=STEPS):
        happens(scene)
        scene.holds()
    scene.press_ctrl_l()
    if scene.saves_fail and scene.lock.is_ending:
        qtbot.waitUntil(lambda: scene.is_waiting() or scene.is_settled())
        scene.holds()
    scene.free_the_disk()
    qtbot.waitUntil(scene.is_settled)
    assert scene.window.room is None
    assert scene.ended
    assert scene.lock.is_over == ("quit" in scene.ended)
    scene.window.around.stop_desk()
    found = written(diary, key)
    assert [word for word in scene.words if word not in found] == []


def test_what_the_system_will_not_wait_for_is_given_up_by_name(
    qtbot: Any, scene: Scene, diary: Path, key: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.open()
    qtbot.waitUntil(scene.is_settled)
    scene.fill_the_disk()
    scene.write()
    scene.press_ctrl_l()
    scene.system_ends_it()
    qtbot.waitUntil(scene.is_settled)
    assert scene.ended == ["quit"]
    assert capsys.readouterr().err == "nearward: a journal entry could not be saved\n"
    assert written(diary, key) == ""


def test_the_way_to_quit_without_it_stays_while_it_is_tried_again(qtbot: Any, scene: Scene) -> None:
    """It went away with the next try, two seconds after it was offered."""
    scene.open()
    qtbot.waitUntil(scene.is_settled)
    scene.fill_the_disk()
    scene.write()
    scene.press_ctrl_l()
    qtbot.waitUntil(scene.is_waiting)
    assert not scene.window.lock_page.quit.isVisible()
    scene.quit()
    assert scene.window.lock_page.quit.isVisible()
    for _ in range(2):
        scene.wait()
        qtbot.waitUntil(scene.is_waiting)
        assert scene.window.lock_page.quit.isVisible()
        assert "is lost if you quit" in scene.window.lock_page.message.text()
    scene.free_the_disk()
    qtbot.waitUntil(scene.is_settled)
    assert scene.ended == ["quit"]


def test_a_lock_while_a_diary_is_opened_leaves_nothing_half_open(qtbot: Any, scene: Scene) -> None:
    scene.open()
    assert scene.lock.is_opening
    scene.press_ctrl_l()
    qtbot.waitUntil(scene.is_settled)
    assert (scene.ended, scene.window.room) == (["lock"], None)
    assert not scene.window.desk.is_open
    assert scene.window.lock_page.button.isEnabled()
    scene.open()
    qtbot.waitUntil(scene.is_settled)
    assert scene.lock.is_open
