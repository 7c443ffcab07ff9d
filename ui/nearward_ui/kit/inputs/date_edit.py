"""A field for a local date and time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import locale
from nearward_ui.kit.presence import felt

#: Qt's field reaches no further back
FIRST_YEAR = 100


class DateEdit(QDateTimeEdit):
    """Takes every local time, also one that a clock change skips; whoever reads it settles that.

    The wheel scrolls the page and changes no date.
    """

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__()
        # in the zone of this computer Qt would move a skipped time by itself, without a word
        self.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self.setAccessibleName(name)
        self.dateTimeChanged.connect(felt)
        self.setLocale(locale(around.words))
        self.setDisplayFormat(around.words("d MMM yyyy  HH:mm"))
        self.setMinimumDate(QDate(FIRST_YEAR, 1, 1))
        inner = self.findChild(QLineEdit)
        if isinstance(inner, QLineEdit):
            # a style sheet's padding does not reach the text of a spin box
            inner.setTextMargins(around.look.px(10), 0, around.look.px(10), 0)

    @property
    def local(self) -> datetime:
        """What stands in the field; no offset, no seconds."""
        day, hour = self.date(), self.time()
        return datetime(day.year(), day.month(), day.day(), hour.hour(), hour.minute())  # noqa: DTZ001

    def show_local(self, at: datetime) -> bool:
        """Show a local time; says nothing. False when it lies before what the field can hold."""
        if at.year < FIRST_YEAR:
            return False
        zone = QTimeZone(QTimeZone.Initialization.UTC)
        self.blockSignals(True)
        self.setDateTime(
            QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute), zone)
        )
        self.blockSignals(False)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
