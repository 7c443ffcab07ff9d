"""The moments, newest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.day import day_of
from nearward.domain.model import Moment, Person
from nearward.domain.trouble import Trouble
from nearward.session.ask import check_ins, moments, people, trash
from nearward.session.ask.check_ins import OpenDay
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import weekday
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    Soft,
    TroublePanel,
)
from nearward_ui.kit.widgets.card_text import told_moment
from nearward_ui.kit.widgets.cards import CardLine, CardList
from nearward_ui.routes import Route, ToMoment, ToMoments

PAGE = 50


class MomentsPage(ListPage):
    """The list, the way to the form, and a quiet line when days are open."""

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
        self.list = CardList(words("Moments"), around)
        self.list.opened.connect(self._on_opened)
        self.list.delete_asked.connect(self._on_delete_asked)
        self.list.cards.wants_more.connect(self._on_more)
        self.nothing = Soft(
            words(
                "Moments of pulling away, of staying and of letting someone in will be listed here."
                " The first one takes half a minute."
            )
        )
        self.nothing.hide()
        self.unread = TroublePanel(look)
        self.lay_out_list(
            Heading(words("Moments")),
            [self.check_in_button, self.log_button],
            [self.open_panel, self.nothing, self.unread],
        )

    def enter(self, route: Route | None = None) -> None:
        """With a moment chosen the keyboard goes to it."""
        chosen = ToMoments.of(route).chosen
        if chosen:
            self.list.take_up(partial(_is_moment, chosen))
        self._load(PAGE)

    def refresh(self, _changed: KindsChanged) -> None:
        self._load(max(PAGE, self.list.hold()))

    def _load(self, limit: int) -> None:
        at, ends = self.around.clock(), self.around.settings.day_ends
        self.desk.ask(people.every(), self._on_people, self._on_unread)
        then = partial(self._on_moments, limit)
        self.desk.ask(moments.page(limit=limit), then, self._on_unread, lane="moments")
        self.desk.ask(check_ins.catch_up(at, ends), self._on_open_days, self._on_unread)

    def first_focus(self) -> QWidget | None:
        return self.log_button

    def _lines(self, moments: list[Moment]) -> list[CardLine]:
        today = day_of(self.around.clock(), self.around.settings.day_ends)
        return [
            told_moment(m, self._aliases.get(m.person_id or 0, ""), self.around, today)
            for m in moments
        ]

    def _on_people(self, people: list[Person]) -> None:
        self._aliases = {person.id: person.alias for person in people}

    def _on_moments(self, limit: int, moments: list[Moment]) -> None:
        self.list.cards.show_lines(self._lines(moments), more=len(moments) == limit)
        self.nothing.setVisible(not moments)
        self.list.setVisible(bool(moments))
        self.unread.say("")

    def _on_unread(self, trouble: Trouble) -> None:
        self.list.cards.ask_again()
        self.unread.say(trouble.say(self.words))
        self.nothing.hide()

    def _on_more(self) -> None:
        last = self.list.cards.lines[-1].thing
        if isinstance(last, Moment):
            ask = moments.page(after=last, limit=PAGE)
            self.desk.ask(ask, self._on_next, self._on_unread)

    def _on_next(self, moments: list[Moment]) -> None:
        self.list.cards.add_lines(self._lines(moments), more=len(moments) == PAGE)

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

    def _on_delete_asked(self, thing: object) -> None:
        if isinstance(thing, Moment):
            self.desk.ask(trash.delete("moment", thing.id), partial(self._on_deleted, thing.id))

    def _on_deleted(self, moment_id: int, _answer: None) -> None:
        text = self.words("The moment is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, moment_id)))
        self.list.take_up()

    def _undo(self, moment_id: int) -> None:
        self.desk.ask(trash.restore("moment", moment_id), partial(self._on_undone, moment_id))

    def _on_undone(self, moment_id: int, _answer: None) -> None:
        if self.isVisible():
            self.list.take_up(partial(_is_moment, moment_id))


def _is_moment(moment_id: int, thing: object) -> bool:
    return isinstance(thing, Moment) and thing.id == moment_id
