"""The harbour under the lock page: four times of the day, still, and never in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from tests.narrowed import present

from nearward.i18n import Translator
from nearward_ui.kit.theme import TOKENS, Theme
from nearward_ui.unlock.harbour import LEAST_HEIGHT, time_of_day
from nearward_ui.unlock.lock_page import LockPage

SIZES = [
    (1280, 800),
    (1366, 700),
    (1024, 768),
    (800, 700),
    (1920, 1080),
    (2560, 1440),
    (3840, 2160),
]
ROOT = Path(__file__).resolve().parents[3]


class Wall:
    """A clock on the wall."""

    hour = 18

    def __call__(self) -> int:
        return self.hour


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def page(qtbot: Any, wall: Wall) -> LockPage:
    look = Theme("light", 100)
    look.dress()
    page = LockPage(Translator(), look)
    qtbot.addWidget(page)
    page.hour = wall
    page.show_diary(Path("diary.nearward"))
    page.resize(1280, 800)
    page.show()
    page.draw()
    return page


def drawn(page: LockPage) -> QImage:
    harbour = present(page.harbour)
    return page.grab(harbour.geometry()).toImage()


def test_there_are_four_times_of_the_day() -> None:
    found = [time_of_day(hour) for hour in range(24)]
    assert found == ["night"] * 5 + ["morning"] * 6 + ["day"] * 6 + ["evening"] * 4 + ["night"] * 3


def test_each_looks_another_way_in_both_themes(page: LockPage, wall: Wall) -> None:
    seen: list[QImage] = []
    for theme in TOKENS:
        page._look.become(theme, 100)
        for hour in (7, 13, 18, 23):
            page.hide()
            wall.hour = hour
            page.show()
            seen.append(drawn(page))
    assert all(a != b for n, a in enumerate(seen) for b in seen[:n])


def test_it_does_not_change_before_the_eyes(page: LockPage, wall: Wall, qtbot: Any) -> None:
    before = drawn(page)
    wall.hour = 23
    page.update()
    qtbot.wait(50)
    assert drawn(page) == before


@pytest.mark.parametrize("text_size", [80, 100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_that_is_read_lies_over_it(
    page: LockPage, size: tuple[int, int], text_size: int, qtbot: Any
) -> None:
    page._look.become("light", text_size)
    page.resize(*size)
    page.say(
        "That did not open it. The passphrase may have another letter, or Caps Lock is on. " * 2
    )
    qtbot.wait(20)
    harbour = present(page.harbour)
    if not harbour.isVisible():
        return
    for widget in (page.message_frame, page.button, page.help, *page.ways):
        at = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
        assert not at.intersects(harbour.geometry()), widget


@pytest.mark.parametrize("size", SIZES)
def test_it_is_there_where_there_is_room(page: LockPage, size: tuple[int, int], qtbot: Any) -> None:
    page.resize(*size)
    qtbot.wait(10)
    assert present(page.harbour).isVisible()
    page.resize(size[0], LEAST_HEIGHT - 1)
    qtbot.wait(10)
    assert not present(page.harbour).isVisible()


def test_nothing_moves_when_it_comes(qtbot: Any) -> None:
    look = Theme("light", 100)
    look.dress()
    page = LockPage(Translator(), look)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.wait(20)
    before = {id(w): w.geometry() for w in page.findChildren(QWidget)}
    assert page.harbour is None, "not before the first paint"
    qtbot.waitUntil(lambda: page.harbour is not None)
    qtbot.wait(20)
    after = {id(w): w.geometry() for w in page.findChildren(QWidget) if w is not page.harbour}
    assert {key: before[key] for key in after} == after


def test_it_takes_no_key_and_no_click_and_says_nothing(page: LockPage) -> None:
    harbour = present(page.harbour)
    assert harbour.focusPolicy().value == 0
    assert page.childAt(harbour.geometry().center()) is not harbour
    assert harbour.accessibleName() == ""


def test_no_file_of_it_is_large() -> None:
    files = list((ROOT / "ui/nearward_ui/unlock").glob("harbour*.py"))
    assert len(files) == 2
    assert all(file.stat().st_size < 12_000 for file in files)
