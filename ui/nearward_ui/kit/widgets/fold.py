"""A button that unfolds what belongs to it, and folds it again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearward.i18n import Translator
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.widgets.basic import LinkButton


class Fold(LinkButton):
    """`turned` says whether what belongs to it is open, whoever turned it.

    Qt tells a button that stays down as a check box, and has no state for what is unfolded. So this
    one does not stay down: it is a button, and its description says how it stands.
    """

    turned = Signal(bool)

    def __init__(
        self, text: str, words: Translator, *, tone: str = "", flush: str = "start"
    ) -> None:
        super().__init__(text, tone=tone, flush=flush)
        self._words = words
        self.is_open = False
        self.clicked.connect(self._on_click)
        self._say()

    def turn(self, on: bool) -> None:
        """Open or close it."""
        if on != self.is_open:
            self.is_open = on
            self._say()
            self.turned.emit(on)

    def setToolTip(self, text: str) -> None:
        super().setToolTip(text)
        self._say()

    def _say(self) -> None:
        words = self._words
        stands = words("open") if self.is_open else words("closed")
        said = ", ".join(part for part in (stands, self.toolTip()) if part)
        self.setAccessibleDescription(said)

    def _on_click(self) -> None:
        # its own text may be another one by then
        name, words = self.accessibleName() or self.text(), self._words
        self.turn(not self.is_open)
        on = self.is_open
        said = words("{name}: open", name=name) if on else words("{name}: closed", name=name)
        announce_next(self, said)
