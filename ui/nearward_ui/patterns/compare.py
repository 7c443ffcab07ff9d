"""Which two spans stand beside each other: the last 12 weeks with the 12 before, or two others."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nearward.i18n.days import dated, full_month, short_date
from nearward.insight.picked import Days, to_pick_from
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.filter_chip import FilterChip
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import Soft


class ComparePicker(QWidget):
    """Two chips with a menu each. `changed`: two other spans are meant."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._days: list[Days] = []
        #: the two that were picked; None: the one that is meant at first
        self._meant: list[Days | None] = [None, None]
        self.chips = (
            FilterChip(words("last 12 weeks"), look, heard=words("Compare")),
            FilterChip(words("the 12 before"), look, heard=words("with")),
        )
        self._flow = flow = FlowLayout(look.px(8), look.px(4), self)
        flow.addWidget(Soft(words("Compare"), wrap=False))
        flow.addWidget(self.chips[0])
        flow.addWidget(Soft(words("with"), wrap=False))
        flow.addWidget(self.chips[1])
        self.chips[0].clicked.connect(partial(self._ask, 0))
        self.chips[1].clicked.connect(partial(self._ask, 1))

    def offer(self, began: date | None, today: date, first_weekday: int) -> None:
        """These can be picked in a diary that began then; what is gone is not meant any more."""
        self._days = to_pick_from(began, today, first_weekday) if began else []
        for n in range(2):
            if self._meant[n] not in self._days:
                self._mean(n, None)

    def fit(self, room: int) -> None:
        """Stand in one line where there is so much room."""
        wide = max(1, min(self._flow.line_width, room))
        self.setFixedSize(wide, self._flow.heightForWidth(wide))

    @property
    def is_of_use(self) -> bool:
        """Whether there are two spans of weeks."""
        return sum(not one.is_month for one in self._days) > 1

    @property
    def picked(self) -> tuple[Days, Days] | None:
        """The two that were picked; None for those that are compared at first."""
        if not self.is_of_use or not any(self._meant):
            return None
        return self._meant[0] or self._days[0], self._meant[1] or self._days[1]

    def _name(self, days: Days) -> str:
        words, today = self._around.words, self._around.today
        if days.is_month:
            return full_month(days.first, today, words)
        is_of_year = days.first.year == days.last.year
        told = short_date if is_of_year else dated
        return words(
            "{first} to {last}", first=told(days.first, words), last=dated(days.last, words)
        )

    def _ask(self, n: int) -> None:
        rows = [(str(at), self._name(one)) for at, one in enumerate(self._days)]
        rows[n] = (str(n), self.chips[n].name)
        meant = self._meant[n]
        chosen = self._days.index(meant) if meant is not None else n
        self.chips[n].offer(rows, str(chosen), partial(self._on_taken, n))

    def _on_taken(self, n: int, code: str, _text: str) -> None:
        self._mean(n, None if int(code) == n else self._days[int(code)])
        self.changed.emit()

    def _mean(self, n: int, days: Days | None) -> None:
        self._meant[n] = days
        self.chips[n].say(self._name(days) if days is not None else "")
