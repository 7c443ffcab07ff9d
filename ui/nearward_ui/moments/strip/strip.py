"""The strip: seven days and a sentence; opened, the days of the last three are answered in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.i18n import Translator
from nearward.session.ask.check_ins import TODAY, DayOfSeven
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import weekday
from nearward_ui.kit.widgets.basic import LinkButton, Panel, QuietButton, Soft, Tiny
from nearward_ui.moments.strip.day_row import INNER, DayRow
from nearward_ui.moments.strip.days import WIDE, SevenDays

#: from this width on, in pixels of the drawing, a line has room for the three answers
ROOMY = 800
#: pixels of the drawing beside the days
SIDE = 12


class CheckInStrip(Panel):
    """`answered` carries (day, answer); `add_asked` and `extras_asked` the day.

    One day is asked about at a time, and the next one only when that is asked for, so that a
    second click or key answers nothing. What was answered stays in its place as a line.
    """

    answered = Signal(object, bool)
    add_asked = Signal(object)
    extras_asked = Signal(object)
    #: it needs another height
    resized = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, px = around.words, around.look.px
        self._around = around
        self.rows: dict[date, DayRow] = {}
        self._one_by_day: dict[date, DayOfSeven] = {}
        self.is_open = False
        self.days = SevenDays(around)
        self.days.pressed.connect(self._on_day)
        self.said = Soft()
        self.answer = QuietButton(words("Answer"))
        self.answer.clicked.connect(self._on_answer)
        self.fold = LinkButton(words("Fold"), flush="end")
        self.fold.clicked.connect(self.close_rows)
        self.esc = Tiny("Esc")
        self._ends = [self._end(self.answer), self._end(self.fold, self.esc)]
        self.below = QWidget()
        self._rows = QVBoxLayout(self.below)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        why = words(
            "A day counts in the charts only when you say that all is noted. Without that it is not"
            " known, never zero."
        )
        self.why = Tiny(why)
        self.why.setContentsMargins(px(INNER), px(11), px(INNER), px(11))
        self.why.setProperty("place", "foot")
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        self._is_narrow: bool | None = None
        self._is_low = False
        self.below.hide()
        self._lay(narrow=False)
        self._show()

    @property
    def asked(self) -> DayRow | None:
        """The day that is asked about."""
        return next((row for row in self.rows.values() if row.is_asked), None)

    def show_days(self, days: Sequence[DayOfSeven]) -> None:
        """Show how they stand; what is open stays open, and the keyboard where it is."""
        self._one_by_day = {one.day: one for one in days}
        self.days.show_days(days)
        asked = [one for one in reversed(days) if one.asked]
        if [one.day for one in asked] == list(self.rows):
            for one in asked:
                self.rows[one.day].show_day(one)
        else:
            self._make_rows(asked)
        self._show()

    def ask(self, day: date) -> None:
        """Ask about this day, and no other; the keyboard stays on its circle."""
        self.is_open = True
        for row in self.rows.values():
            row.ask(row.one.day == day)
        self.days.ask(day)
        self._show()
        circle = self.days.of(day)
        if circle is not None:
            circle.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, day: date) -> None:
        """The day is answered: it is one line where it stood, and nothing else is asked."""
        if self.rows[day].is_asked:
            self.rows[day].ask(False)
            self.days.ask(None)
        self.resized.emit()
        circle = self.days.of(day)
        if circle is not None and self.is_open:
            circle.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_rows(self) -> None:
        """Be one line of days again."""
        inside = self.below.isAncestorOf(self.focusWidget() or self) or self.fold.hasFocus()
        asked = self.asked
        self.is_open = False
        for row in self.rows.values():
            row.ask(False)
        self.days.ask(None)
        circle = self.days.of(asked.one.day) if asked is not None else self.days.circles[-1]
        if inside and circle is not None:
            circle.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def fit(self, width: int, *, low: bool) -> None:
        """Where there is no room beside the days, the sentence stands below them; on a `low` page
        the days come when it is opened."""
        self._is_low = low
        self.days.setVisible(self.is_open or not low)
        px = self._around.look.px
        button = max(self.answer.sizeHint().width(), self.fold.sizeHint().width())
        needed = px(7 * WIDE) + button + px(2 * INNER + 120)
        self.days.fit(width - 2 * px(SIDE))
        if (width < needed) != self._is_narrow:
            self._lay(narrow=width < needed)
        for row in self.rows.values():
            row.fit(narrow=width < px(ROOMY))

    def height_for(self, width: int) -> int:
        """How high all of it is."""
        layout = self._grid
        layout.invalidate()
        layout.activate()
        return (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From the circle of the day that is asked about, Tab goes to its three answers."""
        asked = self.asked
        if forward and asked is not None and self.focusWidget() is self.days.of(asked.one.day):
            asked.that_is_all.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_rows()
        else:
            super().keyPressEvent(event)

    def _end(self, *parts: QWidget) -> QWidget:
        """What stands at the right, away from the edge."""
        end = QWidget()
        row = QHBoxLayout(end)
        row.setContentsMargins(0, 0, self._around.look.px(INNER), 0)
        row.setSpacing(self._around.look.px(6))
        for part in parts:
            row.addWidget(part)
        return end

    def _lay(self, *, narrow: bool) -> None:
        """The days come first, then what is asked, and last the buttons at the right."""
        self._is_narrow = narrow
        px, grid = self._around.look.px, self._grid
        side, middle = px(SIDE), Qt.AlignmentFlag.AlignVCenter
        for widget in (self.days, self.said, self.below, self.why, *self._ends):
            grid.removeWidget(widget)
        line = 1 if narrow else 0
        grid.setContentsMargins(0, px(11), 0, 0)
        self.days.setContentsMargins(side, 0, 0, 0)
        grid.addWidget(self.days, 0, 0, 1, 3 if narrow else 1)
        grid.addWidget(self.said, line, 0 if narrow else 1, 1, 2 if narrow else 1, middle)
        self.said.setContentsMargins(px(INNER if narrow else 16), 0, px(16), 0)
        grid.addWidget(self.below, line + 2, 0, 1, 3)
        grid.addWidget(self.why, line + 3, 0, 1, 3)
        end = middle | Qt.AlignmentFlag.AlignRight
        for widget in self._ends:
            grid.addWidget(widget, line, 2, end)
        for row in (1, 2):
            grid.setRowMinimumHeight(row, px(12) if row == line + 1 else 0)
        grid.setColumnStretch(0, 0)
        grid.setColumnStretch(1, 1)

    def _show(self) -> None:
        """What is open in words, and what can be pressed."""
        words = self._around.words
        days = [one.day for one in self._one_by_day.values() if one.is_open]
        self.said.setText(told_open(days, words))
        self.said.setVisible(not self.is_open)
        self._ends[0].setVisible(bool(days) and not self.is_open)
        self._ends[1].setVisible(self.is_open)
        for part in (self.below, self.why):
            part.setVisible(self.is_open)
        self.days.setVisible(self.is_open or not self._is_low)
        self.resized.emit()

    def _make_rows(self, asked: Sequence[DayOfSeven]) -> None:
        for row in self.rows.values():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for one in asked:
            row = DayRow(one, self._around)
            row.answered.connect(partial(self.answered.emit, one.day))
            row.change_asked.connect(partial(self.ask, one.day))
            row.add_asked.connect(partial(self.add_asked.emit, one.day))
            row.extras_asked.connect(partial(self.extras_asked.emit, one.day))
            self.rows[one.day] = row
            self._rows.addWidget(row)
        self.days.ask(None)
        self.is_open = self.is_open and bool(self.rows)

    def _on_answer(self) -> None:
        """The latest open day is asked about first."""
        latest = next((day for day, row in self.rows.items() if row.one.is_open), None)
        if latest is not None:
            self.ask(latest)

    def _on_day(self, day: date) -> None:
        row, one = self.rows.get(day), self._one_by_day.get(day)
        if row is not None and not row.is_asked:
            self.ask(day)
        elif one is not None and one.state == TODAY:
            self.extras_asked.emit(day)


def told_open(days: Sequence[date], words: Translator) -> str:
    """Friday and Saturday are open."""
    if not days:
        return words("Nothing to answer.")
    names = words.join([weekday(day, words) for day in days])
    return words.plural("{days} is open.", "{days} are open.", len(days), days=names)
