"""A small word beside the text of a row: one of a few values, or none."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.kit.widgets.basic import restyle

#: more values than these stand in a menu
MOST_IN_TURN = 5


class RowMark(QPushButton):
    """A click or Space gives the next of its values, or opens a menu of many; unset is one.

    Up and Down go through them, a digit chooses one, and Backspace takes it back.
    """

    changed = Signal()

    def __init__(self, name: str, values: list[tuple[Any, str]], look: Theme) -> None:
        super().__init__()
        self._name = name
        self._values = values
        self._look = look
        self._at = 0
        self.menu_of_all: ActionMenu | None = None
        self.setProperty("role", "mark")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_click)
        self.clicked.connect(felt)
        self._show()

    @property
    def value(self) -> Any:
        """The value that stands; None while unset."""
        return self._values[self._at][0]

    def sizeHint(self) -> QSize:
        """Room for the widest of its values, so that nothing moves under the pointer."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        edges = hint.width() - metrics.horizontalAdvance(self.text())
        widest = max(metrics.horizontalAdvance(label) for _, label in self._values)
        return QSize(max(hint.width(), widest + edges), hint.height())

    def set_value(self, value: Any) -> None:
        """Show a value; says nothing."""
        self._at = next((i for i, (known, _) in enumerate(self._values) if known == value), 0)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._values) - 1
        digit = key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else -1
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._choose(max(0, min(last, self._at + step)))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(0)
        elif digit >= 0 and (at := self._of_digit(digit)):
            self._choose(at)
        else:
            super().keyPressEvent(event)

    def _of_digit(self, digit: int) -> int:
        """Where a digit leads: to that number, or to the first, the second... of some words."""
        numbers = [known for known, _ in self._values[1:] if type(known) is int]
        if numbers:
            return numbers.index(digit) + 1 if digit in numbers else 0
        return digit if digit < len(self._values) else 0

    def _choose(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._show()
            self.changed.emit()

    def _on_click(self) -> None:
        if len(self._values) <= MOST_IN_TURN:
            self._choose((self._at + 1) % len(self._values))
            return
        if self.menu_of_all is not None:
            self.menu_of_all.deleteLater()
        self.menu_of_all = menu = ActionMenu(self._look, self, self._name)
        actions = [
            menu.take(label, partial(self._choose, at))
            for at, (_, label) in enumerate(self._values)
            if at
        ]
        menu.take_one_of(actions, self._at - 1)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(actions[max(0, self._at - 1)])

    def _show(self) -> None:
        label = self._values[self._at][1]
        self.setText(label)
        self.setAccessibleName(f"{self._name}: {label}")
        self.setToolTip(self._name)
        self.setProperty("on", "true" if self._at else "false")
        restyle(self)
