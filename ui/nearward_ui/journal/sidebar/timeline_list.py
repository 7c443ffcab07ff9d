"""The list of the journal: all that was written, newest first, or what a search finds."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal

from nearward.domain.cards import ALL_OF_IT, Card, Hit, Only
from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.model import Entry
from nearward.domain.query import FEW, MOST, Query, parsed
from nearward.domain.trouble import Trouble
from nearward.session.ask import search, timeline
from nearward_ui.journal.sidebar.search_field import HOW
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.lists.day_rows import DayRows
from nearward_ui.kit.lists.grouped_list import GroupedList
from nearward_ui.kit.lists.told_days import told_day, told_hit
from nearward_ui.kit.widgets.basic import Soft, Tiny, TroublePanel
from nearward_ui.kit.widgets.cards import CardLine

PAGE = 50
#: so many rows at most are read again when not one thing alone was changed
MOST_AGAIN = 1000
#: so many things a search finds at most
MOST_HITS = 50
_LANE = "journal-list"


class TimelineList(GroupedList):
    """The list, and what is said in its place: `nothing`, `order` and `unread`.

    `day_shown` carries a date and the id of its newest entry (0: none); `found` how many results
    there are, in words, or nothing.
    """

    day_shown = Signal(object, int)
    found = Signal(str)

    def __init__(self, around: PageContext) -> None:
        super().__init__(around.words("Timeline"), around)
        self._desk = around.desk
        self._entry = 0
        #: what is looked for; nothing while it is only begun (`tag:`)
        self.asked = Query()
        self._text = ""
        self.only: Only = ALL_OF_IT
        #: from this day back it lists; None: from the newest thing
        self._until: date | None = None
        self.setItemDelegate(DayRows(around, self))
        self.cards.wants_more.connect(self._on_more)
        self.nothing = Soft()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.nothing.hide()
        self.order = Tiny("")
        self.order.hide()
        self.unread = TroublePanel(around.look)

    def load(self, text: str = "") -> None:
        """Anew from the newest thing, or what is searched for."""
        self._text, self.asked = text, parsed(text)
        if not self.asked.is_empty:
            self._find(is_again=False)
            return
        self.order.hide()
        self.found.emit("")
        self._until = None
        self._ask(PAGE, self._on_cards)

    def refresh(self, changed: KindsChanged) -> None:
        """Something that it lists was changed: the same is read again, and nothing scrolls."""
        kinds = [kind for kind in changed.kinds if kind in IN_TIMELINE]
        if not self.asked.is_empty:
            self.hold()
            self._find(is_again=True)
        elif changed.id is not None and len(kinds) == 1:
            then = partial(self._on_card, kinds[0], changed.id)
            self._desk.ask(timeline.card(kinds[0], changed.id), then, self.say_unread)
        elif kinds:
            self._read_again()

    def choose_entry(self, entry_id: int) -> None:
        """Mark the entry that is on the page; 0 marks none."""
        self._entry = entry_id
        if entry_id:
            self.choose(partial(is_entry, entry_id))
        else:
            self.clearSelection()

    def is_first_of(self, entry: Entry, hour: int) -> bool:
        """Whether no other entry of its day, from an hour on, is known to be before it."""
        for line in self.cards.lines:
            card = line.thing
            if not isinstance(card, Card) or card.day > entry.day:
                continue
            if card.day < entry.day:
                break
            other = card.kind == "entry" and card.id != entry.id and card.at.hour >= hour
            if other and card.at < entry.at:
                return False
        return True

    def show_day(self, day: date) -> None:
        """From this day back; `day_shown` follows."""
        self._text, self.asked = "", Query()
        self.found.emit("")
        self._until = None if day >= self._around.today else day
        self._ask(PAGE, partial(self._on_day, day))

    def narrow_to(self, only: Only) -> None:
        """List only these."""
        self.only = only
        self.load(self._text)

    def _ask(self, limit: int, then: object, after: Card | None = None) -> None:
        until = self._until if after is None else None
        ask = timeline.page(after=after, until=until, limit=limit, only=self.only)
        self._desk.ask(ask, then, self.say_unread, lane=_LANE)  # type: ignore[arg-type]

    def _read_again(self) -> None:
        limit = max(PAGE, min(MOST_AGAIN, self.hold()))
        self._ask(limit, partial(self._on_cards_again, limit))

    # one thing

    def _on_card(self, kind: str, thing_id: int, card: Card | None) -> None:
        """One thing is another, new or gone: its row alone is told again."""
        if not self.asked.is_empty:
            return
        row = self._row_of(kind, thing_id)
        before = self.cards.lines[row].thing if row >= 0 else None
        wanted = card if card is not None and self._is_wanted(card) else None
        if isinstance(before, Card) and wanted and _when(before) == _when(wanted):
            self.cards.put(row, self._line(wanted))
            return
        if self._is_tied(wanted, row):
            self._read_again()
            return
        if row >= 0:
            self.cards.take_out(row)
        if wanted is not None:
            self._put_in(wanted)
        self._say_nothing(self.nothing.text() or self._nothing_yet())

    def _put_in(self, card: Card) -> None:
        at = self._place(card)
        if at == len(self.cards.lines) and self.cards.has_more:
            return
        self.cards.put_in(at, self._line(card))
        if is_entry(self._entry, card):
            self.choose(partial(is_entry, self._entry))

    def _is_wanted(self, card: Card) -> bool:
        if self._until is not None and card.day > self._until:
            return False
        if self.only.starred and not card.detail.get("starred"):
            return False
        return not self.only.kinds or card.kind in self.only.kinds

    def _is_tied(self, card: Card | None, row: int) -> bool:
        """Whether another row has its instant: which comes first only the vault knows."""
        if card is None:
            return False
        at, lines = self._place(card), self.cards.lines
        beside = [n for n in (at - 1, at, at + 1) if 0 <= n < len(lines) and n != row]
        things = [lines[n].thing for n in beside]
        return any(isinstance(one, Card) and _when(one) == _when(card) for one in things)

    def _place(self, card: Card) -> int:
        """The first row that is not newer."""
        return bisect_left(self.cards.lines, _newness(card), key=lambda line: _newness(line.thing))

    def _row_of(self, kind: str, thing_id: int) -> int:
        for row, line in enumerate(self.cards.lines):
            thing = line.thing
            if isinstance(thing, Card) and thing.id == thing_id and thing.kind == kind:
                return row
        return -1

    # pages of cards

    def _line(self, card: Card) -> CardLine:
        return told_day(card, self._around, self._around.today)

    def _lines(self, cards: list[Card]) -> list[CardLine]:
        around, today = self._around, self._around.today
        return [told_day(card, around, today) for card in cards]

    def _nothing_yet(self) -> str:
        words = self._around.words
        if self.only != ALL_OF_IT:
            return words("There is nothing of this kind yet.")
        return words("What you write, log and weigh will be listed here.")

    def _on_cards(self, cards: list[Card]) -> None:
        self.cards.show_lines(self._lines(cards), more=len(cards) == PAGE)
        self._say_nothing(self._nothing_yet())
        self.choose(partial(is_entry, self._entry))

    def _on_cards_again(self, limit: int, cards: list[Card]) -> None:
        bar, chosen = self.verticalScrollBar(), self.thing
        self.cards.show_lines(self._lines(cards), more=len(cards) == limit)
        at = bar.value()
        self._say_nothing(self.nothing.text() or self._nothing_yet())
        if not self.choose(partial(is_entry, self._entry)) and self._entry and self._until:
            # what is on the page was written after the days that are listed
            self.load()
        elif is_entry(self._entry, chosen) or not self._entry:
            bar.setValue(at)

    def _on_day(self, day: date, cards: list[Card]) -> None:
        self.cards.show_lines(self._lines(cards), more=len(cards) == PAGE)
        self._say_nothing(self._around.words("There is nothing on this day or before it."))
        first = next((c for c in cards if c.kind == "entry" and c.day == day), None)
        self.day_shown.emit(day, first.id if first is not None else 0)

    def _on_more(self) -> None:
        lines = self.cards.lines
        last = lines[-1].thing if lines else None
        if isinstance(last, Card) and self.asked.is_empty:
            self._ask(PAGE, self._on_next, after=last)

    def _on_next(self, cards: list[Card]) -> None:
        self.cards.add_lines(self._lines(cards), more=len(cards) == PAGE)

    def _say_nothing(self, text: str) -> None:
        self.nothing.setText(text)
        self.nothing.setVisible(not self.cards.lines)
        self.unread.say("")
        self.setVisible(bool(self.cards.lines))

    def say_unread(self, trouble: Trouble) -> None:
        """Say why it is not all. What is listed stays; this stands where the rest would."""
        self.nothing.hide()
        self.cards.ask_again()
        self.unread.say(trouble.say(self._around.words))
        self.setVisible(bool(self.cards.lines))

    # the search

    def _find(self, *, is_again: bool) -> None:
        ask, then = search.find(self._text), partial(self._on_hits, is_again)
        self._desk.ask(ask, then, self.say_unread, lane=_LANE, gives_way=True)

    def _on_hits(self, is_again: bool, hits: list[Hit]) -> None:
        around, query = self._around, self.asked
        words, today = around.words, around.today
        by_fit = 1 < len(hits) <= FEW and bool(query.words)
        lines: list[CardLine] = [told_hit(hit, around, today, by_day=not by_fit) for hit in hits]
        self.cards.show_lines(lines, more=False)
        cut = words.plural(
            "Only the first {n} word is searched for.",
            "Only the first {n} words are searched for.",
            MOST,
        )
        said = [cut if query.is_cut else "", words("Best matches first.") if by_fit else ""]
        self.order.setText(" ".join(filter(None, said)))
        self.order.setVisible(any(said))
        self._say_nothing(" ".join((words("Nothing was found."), words(HOW))))
        count = words.plural("{n} result", "{n} results", len(hits))
        if len(hits) == MOST_HITS:
            count = words.plural("First {n} result", "First {n} results", len(hits))
        self.found.emit(count)
        if not is_again:
            announce(self, count if hits else words("Nothing was found."))


def is_entry(entry_id: int, thing: object) -> bool:
    """Whether a thing of the list is this entry."""
    return (
        isinstance(thing, Card) and thing.kind == "entry" and thing.id == entry_id and entry_id > 0
    )


def _when(card: Card) -> tuple[date, datetime]:
    return card.day, card.at


def _newness(thing: object) -> tuple[int, float]:
    """Small for what is new."""
    if not isinstance(thing, Card):
        return 0, 0.0
    return -thing.day.toordinal(), -_seconds(thing.at)


def _seconds(at: datetime) -> float:
    # the first and the last years have no instant on every clock
    offset = at.utcoffset()
    seconds = at.toordinal() * 86400.0 + at.hour * 3600 + at.minute * 60 + at.second
    return seconds - (offset.total_seconds() if offset is not None else 0)
