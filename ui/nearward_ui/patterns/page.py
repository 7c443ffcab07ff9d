"""Patterns: how often, over weeks and months, told with what is not known."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nearward.charts.months import months_figure
from nearward.charts.weeks import weeks_figure
from nearward.domain.day import day_of
from nearward.domain.trouble import Trouble
from nearward.insight.comparing import comparison_sentence
from nearward.insight.history import History
from nearward.insight.main_chart import MainChart, main_chart
from nearward.insight.reading import HOW_TO_READ
from nearward.insight.sentences import (
    beside_sentence,
    month_rows,
    rate_sentence,
    span_sentence,
    week_rows,
)
from nearward.session.ask import operations
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    Scroll,
    Soft,
    SubHeading,
    TroublePanel,
)
from nearward_ui.kit.widgets.chart_view import ChartView
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.kit.widgets.number_table import NumberTable

RANGE = "26-weeks"


class PatternsPage(Page):
    """The main chart, the months, and their numbers."""

    key = "patterns"

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.unread = TroublePanel(look)
        self._history: History | None = None
        self.chart: MainChart | None = None
        ranges = [
            ("4-weeks", words("4 weeks")),
            ("26-weeks", words("26 weeks")),
            ("52-weeks", words("52 weeks")),
            ("all", words("Since I began")),
        ]
        self.range = Chips(words("Range"), ranges, around=around)
        self.range.set_value(RANGE)
        self.range.changed.connect(self._on_range)
        self.weeks = ChartView(words("How often I pulled away"), look, 250)
        self.months = ChartView(words("Month by month: how often in a week"), look, 176)
        for chart in (self.weeks, self.months):
            chart.troubled.connect(self._on_undrawn)
        self.span = Soft()
        self.rate = Prose()
        self.beside = Soft()
        self.comparison = Prose()
        self.left_out = Soft()
        self.read_button = Fold(words("How to read this"), words)
        self.numbers_button = Fold(words("Numbers"), words)
        self.how = QWidget()
        self.week_table = NumberTable(words("The weeks as numbers"), look)
        self.month_table = NumberTable(words("The months as numbers"), look)
        self._lay_out()
        self.read_button.turned.connect(self.how.setVisible)
        self.numbers_button.turned.connect(self._on_numbers)

    def enter(self, argument: object) -> None:
        self.desk.ask(operations.history(), self._on_history, self._on_unread)

    def first_focus(self) -> QWidget | None:
        self.range.take_focus()
        return None

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        way = QBoxLayout.Direction
        narrow = shape == "narrow"
        self._top.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        # in one line beside the title; below it they wrap where there is too little room
        wide = sum(chip.sizeHint().width() + 6 for chip in self.range.chips) - 6
        self.range.setMinimumWidth(0 if narrow else wide)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(look.px(14))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(Heading(words("Patterns"), wrap=False))
        self._top.addStretch(1)
        self._top.addWidget(self.range, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(self._top)
        box.addWidget(self.unread)
        self.empty = self._empty_panel()
        box.addWidget(self.empty)
        self.full = QWidget()
        inner = QVBoxLayout(self.full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(14))
        inner.addWidget(self._main_panel())
        box.addWidget(self.full)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroll(content)
        outer.addWidget(self.scroller)
        self.full.hide()
        self.empty.hide()

    def _main_panel(self) -> Panel:
        words, look = self.words, self.look
        panel = Panel()
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 10)))
        box.setSpacing(look.px(6))
        box.addWidget(SubHeading(words("How often I pulled away")))
        box.addWidget(self.span)
        box.addWidget(self.weeks)
        box.addWidget(self.months)
        for part in (self.rate, self.beside, self.left_out):
            box.addWidget(part)
        box.addSpacing(look.px(4))
        box.addWidget(Soft(words("The last 12 weeks and the 12 before")))
        box.addWidget(self.comparison)
        links = QWidget()
        flow = FlowLayout(look.px(18), look.px(4), links)
        flow.addWidget(self.read_button)
        flow.addWidget(self.numbers_button)
        box.addWidget(links)
        reading = QVBoxLayout(self.how)
        reading.setContentsMargins(0, 0, 0, look.px(8))
        for text in HOW_TO_READ:
            reading.addWidget(Soft(words(text)))
        for folded in (self.how, self.week_table, self.month_table):
            folded.hide()
            box.addWidget(folded)
        return panel

    def _empty_panel(self) -> Panel:
        words, look = self.words, self.look
        panel = Panel("calm")
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(look.px(n) for n in (24, 20, 24, 20)))
        box.setSpacing(look.px(10))
        box.addWidget(
            Prose(
                words(
                    "Here you will see how often you pulled away, week by week. It needs"
                    " moments, and days you have confirmed."
                )
            )
        )
        button = MainButton(words("Log a moment"))
        button.clicked.connect(partial(self._on_go, "moment"))
        check_in = LinkButton(words("Check in"))
        check_in.clicked.connect(partial(self._on_go, "check-in"))
        row = QWidget()
        flow = FlowLayout(look.px(10))
        row.setLayout(flow)
        flow.addWidget(button)
        flow.addWidget(check_in)
        box.addWidget(row)
        return panel

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))
        self.range.hide()

    def _on_undrawn(self, trouble: Trouble) -> None:
        """The numbers stand there all the same."""
        self.unread.say(trouble.say(self.words))

    def _on_history(self, history: History) -> None:
        self._history = history
        self.unread.say("")
        self._show()

    def _on_range(self) -> None:
        if self.range.value is None:
            self.range.set_value(RANGE)
        self._show()

    def _show(self) -> None:
        if self._history is None:
            return
        settings, words = self.around.settings, self.words
        today = day_of(self.around.clock(), settings.day_ends)
        range_id = self.range.value or RANGE
        chart = main_chart(self._history, range_id, today, settings.first_weekday)
        self.chart = chart
        nothing = chart.is_empty and not self._has_anything(self._history)
        self.empty.setVisible(nothing)
        self.full.setVisible(not nothing)
        self.range.setVisible(not nothing)
        if nothing:
            return
        self.weeks.show_chart(partial(weeks_figure, chart, words))
        self.months.show_chart(partial(months_figure, chart, words))
        self.months.setVisible(any(month.rate is not None for month in chart.months))
        self.span.setText(span_sentence(chart, words))
        self.rate.setText(rate_sentence(chart, words))
        beside = beside_sentence(chart, words)
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self._say_left_out(self._history.left_out)
        self.comparison.setText(comparison_sentence(chart.comparison, words))
        self._fill_tables()

    def _say_left_out(self, count: int) -> None:
        said = self.words.plural(
            "{n} moment is not counted here: it is with someone you left out of the charts.",
            "{n} moments are not counted here: they are with people you left out of the charts.",
            count,
        )
        self.left_out.setText(said)
        self.left_out.setVisible(count > 0)

    def _has_anything(self, history: History) -> bool:
        kinds = (history.withdrawals, history.stayed, history.chose_distance, history.unsure)
        return bool(history.confirmed or history.left_out) or any(kinds)

    def _fill_tables(self) -> None:
        if self.chart is not None and self.numbers_button.is_open:
            self.week_table.show_rows(*week_rows(self.chart, self.words))
            self.month_table.show_rows(*month_rows(self.chart, self.words))

    def _on_numbers(self, on: bool) -> None:
        self._fill_tables()
        self.week_table.setVisible(on)
        self.month_table.setVisible(on)

    def _on_go(self, key: str) -> None:
        self.go.emit(key, None)
