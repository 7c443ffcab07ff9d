"""When something was: said in words, and changed in place."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import settle
from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.date_edit import DateEdit
from nearward_ui.kit.dates import clock_time, short_day, too_early, was_moved
from nearward_ui.kit.plain import LinkButton, Soft, Tiny


class When(QWidget):
    """A date and time with its offset. `changed` says that a person gave another one.

    What lies ahead is not taken; a time that a clock change skipped is moved and said so.
    """

    changed = Signal()

    def __init__(self, name: str, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        words = around.words
        self._at = around.clock()
        self.said = Soft("", wrap=False)
        self.button = LinkButton(words("change"))
        self.button.setAccessibleName(words("{name}: change", name=name))
        self.button.clicked.connect(self._on_change)
        self.edit = DateEdit(name, around)
        self.edit.dateTimeChanged.connect(self._on_edited)
        self.edit.hide()
        self.note = Tiny()
        self.note.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said)
        row.addWidget(self.edit)
        row.addWidget(self.button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.note)
        self._show()

    @property
    def at(self) -> datetime:
        """The instant."""
        return self._at

    def set_at(self, at: datetime) -> None:
        """Show an instant; says nothing."""
        self._at = at
        self.edit.hide()
        self.note.hide()
        self.said.show()
        self.button.setText(self._around.words("change"))
        self._show()

    def _on_change(self) -> None:
        words = self._around.words
        if self.edit.isHidden():
            if not self.edit.show_local(self._at):
                self.note.setText(too_early(words))
                self.note.show()
                return
            self.said.hide()
            self.edit.show()
            self.edit.setFocus()
            self.button.setText(words("done"))
        else:
            self.set_at(self._at)

    def _on_edited(self, *_values: object) -> None:
        words = self._around.words
        local = self.edit.local
        now = self._around.clock()
        if local > now.replace(tzinfo=None):
            self.note.setText(words("That lies ahead. What has been can be noted."))
            self.note.show()
            return
        self._at, moved = settle(local)
        if moved:
            self.note.setText(was_moved(self._at, words))
        self.note.setVisible(moved)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words = self._around.words
        day = short_day(self._at.date(), self._around.clock().date(), words)
        self.said.setText(f"{day}, {clock_time(self._at, words)}")
