"""A worksheet on the screen, made from its definition. Everything can be skipped."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import day_of
from nearward.domain.things import Moment, Worksheet
from nearward.domain.trouble import Trouble
from nearward.session import operations
from nearward.session.desk import Operation
from nearward.worksheets import catalogue
from nearward.worksheets.answers import missing, tidy
from nearward.worksheets.model import Sheet
from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.chips import stacked
from nearward_ui.kit.choice import Choice
from nearward_ui.kit.dates import day_and_month
from nearward_ui.kit.keeping import Keeping
from nearward_ui.kit.page import Page
from nearward_ui.kit.plain import Heading, Scroll, Tiny
from nearward_ui.worksheets.closing import Closing
from nearward_ui.worksheets.foot import Foot
from nearward_ui.worksheets.steps import Group, StepList, StepPanel, done_steps, groups
from nearward_ui.worksheets.thought import ThoughtCard


class WorksheetPage(Page):
    """One worksheet. Drafts are kept as they are; finishing says what is still open."""

    key = "worksheet"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.sheet: Sheet | None = None
        self.groups: list[Group] = []
        self._group: Group | None = None
        self._step = ""
        self._shape = "wide"
        self._closing = False
        self.keeping = Keeping(around, self._fresh("", None), operations.save_worksheet)
        self.keeping.state.connect(self._on_state)
        self._answers: dict[str, Any] = {}
        self._make_head()
        self._make_foot()
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @property
    def worksheet(self) -> Worksheet:
        """The worksheet as the page says it."""
        thing: Worksheet = self.keeping.thing
        return thing

    def enter(self, argument: object) -> None:
        self.keeping.save()
        wish = argument if isinstance(argument, dict) else {}
        if "id" in wish:
            self.desk.ask(operations.worksheet(int(wish["id"])), self._on_worksheet)
        elif "sheet" in wish or self.sheet is None:
            moment = wish.get("moment")
            self._begin(
                str(wish.get("sheet", "evidence")), moment if isinstance(moment, Moment) else None
            )

    def leave(self) -> None:
        self.keeping.save()

    def unsaved(self) -> Operation[object] | None:
        return self.keeping.unsaved()

    def reshape(self, shape: str) -> None:
        self._shape = shape
        self._fit()

    def _fit(self) -> None:
        narrow = self._shape == "narrow"
        self.steps_box.setFixedWidth(self.look.px(168))
        self.steps_box.setVisible(not narrow)
        self.step_choice.setVisible(narrow)
        self.origin.setVisible(not narrow)
        left, top = (16, 10) if narrow else (48, 22)
        self._box.setContentsMargins(self.look.px(left), self.look.px(top), 0, 0)
        if self.sheet is not None:
            self.card.reshape(self._shape)

    def first_focus(self) -> QWidget | None:
        panel = self._panel(self._step)
        if panel is not None and panel.views:
            panel.views[0].take_focus()
        return None

    def show_step(self, step_id: str) -> None:
        """Show a step and give it the keyboard."""
        for group in self.groups:
            for panel in group.panels:
                if panel.step.id == step_id:
                    for each in group.panels:
                        each.show_answers(self._answers)
                    self._show_group(group)
                    self._mark_step(step_id)
                    self.scroller.area.verticalScrollBar().setValue(0)
                    if panel.views:
                        panel.views[0].take_focus()

    def finish(self) -> None:
        """Mark it as finished, or say kindly what is still open."""
        if self.sheet is None:
            return
        open_fields = missing(self.sheet, self._answers)
        if open_fields:
            steps = [
                step
                for step in self.sheet.step
                if any(field in step.field for field in open_fields)
            ]
            names = self.words.join([self.words(step.title) for step in steps])
            self.note.setText(
                self.words(
                    "Still open: {names}. It is kept as it is; finishing can wait.", names=names
                )
            )
            self.show_step(steps[0].id)
            return
        self._put({}, status="finished")
        self._closing = True
        self.keeping.save()

    def _make_head(self) -> None:
        self.origin = Tiny()
        self.heading = Heading()

    def _make_foot(self) -> None:
        self.foot = foot = Foot(self.around)
        self.finish_button, self.next_button = foot.finish_button, foot.next_button
        self.print_button, self.delete_button = foot.print_button, foot.delete_button
        self.note = foot.note
        self.finish_button.clicked.connect(self.finish)
        self.next_button.clicked.connect(self._on_next)
        self.print_button.clicked.connect(self._on_print)
        self.delete_button.clicked.connect(self._on_delete)
        short = QShortcut(QKeySequence("Ctrl+Return"), self)
        short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        short.activated.connect(self._on_next)

    def _lay_out(self) -> None:
        look, words = self.look, self.words
        self.steps_box = QWidget()
        look.changed.connect(self._fit)
        self._steps_layout = QVBoxLayout(self.steps_box)
        self._steps_layout.setContentsMargins(0, 0, 0, 0)
        self._thought_box = QVBoxLayout()
        self.step_choice = Choice(words("Step"))
        self.step_choice.activated.connect(self._on_step_choice)
        self.step_choice.hide()
        self.closing = Closing(self.around)
        self.closing.go.connect(self._on_go)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, look.px(40), look.px(12))
        inner.setSpacing(look.px(14))
        self._groups_box = QVBoxLayout()
        inner.addLayout(self._groups_box)
        inner.addStretch(1)
        self.scroller = Scroll(content)
        right = QVBoxLayout()
        right.setSpacing(look.px(14))
        pinned = QVBoxLayout()
        pinned.setContentsMargins(0, 0, look.px(40), 0)
        pinned.setSpacing(look.px(12))
        pinned.addWidget(self.step_choice)
        pinned.addWidget(self.closing)
        pinned.addLayout(self._thought_box)
        right.addLayout(pinned)
        right.addWidget(self.scroller, 1)
        middle = QHBoxLayout()
        middle.setSpacing(look.px(8))
        middle.addWidget(self.steps_box)
        middle.addLayout(right, 1)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(look.px(12))
        self._box.addWidget(stacked(self.origin, self.heading, gap=0))
        self._box.addLayout(middle, 1)
        if self.foot is not None:
            self._box.addWidget(self.foot)
        self.reshape(self._shape)

    # which worksheet

    def _fresh(self, sheet_id: str, moment: Moment | None) -> Worksheet:
        at = self.around.clock()
        return Worksheet(
            at=at,
            day=day_of(at, self.around.settings.day_ends),
            sheet=sheet_id,
            moment_id=moment.id if moment else None,
            person_id=moment.person_id if moment else None,
        )

    def _begin(self, sheet_id: str, moment: Moment | None) -> None:
        fresh = self._fresh(sheet_id, moment)
        if moment is not None and moment.text.strip():
            thing = catalogue.sheet(sheet_id).step[0].field[0]
            fresh = replace(fresh, answers={thing.id: moment.text})
        self._take(fresh)
        self._say_origin(moment)

    def _on_worksheet(self, worksheet: Worksheet | None) -> None:
        if worksheet is None:
            return
        try:
            self._take(worksheet)
        except Trouble as trouble:
            self.notice.emit(Notice(trouble.say(self.words), lasting=True))
            self.go.emit("worksheets", None)
            return
        self._say_origin(None)
        if worksheet.moment_id:
            self.desk.ask(operations.moment(worksheet.moment_id), self._say_origin)

    def _take(self, worksheet: Worksheet) -> None:
        self.sheet = catalogue.sheet(worksheet.sheet)
        self.keeping.take(worksheet)
        self._answers = dict(worksheet.answers)
        self.heading.setText(self.words(self.sheet.title))
        self._build(self.sheet, finished=worksheet.status == "finished")
        self.closing.hide()
        self._closing = False
        self._show_status()
        done = done_steps(self.sheet, self._answers)
        shown = [step.id for step in self.sheet.step if not step.joined]
        first = next((step for step in shown if step not in done), shown[0])
        self.show_step(first)

    def _say_origin(self, moment: Moment | None) -> None:
        words = self.words
        if moment is None:
            day = day_and_month(self.worksheet.day, words)
            self.origin.setText(words("Worksheet · {day}", day=day))
        else:
            day = day_and_month(moment.day, words)
            self.origin.setText(words("Worksheet · started from the moment of {day}", day=day))

    def _build(self, sheet: Sheet, *, finished: bool) -> None:
        for layout in (self._steps_layout, self._thought_box):
            while layout.count():
                item = layout.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        for group in self.groups:
            group.hide()
            group.deleteLater()
        self.step_list = StepList(sheet, self.around)
        self.step_list.chosen.connect(self.show_step)
        self._steps_layout.addWidget(self.step_list)
        self.step_choice.clear()
        self.step_choice.addItems([button.text() for button in self.step_list.buttons.values()])
        self.card = ThoughtCard(sheet, self.around)
        self.card.put.connect(self._on_put)
        self.card.reshape(self._shape)
        self._thought_box.addWidget(self.card)
        if not sheet.thought:
            self.card.hide()
        self.groups = []
        for steps in groups(sheet):
            panels = []
            for step in steps:
                panel = StepPanel(
                    sheet, step, self.around, pinned=bool(sheet.thought), finished=finished
                )
                panel.put.connect(self._on_put)
                panel.notice.connect(self.notice)
                panels.append(panel)
            beside = len(steps) > 1 and bool(steps[-1].beside)
            group = Group(panels, self.around, beside=beside)
            group.hide()
            self.groups.append(group)
            self._groups_box.addWidget(group)
        self.card.show_answers(self._answers)

    # what changes

    def _on_put(self, answers: dict[str, Any]) -> None:
        self._put(answers)

    def _put(self, answers: dict[str, Any], status: str = "") -> None:
        if self.sheet is None:
            return
        self._answers = {**self._answers, **answers}
        self.card.show_answers(self._answers)
        changed = replace(
            self.worksheet,
            answers=tidy(self._answers),
            status=status or self.worksheet.status,
        )
        self.keeping.put(changed)
        self._mark_step(self._step)
        if self.note.text() and not status:
            self.note.setText("")

    def _on_state(self, state: object) -> None:
        if isinstance(state, Trouble):
            self.note.setText(self.words("Not saved yet: {reason}", reason=state.say(self.words)))
        elif state == "saved":
            self.note.setText(self._status_text())
            if self._closing:
                self._show_closing()
        self.delete_button.setVisible(bool(self.worksheet.id))
        self.finish_button.setVisible(self.worksheet.status != "finished")

    def _status_text(self) -> str:
        if not self.worksheet.id:
            return ""
        if self.worksheet.status == "finished":
            return self.words("Finished · Saved")
        return self.words("Saved")

    def _show_status(self) -> None:
        finished = self.worksheet.status == "finished"
        self.finish_button.setVisible(not finished)
        self.delete_button.setVisible(bool(self.worksheet.id))
        self.note.setText(self._status_text())

    def _show_closing(self) -> None:
        self._closing = False
        self.closing.show_for(self._answers.get("heaviness"))
        self._show_status()

    # where one is

    def _panel(self, step_id: str) -> StepPanel | None:
        panels = (panel for group in self.groups for panel in group.panels)
        return next((panel for panel in panels if panel.step.id == step_id), None)

    def _mark_step(self, step_id: str) -> None:
        self._step = step_id
        if self.sheet is None:
            return
        for group in self.groups:
            for panel in group.panels:
                lit = panel.step.id == step_id and len(group.panels) > 1
                if (panel.property("lit") == "true") != lit:
                    panel.light(lit)
        on = step_id
        joined = {step.id for step in self.sheet.step if step.joined}
        if step_id in joined:
            on = self._group.panels[-1].step.id if self._group is not None else step_id
        self.step_list.show_state(on, done_steps(self.sheet, self._answers))
        self.step_choice.setCurrentIndex(list(self.step_list.buttons).index(on))
        shown = list(self.step_list.buttons)
        self.next_button.setVisible(on != shown[-1])

    def _show_group(self, group: Group) -> None:
        self._group = group
        for other in self.groups:
            other.setVisible(other is group)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        at = new
        while at is not None and at is not self:
            if isinstance(at, StepPanel) and at.step.id != self._step:
                self._mark_step(at.step.id)
                return
            at = at.parentWidget()
        if new is not None and at is self and self.scroller.isAncestorOf(new):
            self.scroller.reveal(new)

    def _on_step_choice(self, at: int) -> None:
        self.show_step(list(self.step_list.buttons)[at])

    def _on_next(self) -> None:
        shown = list(self.step_list.buttons)
        at = shown.index(self._step) if self._step in shown else len(shown) - 1
        if at + 1 < len(shown):
            self.show_step(shown[at + 1])

    # elsewhere

    def _on_go(self, key: str) -> None:
        self.go.emit(key, None)

    def _on_print(self) -> None:
        self.keeping.save()
        self.go.emit("print", {"sheet": self.worksheet.sheet, "worksheet": self.worksheet})

    def _on_delete(self) -> None:
        gone = self.worksheet.id
        if not gone:
            return
        self.keeping.save()
        self.desk.ask(operations.delete("worksheet", gone), partial(self._on_deleted, gone))

    def _on_deleted(self, gone: int, _answer: None) -> None:
        self._begin(self.worksheet.sheet, None)
        text = self.words("The worksheet is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, gone)))
        self.go.emit("worksheets", None)

    def _undo(self, gone: int) -> None:
        self.desk.ask(operations.restore("worksheet", gone), self._on_undone)

    def _on_undone(self, _answer: None) -> None:
        self.go.emit("worksheets", None)
