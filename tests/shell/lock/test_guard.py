"""Minimising, and what the program hands on to the one that takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from tests.shell.conftest import PASSPHRASE, put_away

from nearward.vault.care.opening import open_diary


def test_a_minimised_window_stays_open_unless_wanted(qtbot: Any, window: Any) -> None:
    window.showMinimized()
    qtbot.wait(100)
    assert window.is_open


def test_a_minimised_window_locks_when_wanted(
    qtbot: Any, window: Any, diary: Path, key: bytes
) -> None:
    window.settings.change("lock_minimised", True)
    qtbot.keyClicks(window.room.current.editor, "Kept")
    with qtbot.waitSignal(window.ended) as ended:
        window.showMinimized()
    assert ended.args == ["lock"]
    assert window.isMinimized()
    vault = open_diary(diary, "", key=key)
    assert [entry.text for entry in vault.entries.every()] == ["Kept"]
    vault.close()


def test_a_locked_window_may_be_minimised(qtbot: Any, make_window: Callable[..., Any]) -> None:
    window = make_window(unlock=False)
    ended: list[str] = []
    window.ended.connect(ended.append)
    window.showMinimized()
    qtbot.wait(100)
    assert ended == []


@pytest.fixture
def make_program(
    qtbot: Any, diary: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Any]]:
    """The whole program around a window; what it would restart with is kept in `handed`."""
    from nearward.session.desk import Desk
    from nearward_ui.shell.app import Program

    def opened(self: Any, path: Path, *_given: object) -> None:
        self._vault = open_diary(path, "", key=key)

    monkeypatch.setattr(Desk, "_open", opened)
    made: list[Any] = []

    def make() -> Any:
        handed: list[dict[str, object]] = []

        def restart(geometry: str, **rest: object) -> bool:
            handed.append({"geometry": geometry, **rest})
            return False

        program: Any = Program(diary, PASSPHRASE, restarter=restart)
        program.handed = handed
        made.append(program)
        program.start()
        qtbot.waitUntil(lambda: program.window.is_open, timeout=20_000)
        return program

    yield make
    for program in made:
        window = program.window
        if window.is_open:
            with qtbot.waitSignal(window.ended):
                window.lock()
        put_away(window)
        program.deleteLater()
        QCoreApplication.processEvents()


def lock_by(qtbot: Any, program: Any, how: str) -> dict[str, object]:
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.ended):
        if how == "minimise":
            window.settings.change("lock_minimised", True)
            window.showMinimized()
        elif how == "screen":
            window.guard._on_screen_locked()
        elif how == "sleep":
            window.guard._on_sleeping()
        else:
            window.lock()
    handed: dict[str, object]
    (handed,) = program.handed
    return handed


@pytest.mark.parametrize(
    ("how", "active"), [("key", True), ("minimise", False), ("screen", False), ("sleep", False)]
)
def test_the_fresh_window_comes_up_only_where_someone_sits(
    qtbot: Any, make_program: Callable[..., Any], how: str, active: bool
) -> None:
    handed = lock_by(qtbot, make_program(), how)
    assert handed["active"] is active


def test_a_restart_that_is_refused_can_be_locked_by_hand_again(
    qtbot: Any, make_program: Callable[..., Any]
) -> None:
    """After a lock that nobody saw, the next one is told by who sits there."""
    program = make_program()
    lock_by(qtbot, program, "screen")
    program.handed.clear()
    program.window.open_diary(PASSPHRASE)
    qtbot.waitUntil(lambda: program.window.is_open, timeout=20_000)
    assert lock_by(qtbot, program, "key")["active"] is True


def test_the_name_in_the_title_bar_stands_from_the_start(
    qtbot: Any, make_program: Callable[..., Any]
) -> None:
    from nearward.config import places

    file = places.config_folder() / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"title": "Notes"}')
    program = make_program()
    assert program.window.windowTitle() == "Notes"
    program.settings.change("title", "More notes")
    assert program.window.windowTitle() == "More notes"
    # it stands in clear, and nothing else of these settings does
    for key, value in (("lock_minimised", True), ("cover_behind", True), ("lock_at_sleep", False)):
        program.settings.change(key, value)
    assert set(program.settings.in_clear()) <= {"title", "last_diary", "window"}
