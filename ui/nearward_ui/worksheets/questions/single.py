"""Questions with one small answer: a tick, a day, so many minutes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearward.worksheets.form.field_kinds import MOST_MINUTES, given
from nearward.worksheets.form.model import Field
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.widgets.basic import Soft, TextField
from nearward_ui.worksheets.questions.view import FieldView

#: pixels of the drawing
MINUTES, DAY = 96, 180
#: how many days from today each chip is, of a day that was and of one to come
BEHIND = {"today": 0, "yesterday": -1}
AHEAD = {"today": 0, "tomorrow": 1, "week": 7}
PICK = "pick"


class FlagView(FieldView):
    """A tick."""

    says_itself = True

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        self.tick = Tick(around.words(field.label))
        self.tick.toggled.connect(self.changed)
        self._box.insertWidget(0, self.tick)

    @property
    def answers(self) -> dict[str, Any]:
        return {self.field.id: True if self.tick.isChecked() else None}

    def show_answers(self, answers: dict[str, Any]) -> None:
        self.tick.blockSignals(True)
        self.tick.setChecked(given(self.field, answers.get(self.field.id)) is True)
        self.tick.blockSignals(False)

    def take_focus(self) -> None:
        self.tick.setFocus()


class DayView(FieldView):
    """A day, or none: one of those that are near, or one that is picked."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words, name = around.words, around.words(field.label)
        said = {
            "today": words("Today"),
            "yesterday": words("Yesterday"),
            "tomorrow": words("Tomorrow"),
            "week": words("In a week"),
        }
        self._near = AHEAD if field.ahead else BEHIND
        options = [(code, said[code]) for code in self._near]
        options.append((PICK, words("Another day…")))
        self.chips = Chips(name, options, around=around)
        self.day = DayEdit(name, around)
        self.day.setMaximumWidth(around.look.px(DAY))
        self.day.hide()
        self.chips.changed.connect(self._on_chosen)
        self.day.dateChanged.connect(self.changed)
        self._put(self.chips)
        self._box.addWidget(self.day)

    @property
    def answers(self) -> dict[str, Any]:
        day = self._day()
        return {self.field.id: None if day is None else day.isoformat()}

    def show_answers(self, answers: dict[str, Any]) -> None:
        day = given(self.field, answers.get(self.field.id))
        if day == self._day():
            return
        names = {self._away(days): code for code, days in self._near.items()}
        code = None if day is None else names.get(day, PICK)
        self.chips.set_value(code)
        self.day.setVisible(code == PICK)
        self.day.show_day(day or self._away(0))

    def take_focus(self) -> None:
        self.chips.take_focus()

    def _day(self) -> date | None:
        chosen = self.chips.value
        if chosen is None:
            return None
        return self.day.day if chosen == PICK else self._away(self._near[chosen])

    def _away(self, days: int) -> date:
        return self.around.clock().date() + timedelta(days=days)

    def _on_chosen(self) -> None:
        picks = self.chips.value == PICK
        if picks and self.day.isHidden():
            self.day.show_day(self._away(0))
        self.day.setVisible(picks)
        if picks:
            self.day.setFocus()
        self.changed.emit()


class MinutesView(FieldView):
    """So many minutes, or none."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words = around.words
        self.edit = TextField(words("{name}, in minutes", name=words(field.label)))
        self.edit.setValidator(QIntValidator(0, MOST_MINUTES, self.edit))
        self.edit.setFixedWidth(around.look.px(MINUTES))
        self.edit.textChanged.connect(self.changed)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        row.addWidget(Soft(words("minutes")))
        row.addStretch(1)
        self._put(line)
        if self._ask is not None:
            self._ask.stand_for(self.edit)

    @property
    def answers(self) -> dict[str, Any]:
        text = self.edit.text()
        return {self.field.id: int(text) if text.isascii() and text.isdigit() else None}

    def show_answers(self, answers: dict[str, Any]) -> None:
        value = given(self.field, answers.get(self.field.id))
        if value == self.answers[self.field.id]:
            return
        self.edit.blockSignals(True)
        self.edit.setText("" if value is None else str(value))
        self.edit.blockSignals(False)

    def take_focus(self) -> None:
        self.edit.setFocus()
