"""Asks once a month, quietly, how the days that are not confirmed were."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.insight.day_words import DAYS_WERE, is_to_ask, last_said
from nearward.insight.history import DaysWere, History
from nearward.insight.main_chart import MainChart
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import LinkButton, Soft


class DaysAsk(QWidget):
    """The question with its four answers, or the way to change what was said.

    `said` carries the day of the answer and the answer; None puts the question away, or takes the
    answer back. `fitted`: there is something else to show.
    """

    said = Signal(object, object)
    fitted = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._last: DaysWere | None = None
        self._is_due = False
        self._is_changing = False
        asked = words("The days you did not check in, were they easier or harder?")
        self.question = Soft(asked)
        options = [(code, words(label)) for code, label in DAYS_WERE.items()]
        self.answers = Chips(asked, options, around=around)
        self.answers.changed.connect(self._on_answer)
        self.leave = LinkButton(words("Not now"))
        self.leave.clicked.connect(self._on_leave)
        self.change = LinkButton(words("Change what you said"), flush="start")
        self.change.clicked.connect(self._on_change)
        self._asking = QWidget()
        inner = QVBoxLayout(self._asking)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(6))
        inner.addWidget(self.question)
        row = QWidget()
        flow = FlowLayout(look.px(8), look.px(4), row)
        flow.addWidget(self.answers)
        flow.addWidget(self.leave)
        inner.addWidget(row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(8), 0, look.px(4))
        box.setSpacing(0)
        box.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._asking)

    @property
    def is_of_use(self) -> bool:
        """Whether there is anything to ask or to change."""
        return self._is_due or self._last is not None

    @property
    def is_asking(self) -> bool:
        """Whether the question stands there."""
        return self._is_due or self._is_changing

    def show_for(self, history: History, chart: MainChart, today: date, *, is_calm: bool) -> None:
        """Ask, if it is time to; on a day after a heavy worksheet nothing is asked."""
        self._last = last_said(history, chart)
        self._is_due = is_calm and is_to_ask(history, chart, today)
        self._is_changing = self._is_changing and self._last is not None
        self.stand_again()

    def fit(self, room: int) -> None:
        """The answers stand in one line where there is so much room."""
        wide = max(1, min(self.answers.line_width, room))
        self.answers.setFixedSize(wide, self.answers.heightForWidth(wide))

    def stand_again(self) -> None:
        """Show what was said and is kept."""
        words, now = self._around.words, self._last
        held = self.window().focusWidget()
        had_focus = held is not None and self.isAncestorOf(held)
        self.answers.set_value(now.were if now is not None and not self._is_due else None)
        self.leave.setText(words("Not now") if self._is_due else words("Keep it"))
        self._asking.setVisible(self.is_asking)
        self.change.setVisible(not self.is_asking)
        if had_focus and not self.is_asking:
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fitted.emit()

    def _on_answer(self) -> None:
        last = self._last
        day = last.day if last is not None and not self._is_due else self._around.today
        self._is_changing = False
        self.said.emit(day, self.answers.value)

    def _on_leave(self) -> None:
        if self._is_due:
            self.said.emit(self._around.today, None)
            return
        self._is_changing = False
        self.stand_again()

    def _on_change(self) -> None:
        self._is_changing = True
        self.stand_again()
        self.answers.take_focus()
