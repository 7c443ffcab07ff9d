"""What is said before something that may stir things up, with a way on and a way past it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nearward.worksheets.form.model import Gate
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Panel, Prose, QuietButton


class GateCard(Panel):
    """Stands in place of what is behind it. `opened` goes on, `passed` leaves it closed."""

    opened = Signal()
    passed = Signal()

    def __init__(self, gate: Gate, around: PageContext) -> None:
        super().__init__("calm")
        words, look = around.words, around.look
        self.text = Prose(words(gate.text))
        self.yes, self.not_now = QuietButton(words(gate.yes)), QuietButton(words(gate.not_now))
        self.yes.clicked.connect(self.opened)
        self.not_now.clicked.connect(self.passed)
        for button in (self.yes, self.not_now):
            button.setAccessibleDescription(self.text.text())
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self.yes)
        row.addWidget(self.not_now)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(18), look.px(12), look.px(18), look.px(14))
        box.setSpacing(look.px(10))
        box.addWidget(self.text)
        box.addLayout(row)

    def take_focus(self) -> None:
        """The keyboard goes to the way on."""
        self.yes.setFocus()
