"""One more rating for the rows of another list."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.worksheets import vocabulary
from nearward.worksheets.answers import no_rows, rows
from nearward.worksheets.form.field_kinds import is_empty
from nearward.worksheets.form.model import Field
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import Ask, TextField, Tiny
from nearward_ui.worksheets.questions.starters import starter
from nearward_ui.worksheets.questions.view import FieldView


class AgainView(FieldView):
    """One more rating for the rows of another list, and rows that were not there before."""

    def __init__(self, field: Field, source: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=True)
        self._source = source
        self._rows: list[dict[str, Any]] = []
        self._no_rows: list[Any] = []
        self._scales: list[Scale] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(around.look.px(4))
        self._box.addLayout(self._list)
        words = around.words
        if field.required and not alone:
            self._box.insertWidget(0, Tiny(words("Needed to finish")))
        self._none_yet = Tiny(words("Your earlier words will appear here."))
        self._box.addWidget(self._none_yet)
        self.new = TextField(words(field.new_label), words(field.new_hint))
        self.new.setMaximumWidth(around.look.px(260))
        self.new.returnPressed.connect(self._on_new)
        self._box.addWidget(self.new)
        if not field.new_label:
            self.new.hide()
        self._add_lighter()

    @property
    def answers(self) -> dict[str, Any]:
        return {self.field.of: [*self._read(), *self._no_rows]}

    def show_answers(self, answers: dict[str, Any]) -> None:
        self._no_rows = no_rows(answers, self.field.of)
        given = [dict(row) for row in rows(answers, self.field.of) if not is_empty(row)]
        names = [self._name(row) for row in given]
        if names == [scale.slider.accessibleName() for scale in self._scales]:
            self._rows = given
            for row, scale in zip(given, self._scales, strict=True):
                scale.set_value(row.get(self.field.column_id))
        else:
            self._rows = given
            self._build(names)
        self._none_yet.setVisible(not given)

    def take_focus(self) -> None:
        if self._scales:
            self._scales[0].take_focus()
        else:
            self.new.setFocus()

    def take_open_focus(self) -> None:
        unset = next((scale for scale in self._scales if scale.value is None), None)
        if unset is not None:
            unset.take_focus()
        else:
            self.take_focus()

    def _build(self, names: list[str]) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._scales = []
        for row, name in zip(self._rows, names, strict=True):
            line = QWidget()
            box = QHBoxLayout(line)
            box.setContentsMargins(0, 0, 0, 0)
            label = Ask(name)
            label.setFixedWidth(self.around.look.px(150))
            box.addWidget(label)
            scale = Scale(name, "", "", around=self.around)
            scale.setMaximumWidth(self.around.look.px(420))
            scale.set_value(row.get(self.field.column_id))
            scale.changed.connect(self.changed)
            label.stand_for(scale)
            box.addWidget(scale, 1)
            box.addStretch(0)
            self._scales.append(scale)
            self._list.addWidget(line)

    def _read(self) -> list[dict[str, Any]]:
        """The rows with what was given."""
        for row, scale in zip(self._rows, self._scales, strict=True):
            row[self.field.column_id] = scale.value
        return self._rows

    def _name(self, row: dict[str, Any]) -> str:
        term = next((c for c in self._source.column if c.kind == "term"), None)
        if term is None:
            return str(row.get(self._source.column[0].id) or "")
        return vocabulary.label(term.vocabulary, str(row.get(term.id) or ""), self.around.words)

    def _add_lighter(self) -> None:
        """What does not weigh is offered: what cannot be chosen is not seen."""
        words = self.around.words
        names = [c.vocabulary for c in self._source.column if c.kind == "term"]
        light = [term for name in names for term in vocabulary.terms(name, words)]
        light = [term for term in light if term.ours and not (term.hard or term.hidden)]
        if not light:
            return
        self.lighter = QWidget()
        flow = FlowLayout()
        self.lighter.setLayout(flow)
        name = words(self.field.label)
        chips: list[QWidget] = []
        for term in light:
            add = partial(self._add, term.code)
            chips.append(starter(term.label, term.code, name, add, self.around))
            flow.addWidget(chips[-1])
        OneStop(chips, self.lighter)
        self._box.addWidget(self.lighter)

    def _on_new(self) -> None:
        said = self.new.text().strip()
        if said:
            self.new.clear()
            term = next((c for c in self._source.column if c.kind == "term"), None)
            if term is not None:
                said = vocabulary.code(term.vocabulary, said, self.around.words)
            self._add(said)

    def _add(self, said: str, _checked: bool = False) -> None:
        """A row that was not there before; one that is there gets the keyboard."""
        given, name = self._read(), self._source.column[0].id
        there = next((n for n, row in enumerate(given) if row.get(name) == said), len(given))
        if there == len(given):
            given.append({name: said, "later": True})
            self.show_answers({self.field.of: [*given, *self._no_rows]})
            self.changed.emit()
        self._scales[there].take_focus()
