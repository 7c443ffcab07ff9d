"""What a step or a question of a sheet that is being made says and asks for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.worksheets.own import making
from nearward.worksheets.own.making import Row
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.widgets.basic import Ask, Panel, Soft, SubHeading, TextArea, TextField
from nearward_ui.worksheets.own.outline import KINDS

#: letters of a line
LONGEST = 300


class PartForm(Panel):
    """`changed` carries the values of the part that are others now, `asked` for what it is to ask;
    `left`: Esc was pressed."""

    changed = Signal(object)
    asked = Signal(str)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._words = words
        self._row: Row | None = None
        self._loading = False
        self.heading = SubHeading()
        self.label = TextField(words("The question"))
        self.kind = ComboBox(words("What it asks for"))
        for code, name in KINDS.items():
            self.kind.addItem(words(name), code)
        self.other = Soft(words("It was made elsewhere. Its words can be changed here."))
        self.choices = TextArea(words("Choices, one in each line"), 3)
        self.low = TextField(words("What 0 means"))
        self.high = TextField(words("What 100 means"))
        self.hint = TextField(words("A hint under it"))
        self.numbers = Tick(words("Each row also has a number from 0 to 100"))
        self.required = Tick(words("Needed to finish the sheet"))
        self._lay_out(around)
        for field in (self.label, self.low, self.high, self.hint):
            field.setMaxLength(LONGEST)
            field.given.connect(self._on_changed)
        self.choices.textChanged.connect(self._on_changed)
        self.kind.given.connect(self._on_kind)
        for tick in (self.numbers, self.required):
            tick.toggled.connect(self._on_changed)
        look.changed.connect(self.updateGeometry)

    def show_row(self, row: Row) -> None:
        """Show a step or a question; what is being written keeps its caret."""
        words, part = self._words, row.part
        self._loading, self._row = True, row
        asks = making.asked_for(part)
        is_step, is_known = row.is_step, asks in KINDS and not row.is_step
        self.heading.setText(words("This part") if is_step else words("This question"))
        self._label_ask.setText(words("What it is called") if is_step else words("The question"))
        self.label.setAccessibleName(self._label_ask.text())
        _give(self.label, str(part.get("title" if is_step else "label", "")))
        _give(self.hint, str(part.get("hint", "")))
        _give(self.low, str(part.get("low_text", "")))
        _give(self.high, str(part.get("high_text", "")))
        if is_known:
            self.kind.setCurrentIndex(list(KINDS).index(asks))
        if self._labels() != making.choices(part):
            self.choices.set_text("\n".join(making.choices(part)).strip("\n"))
        self.numbers.setChecked(making.has_numbers(part))
        self.required.setChecked(bool(part.get("required")))
        for box, on in (
            (self._kind_box, is_known),
            (self.other, not is_step and not is_known),
            (self._choices_box, asks in making.CHOOSING and is_known),
            (self._ends, asks == making.RATING and is_known),
            (self.numbers, asks == making.LIST and is_known),
            (self.required, not is_step),
        ):
            box.setVisible(on)
        self._loading = False

    @property
    def row_id(self) -> str:
        """The id of what is shown."""
        return self._row.id if self._row is not None else ""

    def take_focus(self) -> None:
        """The keyboard goes to its words."""
        self.label.setFocus()
        self.label.selectAll()

    def _lay_out(self, around: PageContext) -> None:
        words, px = around.words, around.look.px
        box = QVBoxLayout(self)
        box.setContentsMargins(*(px(n) for n in (20, 14, 20, 18)))
        box.setSpacing(px(12))
        self._label_ask = Ask(words("The question"))
        self._kind_box = stacked(Ask(words("What it asks for")), self.kind, gap=px(4))
        asked = Ask(words("Choices, one in each line"))
        self._choices_box = stacked(asked, self.choices, gap=px(4))
        self._ends = QWidget()
        ends = QVBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(px(12))
        ends.addWidget(stacked(Ask(words("What 0 means")), self.low, gap=px(4)))
        ends.addWidget(stacked(Ask(words("What 100 means")), self.high, gap=px(4)))
        for widget in (
            self.heading,
            stacked(self._label_ask, self.label, gap=px(4)),
            self._kind_box,
            self.other,
            self._choices_box,
            self._ends,
            self.numbers,
            stacked(Ask(words("A hint under it"), words("optional")), self.hint, gap=px(4)),
            self.required,
        ):
            box.addWidget(widget)

    def _labels(self) -> list[str]:
        lines = (" ".join(line.split())[:LONGEST] for line in self.choices.text().split("\n"))
        return [line for line in lines if line]

    def _on_changed(self, *_given: object) -> None:
        row = self._row
        if self._loading or row is None:
            return
        words = self.label.text()
        if row.is_step:
            self.changed.emit({"title": words, "hint": self.hint.text()})
            return
        values: dict[str, Any] = {
            "label": words,
            "hint": self.hint.text(),
            "required": self.required.isChecked(),
        }
        asks = making.asked_for(row.part)
        if asks in making.CHOOSING:
            labels = self._labels() or [self._words("A choice")]
            values["options"] = making.with_choices(row.part, labels)
        elif asks == making.RATING:
            values |= {"low_text": self.low.text(), "high_text": self.high.text()}
        elif asks == making.LIST:
            on = self.numbers.isChecked()
            if on != making.has_numbers(row.part):
                values["column"] = making.with_numbers(row.part, self._words, on=on)
        self.changed.emit(values)

    def _on_kind(self, at: int) -> None:
        self.asked.emit(list(KINDS)[at])


def _give(field: TextField, text: str) -> None:
    if field.text() != text:
        field.setText(text)
