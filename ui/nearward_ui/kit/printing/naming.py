"""What may name someone on paper: words to choose from, before anything is printed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.text.initials import Initials
from nearward.domain.text.mentions import fold
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.widgets.basic import Soft


class NamesStill(QWidget):
    """`changed`: other words than before shall stand as initials."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        naming = words("These words may still name someone. Choose the ones to print as initials.")
        self.naming = Soft(naming)
        self.names = Chips(words("Words that may name someone"), [], around=around, several=True)
        self.names.changed.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(6))
        box.addWidget(self.naming)
        box.addWidget(self.names)
        self.hide()

    def say(self, still: Iterable[str], shortened: Iterable[str]) -> None:
        """Offer the words of both; those that are shortened are chosen."""
        short = list(shortened)
        found = {fold(word): word for word in (*still, *short)}
        options = [(key, found[key]) for key in sorted(found)]
        self.names.show_options(options)
        self.names.set_values([fold(word) for word in short])
        self.setVisible(bool(options))

    def say_of(self, names: Initials | None) -> None:
        """The same of what was said with initials; None: nothing was."""
        found = ((), ()) if names is None else (names.still.values(), names.short.values())
        self.say(*found)

    def shortened(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The words that stand as initials now; `before`: those that did, also where none is."""
        here = {chip.code for chip in self.names.chips}
        others = [word for word in before if fold(word) not in here]
        return (*others, *self.names.values)
