"""The direction: own words that save themselves, and are looked at again if that is wished."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import month_after
from nearward.domain.model import Direction
from nearward.domain.trouble import Trouble
from nearward.i18n.days import dated
from nearward.session.ask.forms import direction
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.flow_layout import FlowLayout, as_high_as_it_needs
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.autosaver import Autosaver
from nearward_ui.kit.widgets.basic import (
    Ask,
    Heading,
    LinkButton,
    Panel,
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
    from nearward.domain.changes import KindsChanged
    from nearward.session.operation import Operation


class DirectionPage(Page):
    """What was said when the diary was begun is shown only when it is asked for."""

    measure = Measure.FORMS
    shows = ("direction",)
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._is_read = self._loading = self._is_visited = False
        #: whether other words were found while it was asked whether the old ones hold
        self._is_reworded = False
        self.unread = TroublePanel(self.look)
        self.field = TextArea(words("My direction"), 5)
        self.field.setReadOnly(True)
        self.field.textChanged.connect(self._on_worded)
        self.keeping = Autosaver(around, Direction(), direction.save, self, read=self._read)
        self.keeping.state.connect(self._on_state)
        self.monthly = Tick(words("Offer it to me again, about once a month"))
        self.monthly.setEnabled(False)
        self.monthly.toggled.connect(self._on_monthly)
        self.looked = Tiny()
        self.again = Panel("calm")
        self.still_button = QuietButton(words("It still holds"))
        self.still_button.clicked.connect(self._on_still)
        self.not_now_button = LinkButton(words("Not now"))
        self.not_now_button.clicked.connect(self._on_not_now)
        self.why_button = LinkButton(words("Show why I began"), flush="start")
        self.why_button.clicked.connect(self._on_why)
        self.why = TextArea(words("Why I began"), 2)
        self.why.setReadOnly(True)
        self.why.textChanged.connect(self._on_typed)
        self.steps_button = LinkButton(words("Five directions"), flush="start")
        self.steps_button.clicked.connect(partial(self.go.emit, Route("steps")))
        self.learn_why = WhyLink(around, "page:direction")
        self.note = Soft()
        self.back = BackButton(self)
        self._lay_out()

    def enter(self, _route: Route | None = None) -> None:
        """Why one began is folded at each visit, and what was answered is asked no more."""
        self._is_visited = True
        self._fold(True)
        self._ask()

    def refresh(self, _changed: KindsChanged) -> None:
        self._ask()

    def leave(self) -> None:
        self.keeping.save()

    def unsaved(self) -> Operation[object] | None:
        return self.keeping.unsaved()

    def first_focus(self) -> QWidget | None:
        return self.field

    def _ask(self) -> None:
        if not self.keeping.dirty:
            self.desk.ask(direction.held(), self._on_held, self._on_unread)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        self.back.stand_in(box)
        box.setSpacing(look.px(16))
        intro = Soft(
            words(
                "Where you would like to go with the people you want near: a sentence or two, in"
                " your own words. It is not a target, and it can change. It can also be more room."
            )
        )
        box.addWidget(stacked(Heading(words("My direction")), intro))
        box.addWidget(self.unread)
        inner = QVBoxLayout(self.again)
        inner.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        self.asked = Prose(words("You wanted to look at it again about now. Does it still hold?"))
        inner.addWidget(self.asked)
        row = QHBoxLayout()
        row.addWidget(self.still_button)
        row.addWidget(self.not_now_button)
        row.addStretch(1)
        inner.addLayout(row)
        box.addWidget(self.again)
        self.again.hide()
        ask = Ask(words("In my own words"))
        ask.stand_for(self.field)
        box.addWidget(stacked(ask, self.field, self.note, gap=6))
        box.addWidget(stacked(self.monthly, self.looked, gap=2))
        box.addWidget(stacked(self.why_button, self.why, gap=4))
        self.why_button.hide()
        self.why.hide()
        box.addWidget(self._ways_on())
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def _ways_on(self) -> QWidget:
        row, look = QWidget(), self.look
        flow = FlowLayout(look.px(20), look.px(4))
        flow.addWidget(self.steps_button)
        flow.addWidget(self.learn_why)
        row.setLayout(flow)
        as_high_as_it_needs(row)
        return row

    def _read(self, there: Direction) -> Direction:
        """Other words, found when it was asked whether the old ones hold, are an answer."""
        said = replace(there, text=self.field.text(), why_now=self.why.text())
        if not self._is_reworded or there.ask_on is None:
            return said
        today = self.around.today
        return replace(said, looked_on=today, ask_on=month_after(today))

    def _on_held(self, held: Direction) -> None:
        self.unread.say("")
        is_visit, self._is_visited = self._is_visited, False
        if self._is_read and (held == self.keeping.thing or self.keeping.dirty):
            if is_visit:
                self._show(self.keeping.thing)
            return
        self._is_read = self._loading = True
        for field, text in ((self.field, held.text), (self.why, held.why_now)):
            if field.text() != text:
                field.set_text(text)
            field.setReadOnly(False)
        self.monthly.setEnabled(True)
        self._loading = self._is_reworded = False
        self.keeping.take(held)
        self._show(held)
        self._fold(self.why.isHidden())

    def _on_unread(self, trouble: Trouble) -> None:
        """Nothing is written over what could not be read."""
        self.unread.say(trouble.say(self.words))
        for field in (self.field, self.why):
            field.setReadOnly(not self._is_read)

    def _show(self, held: Direction) -> None:
        """What stands around the words."""
        words, day, today = self.words, held.looked_on, self.around.today
        self.monthly.blockSignals(True)
        self.monthly.setChecked(held.ask_on is not None)
        self.monthly.blockSignals(False)
        # a day that has not come was written by a wrong clock
        seen = dated(day, words) if day is not None and day <= today else ""
        self.looked.setText(words("Looked at on {day}.", day=seen) if seen else "")
        self.looked.setVisible(bool(seen))
        is_due, was_hidden = held.is_due(today), self.again.isHidden()
        self.again.setVisible(is_due)
        if is_due and was_hidden:
            announce_next(self, self.asked.text())

    def _on_worded(self) -> None:
        self._is_reworded = self._is_reworded or (not self._loading and not self.again.isHidden())
        self._on_typed()

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

    def _on_monthly(self, on: bool) -> None:
        self._put(ask_on=month_after(self.around.today) if on else None)

    def _on_still(self) -> None:
        today = self.around.today
        self._put(looked_on=today, ask_on=month_after(today))

    def _on_not_now(self) -> None:
        """It is offered again a month later, as if it had been looked at; nothing else is kept."""
        self._put(ask_on=month_after(self.around.today))

    def _put(self, **changed: object) -> None:
        if not self._is_read:
            return
        had = self.again.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        there: Direction = replace(self._read(self.keeping.thing), **changed)  # type: ignore[arg-type]
        self._is_reworded = False
        self.keeping.put(there)
        self.keeping.save()
        self._show(there)
        if had:
            self.field.setFocus()

    def _on_why(self) -> None:
        self._fold(not self.why.isHidden())
        if not self.why.isHidden():
            self.why.setFocus()

    def _fold(self, folded: bool) -> None:
        words = self.words
        self.why_button.setVisible(bool(self.why.text()) or not folded)
        self.why.setHidden(folded)
        self.why_button.setText(
            words("Show why I began") if folded else words("Put away why I began")
        )
