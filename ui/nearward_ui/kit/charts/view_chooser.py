"""Which one of several drawings of the same is shown; some are drawn only when they are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nearward.charts.chart import Plot
from nearward_ui.kit.charts.joined_chips import JoinedChips
from nearward_ui.kit.context import PageContext


class ViewChooser(JoinedChips):
    """One switch of the drawings. One is always chosen, unless the first waits to be asked."""

    def __init__(self, plots: Sequence[Plot[Any]], around: PageContext) -> None:
        words = around.words
        self._named = {plot.id: words(plot.view) for plot in plots}
        self._plots = plots
        self._waits = False
        super().__init__(words("Shown by"), list(self._named.items()), around=around)
        self.set_value(plots[0].id)
        self.join()

    @property
    def is_of_use(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.chips) > 1 or (self._waits and bool(self.chips))

    def offer(self, numbers: Any) -> None:
        """The drawings that have anything to show of these numbers."""
        shown = [plot for plot in self._plots if plot.is_shown(numbers)]
        waits = bool(shown) and shown[0].waits(numbers)
        self.show_options([(plot.id, self._named[plot.id]) for plot in shown])
        self.setFixedWidth(self.line_width)
        if waits and not self._waits:
            self.set_value(None)
        self._waits = waits
        self.keep_one()

    def keep_one(self) -> None:
        """Choose the first where none is chosen and one has to be."""
        if self.value is None and not self._waits and self.chips:
            self.set_value(self.chips[0].code)
