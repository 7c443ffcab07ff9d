"""How it is with someone: two ratings of one's own, on any day one likes, as dots over time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.charts.ratings import rating_rows, ratings_figure
from nearward.domain.model import PersonRating
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.widgets.basic import Ask, Panel, Soft, SubHeading, Tiny
from nearward_ui.kit.widgets.chart_view import ChartView
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.kit.widgets.number_table import NumberTable

#: a rating is kept when the hand has rested for so long
REST_MS = 500


class Ratings(Panel):
    """`given` carries the rating of today, both unset when it is taken back."""

    given = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._ratings: list[PersonRating] = []
        self._person = 0
        self._is_new = False
        worry = words("How much do I worry that this person will leave or care less?")
        unease = words("How uncomfortable is it to lean on this person, or to open up to them?")
        ends = words("not at all"), words("very much")
        self.worry = Scale(worry, *ends, around=around)
        self.unease = Scale(unease, *ends, around=around, tone="sand")
        for scale in (self.worry, self.unease):
            scale.changed.connect(self._on_changed)
        self.chart = ChartView(words("My own ratings over time"), look, 190)
        self.key = Tiny(words("filled: worry · hollow: unease · between the dots nothing is known"))
        self.numbers_button = Fold(words("Numbers"), words)
        self.numbers_button.turned.connect(self._on_numbers)
        self.numbers = NumberTable(words("My own ratings as numbers"), look)
        self.numbers.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(8))
        box.addWidget(SubHeading(words("How it is with them")))
        said = words("Your own rating for today, if you like. Nothing is calculated from it.")
        box.addWidget(Soft(said))
        box.addWidget(stacked(Ask(worry), self.worry, gap=look.px(2)))
        box.addWidget(stacked(Ask(unease), self.unease, gap=look.px(2)))
        self.drawn = QWidget()
        inner = QVBoxLayout(self.drawn)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(4))
        for widget in (self.chart, self.key, self.numbers_button, self.numbers):
            inner.addWidget(widget)
        box.addWidget(self.drawn)
        self.drawn.hide()
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

    def redraw(self, ratings: list[PersonRating]) -> None:
        """The dots anew; the scales stay as the hand has them."""
        self._ratings = ratings
        self.drawn.setVisible(bool(ratings))
        if ratings:
            draw = partial(ratings_figure, ratings, self._around.today, self._around.words)
            self.chart.show_chart(draw)
            self._on_numbers(self.numbers_button.is_open)

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

    def _on_numbers(self, on: bool) -> None:
        if on:
            self.numbers.show_rows(*rating_rows(self._ratings, self._around.words))
        self.numbers.setVisible(on)
