"""What is said when a worksheet is finished, with two ways on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.plain import LinkButton, Panel, Prose

HEAVY = 7


class Closing(Panel):
    """Hidden until something is finished. `go` carries the key of a page."""

    go = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__("calm")
        words, look = around.words, around.look
        self.words = words
        self.text = Prose()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(20), look.px(12), look.px(14), look.px(12))
        row.addWidget(self.text, 1)
        for name, key in ((words("To the journal"), "journal"), (words("Close the diary"), "lock")):
            button = LinkButton(name)
            button.clicked.connect(partial(self._on_clicked, key))
            row.addWidget(button)
        self.hide()

    def show_for(self, heaviness: object) -> None:
        """Say it; a heavy one (0 to 10, None: not given) gets a kinder word."""
        words = self.words
        text = words("It is finished and saved. You can come back to it on any day.")
        if isinstance(heaviness, int) and heaviness >= HEAVY:
            text = words(
                "That was a lot, and it is saved. This may be enough for today; a walk, a drink"
                " of water or someone's voice can come next."
            )
        self.text.setText(text)
        self.show()

    def _on_clicked(self, key: str, _checked: bool = False) -> None:
        self.go.emit(key)
