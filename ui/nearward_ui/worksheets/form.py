"""A worksheet on the screen, made from its definition. Everything can be skipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from nearward.domain.changes import ALL, KindsChanged
from nearward.domain.model import Moment, Passage, Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.ask import moments, worksheets
from nearward.session.operation import Operation
from nearward.worksheets import catalogue
from nearward.worksheets.answers import missing, tidy
from nearward.worksheets.catalogue import UnknownSheet
from nearward.worksheets.form.model import Sheet
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.autosaver import Autosaver
from nearward_ui.kit.saving.trash_undo import TrashUndo
from nearward_ui.routes import GoBack, Route, ToPrint, ToSheetRead, ToVersions, ToWorksheet
from nearward_ui.worksheets.foot import SheetFoot
from nearward_ui.worksheets.fresh import begun, fresh
from nearward_ui.worksheets.heading_card import HeadingCard
from nearward_ui.worksheets.parts import Parts
from nearward_ui.worksheets.step_panel import StepPanel
from nearward_ui.worksheets.steps import Group, StepList, done_steps, each_group


class WorksheetPage(Page):
    """One worksheet. Drafts are kept as they are; finishing says what is still open."""

    measure = Measure.LISTS
    behind = GoBack()
    shows = ("worksheet", "moment", "entry", "passage", "person", "belief_evidence")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.sheet: Sheet | None = None
        self.groups: list[Group] = []
        self.card: HeadingCard | None = None
        self.step_list: StepList | None = None
        self._group: Group | None = None
        self._step = ""
        self._shown_step = ""
        self._last_step = False
        self._closing = False
        self.keeping = Autosaver(around, fresh(around), worksheets.save, self)
        self.keeping.state.connect(self._on_state)
        self.keeping.other.connect(self._on_other)
        said = around.words("The worksheet is in the trash.")
        self._trash = TrashUndo(around, "worksheet", said, self)
        self._trash.tell(self.notice, self._on_gone, self._on_back)
        self._answers: dict[str, Any] = {}
        self._shape = "wide"
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

    def enter(self, route: Route | None = None) -> None:
        self.keeping.save(at_once=True)
        wish = ToWorksheet.of(route)
        if wish.id:
            then = partial(self._on_worksheet, step=wish.step, add=wish.add)
            self.desk.ask(worksheets.get(wish.id), then, self._on_unread)
        elif wish.sheet or self.sheet is None:
            self._begin(wish.sheet or next(iter(catalogue.sheets()), ""), wish)
        elif self.is_stale:
            self.refresh(ALL)

    def refresh(self, changed: KindsChanged) -> None:
        if "worksheet" in changed.kinds:
            self.keeping.refresh(changed, worksheets.get)
        if "moment" in changed.kinds:
            self._ask_origin()
        self.parts.came.refresh(changed)
        for group in self.groups:
            group.refresh(changed)

    def _on_other(self, worksheet: Worksheet) -> None:
        self._on_worksheet(worksheet, step=self._step)

    def leave(self) -> None:
        self.keeping.save(at_once=True)

    def unsaved(self) -> Operation[object] | None:
        return self.keeping.unsaved()

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._shape = shape
        self._fit()

    def where(self) -> Route | None:
        return ToWorksheet(id=self.worksheet.id) if self.worksheet.id else None

    def coming_back(self) -> Callable[[], Route | None]:
        keeping, step = self.keeping, self._step
        fresh = ToWorksheet(sheet=self.worksheet.sheet) if self.sheet is not None else None
        return lambda: ToWorksheet(id=keeping.stored_id, step=step) if keeping.stored_id else fresh

    def first_focus(self) -> QWidget | None:
        if panel := self._panel(self._step):
            panel.take_focus()
        return None

    def show_step(self, step_id: str) -> None:
        """Show a step and give it the keyboard."""
        for group in self.groups:
            if panel := next((one for one in group.panels if one.step.id == step_id), None):
                self._open(group, panel)

    def _open(self, group: Group, panel: StepPanel) -> None:
        first = group.panels[0]
        if first.step.joined and not panel.step.joined:
            # steps that are shown as one begin with the first of them
            panel = first
        for each in group.panels:
            each.show_answers(self._answers)
        self._group = group
        for other in self.groups:
            other.setVisible(other is group)
        self._mark_step(panel.step.id)
        panel.take_focus()
        # its place is known when it is laid out
        QTimer.singleShot(0, panel, partial(self.parts.reveal, panel))

    def finish(self) -> None:
        """Mark it as finished; what has no answer stays without one, and leads there."""
        if self.sheet is None:
            return
        self._put({}, status="finished")
        self._closing = True
        self.keeping.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_foot(self) -> None:
        self.foot = self._ways = foot = SheetFoot(self.around)
        self.frame(foot.row, 10, 10)
        self.note = foot.note
        self.finish_button, self.delete_button = foot.finish_button, foot.delete_button
        foot.finish_button.clicked.connect(self.finish)
        foot.next_button.clicked.connect(self._on_next)
        foot.delete_button.clicked.connect(self._on_delete)
        for button, way in (
            (foot.print_button, lambda w: ToPrint(sheet=w.sheet, worksheet=w)),
            (foot.versions_button, lambda w: ToVersions(kind="worksheet", id=w.id)),
            (foot.read_button, lambda w: ToSheetRead(id=w.id)),
        ):
            button.clicked.connect(partial(self._go_by, way))

    def _go_by(self, way: Callable[[Worksheet], Route], _checked: bool = False) -> None:
        self.keeping.save()
        self.go.emit(way(self.worksheet))

    def _lay_out(self) -> None:
        self.parts = parts = Parts(self, self._ways)
        self.origin, self.trouble, self.closing = parts.origin, parts.trouble, parts.closing
        self.step_choice, self.scroller = parts.step_choice, parts.scroller
        parts.step_choice.given.connect(self._on_step_choice)
        parts.closing.go.connect(self.go)
        parts.closing.left.connect(self.first_focus)
        self.look.changed.connect(self._fit)
        parts.closing.asked.connect(self._on_open_asked)

    def _fit(self) -> None:
        self.parts.fit(self.height(), self._shape)
        if self.card is not None:
            self.card.reshape(low=self.parts.is_low)

    # which worksheet

    def _begin(self, sheet_id: str, wish: ToWorksheet) -> None:
        try:
            self._take(begun(self.around, sheet_id, wish), wish.passage)
        except Trouble as trouble:
            self._on_unread(trouble)
            return
        self._say_origin(wish.moment)

    def _on_worksheet(self, worksheet: Worksheet | None, step: str = "", add: str = "") -> None:
        if worksheet is None:
            self.parts.came.refresh(ALL)
            return
        try:
            self._take(worksheet)
        except UnknownSheet:
            self.go.emit(ToSheetRead(id=worksheet.id))
            return
        if step:
            self.show_step(step)
        panel = self._panel(step)
        if view := panel.view(add) if panel is not None else None:
            # a step that was just shown gives the keyboard to its first question
            QTimer.singleShot(0, view, view.add)
        self._say_origin(None)
        self._ask_origin()

    def _ask_origin(self) -> None:
        if self.worksheet.moment_id:
            self.desk.ask(moments.get(self.worksheet.moment_id), self._say_origin)

    def _on_unread(self, trouble: Trouble) -> None:
        """One that cannot be shown is not shown as another one, or as an empty page."""
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))
        self.go.emit(Route("worksheets"))

    def _take(self, worksheet: Worksheet, passage: Passage | None = None) -> None:
        self.sheet = catalogue.one_of(worksheet)
        self.keeping.take(worksheet, partial(worksheets.save, passage=passage))
        self.parts.came.of("worksheet", worksheet.id, passage)
        self._answers = dict(worksheet.answers)
        self.parts.name(self.sheet, self.worksheet.id)
        self._build(self.sheet, finished=worksheet.status == "finished")
        self.closing.put_away()
        self._closing = False
        self._show_status()
        done = done_steps(self.sheet, self._answers)
        shown = self._shown_steps
        self.show_step(next((step for step in shown if step not in done), shown[0]))

    def _say_origin(self, moment: Moment | None) -> None:
        self.parts.say_origin(self.worksheet, moment)

    def _build(self, sheet: Sheet, *, finished: bool) -> None:
        self.groups = []  # what has the keyboard of a sheet that goes is no step of this one
        self.parts.clear()
        self.step_list = step_list = StepList(sheet, self.around)
        step_list.chosen.connect(self.show_step)
        self.parts.steps.addWidget(step_list)
        self.card = card = HeadingCard(sheet, self.around)
        card.put.connect(self._on_card_put)
        self.parts.card.addWidget(card)
        card.setVisible(bool(sheet.heading_label))
        self._fit()
        self.groups = list(each_group(sheet, self.around, finished=finished))
        for group in self.groups:
            self.parts.groups.addWidget(group)
        for panel in self._panels:
            panel.put.connect(self._put)
            panel.notice.connect(self.notice)
            panel.go.connect(self.go)
            panel.passed.connect(self._on_next)
            panel.stand_in(lambda: self.worksheet.id)
        self._follow()
        card.show_answers(self._answers)

    # what changes

    def _follow(self) -> None:
        """What is asked hangs on what was answered."""
        if self.step_list is None:
            return
        self.step_list.follow(self._answers)
        self.parts.name_steps(self.step_list.names)
        for group in self.groups:
            group.follow(self._answers)

    def _on_card_put(self, answers: dict[str, Any]) -> None:
        """The same rating also stands in its step."""
        self._put(answers)
        for view in (one for panel in self._panels for one in panel.views):
            if view.field.id in answers:
                view.show_answers(self._answers)

    def _put(self, answers: dict[str, Any], status: str = "") -> None:
        if self.sheet is None:
            return
        self._answers = {**self._answers, **answers}
        if self.card is not None:
            self.card.show_answers(self._answers)
        said = status or self.worksheet.status
        self.keeping.put(replace(self.worksheet, answers=tidy(self._answers), status=said))
        self._follow()
        self._mark_step(self._step)
        if not status:
            self.note.setText("")

    def _on_state(self, state: object) -> None:
        if isinstance(state, Trouble):
            self.note.setText(self.words("Not saved yet"))
            self.trouble.say(state.say(self.words))
            QTimer.singleShot(0, self.trouble, self.parts.keep_caret_in_sight)
        elif state == "saved":
            self.trouble.say("")
            self._ways.say_saved(self.worksheet)
            if self._closing:
                self._show_closing()
            elif self.sheet is not None:
                self.closing.follow(self.sheet, self.worksheet)
        self._show_ways()

    def _show_status(self) -> None:
        self.trouble.say("")
        self._show_ways()
        self._ways.say_saved(self.worksheet)

    def _show_ways(self) -> None:
        """What can be done at this step."""
        self._ways.show_state(self.worksheet, last=self._last_step)

    def _show_closing(self) -> None:
        self._closing = False
        self._show_status()
        if self.sheet is not None:
            still = [(f.id, self.words(f.label)) for f in missing(self.sheet, self._answers)]
            self.closing.tell(self.sheet, self.worksheet, still)

    def _on_open_asked(self, field_id: str) -> None:
        """To a question that has no answer."""
        for panel in self._panels:
            view = panel.view(field_id)
            if view is not None:
                self.show_step(panel.step.id)
                # a step that was just shown gives the keyboard to its first question
                QTimer.singleShot(0, view, view.take_open_focus)

    # where one is

    @property
    def _shown_steps(self) -> list[str]:
        """Ids of the steps that can be chosen, in order."""
        return self.step_list.shown if self.step_list is not None else []

    @property
    def _panels(self) -> list[StepPanel]:
        return [panel for group in self.groups for panel in group.panels]

    def _panel(self, step_id: str) -> StepPanel | None:
        return next((panel for panel in self._panels if panel.step.id == step_id), None)

    def _mark_step(self, step_id: str) -> None:
        self._step = step_id
        if self.sheet is None or self.step_list is None:
            return
        for group in self.groups:
            group.light(step_id)
        on = step_id
        joined = {step.id for step in self.sheet.step if step.joined}
        if step_id in joined:
            on = self._group.panels[-1].step.id if self._group is not None else step_id
        self.step_list.show_state(on, done_steps(self.sheet, self._answers))
        self.step_choice.setCurrentIndex(self._shown_steps.index(on))
        self._shown_step, self._last_step = on, on == self._shown_steps[-1]
        if self.card is not None:
            # its own rating stands in the step it belongs to; once on a page is enough
            self.card.show_rating(step_id)
        self._show_ways()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        panel = next((one for one in self._panels if one.isAncestorOf(new)), None)
        if panel is not None and panel.step.id != self._step:
            self._mark_step(panel.step.id)
        elif self.scroller.isAncestorOf(new):
            self.scroller.reveal(new)

    def _on_step_choice(self, at: int) -> None:
        self.show_step(self._shown_steps[at])

    def _on_next(self) -> None:
        shown = self._shown_steps
        at = shown.index(self._shown_step) if self._shown_step in shown else len(shown)
        for step in shown[at + 1 : at + 2]:
            self.show_step(step)
            self.parts.tell_step(at + 1)

    # elsewhere

    def _on_delete(self) -> None:
        if self.worksheet.id:
            self.keeping.save(at_once=True)
            self._trash.delete(self.worksheet.id, self._step)

    def _on_gone(self, _gone: int, _step: object) -> None:
        self._begin(self.worksheet.sheet, ToWorksheet())
        self.go.emit(Route("worksheets"))

    def _on_back(self, worksheet_id: int, step: object) -> None:
        """At the step where it was left."""
        self.go.emit(ToWorksheet(id=worksheet_id, step=str(step)))
