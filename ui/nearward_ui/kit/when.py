"""When something was: said in words, and changed in place."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nearward.domain.day import settle
from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.dates import clock_time, locale, short_day
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
        self.edit = QDateTimeEdit()
        self.edit.setAccessibleName(name)
        self.edit.setLocale(locale(words))
        self.edit.setDisplayFormat("d MMM yyyy  HH:mm")
        self.edit.setMinimumDate(QDate(1, 1, 1))
        self.edit.dateTimeChanged.connect(self._on_edited)
        inner = self.edit.findChild(QLineEdit)
        if isinstance(inner, QLineEdit):
            # a style sheet's padding does not reach the text of a spin box
            inner.setTextMargins(around.look.px(10), 0, around.look.px(10), 0)
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
            at = self._at
            self.edit.blockSignals(True)
            self.edit.setDateTime(
                QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute))
            )
            self.edit.blockSignals(False)
            self.said.hide()
            self.edit.show()
            self.edit.setFocus()
            self.button.setText(words("done"))
        else:
            self.set_at(self._at)

    def _on_edited(self, given: QDateTime) -> None:
        words = self._around.words
        day, hour = given.date(), given.time()
        local = datetime(day.year(), day.month(), day.day(), hour.hour(), hour.minute())  # noqa: DTZ001
        now = self._around.clock()
        if local > now.replace(tzinfo=None):
            self.note.setText(words("That lies ahead. What has been can be noted."))
            self.note.show()
            return
        self._at, moved = settle(local)
        if moved:
            self.note.setText(
                words(
                    "The clocks were changed in that hour, so there was no such time. It is noted"
                    " as {time}.",
                    time=clock_time(self._at, words),
                )
            )
        self.note.setVisible(moved)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words = self._around.words
        day = short_day(self._at.date(), self._around.clock().date(), words)
        self.said.setText(f"{day}, {clock_time(self._at, words)}")
