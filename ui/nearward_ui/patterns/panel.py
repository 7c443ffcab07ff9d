"""A chart with its number and title, in a frame of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

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
        self._below: QWidget | None = None
        self._is_of_use = False
        self._box = box
        self.open(chart.opens)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """The views stand in one line."""
        if self.body.chooser is not None:
            self.body.chooser.setFixedWidth(self.body.chooser.line_width)

    def stand_below(self, widget: QWidget) -> None:
        """Show a widget at its foot, as long as it is open."""
        self._below = widget
        self._box.addWidget(widget)

    def show_below(self, on: bool) -> None:
        """Whether there is any use of the widget at its foot."""
        self._is_of_use = on
        self._fit_below()

    def _fit_below(self) -> None:
        if self._below is not None:
            self._below.setVisible(self._is_of_use and self.fold.is_open)

    def put_last(self, way: QPushButton) -> None:
        """Where one goes from here; it is there folded, too."""
        self._box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def open(self, on: bool) -> None:
        """Show all of it, or only its sentence."""
        self.fold.turn(on)
        self._on_turned(on)

    def _on_turned(self, on: bool) -> None:
        words = self._words
        self.fold.setText(words("Hide") if on else words("Show"))
        self.body.fold(not on)
        self._fit_below()
