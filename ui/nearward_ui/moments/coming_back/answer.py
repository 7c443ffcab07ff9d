"""Whether two are in touch again after one pulled away, answered where the moment is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.model import ENDED, NOT_APPLICABLE, OPEN, RECONNECTED, Moment
from nearward.domain.returned import Returned
from nearward.i18n import N_
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import CappedChips, stacked
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.widgets.basic import Ask, LinkButton
from nearward_ui.moments.coming_back.details import ReturnDetails

STATES = (
    (RECONNECTED, N_("Back in touch")),
    (OPEN, N_("Still open")),
    (ENDED, N_("The contact ended")),
    (NOT_APPLICABLE, N_("Does not apply")),
)
#: what is said when it was answered
_SAID = {
    RECONNECTED: N_("Noted: back in touch."),
    OPEN: N_("Noted: still open."),
    ENDED: N_("Noted: the contact ended."),
    NOT_APPLICABLE: N_("Noted: it does not apply."),
    None: N_("The answer was taken back."),
}


class ReturnAnswer(QWidget):
    """Shows the answer of one moment. `given` carries the id of the moment and a Returned, which
    whoever shows it keeps; `said` a sentence, and what takes that answer back.

    What was chosen stays chosen when it is pressed again; `take_back` is the way out.
    """

    given = Signal(int, object)
    said = Signal(str, object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words = around.words
        self.moment: Moment | None = None
        self.answer = Returned()
        name = words("Are you back in touch?")
        self.states = CappedChips(
            name,
            [(code, words(label)) for code, label in STATES],
            around=around,
            quiet={NOT_APPLICABLE},
        )
        self.states.changed.connect(self._on_state)
        #: made when it is first wanted
        self.details: ReturnDetails | None = None
        self.take_back = LinkButton(words("Take back the answer"), flush="start")
        self.take_back.clicked.connect(self._on_take_back)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(around.look.px(10))
        self.ask = stacked(Ask(name), self.states)
        box.addWidget(self.ask)
        box.addWidget(self.take_back)
        self.take_back.hide()

    def show_moment(self, moment: Moment) -> None:
        """The answer as it is kept; says nothing. What is being typed of the same one stays."""
        is_other = self.moment is None or self.moment.id != moment.id
        if is_other:
            self.flush()
        self.moment = moment
        if is_other or not (self.details is not None and self.details.is_waiting):
            self._show(Returned.of(moment))

    def flush(self) -> None:
        """Give on what was typed and not given on yet."""
        if self.details is not None:
            self.details.flush()

    def _show(self, answer: Returned) -> None:
        self.answer = answer
        self.states.set_value(answer.state)
        self.take_back.setVisible(answer != Returned())
        is_told = answer.state == RECONNECTED or bool(answer.repair)
        if is_told and self.details is None:
            self.details = ReturnDetails(self._around)
            self.details.changed.connect(self._on_details)
            self._box.insertWidget(1, self.details)
            focus_order.arrange(self)
        if self.details is not None:
            self.details.setVisible(is_told)
            if self.moment is not None:
                self.details.show_answer(self.moment, answer)

    def _give(self, answer: Returned) -> None:
        if self.moment is not None:
            self._show(answer)
            self.given.emit(self.moment.id, answer)

    def _on_state(self) -> None:
        state = self.states.value
        # the one that stands was pressed: it still holds
        state = self.answer.state if state is None else state
        if state is None:
            return
        self.flush()
        self._change(self.answer.answered(state, self._around.clock()))

    def _on_take_back(self) -> None:
        had_focus = self.take_back.hasFocus()
        self.flush()
        self._change(Returned())
        if had_focus:
            self.states.take_focus()

    def _change(self, answer: Returned) -> None:
        before, moment = self.answer, self.moment
        self._give(answer)
        if moment is not None and answer != before:
            said = self._around.words(_SAID.get(answer.state, _SAID[None]))
            self.said.emit(said, partial(self._restore, moment.id, before))

    def _restore(self, moment_id: int, before: Returned) -> None:
        """As it was answered before, also where another moment is shown by now."""
        if self.moment is not None and self.moment.id == moment_id:
            self._show(before)
        self.given.emit(moment_id, before)

    def _on_details(self, answer: Returned) -> None:
        # the state may have been answered anew meanwhile
        whole = replace(answer, state=self.answer.state, said=self.answer.said)
        self.answer = whole
        self.take_back.setVisible(whole != Returned())
        if self.moment is not None:
            self.given.emit(self.moment.id, whole)
