"""Chips that stand as one switch: each shares its edge with the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt

from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.widgets.basic import restyle


class JoinedChips(Chips):
    """A choice of one of a few short names, in one line and in one frame."""

    gap = 0

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        super().show_options(options)
        self.join()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.join()

    def join(self) -> None:
        """Say of each which of its sides are round."""
        chips = list(self.chips)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            chips.reverse()
        for chip in chips:
            round_at = [
                side for side, last in (("left", chips[0]), ("right", chips[-1])) if chip is last
            ]
            joined = " ".join(round_at) or "middle"
            if chip.property("joined") != joined:
                chip.setProperty("joined", joined)
                restyle(chip)
