"""Help: what to do now, whom to call, and where the steadying plan is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.trouble import Trouble
from nearward.i18n.days import dated
from nearward.session.ask import drafts
from nearward.session.ask import help as helping
from nearward.session.operation import all_of
from nearward_ui.help import texts
from nearward_ui.help.number import DRAFT as NUMBER_DRAFT
from nearward_ui.help.number import EmergencyNumber
from nearward_ui.help.people import DRAFT, PeopleAndPlaces
from nearward_ui.help.told import (
    BETWEEN,
    LEFT,
    RIGHT,
    HelpColumns,
    Section,
    Therapist,
    WhatNow,
    column,
)
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    Prose,
    QuietButton,
    Scroll,
    SubHeading,
    Tiny,
    TroublePanel,
)
from nearward_ui.routes import GoBack, Route

if TYPE_CHECKING:
    from nearward.session.operation import Operation


#: rounds until what stands in each other has found its height
SETTLED = 4


class HelpPage(Page):
    """What comes with the program, and what the person entered beside it."""

    measure = Measure.LISTS
    shows = ("resource", "plan", "setting")
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.unread = TroublePanel(look)
        self.what_now = WhatNow(words, look)
        self.number = EmergencyNumber(around)
        self.number.changed.connect(self.what_now.show_number)
        self.number.notice.connect(self.notice)
        self.people = PeopleAndPlaces(around)
        self.people.notice.connect(self.notice)
        self.pause_button = QuietButton(words("Pause"))
        self.pause_button.setToolTip("Ctrl+Shift+P")
        self.pause_button.clicked.connect(partial(self.go.emit, Route("pause")))
        self.plan_line = Prose()
        self.plan = Section(words("My steadying plan"), [], look)
        self.plan.box.addWidget(self.plan_line)
        self.plan_button = QuietButton(words("Open the plan"))
        self.plan_button.clicked.connect(partial(self.go.emit, Route("plan")))
        self.plan.box.addWidget(self.plan_button)
        self._lay_out()

    def enter(self, _route: Route | None = None) -> None:
        self.desk.ask(helping.held(), self._on_held, self._on_unread)

    def refresh(self, _changed: KindsChanged) -> None:
        self.desk.ask(helping.held(), self._show_held, self._on_unread, lane="help")

    def leave(self) -> None:
        operation = self.unsaved()
        if operation is not None:
            self.desk.ask(operation)
        for part in (self.people, self.number):
            part.is_drafted = part.draft is not None

    def unsaved(self) -> Operation[object] | None:
        kept: list[Operation[None]] = []
        if self.people.draft or self.people.is_drafted:
            kept.append(self.people.keep_draft())
        if self.number.draft or self.number.is_drafted:
            kept.append(drafts.keep(NUMBER_DRAFT, self.number.draft))
        return all_of(kept) if kept else None

    def first_focus(self) -> QWidget | None:
        return self.pause_button

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self.columns.be_wide(shape == "wide")

    def _frame(self, content: QWidget) -> None:
        """It stands in the middle, and scrolls."""
        middle = QWidget()
        row = QHBoxLayout(middle)
        self.scrolled_frame(row)
        row.addStretch(1)
        row.addWidget(content, 1000)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroll(middle)
        outer.addWidget(self.scroller)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        head = QHBoxLayout()
        head.addWidget(Heading(words("Help"), wrap=False), 1)
        head.addWidget(self.pause_button)
        now = column((SubHeading(words("What to do now")), self.what_now), look, 8)
        left = column((now, self.number, self.people), look, 24)
        afraid = [words(text) for text in texts.AFRAID]
        right = column(
            (
                Section(words("If you are afraid of someone"), afraid, look),
                Therapist(words, look),
                self.plan,
            ),
            look,
            28,
        )
        self.columns = HelpColumns(left, right, look)
        line = QFrame()
        line.setProperty("role", "rule")
        content = QWidget()
        content.setMaximumWidth(look.px(LEFT + BETWEEN + RIGHT))
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(16))
        box.addLayout(head)
        for part in (self.unread, self.columns, line, Tiny(words(texts.FOOT))):
            box.addWidget(part)
        box.addStretch(1)
        self._frame(content)
        self.people.begun.connect(self._reveal)
        self.number.begun.connect(self._reveal)

    def _reveal(self, form: QWidget) -> None:
        """Fields that have come are in sight, once they have their place."""
        QTimer.singleShot(0, form, partial(self.scroller.reveal, form))

    def _on_held(self, held: helping.HelpHeld) -> None:
        self._show_held(held)
        self.desk.ask(drafts.get(DRAFT), self._on_draft)
        self.desk.ask(drafts.get(NUMBER_DRAFT), self._on_number_draft)

    def _show_held(self, held: helping.HelpHeld) -> None:
        words = self.words
        self.unread.say("")
        self.number.show_number(held.number)
        self.what_now.show_number(held.number)
        self.people.show_held(held.resources)
        said = words("What helps me, in my own words.")
        if held.plan is not None and held.plan.reviewed_on is not None:
            day = dated(held.plan.reviewed_on, words)
            said = f"{said} {words('Looked over on {day}.', day=day)}"
        self.plan_line.setText(said)
        self.plan_button.setText(words("Open the plan") if held.plan else words("Begin the plan"))
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Rows that have come have their height before they are painted."""
        for _ in range(SETTLED):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _on_draft(self, body: dict[str, Any] | None) -> None:
        if body is not None and not self.people.form.isVisibleTo(self):
            self.people.is_drafted = True
            self.people.take_draft(body)

    def _on_number_draft(self, body: dict[str, Any] | None) -> None:
        if body is not None and not self.number.form.isVisibleTo(self):
            self.number.is_drafted = True
            self.number.begin(body)

    def _on_unread(self, trouble: Trouble) -> None:
        """What comes with the program stays in sight."""
        self.unread.say(trouble.say(self.words))
