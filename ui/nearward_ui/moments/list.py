"""The moments, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.day import day_of
from nearward.domain.model import Moment, Person
from nearward.session.ask import check_ins, moments, people
from nearward.session.ask.check_ins import OpenDay
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import weekday
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    MainButton,
    Panel,
    Prose,
)
from nearward_ui.kit.widgets.card_text import told_moment
from nearward_ui.kit.widgets.cards import CardLine
from nearward_ui.kit.widgets.paged_list import Listed, PagedList
from nearward_ui.routes import Route, ToMoment


class MomentsPage(ListPage):
    """The list, the way to the form, and a quiet line when days are open."""

    measure = Measure.LISTS
    shows = ("moment", "person", "check_in", "entry")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self._aliases: dict[int, str] = {}
        self.log_button = MainButton(words("Log a moment"))
        self.log_button.clicked.connect(self._on_log)
        self.check_in_button = LinkButton(words("Check in"))
        self.check_in_button.clicked.connect(self._on_check_in)
        self.open_line = Prose()
        self.open_panel = Panel("calm")
        row = QHBoxLayout(self.open_panel)
        row.setContentsMargins(*(look.px(n) for n in (20, 9, 20, 9)))
        row.addWidget(self.open_line, 1)
        self.open_button = LinkButton(words("Answer"), flush="end")
        self.open_button.clicked.connect(self._on_check_in)
        row.addWidget(self.open_button)
        self.open_panel.hide()
        listed = Listed(
            "moment",
            moments.page,
            words("The moment is in the trash."),
            words(
                "Moments of pulling away, of staying and of letting someone in will be listed here."
                " The first one takes half a minute."
            ),
        )
        self.list = self._moments = PagedList(words("Moments"), listed, self._lines, around)
        self.list.opened.connect(self._on_opened)
        self._moments.notice.connect(self.notice)
        self.nothing, self.unread = self._moments.nothing, self._moments.unread
        self.lay_out_list(
            Heading(words("Moments")),
            [self.check_in_button, self.log_button],
            [self.open_panel, self.nothing, self.unread],
        )

    def enter(self, _route: Route | None = None) -> None:
        self._ask_beside()
        self._moments.load()

    def refresh(self, _changed: KindsChanged) -> None:
        self._ask_beside()
        self._moments.refresh()

    def _ask_beside(self) -> None:
        """Who the people of the moments are, and which days are open."""
        at, ends = self.around.clock(), self.around.settings.day_ends
        self.desk.ask(people.every(), self._on_people, self._moments.say_unread)
        self.desk.ask(check_ins.catch_up(at, ends), self._on_open_days, self._moments.say_unread)

    def first_focus(self) -> QWidget | None:
        return self.log_button

    def _lines(self, found: Sequence[Moment]) -> list[CardLine]:
        today = day_of(self.around.clock(), self.around.settings.day_ends)
        return [
            told_moment(m, self._aliases.get(m.person_id or 0, ""), self.around, today)
            for m in found
        ]

    def _on_people(self, people: list[Person]) -> None:
        self._aliases = {person.id: person.alias for person in people}

    def _on_open_days(self, days: list[OpenDay]) -> None:
        still = [one.day for one in days if one.is_open]
        self.open_panel.setVisible(bool(still))
        if still:
            names = self.words.join([weekday(day, self.words) for day in reversed(still)])
            self.open_line.setText(self.words("{days}: anything to note?", days=names))

    def _on_log(self) -> None:
        self.go.emit(Route("moment"))

    def _on_check_in(self) -> None:
        self.go.emit(Route("check-in"))

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Moment):
            self.go.emit(ToMoment(id=thing.id))
