"""Which words are shown: chips, or one field that unfolds where there is little height."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.worksheets import vocabulary
from nearward.worksheets.vocabulary import CHANGEABLE
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.combo_box import ComboBox


class Which(QWidget):
    """`changed` carries the vocabulary that was chosen; one always is."""

    changed = Signal(str)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words = around.words
        self.value = CHANGEABLE[0]
        name = words("Which words")
        options = [(one, words(vocabulary.vocabulary(one).label)) for one in CHANGEABLE]
        self.chips = Chips(name, options, around=around)
        self.chips.changed.connect(self._on_chips)
        self.field = ComboBox(name)
        self.field.setMaximumWidth(around.look.px(320))
        for code, label in options:
            self.field.addItem(label, code)
        self.field.given.connect(self._on_field)
        self.field.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.chips)
        box.addWidget(self.field)
        self.show_value(self.value)

    def show_value(self, value: str) -> None:
        """Show which is chosen; says nothing."""
        self.value = value
        self.chips.set_value(value)
        self.field.setCurrentIndex(CHANGEABLE.index(value))

    def be_low(self, on: bool) -> None:
        """There is little height, or enough."""
        if on == self.field.isHidden():
            had = self.chips.isAncestorOf(self.focusWidget() or self) or self.field.hasFocus()
            self.field.setVisible(on)
            self.chips.setVisible(not on)
            if had:
                self.take_focus()

    def take_focus(self) -> None:
        """The keyboard goes to what is chosen."""
        if self.field.isHidden():
            self.chips.take_focus()
        else:
            self.field.setFocus()

    def _on_chips(self) -> None:
        # one is always chosen: what is taken back stays
        self._take(self.chips.value or self.value)

    def _on_field(self, row: int) -> None:
        self._take(CHANGEABLE[row])

    def _take(self, value: str) -> None:
        is_other = value != self.value
        self.show_value(value)
        if is_other:
            self.changed.emit(value)
