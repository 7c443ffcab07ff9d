"""A chart with its title, in a frame of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from nearward.charts.chart import Chart
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Panel, SubHeading


class ChartPanel(Panel):
    """Shows any chart of the table."""

    def __init__(self, chart: Chart[Any, Any], around: PageContext) -> None:
        super().__init__()
        look = around.look
        self.body = ChartBody(chart, around)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 10)))
        box.setSpacing(look.px(6))
        box.addWidget(SubHeading(around.words(chart.title)))
        box.addWidget(self.body)
