"""What only the person can say of a source: moods, days of what has none, texts to part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nearward.exchange.formats.own import OWN
from nearward.session.jobs.import_report import Imported
from nearward.session.jobs.importing import ImportChoices
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import long_day
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.widgets.basic import Ask, Panel, Prose, QuietButton, Soft, SubHeading, Tiny

#: so many are asked about one by one
MOST_MOODS, MOST_DATES = 40, 60
MOODS = (3, 2, 1, 0, -1, -2, -3)


class Dated(QWidget):
    """One thing without a date; `changed` says that it was given one, or lost it."""

    changed = Signal()

    def __init__(self, place: str, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.words = words
        self.place = place
        self.edit = DayEdit(words("Day of {place}", place=place), around)
        self.edit.setKeyboardTracking(False)
        self.edit.show_day(around.today)
        self.edit.dateChanged.connect(self.changed)
        self.edit.hide()
        self.button = QuietButton(words("Give it a day"))
        self.button.clicked.connect(self._on_button)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(look.px(10))
        row.addWidget(Prose(place), 0, 0)
        row.addWidget(self.edit, 0, 1)
        row.addWidget(self.button, 0, 2)
        row.setColumnStretch(0, 1)

    @property
    def day(self) -> date | None:
        """The day it was given."""
        return None if self.edit.isHidden() else self.edit.day

    def _on_button(self) -> None:
        on = self.edit.isHidden()
        self.edit.setVisible(on)
        words = self.words
        self.button.setText(words("Leave it out") if on else words("Give it a day"))
        if on:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class ChoicesPanel(Panel):
    """Hidden while there is nothing to say. `changed`: another look is due."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self.moods: dict[str, ComboBox] = {}
        self.dates: list[Dated] = []
        self.order = ComboBox(words("How days are written"))
        self.order.given.connect(self._on_order)
        self.order_row = stacked(Ask(words("How days are written")), self.order)
        self.order_row.hide()
        self.split = Tick(words("Split texts that Mini Diary joined on one day"))
        self.split.toggled.connect(self._on_split)
        self.as_they_were = Tick(words("Keep details of place and camera in pictures"))
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (22, 16, 22, 20)))
        box.setSpacing(look.px(10))
        box.addWidget(SubHeading(words("What only you can decide")))
        self._moods = QVBoxLayout()
        self._dates = QVBoxLayout()
        box.addWidget(self.order_row)
        for part in (self._moods, self._dates):
            part.setSpacing(look.px(6))
            box.addLayout(part)
        box.addWidget(self.split)
        box.addWidget(self.as_they_were)
        self.hide()

    @property
    def value(self) -> ImportChoices:
        """What was said."""
        moods = {
            word: MOODS[choice.currentIndex() - 1]
            for word, choice in self.moods.items()
            if choice.currentIndex() > 0
        }
        dates = {each.place: each.day for each in self.dates if each.day is not None}
        order = str(self.order.currentData() or "")
        return ImportChoices(
            moods, dates, self.split.isChecked(), self.as_they_were.isChecked(), order
        )

    def clear(self) -> None:
        """Another source: nothing was said of it yet."""
        for part in (self._moods, self._dates):
            while (item := part.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self.moods, self.dates = {}, []
        self.order.clear()
        self.order_row.hide()
        for box in (self.split, self.as_they_were):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)
        self.hide()

    def ask(self, seen: Imported) -> None:
        """Ask what this source leaves open; what was answered stays."""
        if seen.two_days and not self.order.count():
            self._ask_order(seen.two_days)
        if seen.moods and not self.moods:
            self._ask_moods(sorted(seen.moods, key=lambda word: -seen.moods[word]))
        if seen.dateless and not self.dates:
            self._ask_dates(seen.dateless)
        self.split.setVisible(bool(seen.merged))
        self.as_they_were.setVisible(bool(seen.pictures) and seen.form != OWN)
        asks = self.moods or self.dates or seen.merged or not self.as_they_were.isHidden()
        asks = asks or self.order.count()
        self.setVisible(bool(asks))

    def _ask_order(self, two_days: dict[str, object]) -> None:
        """A day of the source that can be read in several ways: once for all of them."""
        words = self._around.words
        orders = two_days.get("orders")
        self.order.addItem(words("Please choose"), "")
        for order, day in orders.items() if isinstance(orders, dict) else ():
            said = words("{date} is {day}", date=two_days["date"], day=long_day(day, words))
            self.order.addItem(said, order)
        self.order_row.show()

    def _ask_moods(self, labels: Sequence[str]) -> None:
        words, look = self._around.words, self._around.look
        self._moods.addWidget(Ask(words("Moods")))
        self._moods.addWidget(
            Tiny(
                words(
                    "Here a mood is a number from -3 (lowest) to 3 (highest). A word without a"
                    " number is kept with the entry."
                )
            )
        )
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(2, 1)
        for row, label in enumerate(labels[:MOST_MOODS]):
            choice = ComboBox(words("Mood for {word}", word=label))
            choice.addItem(words("Keep the word"))
            choice.addItems([f"{mood:+d}" if mood else "0" for mood in MOODS])
            grid.addWidget(Prose(label, wrap=False), row, 0)
            grid.addWidget(choice, row, 1)
            self.moods[label] = choice
        self._moods.addWidget(table)

    def _ask_dates(self, places: Sequence[str]) -> None:
        words = self._around.words
        self._dates.addWidget(Ask(words("Without a date")))
        for place in places[:MOST_DATES]:
            each = Dated(place, self._around)
            each.changed.connect(self.changed)
            self.dates.append(each)
            self._dates.addWidget(each)
        rest = len(places) - MOST_DATES
        if rest > 0:
            said = words.plural(
                "{n} more is left out: give it a date in its file.",
                "{n} more are left out: give them a date in their files.",
                rest,
            )
            self._dates.addWidget(Soft(said))

    def _on_order(self, _at: int) -> None:
        self.changed.emit()

    def _on_split(self, _on: bool) -> None:
        self.changed.emit()
