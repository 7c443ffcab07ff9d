"""What is said of the sheet before it is printed: what does not fit, and what may name someone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.text.mentions import fold
from nearward.paper.appointment.sheet import Made
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.widgets.basic import Prose, Soft


class ToldOfSheet(QWidget):
    """`changed`: other words than before shall stand as initials."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._words = words
        self.left_out = Prose()
        naming = words("These words may still name someone. Choose the ones to print as initials.")
        self.naming = Soft(naming)
        self.names = Chips(words("Words that may name someone"), [], around=around, several=True)
        self.names.changed.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, look.px(8))
        box.setSpacing(look.px(6))
        for part in (self.left_out, self.naming, self.names):
            box.addWidget(part)
        self.hide()

    def say(self, made: Made) -> None:
        """Say it of a sheet."""
        words = self._words
        labels = dict.fromkeys(words(one.part.label) for one in made.left_out)
        said = ""
        if labels:
            # a text inside another text's values would not be found for the template
            quoted = [words("“{name}”", name=label) for label in labels]
            said = words(
                "Two pages are full. What does not fit is left out: {names}. Shorten something, or"
                " take something off.",
                names=", ".join(quoted),
            )
        self.left_out.setText(said)
        self.left_out.setVisible(bool(said))
        found = {fold(word): word for word in (*made.still, *made.shortened)}
        options = [(key, found[key]) for key in sorted(found)]
        self.names.show_options(options)
        self.names.set_values([fold(word) for word in made.shortened])
        for widget in (self.naming, self.names):
            widget.setVisible(bool(options))
        self.setVisible(bool(said or options))

    def shortened(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The words that stand as initials now; `before`: those that did, also where none is."""
        here = {chip.code for chip in self.names.chips}
        others = [word for word in before if fold(word) not in here]
        return (*others, *self.names.values)
