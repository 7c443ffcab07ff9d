"""Return and Space press what has the keyboard, on every page of a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kit.filled import PAGES, filled
from tests.kit.real import MISSING, Running, desktop

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

#: each control of a page gets each key as the system would bring it; what it would do is taken
#: from it first, so that one press does not lead away from the next
WALK = """
from PySide6.QtCore import QItemSelectionModel, QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton
from nearward_ui.kit.widgets.month import MonthTable
from nearward_ui.kit.widgets.cards import CardList
from nearward_ui.kit.lists.sorted_list import SortedList
from nearward_ui.settings.vocabulary.term_list import TermList
SIGNALS = (
    (QAbstractButton, "clicked"),
    (TermList, "rename_asked"),
    (SortedList, "open_asked"),
    (CardList, "opened"),
    (MonthTable, "chosen"),
)
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
def controls(page):
    found = dict.fromkeys(w for kind, _ in SIGNALS for w in page.findChildren(kind))
    takes = Qt.FocusPolicy.NoFocus
    return [w for w in found if w.isVisible() and w.isEnabled() and w.focusPolicy() != takes]
def walk(page):
    missed, count = [], 0
    for control in controls(page):
        name = next(signal for kind, signal in SIGNALS if isinstance(control, kind))
        if isinstance(control, CardList) and not control.cards.lines:
            continue
        menu = control.menu() if isinstance(control, QPushButton) else None
        signal = getattr(control, name) if menu is None else menu.aboutToShow
        if menu is None:
            signal.disconnect()
        else:
            # one that opens is closed at once
            signal.connect(lambda menu=menu: QTimer.singleShot(0, menu.close))
        if isinstance(control, QAbstractButton) and control.isCheckable():
            control.toggled.disconnect()
        heard = []
        signal.connect(lambda *_given: heard.append(1))
        for key in KEYS:
            control.setFocus()
            if app.focusWidget() is not control:
                missed.append((type(control).__name__, control.accessibleName(), "no focus"))
                break
            heard.clear()
            QTest.keyClick(window.windowHandle(), key)
            app.processEvents()
            if len(heard) != 1:
                what = getattr(control, "text", str)() or control.accessibleName()
                missed.append((type(control).__name__, what, key.name, len(heard)))
        count += 1
    return [count, missed]
"""
RENEW = """
_page = window.room.pages.pop({key!r})
window.room.stack.removeWidget(_page)
_page.hide()
_page.deleteLater()
"""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with desktop(1366, 768) as screen:
        made = Running(screen, tmp_path / "home", filled(tmp_path / "d.nearward"))
        try:
            yield made
        finally:
            made.end()


def test_return_and_space_press_every_control_of_every_page(running: Running) -> None:
    running.unlock()
    running.ask(PAGES + WALK)
    running.becomes("chosen is not None")
    seen = 0
    for key in running.ask("list(PAGES)"):
        running.ask(f"window.show_page(chosen.route({key!r}))")
        running.settle()
        count, missed = running.ask("walk(window.room.current)")
        assert missed == [], key
        seen += count
        running.ask(f"window.show_page(Route({'trash' if key == 'settings' else 'settings'!r}))")
        running.ask(RENEW.format(key=key))
    assert seen > 150
    # what stands beside the pages
    count, missed = running.ask("walk(window.room.rail)")
    # the places, Log a moment, and what stands at its foot
    assert (count, missed) == (running.ask("len(window.room.rail.buttons)") + 1, [])


def test_real_keys(running: Running) -> None:
    running.becomes("window.lock_page.field.hasFocus()")
    # Tab leads to the button that opens; Return on it complains that nothing was typed
    running.press("Tab", "Return")
    assert running.ask("window.lock_page.message.text()").startswith("Please type")
    running.type("an otter at dusk")
    running.press("ctrl+Return")
    running.becomes("window.is_open")
    running.ask("window.room.rail.buttons['moments'].setFocus()")
    running.press("Return")
    running.becomes("window.room.current.key == 'moments'")
    # a card by Space, as by Return
    running.ask("window.room.current.list.setFocus()")
    chosen = running.ask("window.room.current.list.cards.lines[1].thing.id")
    running.press("Home", "Down", "space")
    beside = "window.room.current.reading"
    running.becomes(f"{beside}.moment.id == {chosen}")
    # the keyboard is at what can be done with it; Return on that does it
    running.becomes(f"{beside}.isAncestorOf(app.focusWidget())")
    running.ask(f"{beside}.change.setFocus()")
    running.press("Return")
    running.becomes(
        f"window.room.current.key == 'moment' and window.room.current.where().id == {chosen}"
    )
    # the main button of the page, from anywhere on it
    running.press("ctrl+Return")
    running.becomes("window.room.current.key == 'moments'")
    running.show("moment")
    # a chip by Return; Return in a text stays a new line
    running.press("Return")
    assert running.ask("window.room.current.fields.outcome.value") == "stayed"
    running.ask("window.room.current.fields.text.setFocus()")
    running.type("one")
    running.press("Return")
    running.type("two")
    assert running.ask("window.room.current.fields.text.text()") == "one\ntwo"
    running.press("ctrl+Return")
    running.becomes("window.room.current.key == 'moments'")
    # a field to tick by Return, a list to unfold too
    running.show("privacy")
    running.ask("from PySide6.QtWidgets import QCheckBox, QComboBox")
    running.ask("box = window.room.current.findChildren(QCheckBox)[0]; box.setFocus()")
    before = running.ask("box.isChecked()")
    running.press("Return")
    assert running.ask("box.isChecked()") is not before
    running.press("space")
    assert running.ask("box.isChecked()") is before
    running.show("import")
    running.ask("box = window.room.current.findChildren(QComboBox)[0]; box.setFocus()")
    running.press("Return")
    assert running.ask("box.view().isVisible()")
    running.press("Escape")
    assert not running.ask("box.view().isVisible()")
