"""On this day: what stands on the same day of earlier years, and of earlier months."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nearward.domain.cards import Card
from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.trouble import Trouble
from nearward.session.ask import timeline
from nearward.session.ask.timeline import OnThisDay
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import day_and_month
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.widgets.basic import Heading, LinkButton, Soft, TroublePanel
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.cards import CardLine, CardList
from nearward_ui.pages import to_thing
from nearward_ui.routes import GoBack, Route, ToJournal, ToOnThisDay


class OnThisDayPage(ListPage):
    """The day that is chosen in the journal, and the days beside it."""

    measure = Measure.LISTS
    shows = IN_TIMELINE
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.day = around.today
        self.heading = Heading()
        self.before = LinkButton("‹")
        self.before.setAccessibleName(words("Previous day"))
        self.before.clicked.connect(partial(self.turn, -1))
        self.after = LinkButton("›")
        self.after.setAccessibleName(words("Next day"))
        self.after.clicked.connect(partial(self.turn, 1))
        for button in (self.before, self.after):
            button.setProperty("shape", "square")
        self.back = BackButton(self)
        self.about = Soft()
        self.nothing = Soft()
        self.unread = TroublePanel(look)
        self.list = CardList(words("On this day"), around)
        self.list.opened.connect(self._on_opened)
        self.lay_out_list(
            self.heading,
            [self.before, self.after],
            [self.about, self.nothing, self.unread],
            gap=12,
        )

    def enter(self, route: Route | None = None) -> None:
        wish = ToOnThisDay.of(route)
        if wish.day is not None:
            self.day = wish.day
        elif self.list.cards.lines:
            self.list.hold()
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        self.list.hold()
        self._load()

    def go_back(self) -> None:
        self.go.emit(ToJournal(day=self.day))

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.cards.lines else self.back

    def where(self) -> Route | None:
        return ToOnThisDay(day=self.day)

    def turn(self, days: int) -> None:
        """Some days on or back."""
        ordinal = self.day.toordinal() + days
        if 1 <= ordinal <= date.max.toordinal():
            self.day += timedelta(days=days)
            self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in turns:
            self.turn(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _load(self) -> None:
        name = day_and_month(self.day, self.words)
        self.heading.setText(self.words("On this day: {day}", day=name))
        ask = timeline.on_this_day(self.day)
        self.desk.ask(ask, self._on_found, self._on_unread, lane="on-this-day")

    def _on_found(self, found: OnThisDay) -> None:
        words = self.words
        cards = found.years + found.months
        self.list.cards.show_lines([self._line(card) for card in cards], more=False)
        self.list.setVisible(bool(cards))
        self.unread.say("")
        self.about.setVisible(bool(cards))
        if found.years and found.months:
            said = words("What is on this day in earlier years and months.")
        elif found.years:
            said = words("What is on this day in earlier years.")
        else:
            said = words(
                "There is nothing on this day in earlier years, but there is in earlier months."
            )
        self.about.setText(said)
        self.nothing.setVisible(not cards)
        self.nothing.setText(
            words(
                "There is nothing yet on this day in earlier years or months. What you write now"
                " will be here in time."
            )
        )
        if cards and self.back.hasFocus():
            self.list.setFocus()

    def _line(self, card: Card) -> CardLine:
        told = told_card(card, self.around, self.around.today)
        return CardLine(told.title, f"{self._ago(card.day)} · {told.soft}", told.mark, card)

    def _ago(self, day: date) -> str:
        words = self.words
        months = (self.day.year - day.year) * 12 + self.day.month - day.month
        if months % 12 == 0:
            return words.plural("{n} year ago", "{n} years ago", months // 12)
        return words.plural("{n} month ago", "{n} months ago", months)

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))
        self.nothing.hide()
        self.about.hide()

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Card):
            self.go.emit(to_thing(thing.kind, thing.id))
