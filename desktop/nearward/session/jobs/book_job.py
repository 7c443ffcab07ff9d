"""A span of a diary set as a book with contents: as a PDF, for a printer, or to be looked at.

It is worked at on the thread of the desk, a short while at a time: what is saved meanwhile need not
wait. What was changed meanwhile is noticed, and the book is set anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from nearward.domain.cards import Card
from nearward.domain.kinds import IN_ORDER, TIMELINE
from nearward.domain.model import CheckIn, Entry, Moment, Thing, Worksheet
from nearward.domain.text.initials import Initials, initial_of
from nearward.domain.trouble import Interrupted, Trouble
from nearward.i18n import N_, Translator
from nearward.i18n.days import span_of
from nearward.paper import chapters
from nearward.paper.book import Book, BookPlan, Changed, Chapter, TitlePage
from nearward.paper.initialled import names_with_initials, thing_with_initials
from nearward.paper.ribbons import Ribbons
from nearward.session.ask import timeline
from nearward.session.ask.sheets.links import found_in
from nearward.worksheets.link_names import names_of
from nearward.worksheets.links import links_in

if TYPE_CHECKING:
    from nearward.paper.drawing import Measure, PaperPage
    from nearward.session.jobs.progress import JobProgress
    from nearward.vault.vault import Vault

T = TypeVar("T", bound=Thing)
#: what a book can hold
CHOICES = tuple(row.name for row in IN_ORDER if row.in_timeline or row.is_counted)
#: things that are read at once
PIECE = 20
#: seconds of work before others have their turn
TURN = 0.03
#: how often a book is set anew because something was changed meanwhile
TRIES = 3
#: progress is told out of so many: the first so many are the way to the contents
WHOLE, PLANNED = 1000, 400
#: a picture by its id: its file, and of which kind it is
Data = Callable[[int], tuple[bytes, str] | None]


class NothingThere(Trouble):
    code = "nothing-there"
    message = N_("There is nothing of that kind on these days.")
    advice = N_("Please choose other days, or include more.")


class StillChanging(Trouble):
    code = "still-changing"
    message = N_("Something on these days changed meanwhile, so the copy was not made.")
    advice = N_("Please try again when you are done changing them.")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which days, both included, and what of them. `kinds` are some of CHOICES.

    initials: people are initials; shortened: words that are shortened too.
    """

    first: date
    last: date
    kinds: tuple[str, ...] = ("entry",)
    pictures: bool = True
    paper: str = "a4"
    initials: bool = False
    shortened: tuple[str, ...] = ()


class Press(Protocol):
    """Where pages go. `data` gives pictures; None for one that is not there any more."""

    def page(self, page: PaperPage, data: Data) -> bool:
        """Take the next page; False when no more are wanted."""

    def end(self) -> None:
        """All pages were given."""


Open = Callable[[bytes], AbstractContextManager[Press]]


class BookJob:
    """One book under way. `open_press` is called with a digest of the book; what it opens is closed
    early when the work is stopped. `plan` is there once the first pass is done; one of the same
    wish may be given."""

    def __init__(
        self,
        wish: Wish,
        words: Translator,
        way: JobProgress,
        measure: Callable[[], Measure],
        open_press: Open,
        plan: BookPlan | None = None,
    ) -> None:
        self.wish = wish
        self.plan = plan
        #: with which people became initials, and what may still name someone
        self.names: Initials | None = None
        #: pages that were given away, and pages of all the book
        self.pages = self.count = 0
        self._words = words
        self._way = way
        self._measure = measure
        self._open = open_press
        self._vault: Vault | None = None
        self._steps = self._work()
        self._end: bool | None = False

    def work(self, vault: Vault) -> bool | None:
        """Go on for a short while. True: it is done; False: ask again; None: it was stopped."""
        self._vault = vault
        end = time.monotonic() + TURN
        try:
            while self._end is False and time.monotonic() < end:
                next(self._steps)
        except StopIteration:
            self._end = True
        except Interrupted:
            self._end = None
        except BaseException:
            self._end = None
            raise
        return self._end

    def whole(self, vault: Vault) -> int:
        """All of it in one go; gives the number of pages."""
        while self.work(vault) is False:
            pass
        return self.pages

    def _work(self) -> Iterator[None]:
        if self.wish.initials:
            aliases = [person.alias for person in self._open_vault.people.every()]
            self.names = Initials(aliases, self.wish.shortened)
        for _ in range(TRIES):
            if self.plan is None:
                yield from self._plan()
            try:
                yield from self._print()
            except Changed:
                self.plan = None
            else:
                return
        raise StillChanging

    def _plan(self) -> Iterator[None]:
        plan = BookPlan()
        for _ in self._book().plan(self._chapters(counting=True), plan):
            yield
        if not plan.chapters:
            raise NothingThere
        self.plan = plan

    def _print(self) -> Iterator[None]:
        plan = self.plan
        if plan is None:
            raise LookupError("a book that was not planned")
        book = self._book()
        for _ in book.count(plan):
            yield
        self.count = count = plan.all
        self.pages = 0
        with self._open(plan.digest) as press:
            for page in book.pages(plan, self._chapters(counting=False)):
                self.pages += 1
                self._way.tell(PLANNED + (WHOLE - PLANNED) * self.pages // count)
                if not press.page(page, self._data):
                    break
                yield
            # a stop that came after the last page was given is heard too
            self._way.tell(WHOLE)
            press.end()

    def _book(self) -> Book:
        words = self._words
        about = span_of(self.wish.first, self.wish.last, words)
        cover = TitlePage(words("Diary"), about, words("Contents"))
        return Book(cover, self.wish.paper, self._measure())

    def _data(self, picture_id: int) -> tuple[bytes, str] | None:
        vault = self._open_vault
        with vault.reading():
            picture, data = vault.pictures.get(picture_id), vault.pictures.data(picture_id)
        return (data, picture.media) if picture is not None and data is not None else None

    @property
    def _open_vault(self) -> Vault:
        if self._vault is None:
            raise LookupError("no diary")
        return self._vault

    def _chapters(self, *, counting: bool) -> Iterator[Chapter]:
        """All chapters, oldest first; the check-ins of a week stand after what is of that week.

        One that says more than how sure it is stands after what is of its day.
        """
        wish = self.wish
        asked = "check_in" in wish.kinds
        ribbons = Ribbons(wish.first, wish.last, self._words)
        nearest = wish.first
        for card, thing in self._things():
            self._way.tell(self._done(card.day) if counting else self._way.done)
            if asked and card.day > nearest:
                yield from ribbons.add(self._check_ins(nearest, card.day - timedelta(days=1)))
                yield from ribbons.until(card.day)
                nearest = card.day
            yield self._chapter(card, thing)
        if asked:
            yield from ribbons.add(self._check_ins(nearest, wish.last))
            yield from ribbons.end()

    def _done(self, day: date) -> int:
        days = (self.wish.last - self.wish.first).days + 1
        return PLANNED * max(0, min((day - self.wish.first).days, days)) // days

    def _things(self) -> Iterator[tuple[Card, Thing]]:
        kinds = tuple(row.name for row in TIMELINE if row.name in self.wish.kinds)
        after: Card | None = None
        while kinds:
            read = timeline.reading(self.wish.first, self.wish.last, kinds, after, PIECE)
            found = read(self._open_vault)
            yield from ((one.card, one.thing) for one in found)
            if len(found) < PIECE:
                return
            after = found[-1].card

    def _check_ins(self, first: date, last: date) -> list[CheckIn]:
        vault = self._open_vault
        with vault.reading():
            return [self._said(one) for one in vault.check_ins.between(first, last)]

    def _chapter(self, card: Card, thing: Thing) -> Chapter:
        vault, words = self._open_vault, self._words
        thing = self._said(thing)
        with vault.reading():
            if isinstance(thing, Entry):
                pictures = vault.pictures.of(thing.id) if self.wish.pictures else []
                people = [self._alias(who) for who in thing.people]
                return chapters.entry_chapter(thing, pictures, people, words)
            if isinstance(thing, Moment):
                person = self._alias(thing.person_id) if thing.person_id else ""
                return chapters.moment_chapter(thing, person, words)
            if isinstance(thing, Worksheet):
                names = names_of(found_in(vault, links_in(thing.answers)), words)
                if self.names is not None:
                    names = names_with_initials(names, self.names)
                return chapters.worksheet_chapter(thing, words, names)
        return chapters.plain_chapter(card, thing, words)

    def _alias(self, person_id: int) -> str:
        person = self._open_vault.people.get(person_id)
        alias = person.alias if person else ""
        return alias if self.names is None else initial_of(alias)

    def _said(self, thing: T) -> T:
        """A thing as it is printed."""
        if self.names is None:
            return thing
        return thing_with_initials(thing, self.names, self._words)
