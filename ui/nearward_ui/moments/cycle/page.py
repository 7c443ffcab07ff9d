"""The circle of one moment: what it was before, what it protected, and what it cost."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import PULL, Moment
from nearward.domain.trouble import Trouble
from nearward.session.ask import moments
from nearward.session.ask.moments import MomentToRead
from nearward.session.operation import Operation
from nearward.worksheets.cycle import cycle_of
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.reader import Column, scroll_by_key
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import (
    Foot,
    Heading,
    LinkButton,
    Prose,
    QuietButton,
    Scroll,
    Soft,
)
from nearward_ui.moments.cycle.places import CyclePlaces
from nearward_ui.moments.listed.reading_parts import Told
from nearward_ui.moments.listed.told_moment import LONGEST, told_when
from nearward_ui.routes import GoBack, Route, ToCycle, ToMoment, ToPrintCycle


class CyclePage(Page):
    """To read. What was not given can be given where it is missing; it is kept at once."""

    shows = ("moment", "person", "own_term")
    measure = Measure.FORMS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.moment: Moment | None = None
        self._wanted = 0
        self._saves = SaveQueue(around.desk, self)
        self._saves.failed.connect(self._on_trouble)
        self._make_parts()
        self._lay_out()
        self._show_nothing()

    def enter(self, route: Route | None = None) -> None:
        wish = ToCycle.of(route)
        if wish.id and wish.id != self._wanted:
            self._show_nothing()
        self._wanted = wish.id or self._wanted
        self.places.close_askers()
        if self._wanted:
            self.desk.ask(moments.to_read(self._wanted), self._on_read, self._on_unread)
        self.scroller.area.verticalScrollBar().setValue(0)

    def refresh(self, _changed: KindsChanged) -> None:
        if self._wanted:
            ask = moments.to_read(self._wanted)
            self.desk.ask(ask, self._on_read, self._on_unread, lane="cycle")

    def leave(self) -> None:
        self.places.flush()

    def unsaved(self) -> Operation[object] | None:
        self.places.flush()
        return self._saves.unsaved()

    def where(self) -> Route | None:
        return ToCycle(id=self._wanted) if self._wanted else None

    @property
    def goes_on(self) -> bool:
        return self.moment is not None

    def lends(self, page: str) -> Route | None:
        if page == "print-cycle" and self.moment is not None:
            return ToPrintCycle(id=self.moment.id)
        return None

    def first_focus(self) -> QWidget | None:
        return self.column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys scroll."""
        if not scroll_by_key(self.scroller.area, event, self.look):
            super().keyPressEvent(event)

    def _make_parts(self) -> None:
        words = self.words
        self.heading = Heading(words("The circle of one moment"))
        self.about, self.text, self.intro = Soft(), Told(""), Prose("")
        self.nothing = Soft(words("There is no moment to draw here."))
        self.why = WhyLink(self.around, "page:cycle")
        self.places = CyclePlaces(self.around)
        self.places.given.connect(self._on_given)
        self.column = Column(self.heading, self.look)
        self.column.setAccessibleName(words("The circle of one moment"))
        self.print_button = QuietButton(words("Print"))
        self.print_button.clicked.connect(self._on_print)
        self.change = LinkButton(words("Open the moment"))
        self.change.clicked.connect(self._on_change)

    def _lay_out(self) -> None:
        px = self.look.px
        box = QVBoxLayout(self.column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        for widget in (self.heading, self.about, self.nothing, self.text, self.intro, self.why):
            box.addWidget(widget)
        self.text.setContentsMargins(0, px(8), 0, px(8))
        self.back = BackButton(self)
        self.back.stand_in(box)
        box.addSpacing(px(16))
        box.addWidget(self.places)
        box.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        self.scrolled_frame(row, OVER)
        row.addWidget(self.column)
        self.scroller = Scroll(middle)
        self.foot = foot = Foot(self.look)
        self.frame(foot.row, 10, 10)
        for button in (self.print_button, self.change):
            foot.row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroller, 1)
        outer.addWidget(foot)

    def _show_nothing(self) -> None:
        self.moment = None
        for widget in (self.about, self.text, self.intro, self.places):
            widget.hide()
        for button in (self.print_button, self.change):
            button.hide()
        self.nothing.show()

    # answers of the desk

    def _on_read(self, found: MomentToRead | None) -> None:
        if found is None or found.moment.kind != PULL:
            self._show_nothing()
            return
        if found.moment.id != self._wanted:
            return
        moment, words = found.moment, self.words
        self.moment = moment
        cycle = cycle_of(moment, words)
        when, person = told_when(moment, words), found.person
        self.about.setText(
            words("{when}, with {person}", when=when, person=person.alias) if person else when
        )
        text = moment.text.strip()
        self.text.setText(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
        self.intro.setText(cycle.intro)
        self.places.show_cycle(cycle)
        self.nothing.hide()
        for widget in (self.about, self.intro, self.places, self.print_button, self.change):
            widget.show()
        self.text.setVisible(bool(text))

    def _on_unread(self, trouble: Trouble) -> None:
        self._on_trouble(trouble)
        self._show_nothing()

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    # hands and keys

    def _on_given(self, name: str, value: object) -> None:
        if self.moment is not None:
            self._saves.ask(name, moments.fill(self.moment.id, name, value))

    def _on_print(self) -> None:
        if self.moment is not None:
            self.leave()
            self.go.emit(ToPrintCycle(id=self.moment.id))

    def _on_change(self) -> None:
        if self.moment is not None:
            self.leave()
            self.go.emit(ToMoment(id=self.moment.id))
