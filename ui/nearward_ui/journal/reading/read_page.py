"""Reading: what stands in a span of days, set as pages to read, oldest first."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.cards import Card
from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.kinds import TIMELINE
from nearward.domain.model import Entry, Moment, Picture
from nearward.domain.rough import ROUGH
from nearward.domain.trouble import Trouble
from nearward.paper.blocks import PictureBlock, Written
from nearward.paper.markdown import written
from nearward.session.ask import pictures, timeline
from nearward.session.ask.timeline import ToRead
from nearward_ui.journal.reading.long_text import LongText, Reader
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import long_day
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.told_times import day_and_time
from nearward_ui.kit.widgets import images
from nearward_ui.kit.widgets.basic import (
    Ask,
    Heading,
    LinkButton,
    QuietButton,
    Soft,
    Tiny,
    TroublePanel,
)
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.routes import GoBack, Route, ToDays, ToPrintDays

PIECE = 20
#: days that are shown when nothing else is asked for
SPAN = 30
KINDS = tuple(row.name for row in TIMELINE)
NEAR = 1200
#: seconds in which text is set before keys and hands have their turn, and of reading Markdown
TURN_S, READ_S = 0.008, 0.03
#: a shorter text is read at once
SHORT = 1_500


class ReadPage(Page):
    """Choose a span and kinds, and read. It holds off the lock for `quiet_minutes` at most."""

    measure = Measure.WRITING
    shows = (*IN_TIMELINE, "picture", "person")
    behind = GoBack()
    quiet_minutes = 20

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._last: Card | None = None
        self._more = self._waiting = self._begun = False
        self._turn = 0
        #: what of each thing says whether it is another one now
        self._shown: list[tuple[object, ...]] = []
        #: how far it was scrolled, until so much stands there again
        self._place = 0
        self._queue: deque[LongText] = deque()
        #: of the body at the head of the queue: what is to be read, and what is to be set
        self._body: Iterator[Written | PictureBlock] | None = None
        self._blocks: deque[Written | PictureBlock] = deque()
        self.first = DayEdit(words("From"), around)
        self.last = DayEdit(words("To"), around)
        for edit in (self.first, self.last):
            edit.setKeyboardTracking(False)
            edit.dateChanged.connect(self._on_span)
        what = [(row.name, words(row.label_many)) for row in TIMELINE]
        self.kinds = Chips(words("What to read"), what, around=around, several=True)
        self.kinds.set_values(("entry",))
        self.kinds.changed.connect(self.load)
        self._make_buttons()
        self.nothing = Soft(words("There is nothing on these days. You can choose others above."))
        self.unread = TroublePanel(self.look)
        self.reader = Reader(words("What to read"), self.look)
        self.reader.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.reader.plates.wanted.connect(self._on_wanted)
        self._aside = Background(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._put_next)
        self.look.changed.connect(self.load)
        self._lay_out()

    def enter(self, route: Route | None = None) -> None:
        wish = ToDays.of(route)
        if wish.last is not None or not self._begun:
            end = wish.last or self.around.today
            ordinal = max(date(100, 1, 1).toordinal(), end.toordinal() - SPAN)
            self.last.show_day(end)
            self.first.show_day(wish.first or date.fromordinal(ordinal))
        self._begun = True
        self.load()

    def refresh(self, _changed: KindsChanged) -> None:
        """Only when something that is read here is another now, it is set anew, at its place."""
        if self._shown:
            kinds = self.kinds.values or KINDS
            # where all is read, there may be more now
            limit = len(self._shown) + (0 if self._more else 1)
            ask = timeline.reading(self.first.day, self.last.day, kinds, None, limit)
            then = partial(self._on_again, self._turn)
            self.desk.ask(ask, then, self._on_unread, lane="read-again")
        else:
            self.load()

    def _make_buttons(self) -> None:
        words = self.words
        self.before = QuietButton(words("Previous"))
        self.before.clicked.connect(partial(self._step, -1))
        self.next = QuietButton(words("Next"))
        self.next.clicked.connect(partial(self._step, 1))
        self.print = LinkButton(words("Print…"))
        self.print.clicked.connect(self._on_print)
        self.back = BackButton(self)

    def _on_again(self, turn: int, things: list[ToRead]) -> None:
        if turn == self._turn and [_as_read(one) for one in things] != self._shown:
            at = self.reader.verticalScrollBar().value()
            self.load()
            self._place = at

    def leave(self) -> None:
        """Nothing of it stays in memory for longer than it is shown."""
        self._stop()
        self.reader.begin()

    def stop(self) -> None:
        self._stop()

    def first_focus(self) -> QWidget | None:
        return self.reader if self.nothing.isHidden() else self.first

    def where(self) -> Route | None:
        return ToDays(first=self.first.day, last=self.last.day)

    def load(self) -> None:
        """Read the span anew."""
        self._stop()
        self.reader.begin()
        self._last = None
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        top = QHBoxLayout()
        top.addWidget(Heading(words("Read")), 1)
        top.addWidget(self.print)
        flow = FlowLayout(look.px(16), look.px(8))
        flow.addWidget(stacked(Ask(words("From")), self.first, gap=look.px(4)))
        flow.addWidget(stacked(Ask(words("To")), self.last, gap=look.px(4)))
        ways = QWidget()
        ways.setLayout(flow)
        turning = QHBoxLayout()
        turning.setSpacing(look.px(8))
        turning.addWidget(self.kinds, 1)
        turning.addWidget(self.before)
        turning.addWidget(self.next)
        above = QVBoxLayout()
        above.setSpacing(look.px(10))
        above.addLayout(top)
        above.addWidget(ways)
        above.addLayout(turning)
        said = words.plural(
            "While you read, the diary locks after {n} minute without activity.",
            "While you read, the diary locks after {n} minutes without activity.",
            self.quiet_minutes,
        )
        for widget in (Tiny(said), self.nothing, self.unread):
            above.addWidget(widget)
        # while there is nothing to read, what stands above stays above
        above.addStretch(1)
        box = QVBoxLayout(self)
        self.frame(box, OVER, 6)
        box.setSpacing(look.px(18))
        box.addLayout(above)
        box.addWidget(self.reader, 1)
        self.back.stand_in(box)
        self.nothing.hide()

    def _ask(self) -> None:
        kinds = self.kinds.values or KINDS
        self._waiting = True
        ask = timeline.reading(self.first.day, self.last.day, kinds, self._last, PIECE)
        then = partial(self._on_read, self._turn)
        self.desk.ask(ask, then, self._on_unread, lane="read")

    def _on_read(self, turn: int, things: list[ToRead]) -> None:
        if turn != self._turn:
            return
        self._waiting = False
        self._more = len(things) == PIECE
        self.unread.say("")
        some = bool(things) or self._last is not None
        if not some and self.reader.hasFocus():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.nothing.setVisible(not some)
        self.reader.setVisible(some)
        if things:
            self._last = things[-1].card
        for one in things:
            self._shown.append(_as_read(one))
            self._queue.extend(self._texts(one))
        self._timer.start(0)

    def _texts(self, one: ToRead) -> list[LongText]:
        """How one thing is set; pictures that its text does not show stand under it."""
        card, thing = one.card, one.thing
        rough = thing.more.get(ROUGH) if isinstance(thing, Moment) else ""
        when = day_and_time(long_day(card.day, self.words), card.at, self.words, rough)
        if isinstance(thing, Entry):
            texts = [
                LongText("when", when),
                LongText("title", thing.title),
                LongText("asked", thing.prompt),
            ]
            own = tuple(one.pictures)
            texts.append(LongText("body", thing.text, own))
            texts = [text for text in texts if text.text]
            below = [picture for picture in own if f"(picture:{picture.id})" not in thing.text]
            return [*texts, *(LongText("picture", picture.name, (picture,)) for picture in below)]
        told = told_card(card, self.around, self.around.today)
        texts = [LongText("when", when), LongText("title", told.title)]
        soft = told.soft.partition(" · ")[2]
        return [*texts, LongText("soft", soft)] if soft else texts

    def _put_next(self) -> None:
        """A few pieces at a time, so that keys and hands are answered between."""
        end = time.monotonic() + TURN_S
        while self._queue and time.monotonic() < end:
            if self._blocks:
                self.reader.put_blocks((self._blocks.popleft(),), self._queue[0].pictures)
            elif not self._queue[0].role:
                self._queue.popleft()
            elif self._queue[0].role != "body":
                self.reader.put(self._queue.popleft())
            elif not self._read_body():
                return
        if self._queue:
            self._timer.start(0)
        else:
            bar = self.reader.verticalScrollBar()
            if self._place:
                bar.setValue(self._place)
                self._place = 0 if bar.value() >= self._place or not self._more else self._place
            self._on_scrolled(bar.value())

    def _read_body(self) -> bool:
        """Read some of the Markdown that comes next, on a thread of its own when it is long.

        False: it comes later.
        """
        if self._body is None:
            self._body = written(self._queue[0].text)
        if len(self._queue[0].text) < SHORT:
            self._on_blocks(self._turn, (list(self._body), True))
            return True
        then, troubled = partial(self._on_blocks, self._turn), partial(self._on_unset, self._turn)
        self._aside.ask(partial(_some, self._body), then, troubled)
        return False

    def _on_blocks(self, turn: int, found: tuple[list[Written | PictureBlock], bool]) -> None:
        if turn != self._turn:
            return
        blocks, is_all = found
        self._blocks.extend(blocks)
        if is_all:
            self._body = None
            # the queue goes on when these are set
            self._queue[0] = LongText("", "", self._queue[0].pictures)
        self._timer.start(0)

    def _on_unset(self, turn: int, trouble: Trouble) -> None:
        """A text that cannot be set is left out, and it is said; the next ones come."""
        if turn != self._turn:
            return
        self._say_trouble(trouble)
        self._body = None
        self._queue[0] = LongText("", "", self._queue[0].pictures)
        self._timer.start(0)

    def _on_wanted(self, picture: Picture) -> None:
        then = partial(self._on_data, self._turn, picture)
        self.desk.ask(pictures.data(picture.id), then, self._say_trouble)

    def _on_data(self, turn: int, picture: Picture, data: bytes | None) -> None:
        if turn == self._turn:
            dots = self.reader.plates.dots(picture)
            work = partial(images.decoded, data or b"", picture.media, dots)
            self._aside.ask(work, partial(self.reader.show_picture, picture), self._say_trouble)

    def _on_scrolled(self, value: int) -> None:
        bar = self.reader.verticalScrollBar()
        near = value + NEAR > bar.maximum()
        if near and self._more and not self._waiting and not self._queue:
            self._ask()

    def _step(self, step: int) -> None:
        self.reader.step(step)

    def _on_span(self, _day: QDate) -> None:
        self.load()

    def _on_print(self) -> None:
        first, last = sorted((self.first.day, self.last.day))
        kinds = self.kinds.values or KINDS
        self.go.emit(ToPrintDays(first=first, last=last, kinds=kinds))

    def _stop(self) -> None:
        self._turn += 1
        self._queue.clear()
        self._blocks.clear()
        self._shown, self._place, self._body = [], 0, None
        self._aside.drop()
        self._timer.stop()
        self._more = self._waiting = False

    def _on_unread(self, trouble: Trouble) -> None:
        self._waiting = self._more = False
        self.nothing.hide()
        self._say_trouble(trouble)

    def _say_trouble(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))


def _as_read(one: ToRead) -> tuple[object, ...]:
    return (one.card, one.thing.changed, tuple(picture.id for picture in one.pictures))


def _some(body: Iterator[Written | PictureBlock]) -> tuple[list[Written | PictureBlock], bool]:
    """Some more blocks, and whether these are all."""
    found: list[Written | PictureBlock] = []
    end = time.monotonic() + READ_S
    for block in body:
        found.append(block)
        if time.monotonic() >= end:
            return found, False
    return found, True
