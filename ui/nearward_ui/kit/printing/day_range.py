"""Which days are to be set, what of them, and on which paper."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.kinds import BY_NAME
from nearward.session.jobs.book_job import CHOICES, Wish
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.printing.paper_chips import PaperChips
from nearward_ui.kit.widgets.basic import Ask


class DayRange(QWidget):
    """`changed` says that something else is wished."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self.first = DayEdit(words("From"), around)
        self.last = DayEdit(words("To"), around)
        for edit in (self.first, self.last):
            edit.setKeyboardTracking(False)
            edit.show_day(around.today)
            edit.dateChanged.connect(self._on_day)
        what = [(name, words(BY_NAME[name].label_many)) for name in CHOICES]
        self.kinds = Chips(words("What to include"), what, around=around, several=True)
        self.kinds.set_values(("entry",))
        with_and_without = [("with", words("With pictures")), ("without", words("Without"))]
        self.pictures = Chips(words("Pictures"), with_and_without, around=around)
        self.pictures.set_value("with")
        self.paper = PaperChips(around)
        self.kinds.changed.connect(self.changed)
        self.pictures.changed.connect(self._on_pictures)
        self.paper.given.connect(self.changed)
        days = [
            stacked(Ask(label), edit, gap=look.px(4))
            for label, edit in ((words("From"), self.first), (words("To"), self.last))
        ]
        how = [
            stacked(Ask(words("Pictures")), self.pictures),
            stacked(Ask(words("Paper")), self.paper),
        ]
        for widget, wide in zip(how, (220, 180), strict=True):
            # its chips stand in one row
            widget.setMinimumWidth(look.px(wide))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(14))
        box.addWidget(_beside(days, look.px(16), look.px(8)))
        box.addWidget(stacked(Ask(words("What to include")), self.kinds))
        box.addWidget(_beside(how, look.px(28), look.px(14)))

    @property
    def wish(self) -> Wish:
        """What is chosen; days the wrong way round are taken the right way."""
        first, last = sorted((self.first.day, self.last.day))
        return Wish(
            first,
            last,
            self.kinds.values or CHOICES[:1],
            self.pictures.value != "without",
            self.paper.chosen,
        )

    def show_days(self, first: date, last: date) -> None:
        """Show a span; says nothing."""
        self.first.show_day(first)
        self.last.show_day(last)

    def _on_day(self, _day: QDate) -> None:
        self.changed.emit()

    def _on_pictures(self) -> None:
        if self.pictures.value is None:
            self.pictures.set_value("with")
        self.changed.emit()


def _beside(widgets: list[QWidget], gap: int, below: int) -> QWidget:
    """Widgets beside each other, as far as there is room."""
    whole, flow = QWidget(), FlowLayout(gap, below)
    for widget in widgets:
        flow.addWidget(widget)
    whole.setLayout(flow)
    return whole
