"""What worksheets of signs said before, above the one that is filled in."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from nearward.charts.chart import ChartSpan
from nearward.charts.signs import CHART
from nearward.domain.beliefs import ForSigns
from nearward.domain.trouble import Trouble
from nearward.insight.main_chart import DEFAULT_RANGE
from nearward.session.ask.forms import beliefs
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.rated import scale_of
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import Panel, SubHeading
from nearward_ui.kit.widgets.fold import Fold


class SignsSoFar(Panel):
    """Hidden above any other sheet, and while there is none before. Folded until it is asked, so
    that what was answered then does not answer for today."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        look, words = around.look, around.words
        self._around = around
        self._of = ("", 0)
        self.body = ChartBody(CHART, around, gap=4)
        self.fold = Fold(words("Show"), words, flush="end")
        self.fold.setAccessibleName(words(CHART.title))
        self.fold.turned.connect(self._on_turned)
        head = WrappingRow(look, 14)
        head.add_text(SubHeading(words(CHART.title)), whole=True)
        head.addWidget(self.fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 8, 20, 10)))
        box.addLayout(head)
        box.addWidget(self.body)
        self._on_turned(False)
        self.hide()

    def of(self, sheet: Sheet | None, worksheet_id: int) -> None:
        """Show what stood in those before this one."""
        if sheet is None or scale_of(sheet) is None:
            self._of = ("", 0)
            self.hide()
            return
        self._of = (sheet.id, worksheet_id)
        then = partial(self._on_read, self._of)
        ask = beliefs.signs(sheet.id, worksheet_id)
        self._around.desk.ask(ask, then, self._on_unread, lane="signs-so-far")

    def _on_read(self, of: tuple[str, int], found: ForSigns | None) -> None:
        if of != self._of:
            return
        if found is not None and found.sheets:
            self.body.show_source(found, ChartSpan(DEFAULT_RANGE, self._around.today))
        self.setVisible(found is not None and bool(found.sheets))

    def _on_unread(self, _trouble: Trouble) -> None:
        """The sheet can be filled in without it."""
        self.hide()

    def _on_turned(self, on: bool) -> None:
        words = self._around.words
        self.fold.setText(words("Hide") if on else words("Show"))
        self.body.setVisible(on)
