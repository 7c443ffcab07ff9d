"""A chart with its number and title, in a frame of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nearward.charts.chart import Chart
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Panel, SubHeading
from nearward_ui.kit.widgets.fold import Fold


class ChartPanel(Panel):
    """Shows any chart of the table, open or with only its sentence."""

    def __init__(self, chart: Chart[Any, Any], around: PageContext, number: int) -> None:
        super().__init__()
        look, words = around.look, around.words
        self._words = words
        self.body = ChartBody(chart, around)
        title = words(chart.title)
        self.heading = SubHeading(f"{number}\u2002{title}")
        self.fold = Fold(words("Show"), words, flush="end")
        self.fold.setAccessibleName(title)
        self.fold.turned.connect(self._on_turned)
        head = QHBoxLayout()
        head.setSpacing(look.px(12))
        head.addWidget(self.heading, 1)
        if self.body.chooser is not None:
            head.addWidget(self.body.chooser)
        head.addWidget(self.fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 10, 20, 10)))
        box.setSpacing(look.px(6))
        box.addLayout(head)
        box.addWidget(self.body)
        self.open(chart.opens)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """The views stand in one line."""
        if self.body.chooser is not None:
            self.body.chooser.setFixedWidth(self.body.chooser.line_width)

    def open(self, on: bool) -> None:
        """Show all of it, or only its sentence."""
        self.fold.turn(on)
        self._on_turned(on)

    def _on_turned(self, on: bool) -> None:
        words = self._words
        self.fold.setText(words("Hide") if on else words("Show"))
        self.body.fold(not on)
