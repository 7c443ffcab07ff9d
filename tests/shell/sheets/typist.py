"""Somebody who fills in a sheet with the keyboard alone, in a real window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import is_
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from tests.narrowed import present

from nearward.worksheets.form.model import Field
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.kit.inputs.scale import Slider
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.worksheets.questions.row_mark import RowMark

KEY = Qt.Key
#: so often Tab is pressed until something is reached, and for a page to come
MOST, WAITS = 160, 100


class Typist:
    """Keys go to what has the keyboard, and nothing is clicked. `said` are the words it typed."""

    def __init__(self, window: Any) -> None:
        self.window = window
        self.said: list[str] = []

    @property
    def page(self) -> Any:
        return self.window.room.current

    @property
    def at(self) -> QWidget:
        """What has the keyboard."""
        self.settle()
        return present(QApplication.focusWidget())

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.at, key, held)
        self.settle()

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def say(self, words: str) -> None:
        QTest.keyClicks(self.at, words)
        self.said.append(words)

    def comes(self, done: Callable[[], bool], what: str = "") -> None:
        for _ in range(WAITS):
            if done():
                return
            QTest.qWait(20)
        raise AssertionError(f"{what} does not come; the keyboard is at {self.at}")

    def tab_to(self, is_it: Callable[[QWidget], bool], what: str) -> QWidget:
        """Press Tab until the keyboard is there."""
        for _ in range(MOST):
            if is_it(self.at):
                return self.at
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab never comes to {what}")

    def tab_to_named(self, said: str) -> QWidget:
        return self.tab_to(lambda at: at.accessibleName() == said or said == _text(at), said)

    # questions

    def fill(self, view: Any) -> None:
        """Answer one question, by what it is made of."""
        field: Field = view.field
        if field.kind == "link":
            self._someone(view)
            return
        if field.kind == "list" and not view.rows:
            self.tab_to(lambda at: at is view.add_button, f"{field.id}: one more")
            self.press(KEY.Key_Space)
        for part in _parts(view):
            if part.isVisible() and view.isAncestorOf(part):
                self.tab_to(partial(is_, part), f"{field.id}: {part}")
                self._give(part, field)

    def _someone(self, view: Any) -> None:
        """Nobody is in the diary yet. Of other records there are none to choose from."""
        if view.field.record == "person":
            self.tab_to(lambda at: at is view.someone, "someone")
            self.say("Robin")
            self.press(KEY.Key_Return)
            self.comes(lambda: view.id > 0, "Robin")

    def _give(self, part: QWidget, field: Field) -> None:
        if isinstance(part, QPlainTextEdit):
            self.say(f"Words for {field.id} {len(self.said)}.")
        elif isinstance(part, Slider):
            self.press(KEY.Key_7)
        elif isinstance(part, RowMark | Chip):
            self.press(KEY.Key_1)
        elif isinstance(part, Tick):
            return
        elif isinstance(part, DayEdit):
            self.press(KEY.Key_Up)
        elif isinstance(part, QLineEdit) and field.kind == "minutes":
            self.say("15")


def _text(at: QWidget) -> str:
    said = at.property("text")
    return said if isinstance(said, str) else ""


def _parts(view: QWidget) -> list[QWidget]:
    """What of a question takes an answer, in the order of Tab; of chips the first of each group."""
    from nearward_ui.kit.layouts.focus_order import stops

    kinds = (QPlainTextEdit, Slider, RowMark, Chip, DayEdit, QLineEdit, Tick)
    found = [one for one in stops(view) if isinstance(one, kinds) and one.isEnabled()]
    # starters only begin a text
    return [one for one in found if not isinstance(one, Chip) or one.isCheckable()]
