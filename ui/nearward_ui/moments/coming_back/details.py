"""How it came that two were in touch again: when, by whom, and what helped. All of it optional."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.day import settle
from nearward.domain.model import EXACT, Moment
from nearward.domain.returned import Returned
from nearward.i18n import N_
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import was_moved
from nearward_ui.kit.inputs.chips import CappedChips, stacked
from nearward_ui.kit.inputs.date_edit import DateEdit
from nearward_ui.kit.widgets.basic import Ask, TextArea, Tiny

#: what is typed is given on when the hand has rested for so long
REST_MS = 800
#: pixels of the drawing: how wide the field of an exact time is
TIME = 260
#: a rough time, and from how many days after the moment on it can be
ROUGH = (
    ("same_day", N_("The same day"), 0),
    ("next_day", N_("The next day"), 1),
    ("days", N_("Some days later"), 2),
    ("weeks", N_("Some weeks later"), 7),
)
BY = (
    ("me", N_("I did")),
    ("them", N_("They did")),
    ("both", N_("Both of us")),
    ("circumstance", N_("It came about")),
)


class ReturnDetails(QWidget):
    """`changed` carries a Returned; its state and `said` are those that it was shown with."""

    changed = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self._moment: Moment | None = None
        self._answer = Returned()
        self._loading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._give)
        self._make_fields()
        self._lay_out()

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not given on yet."""
        return self._timer.isActive()

    def show_answer(self, moment: Moment, answer: Returned) -> None:
        """Show what is kept; says nothing. The caret stays where it is."""
        self._loading = True
        self._moment, self._answer = moment, answer
        over = (self._around.today - moment.day).days
        known = [(EXACT, self._around.words("Exact time"))]
        self.time.show_options(
            [
                (code, self._around.words(label))
                for code, label, least in ROUGH
                if over >= least or code == answer.precision
            ]
            + known
        )
        self.time.set_value(answer.precision)
        self.by.set_value(answer.by)
        self.edit.setVisible(answer.precision == EXACT)
        if answer.at is not None and self._edited != answer.at:
            self.edit.show_local(answer.at)
        if self.repair.text() != answer.repair:
            self.repair.set_text(answer.repair)
        self.note.hide()
        self._loading = False

    def flush(self) -> None:
        """Give on what stands in the fields."""
        if self._timer.isActive():
            self._timer.stop()
            self._give()

    @property
    def _edited(self) -> datetime:
        return settle(self.edit.local)[0]

    def _make_fields(self) -> None:
        words, around = self._around.words, self._around
        self.time = CappedChips(words("When was that?"), [], around=around)
        self.time.changed.connect(self._on_time)
        self.edit = DateEdit(words("Back in touch at"), around)
        self.edit.dateTimeChanged.connect(self._on_typed)
        self.edit.setMaximumWidth(around.look.px(TIME))
        self.note = Tiny()
        self.by = CappedChips(
            words("Who reached out?"),
            [(code, words(label)) for code, label in BY],
            around=around,
        )
        self.by.changed.connect(self._on_chosen)
        self.repair = TextArea(words("What helped"), 1)
        self.repair.textChanged.connect(self._on_typed)

    def _lay_out(self) -> None:
        words, look = self._around.words, self._around.look
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(10))
        for name, field in (
            (words("When was that?"), self.time),
            (words("Who reached out?"), self.by),
            (words("What helped"), self.repair),
        ):
            box.addWidget(stacked(Ask(name), field))
            if field is self.time:
                box.addWidget(self.edit)
                box.addWidget(self.note)
        for widget in (self.edit, self.note):
            widget.hide()

    def _on_time(self) -> None:
        if self.time.value == EXACT:
            self._loading = True
            self.edit.show_local(self._answer.at or self._around.clock())
            self._loading = False
        self.edit.setVisible(self.time.value == EXACT)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._timer.stop()
        self._give()

    def _on_typed(self, *_values: object) -> None:
        if not self._loading:
            self._timer.start(REST_MS)

    def _give(self) -> None:
        """Give on all of it; a time that cannot be is said, and the one before stays."""
        self.note.hide()
        answer = replace(self._answer, by=self.by.value, repair=self.repair.text())
        if self.time.value == EXACT:
            answer = answer.in_time(*self._exact())
        else:
            answer = answer.in_time(self.time.value)
        if answer != self._answer:
            self._answer = answer
            self.changed.emit(answer)

    def _exact(self) -> tuple[str | None, datetime | None]:
        words, kept = self._around.words, (self._answer.precision, self._answer.at)
        local, now = self.edit.local, self._around.clock()
        if self._answer.at is not None and local == _local(self._answer.at):
            return EXACT, self._answer.at
        at, moved = now.replace(second=0, microsecond=0), False
        if local != _local(now):
            at, moved = settle(local)
        if local > now.replace(tzinfo=None):
            said = words("That is in the future. Only what has already been can be noted.")
            self._complain(said)
            return kept
        if self._moment is not None and at < self._moment.at.replace(second=0, microsecond=0):
            self._complain(words("That is before the moment itself, so it is not kept."))
            return kept
        if moved:
            self._complain(was_moved(at, words))
        return EXACT, at

    def _complain(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()


def _local(at: datetime) -> datetime:
    return at.replace(tzinfo=None, second=0, microsecond=0)
