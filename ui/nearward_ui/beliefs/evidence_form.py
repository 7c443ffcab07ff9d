"""One piece of evidence while it is written: it is kept as it stands, again and again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.beliefs import BOTH, NEW, OLD, BeliefEvidence
from nearward.i18n import N_
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.kit.widgets.basic import Ask, QuietButton, TextArea, TextField

REST_MS = 800
#: which story it fits, as it is asked
SIDES = (
    (NEW, N_("against the old story")),
    (OLD, N_("for the old story")),
    (BOTH, N_("both")),
)


class EvidenceForm(QWidget):
    """`given` carries a BeliefEvidence to keep; `kept` is told what the diary has of it.

    One save runs at a time, so that none is kept twice. `done` says that another can be begun.
    """

    given = Signal(object)
    done = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words, look = around.words, around.look
        self._belief = 0
        self._one: BeliefEvidence | None = None
        self._is_asked = self._is_new = self._loading = False
        what = words("What happened, so that a witness could agree")
        self.text = TextArea(what, 2)
        self.text.textChanged.connect(self._on_changed)
        sides = [(code, words(label)) for code, label in SIDES]
        self.fits = Chips(words("Which story it fits"), sides, around=around)
        self.fits.set_value(NEW)
        self.fits.changed.connect(self._on_changed)
        self.day = DayEdit(words("The day on which it happened"), around)
        self.day.dateChanged.connect(self._on_changed)
        down = words("How I talk it down")
        self.down = TextField(down, words("How I talk it down, if I do"))
        self.down.given.connect(self._on_changed)
        self.next = QuietButton(words("Keep, and begin another"))
        self.next.clicked.connect(self._on_next)
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        row.addWidget(self.day)
        row.addWidget(self.down, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(stacked(Ask(what), self.text, gap=look.px(4)))
        box.addWidget(self.fits)
        box.addLayout(row)
        last = QHBoxLayout()
        last.addWidget(self.next)
        last.addStretch(1)
        box.addLayout(last)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def id(self) -> int:
        """That of what is being written; 0: nothing is kept of it yet."""
        return self._one.id if self._one is not None else 0

    def begin(self, belief_id: int, one: BeliefEvidence | None = None) -> None:
        """Write a fresh one for a story, or go on with one that is kept."""
        self.flush()
        self._timer.stop()
        self._loading = True
        self._belief, self._one = belief_id, one
        self._is_asked = self._is_new = False
        self.text.set_text("" if one is None else one.text)
        self.fits.set_value(NEW if one is None else one.fits)
        self.day.show_day(self._around.today if one is None else one.day)
        self.down.setText("" if one is None else one.how_i_discount_it)
        self._loading = False

    def kept(self, one: BeliefEvidence | None) -> None:
        """What the diary has of it now; None: its story is gone."""
        self._is_asked = False
        if one is not None and one.belief_id == self._belief:
            self._one = one
        if self._is_new and not self._timer.isActive():
            self.flush()

    def not_kept(self) -> None:
        """It could not be saved: it is tried again."""
        self._is_asked = False
        self._is_new = True
        self._timer.start(3 * REST_MS)

    def flush(self) -> None:
        """Give on what stands here, if anything does that is not given on yet."""
        self._timer.stop()
        text = self.text.text()
        if not self._is_new or self._is_asked or not self._belief:
            return
        if not text.strip() and self._one is None:
            return
        self._is_new, self._is_asked = False, True
        day, at = self.day.day, self._around.clock()
        if day != at.date():
            at = at.replace(year=day.year, month=day.month, day=day.day)
        one = self._one or BeliefEvidence(at=at, day=day, belief_id=self._belief)
        if one.day != day:
            one = replace(one, at=at, day=day)
        fits = self.fits.value or NEW
        self.given.emit(replace(one, text=text, fits=fits, how_i_discount_it=self.down.text()))

    def _on_changed(self) -> None:
        if not self._loading:
            self._is_new = True
            self._timer.start(REST_MS)

    def _on_next(self) -> None:
        if self.text.text().strip():
            self.flush()
            self.done.emit()
        self.text.setFocus()
