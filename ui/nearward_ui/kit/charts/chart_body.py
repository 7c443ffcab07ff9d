"""All of one chart: its drawings, its sentences, how it is read, and its numbers.

It knows no chart by name: what it shows is declared in `nearward.charts`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nearward.charts.chart import Chart, ChartSpan, Plot, Sentence
from nearward.insight.behind_words import Told
from nearward_ui.kit.charts.chart_view import ChartView
from nearward_ui.kit.charts.number_table import NumberTable
from nearward_ui.kit.charts.saved import ask_where, png_of, save_png
from nearward_ui.kit.charts.view_chooser import ViewChooser
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.widgets.action_menu import page_of
from nearward_ui.kit.widgets.basic import LinkButton, Prose, Soft, Tiny
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


class Lead(Prose):
    """A sentence of a chart, a little larger than its notes."""

    role = "lead"


def _labels(sentences: tuple[Sentence[Any], ...]) -> Labels:
    return [(each, Soft() if each.is_soft else Lead()) for each in sentences]


class ChartBody(QWidget):
    """Any chart, without a frame and a title. `gap`: pixels of the drawing between its parts.

    `links` are its buttons; they stand below its sentences, unless `has_links` is not meant, and
    who made it puts them elsewhere.

    Folded, only its lead is there; without drawings, its words and numbers are. `chooser` says
    which of several drawings of the same is shown; None where there is one. `troubled` carries the
    Trouble that was in the way of a drawing; `behind` the drawing and the number of a place whose
    moments are asked for, and `walked` of one that a key went to.
    """

    troubled = Signal(object)
    behind = Signal(object, int)
    walked = Signal(object, int)

    def __init__(
        self, chart: Chart[Any, Any], around: PageContext, gap: int = 6, *, has_links: bool = True
    ) -> None:
        super().__init__()
        words = self._words = around.words
        self._around, self._look = around, around.look
        self.chart = chart
        self.numbers: Any = None
        self._source: Any = None
        self._is_folded, self._without_drawings = False, False
        self.views = [PlotView(plot, around) for plot in chart.plots]
        self.chooser = self._make_chooser(around)
        self._lead, self._said = _labels(chart.lead), _labels(chart.said)
        self.key = Tiny(words(chart.key))
        self.read_button = Fold(words("How to read this"), words)
        self.numbers_button = Fold(words("Numbers"), words)
        self.copy_button = LinkButton(words("Copy the numbers"))
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button = LinkButton(words("Save as a picture"))
        self.save_button.clicked.connect(self._on_save)
        self.links = (self.read_button, self.numbers_button, self.copy_button, self.save_button)
        for link in self.links:
            # several charts have the same ones
            named = words("{name}: {thing}", name=link.text(), thing=words(chart.title))
            link.setAccessibleName(named)
        self._row = WrappingRow(self._look, 18)
        self.how = QWidget()
        self.why = WhyLink(around, f"chart:{chart.id}")
        self._lay_out(gap, has_links=has_links)
        for view in self.views:
            view.troubled.connect(self.troubled)
            if view.plot.behind is not None:
                view.chosen.connect(partial(self.behind.emit, view))
                view.walked.connect(partial(self.walked.emit, view))
        self.read_button.turned.connect(self._on_turned)
        self.numbers_button.turned.connect(self._on_turned)

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
        self.show_numbers(source, self.chart.numbers(source, span))

    def show_numbers(self, source: Any, numbers: Any) -> None:
        """The same, of numbers that are counted already."""
        self._source, self.numbers = source, numbers
        for sentence, label in (*self._lead, *self._said):
            label.setText(sentence.said(self.numbers, self._words))
        if self.chooser is not None:
            self.chooser.offer(numbers)
        self._fit()

    @property
    def has_drawings(self) -> bool:
        """Whether there is anything to draw of its numbers, shown or not."""
        return any(self._has_any(view.plot) for view in self.views)

    def fold(self, on: bool) -> None:
        """Show only its lead, or all of it again."""
        self._is_folded = on
        self._fit()

    def leave_out_drawings(self, on: bool) -> None:
        """Show its words and numbers without drawings, or with them again."""
        self._without_drawings = on
        self._fit()

    def _fit(self) -> None:
        """What is shown of it as it stands now; a drawing that is not seen is not drawn."""
        numbers, shown = self.numbers, not self._is_folded
        above = 0
        for view in self.views:
            here = shown and not self._without_drawings and self._is_asked(view)
            if here and numbers is not None:
                draw = partial(view.plot.figure, numbers, self._words)
                view.show_chart(draw, view.plot.high(numbers, above), under=above > 0)
                above += 1
            view.setVisible(here)
            listed = shown and self.numbers_button.is_open and self._is_asked(view)
            if listed and numbers is not None:
                view.table.show_rows(*view.plot.rows(numbers, self._words))
            view.table.setVisible(listed)
        for _, label in self._lead:
            label.setVisible(bool(label.text()))
        for _, label in self._said:
            label.setVisible(shown and bool(label.text()))
        self.key.setVisible(shown and bool(self.chart.key))
        self.read_button.setVisible(shown and bool(self.chart.how))
        self.numbers_button.setVisible(shown)
        drawn = [view for view in self.views if view.isVisibleTo(self)]
        self.save_button.setVisible(shown and bool(drawn))
        self.copy_button.setVisible(shown and self.numbers_button.is_open)
        self.how.setVisible(shown and self.read_button.is_open)
        if self.chooser is not None:
            seen = shown and not self._without_drawings
            self.chooser.setVisible(seen and self.chooser.is_of_use)

    def _has_any(self, plot: Plot[Any]) -> bool:
        return self.numbers is None or plot.is_shown(self.numbers)

    def _is_asked(self, view: PlotView) -> bool:
        """Whether a drawing has anything to show, and is the one that was chosen of several."""
        if not self._has_any(view.plot):
            return False
        return not view.plot.view or self.chooser is None or self.chooser.value == view.plot.id

    def _make_chooser(self, around: PageContext) -> ViewChooser | None:
        several = [plot for plot in self.chart.plots if plot.view]
        if len(several) < 2:
            return None
        chooser = ViewChooser(several, around)
        chooser.changed.connect(self._on_view)
        return chooser

    def put_beside_links(self, widget: QWidget) -> None:
        """A widget at the far side of the row of its buttons."""
        self._row.add_room()
        self._row.addWidget(widget)

    def _lay_out(self, gap: int, *, has_links: bool) -> None:
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
        if has_links:
            for link in self.links:
                self._row.addWidget(link)
            box.addLayout(self._row)
        reading = QVBoxLayout(self.how)
        reading.setContentsMargins(0, 0, 0, px(8))
        for text in self.chart.how:
            reading.addWidget(Soft(self._words(text)))
        reading.addWidget(self.why)
        self.how.hide()
        for folded in (self.how, *(view.table for view in self.views)):
            box.addWidget(folded)

    def _add_sentences(self, box: QVBoxLayout, labels: Labels) -> None:
        for sentence, label in labels:
            if sentence.above:
                box.addSpacing(self._look.px(sentence.above))
            box.addWidget(label)

    def _on_view(self) -> None:
        if self.chooser is not None:
            self.chooser.keep_one()
        self._fit()

    def _on_turned(self, _on: bool) -> None:
        self._fit()

    def _on_copy(self) -> None:
        """The tables that are shown; what looks after the clipboard takes them away again."""
        shown = [view.table for view in self.views if view.table.isVisibleTo(self)]
        QGuiApplication.clipboard().setText("\n\n".join(table.text for table in shown))
        announce_next(self.copy_button, self._words("The numbers were copied."))

    def _on_save(self) -> None:
        png = png_of([view for view in self.views if view.isVisibleTo(self)], self._around)
        ask_where(self, self._around, partial(self.save, png))

    def save(self, png: bytes, path: str) -> None:
        """Write a picture of it, and say so on the page that it is on."""
        said, page = save_png(png, self._around, path), page_of(self)
        if page is not None:
            page.notice.emit(said)

    def behind_place(self, view: PlotView, at: int) -> tuple[Told, tuple[int, ...]] | None:
        """What is said of a place of a drawing, and the ids of its moments; None: there is none."""
        plot, drawn = view.plot, view.drawn
        if plot.behind is None or drawn is None or not 0 <= at < len(drawn.spots):
            return None
        ids = plot.behind(self._source, self.numbers, at)
        if plot.told is None:
            return Told("", drawn.spots[at].said), ids
        return plot.told(self.numbers, at, self._words), ids

    def also_at(self, view: PlotView, at: int) -> str:
        """What else is said of such a place, below its moments; "" where that is nothing."""
        also = view.plot.also
        return also(self._source, self.numbers, at, self._words) if also is not None else ""
