"""A field for a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QLineEdit

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import locale
from nearward_ui.kit.presence import felt


class DayEdit(QDateEdit):
    """The wheel scrolls the page and changes no day."""

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.dateChanged.connect(felt)
        self.setLocale(locale(around.words))
        self.setDisplayFormat(around.words("d MMM yyyy"))
        self.setMinimumDate(QDate(100, 1, 1))
        inner = self.findChild(QLineEdit)
        if isinstance(inner, QLineEdit):
            inner.setTextMargins(around.look.px(10), 0, around.look.px(10), 0)

    @property
    def day(self) -> date:
        """The day in the field."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def show_day(self, day: date) -> None:
        """Show a day; says nothing."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)
