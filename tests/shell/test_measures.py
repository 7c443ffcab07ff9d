"""Every page at every size: in the middle of what the rail leaves, with nothing cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.kit.filled import filled

from nearward.session.jobs.everything import read_everything
from nearward_ui.kit.context import Notice
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.widgets.basic import Heading
from nearward_ui.pages import PAGES
from nearward_ui.tour.chosen import Chosen

#: window, text size
SIZES = [
    (wide, high, text)
    for wide, high in (
        (800, 600),
        (960, 600),
        (1280, 800),
        (1920, 1080),
        (2560, 1440),
        (3840, 2160),
    )
    for text in (100, 150, 200)
]
#: its columns are laid out by itself; labels hang at the left of the form; the pause has the window
OWN = ("journal", "moment", "pause")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("full") / "full.nearward")


@pytest.fixture
def opened(make_window: Callable[..., Any], full: Path, tmp_path: Path) -> tuple[Any, Chosen]:
    diary = tmp_path / "full.nearward"
    diary.write_bytes(full.read_bytes())
    window = make_window(diary)
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    return window, Chosen.of(found[0])


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def cut(page: QWidget) -> list[str]:
    """Buttons that reach beyond the page at a side: across, nothing scrolls."""
    found = []
    for button in page.findChildren(QAbstractButton):
        at = place(button, page)
        if button.isVisible() and (at.left() < 0 or at.right() >= page.width()):
            found.append(f"{button.accessibleName() or button.text()} {at.left()} {at.right()}")
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "-".join(map(str, size)))
def test_every_page_stands_in_the_middle(
    opened: tuple[Any, Chosen], size: tuple[int, int, int]
) -> None:
    window, chosen = opened
    wide, high, text = size
    window.look.become("light", text)
    window.resize(wide, high)
    room, px = window.room, window.look.px
    wrong: list[tuple[object, ...]] = []
    for key in PAGES:
        window.show_page(chosen.route(key))
        for _ in range(4):
            QApplication.processEvents()
        page = room.current
        assert window.size().toTuple() == (wide, high), key
        rail = 0 if room.rail.isHidden() else room.rail.width()
        side = room.side.width() if page.side_is_seen and page.side_is_beside else 0
        # a page has what the rail and its side leave
        if page.width() != wide - rail - side:
            wrong.append((key, "width", page.width(), wide - rail - side))
        assert isinstance(page.measure, Measure)
        if key not in OWN:
            column = page.width() - 2 * page.margin
            assert column <= px(page.measure) + 1 or page.margin == px(page._least)
            heading = page.findChild(Heading)
            if heading is not None and heading.isVisible():
                # in a low window the way back stands beside it
                firsts = [heading, *page.findChildren(BackButton)]
                left = min(place(one, page).left() for one in firsts if one.isVisible())
                if abs(left - page.margin) > px(2):
                    wrong.append((key, "heading", left, page.margin))
        wrong += [(key, "cut", said) for said in cut(page)]
    assert wrong == []


def test_the_page_of_the_journal_stays_in_the_middle_when_the_window_jumps(
    opened: tuple[Any, Chosen],
) -> None:
    window, chosen = opened
    window.resize(1280, 800)
    window.show_page(chosen.route("journal"))
    page = window.room.current
    # from one shape to the other at once, as when it is made as large as the screen
    for wide, high in ((800, 600), (1280, 800), (960, 600), (1920, 1080), (1100, 800)):
        window.resize(wide, high)
        for _ in range(4):
            QApplication.processEvents()
        shown = page.finding.isVisible()
        left, right = page.edges()
        assert abs(left - right - (page.finding.width() if shown else 0)) <= 2, (wide, left, right)


def test_a_notice_stands_in_the_column_of_its_page(opened: tuple[Any, Chosen]) -> None:
    window, chosen = opened
    room = window.room
    for wide in (960, 1280, 2560):
        window.resize(wide, 800)
        for key in PAGES:
            window.show_page(chosen.route(key))
            QApplication.processEvents()
            page = room.current
            if page.fills_window:
                continue
            room.say(Notice("The entry is in the trash.", "Undo"))
            QApplication.processEvents()
            left = place(room.bar, room).left() - page.mapTo(room, QPoint(0, 0)).x()
            assert left == page.edges()[0], (wide, key)
            room.bar.hide()


def test_every_page_names_a_measure() -> None:
    from importlib import import_module

    for row in PAGES.values():
        module, name = row.source.split(":")
        kind = getattr(import_module(module), name)
        # its own, and not only that of all pages
        assert any("measure" in one.__dict__ for one in kind.__mro__[:-5]), row.key
        assert isinstance(kind.measure, Measure)
