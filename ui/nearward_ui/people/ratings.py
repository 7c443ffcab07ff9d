"""How it is with someone: two ratings of one's own, on any day one likes, as dots over time."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.charts.chart import PERSON, ChartSpan
from nearward.charts.table import charts_of
from nearward.domain.model import PersonRating
from nearward.insight.main_chart import DEFAULT_RANGE
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.widgets.basic import Ask, Panel, Soft, SubHeading

#: a rating is kept when the hand has rested for so long
REST_MS = 500


class Ratings(Panel):
    """`given` carries the rating of today, both unset when it is taken back."""

    given = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._person = 0
        self._is_new = False
        worry = words("How much do I worry that this person will leave or care less?")
        unease = words("How uncomfortable is it to lean on this person, or to open up to them?")
        ends = words("not at all"), words("very much")
        self.worry = Scale(worry, *ends, around=around)
        self.unease = Scale(unease, *ends, around=around, tone="sand")
        for scale in (self.worry, self.unease):
            scale.changed.connect(self._on_changed)
        self.charts = [ChartBody(chart, around, gap=4) for chart in charts_of(PERSON)]
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(8))
        box.addWidget(SubHeading(words("How it is with them")))
        said = words("Your own rating for today, if you like. Nothing is calculated from it.")
        self.why = WhyLink(around, "page:person")
        box.addWidget(stacked(Soft(said), self.why, gap=0))
        box.addWidget(stacked(Ask(worry), self.worry, gap=look.px(2)))
        box.addWidget(stacked(Ask(unease), self.unease, gap=look.px(2)))
        for chart in self.charts:
            box.addWidget(chart)
            chart.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def show_ratings(self, person_id: int, ratings: list[PersonRating]) -> None:
        """All ratings of someone; the scales show those of today."""
        self._timer.stop()
        self._is_new = False
        self._person = person_id
        today = self._around.today
        of_today = next((rating for rating in ratings if rating.day == today), None)
        self.worry.set_value(None if of_today is None else of_today.worry)
        self.unease.set_value(None if of_today is None else of_today.unease)
        self.redraw(ratings)

    def renew(self, ratings: list[PersonRating]) -> None:
        """What is kept now; the scales stay as the hand has them until that is kept."""
        if self._is_new:
            self.redraw(ratings)
        else:
            self.show_ratings(self._person, ratings)

    def redraw(self, ratings: list[PersonRating]) -> None:
        """The dots anew; the scales stay as the hand has them."""
        for chart in self.charts:
            chart.setVisible(bool(ratings))
            if ratings:
                chart.show_source(ratings, ChartSpan(DEFAULT_RANGE, self._around.today))

    def flush(self) -> None:
        """Give on what was rated and not given on yet."""
        self._timer.stop()
        if self._is_new:
            self._is_new = False
            self.given.emit(
                PersonRating(
                    at=self._around.clock(),
                    day=self._around.today,
                    person_id=self._person,
                    worry=self.worry.value,
                    unease=self.unease.value,
                )
            )

    def _on_changed(self) -> None:
        self._is_new = True
        self._timer.start(REST_MS)
