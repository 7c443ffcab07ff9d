"""Patterns: how often, over weeks and months, told with what is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.charts import table
from nearward.charts.chart import PATTERNS, ChartSpan
from nearward.domain.cards import Card
from nearward.domain.changes import KindsChanged
from nearward.domain.trouble import Trouble
from nearward.insight.behind_words import Told
from nearward.insight.history import History
from nearward.insight.main_chart import DEFAULT_RANGE, RANGES
from nearward.session.ask import check_ins, moments
from nearward.session.ask.moments import ForCharts
from nearward.session.ask.patterns import charts
from nearward.session.ask.patterns.charts import Counted
from nearward_ui.kit.charts.chart_body import ChartBody, PlotView
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import Page
from nearward_ui.kit.presence import by_key
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    Scroll,
    TroublePanel,
)
from nearward_ui.pages import to_thing
from nearward_ui.patterns.behind import BehindSide
from nearward_ui.patterns.compare import ComparePicker
from nearward_ui.patterns.days_ask import DaysAsk
from nearward_ui.patterns.in_short import InShortPanel
from nearward_ui.patterns.panel import ChartPanel
from nearward_ui.patterns.person import PersonFilter
from nearward_ui.patterns.ways import WaysOn
from nearward_ui.routes import Route


class Shown(NamedTuple):
    """The place of a drawing whose moments stand beside."""

    body: ChartBody
    view: PlotView
    at: int


class PatternsPage(Page):
    """All charts of the table that are drawn from the moments and the confirmed days."""

    measure = Measure.CHARTS
    shows = (
        *("moment", "check_in", "unconfirmed_days", "person", "setting"),
        *("belief", "belief_rating", "worksheet"),
    )

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.unread = TroublePanel(look)
        self._history: History | None = None
        self._without_charts = False
        self._shown: Shown | None = None
        #: the heavy worksheet of today after which all was folded
        self._held_for: datetime | None = None
        ranges = [(key, words(row.label)) for key, row in RANGES.items()]
        self.range = Chips(words("Range"), ranges, around=around)
        self.range.set_value(DEFAULT_RANGE)
        self.range.changed.connect(self._on_range)
        self.person = PersonFilter(around, self)
        self.person.changed.connect(self._on_person)
        self.in_short = InShortPanel(around)
        to_sheet = partial(self._on_go, Route("appointment"))
        self.in_short.sheet_button.clicked.connect(to_sheet)
        self.panels = {
            chart.id: ChartPanel(chart, around, number)
            for number, chart in enumerate(table.charts_of(PATTERNS), 1)
        }
        self.compare = ComparePicker(around)
        self.compare.changed.connect(self._show)
        self.panels["weeks"].compare_with(self.compare)
        self.days_ask = DaysAsk(around)
        self.days_ask.said.connect(self._on_said)
        self.panels["weeks"].ask_below(self.days_ask)
        self.what_is_open = LinkButton(words("Answer what is open"), flush="start")
        self.what_is_open.clicked.connect(partial(self._on_go, Route("coming-back")))
        self.panels["coming-back"].put_last(self.what_is_open)
        self.side = self.behind_it = BehindSide(around)
        self.behind_it.opened.connect(self._on_opened)
        self.behind_it.stepped.connect(self._on_stepped)
        for panel in self.panels.values():
            panel.body.troubled.connect(self._on_undrawn)
            panel.body.behind.connect(partial(self._on_behind, panel.body))
            panel.body.walked.connect(partial(self._on_walked, panel.body))
        self._lay_out()

    def enter(self, _route: Route | None = None) -> None:
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        self._load()

    def _load(self) -> None:
        ask = moments.for_charts(self.around.clock(), self.around.settings.day_ends)
        self.desk.ask(ask, self._on_read, self._on_unread, lane="patterns")
        self.ways.load()

    def acts(self) -> Mapping[str, Callable[[], object]]:
        if not self.full.isVisibleTo(self):
            return {}
        if self._without_charts:
            return {"show_charts": partial(self._leave_out, False)}
        return {"hide_charts": partial(self._leave_out, True)}

    def lends(self, page: str) -> Route | None:
        is_there = page == "appointment" and self.full.isVisibleTo(self)
        return Route(page) if is_there else None

    def first_focus(self) -> QWidget | None:
        if self.range.isHidden():
            return self.log_button
        self.range.take_focus()
        return None

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._fit_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_lines()

    def _fit_lines(self) -> None:
        """The ranges, and what panels hold, stand in one line where there is room for it."""
        room = max(self.look.px(120), self.width() - 2 * self.margin)
        for panel in self.panels.values():
            panel.fit_in(room)
        wide = min(self.range.line_width, room)
        self.range.setFixedSize(wide, self.range.heightForWidth(wide))

    def _leave_out(self, on: bool) -> None:
        """Show words and numbers without charts, or with them again, for this sitting."""
        self._without_charts = on
        for panel in self.panels.values():
            panel.body.leave_out_drawings(on)
        words = self.words
        self.charts_button.setText(words("Show all charts") if on else words("Hide all charts"))

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(look.px(12))
        self._top = WrappingRow(look, 12)
        self._top.add_text(Heading(words("Patterns"), wrap=False))
        self._top.addWidget(self.range)
        self._top.addWidget(self.person.chip)
        box.addLayout(self._top)
        box.addWidget(self.unread)
        self.empty = self._empty_panel()
        box.addWidget(self.empty)
        self.full = QWidget()
        inner = QVBoxLayout(self.full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(12))
        for panel in (self.person.said, self.in_short, *self.panels.values()):
            inner.addWidget(panel)
        self.ways = WaysOn(self.around)
        self.ways.go.connect(self.go)
        inner.addWidget(self.ways)
        self.charts_button = LinkButton(words("Hide all charts"))
        self.charts_button.clicked.connect(self._on_charts)
        inner.addWidget(self.charts_button, 0, Qt.AlignmentFlag.AlignRight)
        box.addWidget(self.full)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroll(content)
        outer.addWidget(self.scroller)
        self.full.hide()
        self.empty.hide()

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
        self.log_button = button = MainButton(words("Log a moment"))
        button.clicked.connect(partial(self._on_go, Route("moment")))
        check_in = LinkButton(words("Check in"))
        check_in.clicked.connect(partial(self._on_go, Route("check-in")))
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
        self.person.chip.hide()

    def _on_undrawn(self, trouble: Trouble) -> None:
        """The numbers stand there all the same."""
        self.unread.say(trouble.say(self.words))

    def _on_read(self, found: ForCharts) -> None:
        self._history = found.history
        if found.heavy is not None and found.heavy != self._held_for:
            # nothing opens by itself on the day of a heavy worksheet
            for panel in self.panels.values():
                panel.open(False)
        self._held_for = found.heavy
        self.person.offer(found.names)
        self._forget_place()
        self.unread.say("")
        self._show()

    def _on_behind(self, body: ChartBody, view: PlotView, at: int) -> None:
        """Show the moments of a place; asked for by a key, the keyboard goes there."""
        self._show_behind(Shown(body, view, at), is_asked=True)

    def _on_walked(self, body: ChartBody, view: PlotView, at: int) -> None:
        if self.side_is_seen and self._shown is not None:
            self._show_behind(Shown(body, view, at), is_asked=False)

    def _on_stepped(self, step: int) -> None:
        if self._shown is not None:
            shown = self._shown._replace(at=self._shown.at + step)
            self._show_behind(shown, is_asked=False)
            shown.view.point(-1)

    def _show_behind(self, shown: Shown, *, is_asked: bool) -> None:
        found = shown.body.behind_place(shown.view, shown.at)
        if found is not None:
            told, ids = found
            then = partial(self._on_cards, shown, told, len(ids), is_asked)
            self.desk.ask(moments.cards(ids), then, self._on_undrawn, lane="patterns-behind")

    def _on_cards(
        self, shown: Shown, told: Told, count: int, is_asked: bool, cards: list[Card]
    ) -> None:
        self._forget_shown()
        self._shown = shown
        shown.view.mark(shown.at)
        also = shown.body.also_at(shown.view, shown.at)
        self.behind_it.show_cards(told, cards, count, also)
        drawn = shown.view.drawn
        last = len(drawn.spots) - 1 if drawn is not None else 0
        steps = shown.view.plot.steps
        self.behind_it.offer_steps(steps, before=shown.at > 0, after=shown.at < last)
        if not is_asked:
            return
        by_hand = not by_key()
        self.side_asked.emit(True)
        first = self.behind_it.first_focus()
        if not by_hand and first is not None and self.side_is_seen:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _forget_shown(self) -> None:
        if self._shown is not None:
            self._shown.view.mark(-1)
        self._shown = None

    def _forget_place(self) -> None:
        """It is a place of a range that is not shown any more."""
        self._forget_shown()
        self.behind_it.forget()

    def fit_side(self, *, beside: bool, seen: bool) -> None:
        super().fit_side(beside=beside, seen=seen)
        if not seen:
            self._forget_shown()

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Card):
            self.go.emit(to_thing(thing.kind, thing.id))

    def _on_charts(self) -> None:
        self._leave_out(not self._without_charts)

    def _on_person(self) -> None:
        self._forget_place()
        self._show()

    def _on_range(self) -> None:
        if self.range.value is None:
            self.range.set_value(DEFAULT_RANGE)
        self._forget_place()
        self._show()

    def _show(self) -> None:
        """Count the range that is meant; until then the one before stands there."""
        if self._history is None:
            return
        around = self.around
        first_weekday = around.settings.first_weekday
        self.compare.offer(self._history.began, around.today, first_weekday)
        span = ChartSpan(
            self.range.value or DEFAULT_RANGE,
            around.today,
            first_weekday,
            picked=self.compare.picked,
        )
        ask = charts.counted(self._history, self.person.person, span)
        self.desk.ask(ask, self._on_counted, self._on_unread, lane="patterns-counted")

    def _on_counted(self, found: Counted) -> None:
        said = found.in_short
        # what is shown comes first: the keyboard goes on to it when the ranges are hidden
        self.empty.setVisible(said is None)
        if said is not None:
            self.in_short.show_counted(said)
            for panel in self.panels.values():
                panel.show_numbers(found.history, found.numbers[panel.body.chart.id])
            self.panels["weeks"].show_compare(self.compare.is_of_use)
            main, is_calm = found.numbers["weeks"], self._held_for is None
            self.days_ask.show_for(found.history, main, self.around.today, is_calm=is_calm)
        for widget in (self.full, self.range):
            widget.setVisible(said is not None)

    def _on_said(self, day: date, were: str | None) -> None:
        ask = check_ins.say_how_days_were(day, were, self.around.clock())
        self.desk.ask(ask, troubled=self._on_unsaid)

    def _on_unsaid(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))
        self.days_ask.stand_again()

    def _on_go(self, route: Route, _checked: bool = False) -> None:
        self.go.emit(route)
