"""There is one window: no part of a page is shown before it has its place there.

Such a part is a window of its own for a moment: it flashes, and takes the keyboard with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from tests.conftest import KEY, ask
from tests.kit.filled import filled

from nearward.session.desk import InlineDesk
from nearward.session.jobs.everything import read_everything
from nearward.vault.care.opening import open_diary
from nearward_ui.pages import PAGES
from nearward_ui.shell.room import Room
from nearward_ui.tour.chosen import Chosen


class Watch(QObject):
    """Whatever is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture(scope="module")
def six_months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("demo") / "d.nearward")


@pytest.fixture
def room(around: Any, six_months: Path, qtbot: Any) -> Iterator[Room]:
    from shiboken6 import delete

    desk = InlineDesk()
    desk.adopt(open_diary(six_months, "", key=KEY))
    made = Room(around._replace(desk=desk))
    made.resize(1280, 800)
    made.show()
    yield made
    delete(made)
    desk.close(lambda: None, None)
    desk.stop()


def test_no_page_shows_a_second_window(room: Room, qtbot: Any) -> None:
    chosen = Chosen.of(ask(room.around, read_everything()))
    app, watch = QApplication.instance(), Watch()
    assert app is not None
    app.installEventFilter(watch)
    try:
        for page in PAGES:
            room.show_page(chosen.route(page))
            qtbot.wait(40)
            assert watch.shown == [], page
        # control: what has no place is seen
        lost = QWidget()
        lost.show()
        assert watch.shown == ["QWidget "]
        lost.hide()
        lost.deleteLater()
    finally:
        app.removeEventFilter(watch)
