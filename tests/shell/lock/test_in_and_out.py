"""Import and export in the real window: dropped files, and a lock or a kill in the middle."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from tests.exchange import samples
from tests.exchange.pages.test_import_page import many
from tests.kit.pace import Paces

from nearward.session.desk import Desk
from nearward.session.jobs import progress
from nearward.session.jobs.importing import ImportChoices
from nearward.session.jobs.progress import JobProgress
from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary
from nearward_ui.routes import ToImport

COPY, LEFT, NONE = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def drop(window: Any, *paths: Path) -> bool:
    """Whether the window takes it, or what is open in it."""
    target = window.room or window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = QPointF(window.rect().center())
    enter = QDragEnterEvent(at.toPoint(), COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        # a system drops nothing where it was not taken
        return False
    event = QDropEvent(at, COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(target, event)
    return bool(event.isAccepted())


def test_a_dropped_file_is_looked_at(window: Any, tmp_path: Path) -> None:
    assert drop(window, samples.jrnl(tmp_path / "out.json"))
    page = window.room.current
    assert page.key == "import"
    assert page.report.count.text() == "2 entries · 3 are left out"


def test_two_files_or_a_page_of_the_web_are_not_taken(window: Any, tmp_path: Path) -> None:
    one, two = samples.jrnl(tmp_path / "a.json"), samples.jrnl(tmp_path / "b.json")
    assert not drop(window, one, two)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/out.json")])
    enter = QDragEnterEvent(QPoint(20, 20), COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(window.room, enter)
    assert not enter.isAccepted()
    assert window.room.current.key == "journal"


def test_a_locked_window_takes_nothing(make_window: Callable[..., Any], tmp_path: Path) -> None:
    window = make_window(unlock=False)
    assert not drop(window, samples.jrnl(tmp_path / "out.json"))
    room = window.room
    assert room is None
    window.open_diary("an otter at dusk")
    assert window.room.current.key == "journal"


def test_a_covered_window_takes_nothing(window: Any, tmp_path: Path) -> None:
    path = samples.jrnl(tmp_path / "out.json")
    window.hide_now()
    assert not drop(window, path)
    under = window.childAt(window.room.mapTo(window, window.room.rect().center()))
    assert not window.room.isAncestorOf(under), "a hand cannot reach what takes files"
    window.hide_now()
    assert window.room.current.key == "journal"


def held(diary: Path, key: bytes) -> tuple[int, list[Any]]:
    vault = open_diary(diary, "", key=key)
    found = len(vault.entries.every()), checking.check(vault)
    vault.close()
    return found


def test_a_lock_wins_over_an_import(
    window: Any, diary: Path, key: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for in the middle of it, as the desk's worker goes on: nothing of it is kept."""
    path = many(tmp_path / "journal.txt", 600)
    window.show_page(ToImport(file=path))
    page = window.room.current
    told = JobProgress.tell

    def tell(way: JobProgress, done: int) -> None:
        if done == 200:
            window.room.stop()  # as the first thing of a lock
        told(way, done)

    monkeypatch.setattr(JobProgress, "tell", tell)
    page.bring_in()
    window.lock()
    assert window.room is None
    assert held(diary, key) == (0, [])


def test_a_lock_stops_what_a_real_worker_does(
    diary: Path, key: bytes, tmp_path: Path, qtbot: Any
) -> None:
    """The worker comes back soon after it was told to stop, and the diary closes as it was."""
    calls: list[Callable[[], None]] = []
    desk = Desk(calls.append)
    desk._vault = open_diary(diary, "", key=key)
    # the connection belongs to the thread that opened it: open it again on the worker
    desk._vault.close()
    opened = threading.Event()

    def reopen(_vault: object = None) -> None:
        desk._vault = open_diary(diary, "", key=key)
        opened.set()

    desk.ask(reopen)
    assert opened.wait(20)
    way = JobProgress()
    desk.ask(
        progress.bring_in(many(tmp_path / "journal.txt", 1400), "jrnl-text", ImportChoices(), way)
    )
    end = time.monotonic() + 20
    while way.done < 100 and time.monotonic() < end:
        time.sleep(0.002)
    way.stop()
    done = way.done
    assert 100 <= done < 1400
    worked = Paces()
    desk.stop()
    # the piece that it had in hand, and no other
    assert way.done <= done + 1
    # less than two seconds
    assert worked() < 200
    assert held(diary, key) == (0, [])


KILLED = """
import sys
from pathlib import Path
from nearward.session.jobs import progress
from nearward.session.jobs.importing import ImportChoices
from nearward.session.jobs.progress import JobProgress
from nearward.vault.care.opening import open_diary
vault = open_diary(Path(sys.argv[1]), "", key=bytes(range(32)))
class Told(JobProgress):
    def tell(self, done):
        if done >= 600:
            print("there", flush=True)
            sys.stdin.read()
progress.bring_in(Path(sys.argv[2]), "", ImportChoices(), Told())(vault)
"""


def test_a_kill_in_the_middle_leaves_the_diary_as_it_was(
    diary: Path, key: bytes, tmp_path: Path
) -> None:
    path = many(tmp_path / "journal.txt", 1200)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(diary), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        process.kill()
    assert held(diary, key) == (0, [])
