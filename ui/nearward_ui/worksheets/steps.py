"""The steps of a sheet: the list at the left, and what a step shows."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from nearward.worksheets import answers as given
from nearward.worksheets.model import Field, Sheet, Step
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.presence import felt
from nearward_ui.kit.widgets.basic import Panel, SubHeading, Tiny, restyle
from nearward_ui.worksheets.questions.view import ChoiceView, FieldView, RatingView, TextView
from nearward_ui.worksheets.questions.lists import AgainView, RowsView

#: pixels of the drawing that each of two panels beside each other has at least
BESIDE = 250


def groups(sheet: Sheet) -> list[tuple[Step, ...]]:
    """The steps that are shown together: those beside each other, and those joined to the next."""
    found: list[tuple[Step, ...]] = []
    waiting: list[Step] = []
    for step in sheet.step:
        if step.joined:
            waiting.append(step)
        elif waiting:
            found.append((*waiting, step))
            waiting = []
        elif found and step.beside and step.beside == found[-1][0].id:
            found[-1] = (*found[-1], step)
        else:
            found.append((step,))
    return found


class StepList(QWidget):
    """All steps in order; any of them can be chosen at any time."""

    chosen = Signal(str)

    def __init__(self, sheet: Sheet, around: PageContext) -> None:
        super().__init__()
        self.words = around.words
        self.buttons: dict[str, QPushButton] = {}
        self._done: set[str] = set()
        self._on = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(around.look.px(2))
        shown = [step for step in sheet.step if not step.joined]
        for number, step in enumerate(shown, 1):
            button = QPushButton(f"{number}  {self.words(step.title)}")
            button.setProperty("role", "step")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._on_click, step.id))
            button.clicked.connect(felt)
            self.buttons[step.id] = button
            box.addWidget(button)
        box.addStretch(1)

    def show_state(self, on: str, done: set[str]) -> None:
        """Which step is shown and which hold an answer."""
        for step_id, button in self.buttons.items():
            state = ("true" if step_id == on else "false", "true" if step_id in done else "false")
            if (button.property("on"), button.property("done")) != state:
                button.setProperty("on", state[0])
                button.setProperty("done", state[1])
                restyle(button)
            said = button.text().split("  ", 1)[-1]
            if step_id in done:
                said = self.words("{step}: has an answer", step=said)
            button.setAccessibleName(said)
            here = self.words("Current step")
            button.setAccessibleDescription(here if step_id == on else "")

    def _on_click(self, step_id: str, _checked: bool = False) -> None:
        self.chosen.emit(step_id)


class StepPanel(Panel):
    """One step: its title, its hint and its questions. `put` carries answers that changed."""

    put = Signal(object)
    notice = Signal(object)

    def __init__(self, sheet: Sheet, step: Step, around: PageContext, *, finished: bool) -> None:
        super().__init__()
        look, words = around.look, around.words
        self.step = step
        self.views: list[FieldView] = []
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 14, 20, 18)))
        box.setSpacing(look.px(14))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(SubHeading(words(step.title)))
        if step.hint:
            head.addWidget(Tiny(words(step.hint)))
        box.addLayout(head)
        fields = [f for f in step.field if finished or not f.finished_only]
        for field in fields:
            source = sheet.find(field.of) if field.of else None
            view = field_view(field, source, around, alone=field is fields[0] and _says_it(step))
            view.changed.connect(partial(self._on_changed, view))
            view.notice.connect(self.notice)
            self.views.append(view)
            box.addWidget(view)
        box.addStretch(1)

    def show_answers(self, answers: dict[str, Any]) -> None:
        """Show what stands."""
        for view in self.views:
            view.show_answers(answers)

    @property
    def least_width(self) -> int:
        """As narrow as it can be without a part that is cut."""
        edges = self.contentsMargins() + self._box.contentsMargins()
        return max(view.least_width for view in self.views) + edges.left() + edges.right()

    def view(self, field_id: str) -> FieldView | None:
        """The view of a field."""
        return next((view for view in self.views if view.field.id == field_id), None)

    def _on_changed(self, view: FieldView) -> None:
        self.put.emit(view.answers)


class Group(QWidget):
    """The panels of the steps that are shown together: beside each other while there is room."""

    def __init__(self, panels: list[StepPanel], around: PageContext, *, beside: bool) -> None:
        super().__init__()
        self.panels = panels
        self._beside = beside
        self._look = around.look
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(around.look.px(16))
        for panel in panels:
            self._box.addWidget(panel, 1 if beside else 0)

    def light(self, step_id: str) -> None:
        """Show which of several steps has the keyboard."""
        for panel in self.panels:
            lit = panel.step.id == step_id and len(self.panels) > 1
            if (panel.property("lit") == "true") != lit:
                panel.light(lit)

    def minimumSizeHint(self) -> QSize:
        """Also while its panels stand beside each other, it can become narrower than that."""
        least = max(panel.least_width for panel in self.panels)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = max(self._look.px(BESIDE), *(panel.least_width for panel in self.panels))
        room = least * len(self.panels) + self._box.spacing() * (len(self.panels) - 1)
        side = self._beside and self.width() >= room
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if side else way.TopToBottom)


def made_groups(sheet: Sheet, around: PageContext, *, finished: bool) -> list[Group]:
    """The groups of all steps of a sheet, hidden."""
    made = []
    for steps in groups(sheet):
        panels = [StepPanel(sheet, step, around, finished=finished) for step in steps]
        beside = len(steps) > 1 and bool(steps[-1].beside)
        group = Group(panels, around, beside=beside)
        group.hide()
        made.append(group)
    return made


def done_steps(sheet: Sheet, answers: dict[str, Any]) -> set[str]:
    """Ids of the steps whose first question has an answer."""
    return {step.id for step in sheet.step if given.answered(step.field[0], answers)}


def _says_it(step: Step) -> bool:
    """Whether the first question needs no label of its own, because the step's title says it."""
    first = step.field[0]
    return len(step.field) == 1 or first.label == step.title or first.kind in ("list", "long")


def field_view(
    field: Field, source: Field | None, around: PageContext, *, alone: bool
) -> FieldView:
    """The view for a field; `source` is the list that a field of kind again is about."""
    if field.kind == "again" and source is not None:
        return AgainView(field, source, around)
    if field.kind == "list":
        return RowsView(field, around, alone=alone)
    if field.kind == "choice":
        return ChoiceView(field, around, alone=alone)
    if field.kind in ("rating", "number"):
        return RatingView(field, around, alone=alone)
    return TextView(field, around, alone=alone)
