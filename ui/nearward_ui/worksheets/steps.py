"""The steps of a sheet: the list at the left, and what a step shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.worksheets import answers as given
from nearward.worksheets.form.conditions import asked_steps
from nearward.worksheets.form.model import Sheet, Step
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.presence import felt
from nearward_ui.kit.widgets.basic import restyle
from nearward_ui.worksheets.step_panel import StepPanel

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


def numbered(sheet: Sheet) -> list[tuple[str, Step]]:
    """The steps to choose from, with the numbers that they have on paper: "8–9" for two that are
    shown as one."""
    found: list[tuple[str, Step]] = []
    first = 1
    for number, step in enumerate(sheet.step, 1):
        if not step.joined:
            found.append((str(number) if first == number else f"{first}–{number}", step))
            first = number + 1
    return found


class StepButton(QPushButton):
    """A step to choose. What does not fit in one line goes on below, behind its number."""

    def __init__(self, number: str, title: str) -> None:
        super().__init__()
        self._number, self._title = number, title
        self.setProperty("role", "step")
        self.setAutoDefault(False)
        self._wrap()

    def text(self) -> str:
        """The number and the title in one line."""
        return f"{self._number}  {self._title}"

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._wrap()

    def _wrap(self) -> None:
        wide = self.fontMetrics().horizontalAdvance
        edges = super().sizeHint().width() - max(map(wide, super().text().split("\n")))
        lines = [f"{self._number} "]
        for word in self._title.split():
            longer = f"{lines[-1]} {word}"
            if len(lines[-1].split()) > 1 and wide(longer) > self.width() - edges:
                # a figure space is as wide as a digit
                lines.append("\u2007" * len(self._number) + f"  {word}")
            else:
                lines[-1] = longer
        said = "\n".join(lines)
        if said != super().text():
            self.setText(said)
            self.updateGeometry()


class StepList(QWidget):
    """All steps in order; any of them can be chosen at any time."""

    chosen = Signal(str)

    def __init__(self, sheet: Sheet, around: PageContext) -> None:
        super().__init__()
        self.words = around.words
        self._sheet = sheet
        self.buttons: dict[str, StepButton] = {}
        self._done: set[str] = set()
        self._on = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(around.look.px(2))
        for number, step in numbered(sheet):
            button = StepButton(number, self.words(step.title))
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

    def follow(self, answers: dict[str, Any]) -> None:
        """Only what is asked with these answers can be chosen."""
        wanted = {step.id for step, _ in asked_steps(self._sheet, answers)}
        for step_id, button in self.buttons.items():
            button.setVisible(step_id in wanted)

    @property
    def shown(self) -> list[str]:
        """Ids of the steps that can be chosen, in order."""
        return [step_id for step_id, button in self.buttons.items() if not button.isHidden()]

    @property
    def names(self) -> list[str]:
        """What these steps are called, with their numbers."""
        return [self.buttons[step_id].text() for step_id in self.shown]

    def _on_click(self, step_id: str, _checked: bool = False) -> None:
        self.chosen.emit(step_id)


class Group(QWidget):
    """The panels of the steps that are shown together: beside each other while there is room."""

    def __init__(
        self, sheet: Sheet, panels: list[StepPanel], around: PageContext, *, beside: bool
    ) -> None:
        super().__init__()
        self._sheet = sheet
        self.panels = panels
        self._beside = beside
        self._look = around.look
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(around.look.px(16))
        for panel in panels:
            self._box.addWidget(panel, 1 if beside else 0)

    def follow(self, answers: dict[str, Any]) -> None:
        """Show the panels that are asked with these answers, with what of them is asked."""
        for panel in self.panels:
            panel.follow(answers)
            panel.setVisible(panel.step.id in self._asked(answers))

    def refresh(self, changed: KindsChanged) -> None:
        """Records of the diary were changed."""
        for panel in self.panels:
            panel.refresh(changed)

    def _asked(self, answers: dict[str, Any]) -> set[str]:
        return {step.id for step, _ in asked_steps(self._sheet, answers)}

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


def each_group(sheet: Sheet, around: PageContext, *, finished: bool) -> Iterator[Group]:
    """The groups of all steps of a sheet, hidden; each is made when it is asked for."""
    for steps in groups(sheet):
        panels = [StepPanel(sheet, step, around, finished=finished) for step in steps]
        beside = len(steps) > 1 and bool(steps[-1].beside)
        group = Group(sheet, panels, around, beside=beside)
        group.hide()
        yield group


def done_steps(sheet: Sheet, answers: dict[str, Any]) -> set[str]:
    """Ids of the steps whose first question has an answer."""
    return {step.id for step in sheet.step if given.answered(step.field[0], answers)}
