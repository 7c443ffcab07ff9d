"""How coming back went with someone: one sentence, and from five times on the chart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from nearward.charts import table
from nearward.charts.chart import ChartSpan
from nearward.domain.trouble import Trouble
from nearward.insight.coming_back import ComingBack
from nearward.insight.history import History
from nearward.session.ask import moments
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Panel, SubHeading

#: the chart that is shown
CHART = "coming-back"
#: since the diary began: of one person there are few
RANGE = "all"


class ComingBackWith(Panel):
    """Hidden while nothing was noted of pulling away and staying away with them."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        #: with whom; 0: nobody
        self._person = 0
        words, look = around.words, around.look
        self._around = around
        chart = next(one for one in table.CHARTS if one.id == CHART)
        self.body = ChartBody(chart, around, gap=4)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(8))
        box.addWidget(SubHeading(words("How coming back went")))
        box.addWidget(self.body)
        self.hide()

    def load(self, person_id: int, troubled: Callable[[Trouble], None]) -> None:
        """Read how it went with someone."""
        if person_id != self._person:
            self.hide()
        self._person = person_id
        then = partial(self._on_history, person_id)
        ask = moments.history_with(person_id)
        self._around.desk.ask(ask, then, troubled, lane="person-returns")

    def forget(self) -> None:
        """Nobody is shown."""
        self._person = 0
        self.hide()

    def _on_history(self, person_id: int, history: History) -> None:
        if person_id != self._person:
            return
        around = self._around
        span = ChartSpan(RANGE, around.today, around.settings.first_weekday)
        self.body.show_source(history, span)
        found = self.body.numbers
        is_any = isinstance(found, ComingBack) and bool(found.withdrawn)
        self.body.fold(not (is_any and found.is_enough))
        self.setVisible(is_any)
