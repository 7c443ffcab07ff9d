"""All of one chart: its drawings, its sentences, how it is read, and its numbers.

It knows no chart by name: what it shows is declared in `nearward.charts`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nearward.charts.chart import Chart, ChartSpan, Plot, Sentence
from nearward_ui.kit.charts.chart_view import ChartView
from nearward_ui.kit.charts.number_table import NumberTable
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import Prose, Soft, Tiny
from nearward_ui.kit.widgets.fold import Fold


class PlotView(ChartView):
    """One drawing, and the table of its numbers, which is filled when it is unfolded."""

    def __init__(self, plot: Plot[Any], around: PageContext) -> None:
        super().__init__(around.words(plot.name), around.look, plot.height)
        self.plot = plot
        self.table = NumberTable(around.words(plot.table), around.look)
        self.table.hide()


#: a sentence, and the label that says it
Labels = list[tuple[Sentence[Any], QLabel]]


def _labels(sentences: tuple[Sentence[Any], ...]) -> Labels:
    return [(each, Soft() if each.is_soft else Prose()) for each in sentences]


class ChartBody(QWidget):
    """Any chart, without a frame and a title. `gap`: pixels of the drawing between its parts.

    `troubled` carries the Trouble that was in the way of a drawing.
    """

    troubled = Signal(object)

    def __init__(self, chart: Chart[Any, Any], around: PageContext, gap: int = 6) -> None:
        super().__init__()
        words = self._words = around.words
        self._look = around.look
        self.chart = chart
        self.numbers: Any = None
        self.views = [PlotView(plot, around) for plot in chart.plots]
        self._lead, self._said = _labels(chart.lead), _labels(chart.said)
        self.key = Tiny(words(chart.key))
        self.read_button = Fold(words("How to read this"), words)
        self.numbers_button = Fold(words("Numbers"), words)
        self.how = QWidget()
        self._lay_out(gap)
        for view in self.views:
            view.troubled.connect(self.troubled)
        self.read_button.turned.connect(self.how.setVisible)
        self.numbers_button.turned.connect(self._on_numbers)

    @property
    def said(self) -> list[str]:
        """All sentences that are shown, from the top."""
        told = [label.text() for _, label in (*self._lead, *self._said)]
        return [text for text in told if text]

    def view(self, plot_id: str) -> PlotView:
        """The drawing with this id."""
        return next(view for view in self.views if view.plot.id == plot_id)

    def show_source(self, source: Any, span: ChartSpan) -> None:
        """Draw, say and list what it is drawn from."""
        self.numbers = numbers = self.chart.numbers(source, span)
        for view in self.views:
            is_shown = view.plot.is_shown(numbers)
            if is_shown:
                view.show_chart(partial(view.plot.figure, numbers, self._words))
            view.setVisible(is_shown)
        for sentence, label in (*self._lead, *self._said):
            text = sentence.said(numbers, self._words)
            label.setText(text)
            label.setVisible(bool(text))
        self._fill_tables()

    def _lay_out(self, gap: int) -> None:
        px = self._look.px
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(gap))
        self._add_sentences(box, self._lead)
        for view in self.views:
            box.addWidget(view)
        box.addWidget(self.key)
        self.key.setVisible(bool(self.chart.key))
        self._add_sentences(box, self._said)
        box.addWidget(self._links())
        reading = QVBoxLayout(self.how)
        reading.setContentsMargins(0, 0, 0, px(8))
        for text in self.chart.how:
            reading.addWidget(Soft(self._words(text)))
        self.how.hide()
        for folded in (self.how, *(view.table for view in self.views)):
            box.addWidget(folded)

    def _add_sentences(self, box: QVBoxLayout, labels: Labels) -> None:
        for sentence, label in labels:
            if sentence.above:
                box.addSpacing(self._look.px(sentence.above))
            box.addWidget(label)

    def _links(self) -> QWidget:
        links = QWidget()
        flow = FlowLayout(self._look.px(18), self._look.px(4), links)
        flow.addWidget(self.read_button)
        flow.addWidget(self.numbers_button)
        self.read_button.setVisible(bool(self.chart.how))
        return links

    def _fill_tables(self) -> None:
        if self.numbers is not None and self.numbers_button.is_open:
            for view in self.views:
                view.table.show_rows(*view.plot.rows(self.numbers, self._words))

    def _on_numbers(self, on: bool) -> None:
        self._fill_tables()
        for view in self.views:
            view.table.setVisible(on)
