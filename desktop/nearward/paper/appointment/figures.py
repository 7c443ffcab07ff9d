"""The figures of Patterns in greys, drawn for paper; made once for a range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nearward.charts import staying, triggers, weeks
from nearward.charts.chart import Chart, ChartSpan, Plot
from nearward.charts.style import Style
from nearward.charts.traced import GREYS, traced
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.main_chart import MainChart
from nearward.insight.sentences import rate_sentence
from nearward.insight.staying import Staying, staying_sentence
from nearward.insight.triggers import Triggers
from nearward.paper.blocks import Answer, Body, FigureBlock

#: pixels that a figure is drawn wide: its words are as large as hints on the sheet
WIDE = 760
#: pixels of each drawing, by its id; others are not on paper
_STAYING: Mapping[str, int] = {"staying": 142}
_WEEKS: Mapping[str, int] = {"weeks": 206, "first-days": 190, "months": 124}


class Figures:
    """What the sheet draws and counts of one history. For one thread at a time."""

    def __init__(self, history: History, words: Translator) -> None:
        self.history, self.words = history, words
        self._numbers: dict[tuple[str, ChartSpan], Any] = {}
        self._blocks: dict[tuple[str, ChartSpan], tuple[Body, ...]] = {}

    def chart(self, span: ChartSpan) -> MainChart:
        """The numbers of figure 2."""
        found: MainChart = self._counted(weeks.CHART, span)
        return found

    def staying(self, span: ChartSpan) -> tuple[Body, ...]:
        """Figure 1, or a sentence where it would be empty."""
        words, found = self.words, self._counted(staying.CHART, span)
        if found.is_empty:
            return (Answer(words("None is noted in this time."), soft=True),)
        return self._drawn(staying.CHART, _STAYING, staying_sentence(found, words), span)

    def weeks(self, span: ChartSpan) -> tuple[Body, ...]:
        """Figure 2, or a sentence where it would be empty."""
        words, found = self.words, self.chart(span)
        if found.is_empty:
            said = words("Nothing is known of this time: no moments, and no confirmed days.")
            return (Answer(said, soft=True),)
        return self._drawn(weeks.CHART, _WEEKS, rate_sentence(found, words), span)

    def triggers(self, span: ChartSpan) -> Triggers:
        """The numbers of figure 3."""
        found: Triggers = self._counted(triggers.CHART, span)
        return found

    def _counted(self, chart: Chart[History, Any], span: ChartSpan) -> Any:
        key = (chart.id, span)
        if key not in self._numbers:
            self._numbers[key] = chart.numbers(self.history, span)
        return self._numbers[key]

    def _drawn(
        self, chart: Chart[History, Any], heights: Mapping[str, int], said: str, span: ChartSpan
    ) -> tuple[Body, ...]:
        key = (chart.id, span)
        if key not in self._blocks:
            numbers = self._counted(chart, span)
            plots = [plot for plot in chart.plots if plot.id in heights]
            self._blocks[key] = tuple(
                self._block(plot, heights[plot.id], numbers, said if n == 0 else "")
                for n, plot in enumerate(plots)
                if plot.is_shown(numbers)
            )
        return self._blocks[key]

    def _block(
        self, plot: Plot[Any], high: int, numbers: MainChart | Staying, said: str
    ) -> FigureBlock:
        drawn = plot.figure(numbers, self.words, Style(WIDE, high, GREYS))
        return FigureBlock(traced(drawn), said)
