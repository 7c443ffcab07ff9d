"""One step of a sheet: its title, its hint and its questions, as far as they are asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.domain.changes import KindsChanged
from nearward.worksheets.answers import answered
from nearward.worksheets.form.conditions import asked, ended
from nearward.worksheets.form.model import Sheet, Step
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.learn.gate_card import GateCard
from nearward_ui.kit.widgets.basic import Panel, Tiny
from nearward_ui.worksheets.asides import EndCard
from nearward_ui.worksheets.questions.link import LinkView, RecordView
from nearward_ui.worksheets.questions.table import field_view
from nearward_ui.worksheets.questions.view import FieldView
from nearward_ui.worksheets.step_heading import StepHeading


class StepPanel(Panel):
    """One step: its title, its hint and its questions. `put` carries answers that changed.

    Before a step with a gate something is said first; `passed` leaves it closed, and with an
    answer in it the gate is open. `go` carries where an answer
    leads.
    """

    put = Signal(object)
    notice = Signal(object)
    go = Signal(object)
    passed = Signal()

    def __init__(self, sheet: Sheet, step: Step, around: PageContext, *, finished: bool) -> None:
        super().__init__()
        look, words = around.look, around.words
        self.step = step
        self._sheet = sheet
        self._around = around
        self._opened = False
        self._answers: dict[str, Any] = {}
        self.gate: GateCard | None = None
        self.end: EndCard | None = None
        self.views: list[FieldView] = []
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 14, 20, 18)))
        box.setSpacing(look.px(14))
        head = QVBoxLayout()
        head.setSpacing(0)
        needed = step.says_first and step.field[0].required
        aside = words("needed to finish") if needed else ""
        head.addWidget(StepHeading(words(step.title), aside, around))
        if step.hint:
            head.addWidget(Tiny(words(step.hint)))
        box.addLayout(head)
        fields = [f for f in step.field if finished or not f.finished_only]
        for field in fields:
            source = sheet.find(field.of) if field.of else None
            view = field_view(field, source, around, alone=field is fields[0] and step.says_first)
            if field.id == sheet.goes_on and isinstance(view, RecordView):
                view.begin_none()
            view.changed.connect(partial(self._on_changed, view))
            view.notice.connect(self.notice)
            view.go.connect(self.go)
            self.views.append(view)
            box.addWidget(view)
        self._add_asides()
        box.addStretch(1)

    def stand_in(self, worksheet_id: Callable[[], int]) -> None:
        """Say how the worksheet is found that this is a step of: it is none that it could name."""
        for view in self.views:
            if isinstance(view, LinkView):
                view.stands_in = worksheet_id

    def only_try(self) -> None:
        """Nothing is made in the diary from here."""
        for view in self.views:
            if isinstance(view, LinkView):
                view.only_try()

    def show_answers(self, answers: dict[str, Any]) -> None:
        """Show what stands."""
        for view in self.views:
            view.show_answers(answers)
        self.follow(answers)

    def follow(self, answers: dict[str, Any]) -> None:
        """Show what is asked with these answers; what is written stays as it is."""
        self._answers = answers
        wanted = {field.id for field in asked(self._sheet, answers)}
        closed = self._is_closed()
        for view in self.views:
            view.setVisible(view.field.id in wanted and not closed)
            view.follow(answers)
        if self.gate is not None:
            self.gate.setVisible(closed)
        if self.end is not None:
            self.end.say(ended(self._sheet, answers))

    def refresh(self, changed: KindsChanged) -> None:
        """Records of the diary were changed."""
        for view in self.views:
            view.refresh(changed)

    def take_focus(self) -> None:
        """The keyboard goes to the first question, or to what is said before it."""
        if self.gate is not None and self._is_closed():
            self.gate.take_focus()
            return
        first = next((view for view in self.views if not view.isHidden()), None)
        if first is not None:
            first.take_focus()

    @property
    def least_width(self) -> int:
        """As narrow as it can be without a part that is cut."""
        edges = self.contentsMargins() + self._box.contentsMargins()
        widths = [view.least_width for view in self.views if not view.isHidden()]
        return max(widths, default=0) + edges.left() + edges.right()

    def view(self, field_id: str) -> FieldView | None:
        """The view of a field."""
        return next((view for view in self.views if view.field.id == field_id), None)

    def _add_asides(self) -> None:
        if self.step.gate is not None:
            self.gate = GateCard(self.step.gate, self._around)
            self.gate.opened.connect(self._on_opened)
            self.gate.passed.connect(self.passed)
            self._box.addWidget(self.gate)
        if any(view.field.ends_if for view in self.views):
            self.end = EndCard(self._around)
            self.end.go.connect(self.go)
            self._box.addWidget(self.end)

    def _is_closed(self) -> bool:
        """Whether the gate stands before the questions: none of them has an answer yet."""
        if self.gate is None or self._opened:
            return False
        return not any(answered(view.field, self._answers) for view in self.views)

    def _on_opened(self) -> None:
        self._opened = True
        self.follow(self._answers)
        self.take_focus()

    def _on_changed(self, view: FieldView) -> None:
        self.put.emit(view.answers)
