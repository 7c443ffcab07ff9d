"""The people of a diary, by when they were last written about."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.model import Person
from nearward.domain.trouble import Trouble
from nearward.session.ask import people
from nearward.session.ask.people import Known
from nearward.worksheets import vocabulary
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.widgets.basic import (
    Heading,
    QuietButton,
    Soft,
    TextField,
    TroublePanel,
)
from nearward_ui.kit.widgets.cards import CardLine, CardList
from nearward_ui.people.counts_text import told_counts
from nearward_ui.routes import GoBack, Route, ToPerson


class PeoplePage(ListPage):
    """Everyone who is named; a row leads to the page of that person."""

    measure = Measure.LISTS
    shows = ("person", *IN_TIMELINE)
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self._known: Known | None = None
        self.back = BackButton(self)
        self.about = Soft(
            words("People you name with @ in a text, or choose in a moment, are listed here.")
        )
        self.someone = TextField(words("A name, or what you call them"), words("Add someone"))
        self.someone.returnPressed.connect(self._on_add)
        self.add = QuietButton(words("Add"))
        self.add.clicked.connect(self._on_add)
        self.archived = Tick(words("Show archived people"))
        self.archived.toggled.connect(self._show)
        self.unread = TroublePanel(look)
        self.list = CardList(words("People"), around)
        self.list.opened.connect(self._on_opened)
        self.someone.setMaximumWidth(look.px(320))
        adding = QHBoxLayout()
        adding.setSpacing(look.px(8))
        adding.addWidget(self.someone, 1)
        adding.addWidget(self.add)
        adding.addStretch(1)
        self.lay_out_list(
            Heading(words("People")),
            [],
            [self.about, adding, self.archived, self.unread],
            gap=12,
        )

    def enter(self, _route: Route | None = None) -> None:
        self.list.hold()
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        self.list.hold()
        self._load()

    def _load(self) -> None:
        self.desk.ask(people.known(), self._on_known, self._on_unread, lane="people")

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.cards.lines else self.someone

    def _on_known(self, known: Known) -> None:
        self._known = known
        self.unread.say("")
        self._show()

    def _show(self) -> None:
        if self._known is None:
            return
        shown = self.archived.isChecked()
        everyone, counts = self._known
        listed = [person for person in everyone if shown or not person.archived]
        first = date.min

        def last(person: Person) -> tuple[date, int]:
            held = counts.get(person.id)
            return (held.last if held is not None else first, -person.id)

        listed.sort(key=last, reverse=True)
        self.list.cards.show_lines([self._line(person) for person in listed], more=False)
        self.list.setVisible(bool(listed))
        if listed and self.someone.hasFocus() and not self.someone.text():
            self.list.setFocus()
        self.archived.setVisible(any(person.archived for person in everyone))

    def _line(self, person: Person) -> CardLine:
        words, known = self.words, self._known
        counts = known.counts.get(person.id) if known is not None else None
        parts = [vocabulary.label("relation", person.relation, words)] if person.relation else []
        parts.append(told_counts(counts, words))
        if counts is not None:
            parts.append(short_day(counts.last, self.around.today, words))
        if person.left_out:
            parts.append(words("left out of charts"))
        if person.archived:
            parts.append(words("archived"))
        return CardLine(person.alias, " · ".join(parts), "", person)

    def _on_add(self) -> None:
        alias = self.someone.text().strip()
        if not alias:
            self.someone.setFocus()
            return
        self.desk.ask(people.add(alias), self._on_added, self._on_unread)

    def _on_added(self, person: Person) -> None:
        self.someone.clear()
        self._on_opened(person)

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Person):
            self.go.emit(ToPerson(id=thing.id))

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))
