"""The field a recovery key is typed or pasted into: several lines, in letters that can be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from nearward_ui.kit.widgets.basic import TextArea

LINES = 4


class KeyField(TextArea):
    """`complete` says that Return was pressed when all letters of a key are there."""

    complete = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, LINES)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhPreferUppercase
        )

    @property
    def count(self) -> tuple[int, int]:
        """How many letters are there, and how many a key has."""
        from nearward.domain.file import recovery_key

        return recovery_key.count(self.text()), recovery_key.ALL

    def wipe(self) -> None:
        """No letter stays, and nothing to undo."""
        self.set_text("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed and self.count[0] >= self.count[1]:
            self.complete.emit()
            return
        super().keyPressEvent(event)
