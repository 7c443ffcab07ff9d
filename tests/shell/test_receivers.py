"""Who hears signals of Qt: only what Qt itself knows, or what the connection holds.

A bound method of an object that is no QObject is heard through a table that PySide keeps beside Qt.
It is changed without a lock when such an object ends, on whatever thread that is.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidgetItem

from nearward.spelling.dictionaries import dictionaries
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route


def tracked() -> Iterator[str]:
    """The kinds of all receivers that are none of Qt's."""
    for thing in gc.get_objects():
        if isinstance(thing, QObject):
            continue
        try:
            found = weakref.getweakrefs(thing)
        except TypeError:
            continue
        # a proxy, as ctypes keeps of its types, answers for what it stands for
        refs = [ref for ref in found if issubclass(type(ref), weakref.ref)]
        if any(type(ref.__callback__).__module__.startswith("PySide") for ref in refs):
            yield type(thing).__qualname__


@pytest.fixture
def none_before() -> None:
    gc.collect()
    assert list(tracked()) == []


@pytest.mark.usefixtures("none_before")
def test_no_page_lets_a_signal_hang_on_what_is_not_of_qt(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window()
    if dictionaries():
        window.settings.change("spelling", True)
        window.settings.change("spelling_languages", next(iter(dictionaries())))
    for page in PAGES:
        window.show_page(Route(page))
        qtbot.wait(1)
    window.show_page(Route("journal"))
    qtbot.wait(50)
    assert list(tracked()) == []


@pytest.mark.usefixtures("none_before", "qapp")
def test_control_one_that_does_is_seen() -> None:
    class Plain:
        def hear(self) -> None:
            """What was said."""

    timer, plain = QObject(), Plain()
    timer.destroyed.connect(plain.hear)
    assert list(tracked()) == [Plain.__qualname__]
    del timer, plain


def test_tab_keeps_no_items_of_layouts(qtbot: Any, make_window: Callable[..., Any]) -> None:
    """An item goes with its widget; PySide would not notice, and point at free memory."""
    window = make_window()
    window.show_page(Route("worksheet"))
    qtbot.wait(1)

    def items() -> int:
        return sum(isinstance(thing, QWidgetItem) for thing in gc.get_objects())

    before = items()
    for _ in range(10):
        window.room.focusNextPrevChild(True)
    assert items() == before
