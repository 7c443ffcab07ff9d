"""What can be given at a place of a circle that holds nothing yet: one field, kept at once."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.worksheets.moment_fields import moment_fields
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.term_chips import CappedTermChips
from nearward_ui.kit.widgets.basic import TextField

#: while one types, words are kept after so long a pause
KEEP_MS = 800


class Asker(QWidget):
    """`given` carries the name of a field of a moment, and its value."""

    given = Signal(str, object)

    def __init__(self, around: PageContext, name: str, label: str) -> None:
        super().__init__()
        self._around, self._name, self._label = around, name, label
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.flush)
        self._waits = False
        self.field = self._make()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field)

    def take_focus(self) -> None:
        """The keyboard goes to what is asked."""
        if isinstance(self.field, TextField):
            self.field.setFocus()
        else:
            self.field.take_focus()

    def flush(self) -> None:
        """Give on what was typed."""
        self._timer.stop()
        if self._waits:
            self._waits = False
            self.given.emit(self._name, self._value())

    def _value(self) -> object:
        if isinstance(self.field, TextField):
            return self.field.text()
        if isinstance(self.field, Scale):
            return self.field.value
        return self.field.values if self._name == "fear" else self.field.value

    def _make(self) -> CappedTermChips | Scale | TextField:
        words = self._around.words
        if self._name in ("trigger", "fear"):
            several = self._name == "fear"
            chips = CappedTermChips(
                self._label, self._name, around=self._around, several=several, quiet={"T98"}
            )
            chips.changed.connect(self._on_chosen)
            return chips
        field = next(one for one in moment_fields() if one.name == self._name)
        if field.kind == "rating":
            scale = Scale(
                words(field.label), words(field.low), words(field.high), around=self._around
            )
            scale.changed.connect(self._on_chosen)
            return scale
        line = TextField(words(field.label))
        line.given.connect(self._on_typed)
        return line

    def _on_chosen(self) -> None:
        self._waits = True
        self.flush()

    def _on_typed(self, _text: str) -> None:
        self._waits = True
        self._timer.start()
