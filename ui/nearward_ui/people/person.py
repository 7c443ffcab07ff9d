"""One person: what is noted of them, how it is with them, and all in which they stand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.cards import Card
from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.model import Person, PersonRating
from nearward.domain.trouble import Trouble
from nearward.session.ask import people
from nearward.session.ask.people import Of
from nearward.session.operation import Operation
from nearward_ui.kit.begin_sheet import sheets_with_someone
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    Scroll,
    Soft,
    SubHeading,
    TroublePanel,
)
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.cards import BAR_ROOM, CardList
from nearward_ui.pages import to_thing
from nearward_ui.people.coming_back import ComingBackWith
from nearward_ui.people.counts_text import told_counts
from nearward_ui.people.merge_panel import MergePanel
from nearward_ui.people.profile_form import ProfileForm
from nearward_ui.people.ratings import Ratings
from nearward_ui.people.renaming import RenamePanel
from nearward_ui.routes import GoBack, Route, ToPerson

PAGE = 50
KEEP_MS = 800
#: pixels of the drawing: how wide the list is beside the page, and how high below it
BESIDE, BELOW = 316, 420


class PersonPage(Page):
    """Saved by itself. The list stands beside, in a narrow window below."""

    measure = Measure.CHARTS
    shows = ("person", "person_rating", *IN_TIMELINE)
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._person: Person | None = None
        #: whom it shows, or will when they are read; 0: nobody
        self._id = 0
        self._dirty = False
        self._pending = SaveQueue(self.desk, self)
        self._pending.failed.connect(self._on_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        self._make_parts()
        self._lay_out()

    def enter(self, route: Route | None = None) -> None:
        wish = ToPerson.of(route)
        self.renaming.hide()
        self.together.hide()
        wanted = wish.id or (self._person.id if self._person is not None else None)
        if wanted is not None:
            self._load(wanted)
        else:
            self._show_none()

    def refresh(self, _changed: KindsChanged) -> None:
        if self._id:
            is_again = self._person is not None and self._person.id == self._id
            self._load(self._id, is_again=is_again)

    def leave(self) -> None:
        self._flush()

    def unsaved(self) -> Operation[object] | None:
        self._flush()
        return self._pending.unsaved()

    def first_focus(self) -> QWidget | None:
        return self.back

    def where(self) -> Route | None:
        return ToPerson(id=self._person.id) if self._person is not None else None

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._place_list(shape)

    @property
    def is_busy(self) -> bool:  # type: ignore[override]
        """Whether a renaming is under way."""
        return self.renaming.way is not None or self.together.way is not None

    def stop(self) -> None:
        self.renaming.stop()
        self.together.stop()

    def _make_parts(self) -> None:
        words, look = self.words, self.look
        self.heading = Heading()
        self.back = BackButton(self)
        self.about = Soft()
        self.trouble = TroublePanel(look)
        self.noted = ProfileForm(self.around)
        self.noted.changed.connect(self._on_changed)
        self.rename = LinkButton(words("Rename"), flush="start")
        self.rename.clicked.connect(self._on_rename)
        self.merge = LinkButton(words("This is the same person as…"))
        self.merge.clicked.connect(self._on_merge)
        self.remove = LinkButton(words("Remove"))
        self.remove.clicked.connect(self._on_remove)
        self.begin = sheets_with_someone(self.around, lambda: self._id, self.go)
        self.renaming = RenamePanel(self.around)
        self.renaming.asked.connect(self._on_name)
        self.renaming.left.connect(self.rename.setFocus)
        self.together = MergePanel(self.around)
        self.together.asked.connect(self._on_together)
        self.together.left.connect(self.merge.setFocus)
        self.ratings = Ratings(self.around)
        self.ratings.given.connect(self._on_rated)
        self.returns = ComingBackWith(self.around)
        self.list = CardList(words("Where they appear"), self.around)
        self.list.opened.connect(self._on_opened)
        self.list.cards.wants_more.connect(self._on_more)
        self.nothing = Soft(words("What you write about them will be listed here."))

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        self.content = QWidget()
        box = QVBoxLayout(self.content)
        box.setSpacing(look.px(12))
        top = WrappingRow(look, 12)
        top.add_text(self.heading)
        self.back.stand_in(box)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(self.about)
        box.addLayout(head)
        ways = WrappingRow(look, 16)
        for button in (self.rename, self.merge, self.remove, self.begin):
            ways.addWidget(button)
        self.ways = QWidget()
        self.ways.setLayout(ways)
        for widget in (self.ways, self.renaming, self.together, self.trouble):
            box.addWidget(widget)
        for part in (self.noted, self.ratings, self.returns):
            box.addWidget(part)
        self.written = QWidget()
        inner = QVBoxLayout(self.written)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(10))
        inner.addWidget(SubHeading(words("Where they appear")))
        inner.addWidget(self.nothing)
        inner.addWidget(self.list, 1)
        self._below = box
        box.addStretch(1)
        self._beside = QVBoxLayout()
        self.frame(self._beside, 26, 0, bar=BAR_ROOM, at="right")
        self.scrolled = Scroll(self.content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(16))
        row.addWidget(self.scrolled, 1)
        row.addLayout(self._beside)
        self._place_list("wide")

    def _place_list(self, shape: str) -> None:
        px, narrow = self.look.px, shape == "narrow"
        self.scrolled_frame(self._below, OVER, at="both" if narrow else "left")
        if narrow:
            self._beside.removeWidget(self.written)
            self._below.insertWidget(self._below.count() - 1, self.written)
            self.written.setFixedHeight(px(BELOW))
            self.written.setMinimumWidth(0)
            self.written.setMaximumWidth(16777215)
        else:
            self._below.removeWidget(self.written)
            self._beside.addWidget(self.written)
            self.written.setMinimumHeight(0)
            self.written.setMaximumHeight(16777215)
            self.written.setFixedWidth(px(BESIDE))

    # the person

    def _load(self, person_id: int, *, is_again: bool = False) -> None:
        self._id = person_id
        found = self._on_found_again if is_again else self._on_found
        self.desk.ask(people.of(person_id), found, self._on_trouble, lane="person")
        self.returns.load(person_id, self._on_trouble)
        limit = max(PAGE, self.list.hold()) if is_again else PAGE
        ask, then = people.cards(person_id, limit=limit), partial(self._on_cards, limit)
        self.desk.ask(ask, then, self._on_trouble, lane="person-cards")

    def _on_found_again(self, found: Of | None) -> None:
        """What is being written about them stays, with the caret; all else is as it is now."""
        if self._person is None or (found is not None and found.person.id != self._person.id):
            return
        is_writing = self._dirty or self._pending.waits("person")
        if found is None:
            if not is_writing:
                self._show_none()
            return
        if is_writing:
            self.heading.setText(found.person.alias)
        else:
            self._person = found.person
            self._show_person(found)
        self.about.setText(told_counts(found.counts, self.words))
        if self._pending.waits("rating"):
            self.ratings.redraw(found.ratings)
        else:
            self.ratings.renew(found.ratings)
        self.remove.setVisible(found.counts is None and not found.ratings)

    def _show_person(self, found: Of) -> None:
        person = found.person
        self.heading.setText(person.alias)
        shown = replace(person, **self.noted.values)
        if shown != person:
            self.noted.show_person(person)

    def _on_found(self, found: Of | None) -> None:
        if found is None:
            self._show_none()
            return
        self._person = person = found.person
        self._dirty = False
        self.trouble.say("")
        self.heading.setText(person.alias)
        self.about.setText(told_counts(found.counts, self.words))
        self.noted.show_person(person)
        self.ratings.show_ratings(person.id, found.ratings)
        self.remove.setVisible(found.counts is None and not found.ratings)
        for widget in (self.ways, self.noted, self.ratings, self.written):
            widget.show()
        if self.back.hasFocus():
            self.noted.relation.take_focus()

    def _show_none(self) -> None:
        self._person, self._id = None, 0
        self.returns.forget()
        self.heading.setText(self.words("Nobody is chosen"))
        self.about.setText(self.words("Choose someone in the list of people."))
        for widget in (self.ways, self.noted, self.ratings, self.written):
            widget.hide()

    def _on_changed(self) -> None:
        self._dirty = True
        self._timer.start(KEEP_MS)

    def _keep(self) -> None:
        self._timer.stop()
        if self._person is None or not self._dirty:
            return
        self._dirty = False
        self._person = person = replace(self._person, **self.noted.values)
        self._pending.ask("person", people.save(person), self._on_noted)

    def _on_noted(self, person: Person | None) -> None:
        if person is None:
            self._on_gone()

    def _on_gone(self) -> None:
        """Someone was removed, or put together with another, before this was kept."""
        said = self.words("This person is no longer in the diary, so nothing was noted about them.")
        self.notice.emit(Notice(said))

    def _flush(self) -> None:
        self._keep()
        self.ratings.flush()

    def _on_rated(self, rating: PersonRating) -> None:
        self._pending.ask("rating", people.rate(rating), self._on_ratings)

    def _on_ratings(self, ratings: list[PersonRating] | None) -> None:
        if ratings is None:
            self._on_gone()

    def _on_trouble(self, trouble: Trouble) -> None:
        self.list.cards.ask_again()
        self.trouble.say(trouble.say(self.words))

    # another name, or one name for two

    def _on_rename(self) -> None:
        if self._person is not None:
            self._flush()
            self.together.hide()
            about = self.words(
                "Every @{name} in your texts gets this name. Entries and worksheets keep their"
                " present words as an earlier version.",
                name=self._person.alias,
            )
            self.renaming.ask(self._person.alias, about)

    def _on_name(self, name: str) -> None:
        if self._person is not None:
            way = self.renaming.begin(self.words("Renaming…"))
            ask = people.rename(self._person.id, name, way)
            self.desk.ask(ask, self._on_renamed, self._on_not_renamed)

    def _on_renamed(self, count: int | None) -> None:
        self.renaming.over()
        self._say_renamed(count)
        self.rename.setFocus()

    def _on_not_renamed(self, trouble: Trouble) -> None:
        self.renaming.over(trouble)

    def _on_merge(self) -> None:
        if self._person is not None:
            self._flush()
            self.renaming.hide()
            self.together.ask(self._person)

    def _on_together(self, other_id: int) -> None:
        if self._person is not None:
            way = self.together.begin(self.words("Making them one…"))
            ask = people.merge(self._person.id, other_id, way)
            then = partial(self._on_one, other_id)
            self.desk.ask(ask, then, self._on_not_one)

    def _on_one(self, other_id: int, count: int | None) -> None:
        self.together.over()
        self._say_renamed(count)
        if count is not None:
            self._load(other_id)
        self.rename.setFocus()

    def _on_not_one(self, trouble: Trouble) -> None:
        self.together.over(trouble)

    def _say_renamed(self, count: int | None) -> None:
        words = self.words
        said = words("Stopped. Nothing was changed.")
        if count is not None:
            said = words.plural("Renamed in {n} place.", "Renamed in {n} places.", count)
        self.notice.emit(Notice(said))

    def _on_remove(self) -> None:
        if self._person is not None:
            begun = self._dirty or self._pending.waits("person")
            self._timer.stop()
            self._dirty = False
            self._pending.forget("person")
            troubled = partial(self._on_not_removed, begun)
            self.desk.ask(people.forget(self._person.id), self._on_removed, troubled)

    def _on_not_removed(self, begun: bool, trouble: Trouble) -> None:
        """They stay, with what was noted about them and is not on the disk yet."""
        self._on_trouble(trouble)
        if begun:
            self._on_changed()

    def _on_removed(self, is_gone: bool) -> None:
        if not is_gone and self._person is not None:
            # they were named somewhere meanwhile
            self._load(self._person.id)
            return
        self._person, self._id = None, 0
        self.go.emit(Route("people"))

    # the list

    def _on_cards(self, limit: int, cards: list[Card]) -> None:
        lines = [told_card(card, self.around, self.around.today) for card in cards]
        self.list.cards.show_lines(lines, more=len(cards) == limit)
        self.list.setVisible(bool(cards))
        self.nothing.setVisible(not cards)

    def _on_more(self) -> None:
        lines = self.list.cards.lines
        last = lines[-1].thing if lines else None
        if isinstance(last, Card) and self._person is not None:
            ask = people.cards(self._person.id, last, PAGE)
            self.desk.ask(ask, self._on_next, self._on_trouble, lane="person-cards")

    def _on_next(self, cards: list[Card]) -> None:
        lines = [told_card(card, self.around, self.around.today) for card in cards]
        self.list.cards.add_lines(lines, more=len(cards) == PAGE)

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Card):
            self.go.emit(to_thing(thing.kind, thing.id))
