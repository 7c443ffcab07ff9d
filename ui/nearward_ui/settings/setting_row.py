"""A setting as a row of a page: its name, the field that changes it, and what it means."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout

from nearward.config.setting import Setting, Shown
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import locale
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.stepper import Stepper
from nearward_ui.kit.widgets.basic import Ask, Tiny
from nearward_ui.settings.card import Switch

#: the days that a week is said to begin on: Monday, Sunday, Saturday
WEEKDAYS = (0, 6, 5)


class SettingRow(QVBoxLayout):
    """Any setting of the table that says where it is shown. `given` carries its key and value."""

    given = Signal(str, object)

    def __init__(self, row: Setting, around: PageContext) -> None:
        super().__init__()
        self.row = row
        self._words, self._around = around.words, around
        self._shown = row.shown or Shown("", 0)
        self.field = self._field()
        self.setSpacing(around.look.px(6))
        if isinstance(self.field, Switch):
            self.addWidget(self.field)
            return
        label = Ask(self._words(row.label))
        self.addWidget(label)
        line = QHBoxLayout()
        if isinstance(self.field, QSpinBox):
            stepper = Stepper(self.field, self._words(row.label), around)
            label.stand_for(stepper)
            line.addWidget(stepper)
            line.addStretch(1)
        else:
            label.stand_for(self.field)
            line.addWidget(self.field, 1)
        self.addLayout(line)
        if self._shown.hint:
            self.addWidget(Tiny(self._words(self._shown.hint)))

    def show_value(self) -> None:
        """Show the value in force; tells nobody."""
        value = self._around.settings.value(self.row.key)
        if isinstance(self.field, Switch):
            self.field.show_value(value is True, self._words(self._shown.hint))
        elif isinstance(self.field, QSpinBox):
            self.field.blockSignals(True)
            self.field.setValue(self._around.settings.number(self.row.key))
            self._say_unit(self.field.value())
            self.field.blockSignals(False)
        else:
            code = str(value)
            if self._shown.is_weekday and all(chip.code != code for chip in self.field.chips):
                self.field.add(code, self._day_name(int(code)))
            self.field.set_value(code)

    def _field(self) -> Chips | QSpinBox | Switch:
        row, words = self.row, self._words
        if self._shown.is_weekday:
            return self._chips([(str(day), self._day_name(day)) for day in WEEKDAYS])
        if row.choices:
            return self._chips([(str(value), words(label)) for value, label in row.choices])
        if isinstance(row.default, bool):
            switch = Switch(words(row.label), self._around.look)
            switch.toggled.connect(partial(self.given.emit, row.key))
            return switch
        return self._spin()

    def _chips(self, options: list[tuple[str, str]]) -> Chips:
        chips = Chips(self._words(self.row.label), options, around=self._around)
        chips.changed.connect(self._on_chosen)
        return chips

    def _spin(self) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(int(self.row.low), int(self.row.high))
        spin.setSingleStep(self._shown.step)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(self._on_number)
        return spin

    def _say_unit(self, count: int) -> None:
        unit = self._shown.unit
        if isinstance(self.field, QSpinBox):
            suffix = self._words.plural(*unit, count) if unit[1] else self._words(unit[0])
            self.field.setSuffix(suffix)

    def _day_name(self, day: int) -> str:
        return locale(self._words).dayName(day + 1, QLocale.FormatType.LongFormat)

    def _on_number(self, count: int) -> None:
        self._say_unit(count)
        self.given.emit(self.row.key, count)

    def _on_chosen(self) -> None:
        code = self.field.value if isinstance(self.field, Chips) else None
        if code is None:  # a setting always has a value
            self.show_value()
        elif self._shown.is_weekday:
            self.given.emit(self.row.key, int(code))
        else:
            values = {str(value): value for value, _label in self.row.choices}
            self.given.emit(self.row.key, values[code])
