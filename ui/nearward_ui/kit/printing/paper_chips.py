"""The size of paper: chosen once, and kept as a setting."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.saving.keep_setting import keep_setting


class PaperChips(Chips):
    """One of two is always chosen. `given` says that a person chose, and that it is kept."""

    given = Signal()

    def __init__(self, around: PageContext) -> None:
        words = around.words
        sizes = [("a4", words("A4")), ("letter", words("US Letter"))]
        super().__init__(words("Paper"), sizes, around=around)
        self.changed.connect(self._on_changed)

    @property
    def chosen(self) -> str:
        """The paper that is chosen: a4 or letter."""
        return self.value or self._around.settings.paper

    def show_setting(self) -> None:
        """Show the paper of the settings; says nothing."""
        self.set_value(self._around.settings.paper)

    def _on_changed(self) -> None:
        paper = self.value
        if paper is None:
            self.show_setting()
            return
        self._around.settings.change("paper", paper)
        keep_setting(self._around, "paper", paper)
        self.given.emit()
