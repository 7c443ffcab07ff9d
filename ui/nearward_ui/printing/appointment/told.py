"""What is said of the sheet before it is printed: what does not fit, and what may name someone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.paper.appointment.sheet import Made
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.printing.naming import NamesStill
from nearward_ui.kit.widgets.basic import Prose


class ToldOfSheet(QWidget):
    """`changed`: other words than before shall stand as initials."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._words = words
        self.left_out = Prose()
        self.still = NamesStill(around)
        self.still.changed.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, look.px(8))
        box.setSpacing(look.px(6))
        for part in (self.left_out, self.still):
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
        self.still.say(made.still, made.shortened)
        self.setVisible(bool(said) or not self.still.isHidden())

    def shortened(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """The words that stand as initials now; `before`: those that did, also where none is."""
        return self.still.shortened(before)
