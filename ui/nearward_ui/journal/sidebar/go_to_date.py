"""A field in which the date to go to is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nearward_ui.journal.sidebar.typed_date import read_date
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Panel, QuietButton, TextField, Tiny


class GoToDate(Panel):
    """A field in which a date is typed. `chosen` carries it; `left` says that it is put away."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("plain")
        self._around = around
        words, look = around.words, around.look
        self.field = TextField(words("Date to go to"), words("23 Nov 2026"))
        self.field.returnPressed.connect(self._on_go)
        self.button = QuietButton(words("Go"))
        self.button.clicked.connect(self._on_go)
        self.note = Tiny()
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addLayout(row)
        box.addWidget(self.note)
        self.hide()

    def ask(self) -> None:
        """Show it, with the keyboard in it."""
        self._say("")
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        words = self._around.words
        day = read_date(self.field.text(), self._around.today, words)
        if day is None:
            self._say(words("That is not a date. You can write 23 Nov 2026 or 2026-11-23."))
            self.field.setFocus()
            return
        self._say("")
        self.hide()
        self.field.clear()
        self.chosen.emit(day)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
