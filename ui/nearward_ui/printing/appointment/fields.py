"""What is chosen and written for the sheet. All of it is off until it is chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.appointment import MOST_QUESTIONS, Appointment
from nearward.insight.main_chart import DEFAULT_RANGE, RANGES
from nearward.paper.appointment.parts import PARTS
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.parts import add_parts
from nearward_ui.kit.printing.paper_chips import PaperChips
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Soft, TextArea, TextField
from nearward_ui.printing.appointment.beliefs import ChosenBeliefs
from nearward_ui.printing.appointment.moments import ChosenMoments

#: letters of a name beside the days
NAME = 40


class AppointmentFields(QWidget):
    """`changed`: something else is chosen or written. `direction_asked`: to the page of it."""

    changed = Signal()
    direction_asked = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words = around.words
        self._around = around
        #: what was kept of what has no field here: of a newer program
        self._kept = Appointment()
        self._ours = False
        ranges = [(key, words(row.label)) for key, row in RANGES.items()]
        self.span = Chips(words("Range"), ranges, around=around)
        self.span.changed.connect(self._on_span)
        self.ticks = {row.id: Tick(words(row.label)) for row in PARTS}
        for tick in self.ticks.values():
            tick.toggled.connect(self._on_changed)
        self.moments = ChosenMoments(around)
        self.moments.changed.connect(self._on_changed)
        self.beliefs = ChosenBeliefs(around)
        self.beliefs.changed.connect(self._on_changed)
        self.to_direction = LinkButton("", flush="start")
        self.to_direction.clicked.connect(lambda: self.direction_asked.emit())
        self.own_words = TextArea(words("In my own words"), 3)
        self.own_words.textChanged.connect(self._on_changed)
        self.questions = [
            TextField(words("Question {number}", number=n)) for n in range(1, MOST_QUESTIONS + 1)
        ]
        self.name = TextField(words("Your name on the sheet, if you like"))
        self.name.setMaxLength(NAME)
        for field in (*self.questions, self.name):
            field.given.connect(self._on_changed)
        self.paper = PaperChips(around)
        self._lay_out()
        self.show_direction("")
        self.show_value(Appointment())

    @property
    def value(self) -> Appointment:
        """All that is chosen and written."""
        shown = self.span.value or DEFAULT_RANGE
        unknown = tuple(one for one in self._kept.parts if one not in self.ticks)
        ticked = tuple(key for key, tick in self.ticks.items() if tick.isChecked())
        asked = tuple(field.text() for field in self.questions)
        return replace(
            self._kept,
            span="" if shown == DEFAULT_RANGE else shown,
            parts=ticked + unknown,
            moments=self.moments.chosen,
            beliefs=self.beliefs.chosen,
            name=self.name.text(),
            own_words=self.own_words.text(),
            questions=asked if any(asked) else (),
        )

    @property
    def range_id(self) -> str:
        """How far back."""
        return self.span.value or DEFAULT_RANGE

    def show_value(self, kept: Appointment) -> None:
        """Show what was kept, all but its moments; says nothing."""
        self._ours = True
        self._kept = kept
        self.beliefs.show_chosen(kept.beliefs)
        self.span.set_value(kept.span if kept.span in RANGES else DEFAULT_RANGE)
        for key, tick in self.ticks.items():
            tick.setChecked(key in kept.parts)
        if self.own_words.text() != kept.own_words:
            self.own_words.set_text(kept.own_words)
        asked = (*kept.questions, *[""] * MOST_QUESTIONS)
        for field, text in zip(self.questions, asked, strict=False):
            if field.text() != text:
                field.setText(text)
        if self.name.text() != kept.name:
            self.name.setText(kept.name)
        self._ours = False
        self._fit()

    def show_direction(self, text: str) -> None:
        """The way to it says whether there is one."""
        words = self._around.words
        there = words("Change my direction"), words("Write my direction")
        self.to_direction.setText(there[0] if text.strip() else there[1])

    def shorten(self, shortened: tuple[str, ...]) -> None:
        """These words are printed as initials."""
        self._kept = replace(self._kept, shortened=shortened)

    def _lay_out(self) -> None:
        words, px = self._around.words, self._around.look.px
        self.asking = stacked(*self.questions, gap=px(6))
        inside = {
            "moments": self.moments,
            "beliefs": self.beliefs,
            "own-words": self.own_words,
            "questions": self.asking,
        }
        inside["direction"] = way = stacked(self.to_direction)
        way.setContentsMargins(px(26), 0, 0, px(4))
        self._inside: dict[str, QWidget] = inside
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(14))
        choosing = QWidget()
        column = QVBoxLayout(choosing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(Ask(words("What is on it")))
        column.addWidget(Soft(words("Nothing, until you choose it.")))
        for key, tick in self.ticks.items():
            column.addWidget(tick)
            if key in inside:
                column.addWidget(inside[key])
        parts = (
            stacked(Ask(words("Range")), self.span),
            choosing,
            stacked(Ask(words("Your name on the sheet, if you like")), self.name),
            Soft(words("People are printed as initials.")),
            stacked(Ask(words("Paper")), self.paper),
        )
        add_parts(box, parts)

    def _fit(self) -> None:
        """What belongs to a part is there once that is chosen."""
        for key, widget in self._inside.items():
            widget.setVisible(self.ticks[key].isChecked())

    def _on_span(self) -> None:
        if self.span.value is None:
            self.span.set_value(DEFAULT_RANGE)
        self._on_changed()

    def _on_changed(self, _given: object = None) -> None:
        if not self._ours:
            self._fit()
            self.changed.emit()
