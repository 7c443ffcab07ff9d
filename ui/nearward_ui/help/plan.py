"""The steadying plan: what helps, in the person's own words. It saves itself, and is printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import PLAN_PARTS, Plan
from nearward.domain.trouble import Trouble
from nearward.i18n.days import dated
from nearward.paper.plan import plan_blocks
from nearward.session.ask import help as helping
from nearward_ui.help import texts
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.autosaver import Autosaver
from nearward_ui.kit.widgets.basic import (
    Ask,
    Foot,
    Heading,
    LinkButton,
    MainButton,
    Prose,
    QuietButton,
    Scroll,
    Soft,
    TextArea,
    Tiny,
    TroublePanel,
)
from nearward_ui.routes import GoBack, Route

if TYPE_CHECKING:
    from nearward.paper.blocks import Document
    from nearward.session.operation import Operation


class PlanPage(Page):
    """Seven fields, each of which can stay empty."""

    measure = Measure.FORMS
    shows = ("plan",)
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self._is_read = False
        self.unread = TroublePanel(look)
        self.fields = {name: TextArea(words(texts.PLAN[name][0]), 2) for name in PLAN_PARTS}
        self.keeping = Autosaver(around, Plan(), helping.save_plan, self, read=self._read)
        self.keeping.state.connect(self._on_state)
        for field in self.fields.values():
            field.textChanged.connect(self._on_typed)
        self.reviewed = Tiny(wrap=False)
        self.review_button = LinkButton(words("I looked it over today"), flush="start")
        self.review_button.clicked.connect(self._on_review)
        self.print_button = MainButton(words("Print"))
        self.print_button.clicked.connect(self.print_it)
        self.pdf_button = QuietButton(words("Make a PDF"))
        self.pdf_button.clicked.connect(self.ask_pdf)
        self.back = BackButton(self)
        self.note = Soft()
        self._lay_out()
        self._loading = False

    @property
    def document(self) -> Document:
        """The plan as it will be printed."""
        words = self.words
        titles = {name: (words(title), words(hint)) for name, (title, hint) in texts.PLAN.items()}
        intro, danger = words(texts.PLAN_INTRO), words(texts.PLAN_DANGER)
        return plan_blocks(self.keeping.thing, titles, intro, danger, words)

    def enter(self, _route: Route | None = None) -> None:
        """It is read each time: an import may have brought one meanwhile."""
        if not self.keeping.dirty:
            self.desk.ask(helping.held(), self._on_held, self._on_unread)

    def refresh(self, _changed: KindsChanged) -> None:
        self.enter(None)

    def leave(self) -> None:
        self.keeping.save()

    def unsaved(self) -> Operation[object] | None:
        return self.keeping.unsaved()

    def first_focus(self) -> QWidget | None:
        return self.fields[PLAN_PARTS[0]]

    def ask_pdf(self) -> None:
        """Ask where the PDF shall be."""
        from nearward_ui.kit.widgets.file_dialog import ask_file

        words = self.words
        kinds = [words("PDF (*.pdf)")]
        ask_file(
            self, words("Make a PDF"), kinds, Path.home(), self.write_pdf, new=words("plan.pdf")
        )

    def write_pdf(self, path: str) -> None:
        """Write the plan as a PDF."""
        from nearward_ui.kit.printing.pdf import write_pdf

        words = self.words
        try:
            write_pdf(self.document, Path(path), self.around.settings.paper)
        except Trouble as trouble:
            self.notice.emit(Notice(trouble.say(words), lasting=True))
            return
        text = words("The PDF was made: {name}. It is not encrypted.", name=Path(path).name)
        self.notice.emit(Notice(text, lasting=True))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import ask_printer

        ask_printer(self.document, self.around.settings.paper, self)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        self.back.stand_in(box)
        box.setSpacing(look.px(16))
        box.addWidget(stacked(Heading(words("My steadying plan")), Soft(words(texts.PLAN_INTRO))))
        box.addWidget(self.unread)
        for name, field in self.fields.items():
            title, hint = texts.PLAN[name]
            parts = [Ask(words(title)), field]
            if hint:
                parts.insert(1, Tiny(words(hint)))
            box.addWidget(stacked(*parts, gap=4))
        box.addWidget(stacked(self.reviewed, self.review_button, gap=0))
        box.addWidget(Prose(words(texts.PLAN_DANGER)))
        box.addStretch(1)
        self.foot = foot = Foot(look)
        self.frame(foot.row, 10, 10)
        for button in (self.print_button, self.pdf_button):
            foot.row.addWidget(button)
        foot.row.add_text(self.note, keep=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content, foot))

    def _read(self, plan: Plan) -> Plan:
        parts = {name: field.text() for name, field in self.fields.items()}
        return replace(plan, parts={name: text for name, text in parts.items() if text})

    def _on_held(self, held: helping.HelpHeld) -> None:
        self.unread.say("")
        plan, shown = held.plan or Plan(), self.keeping.thing
        is_same = (plan.parts, plan.reviewed_on) == (shown.parts, shown.reviewed_on)
        if self._is_read and (is_same or self.keeping.dirty):
            return
        self._is_read = True
        self._loading = True
        for name, field in self.fields.items():
            field.set_text(plan.parts.get(name, ""))
            field.setReadOnly(False)
        self._loading = False
        self.keeping.take(plan)
        self._show_reviewed(plan)

    def _on_unread(self, trouble: Trouble) -> None:
        """Nothing is written over what could not be read."""
        self.unread.say(trouble.say(self.words))
        for field in self.fields.values():
            field.setReadOnly(not self._is_read)

    def _on_typed(self) -> None:
        if not self._loading and self._is_read:
            self.keeping.touch()

    def _on_state(self, state: object) -> None:
        words = self.words
        if isinstance(state, Trouble):
            self.note.setText("")
            self.notice.emit(Notice(state.say(words), lasting=True))
        else:
            said = {"saved": words("Saved"), "saving": words("Saving…"), "unsaved": ""}
            self.note.setText(said.get(str(state), ""))

    def _on_review(self) -> None:
        if self._is_read:
            plan = replace(self.keeping.thing, reviewed_on=self.around.today)
            self.keeping.put(plan)
            self.keeping.save()
            self._show_reviewed(plan)

    def _show_reviewed(self, plan: Plan) -> None:
        words, day = self.words, plan.reviewed_on
        self.reviewed.setText(words("Looked over on {day}.", day=dated(day, words)) if day else "")
        self.reviewed.setVisible(day is not None)

    def on_unprinted(self, trouble: Trouble) -> None:
        """The printer did not take it."""
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def on_printed(self) -> None:
        """It was handed to the printer."""
        self.notice.emit(Notice(self.words("It was sent to the printer.")))
