"""The optional fields of a moment, made from their definition."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from nearward.worksheets.moment_fields import MomentField, moment_fields, strengths_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import CappedChips, Chips, stacked
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.learn.why import WhyLink, has_why
from nearward_ui.kit.term_chips import CappedTermChips
from nearward_ui.kit.widgets.basic import Ask, TextField
from nearward_ui.moments.rated_chips import RatedChips

Asked = Chips | RatedChips | Scale | TextField


class More(QWidget):
    """The optional fields of some names. `changed`: one of them was answered or taken back."""

    changed = Signal()

    def __init__(self, around: PageContext, names: Collection[str]) -> None:
        super().__init__()
        self._around = around
        self.widgets: dict[str, Asked] = {}
        self._kept: dict[str, Any] = {}
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(around.look.px(40))
        self._grid.setVerticalSpacing(around.look.px(18))
        self._fields = [field for field in moment_fields() if field.name in names]
        #: under which name it is kept how strong each of several was
        self._strengths = {field.name: field.strengths for field in self._fields if field.strengths}
        for field in self._fields:
            widget = self._make(field)
            self.widgets[field.name] = widget
            place = f"detail:{field.name}"
            more = [WhyLink(around, place)] if has_why(place) else []
            self._cells.append(stacked(Ask(around.words(field.label)), widget, *more))
        self.reshape("wide")

    @property
    def answers(self) -> dict[str, Any]:
        """What was given, by name; what is unset is left out, what is unknown is kept."""
        asked = (*self.widgets, *self._strengths.values())
        found = {k: v for k, v in self._kept.items() if k not in asked}
        for name, widget in self.widgets.items():
            value = self._value(name, widget)
            if value not in (None, "", []):
                found[name] = value
            if isinstance(widget, RatedChips) and widget.strengths:
                found[self._strengths[name]] = widget.strengths
        return found

    def set_answers(self, answers: dict[str, Any]) -> None:
        """Show answers; says nothing."""
        self._kept = dict(answers)
        for field in self._fields:
            widget, value = self.widgets[field.name], answers.get(field.name)
            codes = value if isinstance(value, list) else [value] if value else []
            if isinstance(widget, Scale):
                widget.set_value(value if isinstance(value, int) else None)
            elif isinstance(widget, RatedChips):
                widget.set_values(map(str, codes), strengths_of(field, answers))
            elif isinstance(widget, Chips):
                widget.set_values(map(str, codes))
            else:
                widget.blockSignals(True)
                widget.setText(str(value or ""))
                widget.blockSignals(False)

    def reshape(self, shape: str) -> None:
        """Two columns when there is room."""
        columns = 1 if shape == "narrow" else 2
        for n, cell in enumerate(self._cells):
            self._grid.addWidget(cell, n // columns, n % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _value(self, name: str, widget: Asked) -> Any:
        if isinstance(widget, Scale):
            return widget.value
        if isinstance(widget, RatedChips):
            return list(widget.values)
        if isinstance(widget, Chips):
            one = next(f.kind for f in moment_fields() if f.name == name) == "one"
            return widget.value if one else list(widget.values)
        return widget.text()

    def _make(self, field: MomentField) -> Asked:
        words = self._around.words
        label = words(field.label)
        if field.kind == "rating":
            scale = Scale(label, words(field.low), words(field.high), around=self._around)
            scale.changed.connect(self.changed)
            return scale
        if field.kind == "text":
            line = TextField(label)
            line.given.connect(self._on_text)
            return line
        several = field.kind == "several"
        chips: Chips
        if field.vocabulary:
            chips = CappedTermChips(label, field.vocabulary, around=self._around, several=several)
        else:
            options = [(code, words(text)) for code, text in field.options]
            chips = CappedChips(label, options, around=self._around, several=several)
        if field.strengths:
            rated = RatedChips(self._around, chips, field.most)
            rated.changed.connect(self.changed)
            return rated
        chips.changed.connect(self.changed)
        return chips

    def _on_text(self, _text: str) -> None:
        self.changed.emit()
