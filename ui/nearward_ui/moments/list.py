"""The moments by weeks: seven days to answer for above, the one that is read beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import PULL, CheckIn, Moment, Person
from nearward.domain.trouble import Trouble
from nearward.session.ask import check_ins, moments, people
from nearward.session.ask.check_ins import DayOfSeven
from nearward.session.ask.moments import MomentToRead
from nearward.session.operation import Operation, all_of
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import day_and_month, weekday
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.action_menu import show_menu
from nearward_ui.kit.widgets.basic import Heading, LinkButton, MainButton, Scroll, Soft
from nearward_ui.kit.widgets.menu_targets import target_of
from nearward_ui.moments.listed.filters import Filters
from nearward_ui.moments.listed.key import SymbolKey
from nearward_ui.moments.listed.reading import MomentSide
from nearward_ui.moments.listed.week_list import WeekList
from nearward_ui.moments.strip.day_row import told_answer
from nearward_ui.moments.strip.strip import CheckInStrip
from nearward_ui.routes import Route, ToCheckIn, ToCycle, ToMoment

#: pixels of the drawing that the list keeps below the strip; a page that is lower keeps less:
#: its foot is left out, and the strip is one sentence until it is opened
LIST_KEEPS, LOW_KEEPS, LOW = 128, 80, 480


class MomentsPage(Page):
    """Arrow keys read on beside the list; Return goes to what can be done with a moment."""

    measure = Measure.LISTS
    shows = ("moment", "person", "check_in", "entry", "worksheet", "passage")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._saves = SaveQueue(around.desk, self)
        #: whether what is read is to be said once it is there
        self._says_read = False
        self._saves.failed.connect(self._on_not_saved)
        self._make_parts()
        self._lay_out()
        self._connect()

    def enter(self, _route: Route | None = None) -> None:
        self._ask_beside()
        if self.list.cards.lines:
            self.list.refresh()
        else:
            self.list.load()

    def refresh(self, changed: KindsChanged) -> None:
        self._ask_beside()
        self.reading.refresh(changed)
        self.list.refresh()

    def acts(self) -> Mapping[str, Callable[[], object]]:
        moment = self.reading.moment
        if moment is None or moment.kind != PULL:
            return {}
        return {"cycle": partial(self._go, ToCycle(id=moment.id))}

    def first_focus(self) -> QWidget | None:
        return self.log_button if self.list.isHidden() else self.list

    def leave(self) -> None:
        self.reading.returned.flush()

    def unsaved(self) -> Operation[object] | None:
        self.leave()
        waiting = [self._saves.unsaved(), self.reading.returns.unsaved()]
        found = [one for one in waiting if one is not None]
        return all_of(found) if found else None

    def fit_side(self, *, beside: bool, seen: bool) -> None:
        super().fit_side(beside=beside, seen=seen)
        self._mark_read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._fit()

    def _make_parts(self) -> None:
        words, around = self.words, self.around
        self.log_button = MainButton(words("Log a moment"))
        self.filters = Filters(around, self)
        self.strip = CheckInStrip(around)
        self.list = WeekList(
            around,
            words(
                "Moments of pulling away, of staying and of letting someone in will be listed here."
                " The first one takes half a minute."
            ),
        )
        self.list.setMinimumHeight(1)
        self.nothing, self.unread = self.list.nothing, self.list.unread
        self.none_fits = Soft(words("No moment fits what is chosen above."))
        self.show_all = LinkButton(words("Show all"))
        self.open_returns = LinkButton("", flush="start")
        self.side = self.reading = MomentSide(around)
        for widget in (self.none_fits, self.show_all, self.log_button, self.open_returns):
            widget.hide()

    def _lay_out(self) -> None:
        self.why = WhyLink(self.around, "page:moments")
        self.foot = self._make_foot()
        self._instead = self._make_instead()
        line = QFrame()
        line.setProperty("role", "rule")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._add_head(box)
        box.addWidget(line)
        box.addWidget(self._instead)
        box.addWidget(self.list, 1)
        box.addStretch(0)
        box.addWidget(self.foot)

    def _add_head(self, box: QVBoxLayout) -> None:
        """The title with the filters, and the strip."""
        top = WrappingRow(self.look, 8)
        top.add_text(Heading(self.words("Moments")))
        for chip in self.filters.chips:
            top.addWidget(chip)
        self._above = head = QVBoxLayout()
        self.frame(head, bottom=13)
        head.addLayout(top)
        head.addWidget(self.open_returns, 0, Qt.AlignmentFlag.AlignLeft)
        above = QVBoxLayout()
        self.scrolled_frame(above, 0, 16)
        holder = QWidget()
        held = QVBoxLayout(holder)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.strip)
        self.strip_scroller = Scroll(holder)
        above.addWidget(self.strip_scroller)
        box.addLayout(head)
        box.addLayout(above)

    def _make_instead(self) -> QWidget:
        """What is said in the place of a list, and what can be done then."""
        said = QVBoxLayout()
        self.frame(said, 16, 0)
        said.setSpacing(self.look.px(8))
        for widget in (self.nothing, self.none_fits, self.unread):
            said.addWidget(widget)
        ways = QHBoxLayout()
        for button in (self.show_all, self.log_button):
            ways.addWidget(button)
        ways.addStretch(1)
        said.addLayout(ways)
        made = QWidget()
        made.setLayout(said)
        made.hide()
        return made

    def _make_foot(self) -> QFrame:
        key = QFrame()
        key.setProperty("role", "foot")
        foot = QVBoxLayout(key)
        self.frame(foot, 4, 4)
        line = QHBoxLayout()
        line.addWidget(SymbolKey(self.words, self.look), 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.why)
        foot.addLayout(line)
        return key

    def _connect(self) -> None:
        self.log_button.clicked.connect(partial(self._go, Route("moment")))
        self.open_returns.clicked.connect(partial(self._go, Route("coming-back")))
        self.filters.changed.connect(self._on_wanted)
        self.show_all.clicked.connect(self.filters.clear)
        self.list.notice.connect(self.notice)
        self.list.loaded.connect(self._on_loaded)
        self.list.opened.connect(self._on_opened)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.strip.answered.connect(self._on_answered)
        self.strip.add_asked.connect(self._on_add)
        self.strip.extras_asked.connect(self._on_extras)
        self.strip.resized.connect(self._fit)
        self.reading.go.connect(self.go)
        self.reading.returns.notice.connect(self.notice)
        self.reading.other_asked.connect(self._read_other)
        self.reading.more_asked.connect(self._on_more)

    def _ask_beside(self) -> None:
        """Who the people of the moments are, how the last days stand, and what is open."""
        at, ends = self.around.clock(), self.around.settings.day_ends
        self.desk.ask(people.every(), self._on_people, self._say_unread)
        ask = check_ins.seven_days(at, ends)
        self.desk.ask(ask, self._on_days, self._say_unread, lane="moments-days")
        ask_open = moments.open_returns()
        self.desk.ask(ask_open, self._on_open_returns, self._say_unread, lane="moments-open")

    def _say_unread(self, trouble: Trouble) -> None:
        self._instead.show()
        self.list.say_unread(trouble)

    def _fit(self) -> None:
        """The list has the column of the page, and the strip no more height than leaves it some."""
        left = self.margin
        width = self.width() - 2 * left
        low = self.height() < self.look.px(LOW)
        for chip in self.filters.chips:
            # a low page that is answered on has its room for that
            chip.setVisible(not (low and self.strip.is_open))
        self.list.fit(left, width)
        self.strip.fit(width, low=low)
        high = self.strip.height_for(width)
        self._above.invalidate()
        room = self.height() - self._above.heightForWidth(self.width())
        if self.foot is not None:
            self.foot.setVisible(not low)
            room -= 0 if low else self.foot.heightForWidth(self.width())
        # of a low page that is answered on, the list is the rest
        room -= self.look.px(LOW_KEEPS if low else LIST_KEEPS)
        self.strip_scroller.setFixedHeight(max(self.look.px(64), min(high, room)))
        if high > room and self.strip.asked is not None:
            QTimer.singleShot(0, self.strip, self._reveal)

    def _reveal(self) -> None:
        """What is asked is in sight, where the strip has not room for all of it."""
        if self.strip.asked is not None:
            self.strip_scroller.reveal(self.strip.asked)

    # answers of the desk

    def _on_people(self, found: list[Person]) -> None:
        self.list.aliases = {person.id: person.alias for person in found}
        self.filters.name_person(self.list.aliases)

    def _on_days(self, days: list[DayOfSeven]) -> None:
        self.strip.show_days(days)
        self._fit()

    def _on_open_returns(self, count: int) -> None:
        words = self.words
        text = words.plural("{n} time is open", "{n} times are open", count)
        self.open_returns.setText(text)
        self.open_returns.setVisible(count > 0)
        self._fit()

    def _on_loaded(self) -> None:
        is_empty = not self.list.cards.lines
        is_all = self.filters.is_empty
        self.nothing.setVisible(is_empty and is_all)
        self._instead.setVisible(is_empty)
        self.log_button.setVisible(is_empty and is_all)
        for widget in (self.none_fits, self.show_all):
            widget.setVisible(is_empty and not is_all)
        here = self.reading.moment
        if here is not None and self.list.holds(here.id):
            self._read(here)
        elif is_empty:
            self.reading.forget()
        else:
            newest = self.list.cards.lines[0].thing
            if isinstance(newest, Moment):
                self._read(newest)
        self._mark_read()

    def _read(self, moment: Moment) -> None:
        """Show it beside; what can be done is done with it from now on."""
        self.reading.expect(moment)
        ask = moments.to_read(moment.id)
        self.desk.ask(ask, self._on_read, self._on_unread, lane="moment-to-read")

    def _on_read(self, found: MomentToRead | None) -> None:
        here = self.reading.moment
        if found is not None and here is not None and found.moment.id == here.id:
            self.reading.read(found)
            if self._says_read:
                announce_next(self.reading, self.reading.told())
            self._says_read = False

    def _on_unread(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words)))

    def _mark_read(self) -> None:
        """In the list, the one that is read beside it has the box."""
        moment = self.reading.moment
        if self.side_is_seen and moment is not None:
            self.list.choose(lambda other: isinstance(other, Moment) and other.id == moment.id)

    # hands and keys

    def _go(self, route: Route, _checked: bool = False) -> None:
        self.go.emit(route)

    def _on_wanted(self) -> None:
        self.list.wanted = self.filters.wanted
        self.list.load()
        self.list.verticalScrollBar().setValue(0)

    def _on_current(self) -> None:
        thing = self.list.thing
        if self.side_is_seen and isinstance(thing, Moment):
            self._read(thing)

    def _on_opened(self, thing: object) -> None:
        """It is read beside; by a key, the keyboard goes to what can be done with it."""
        if not isinstance(thing, Moment):
            return
        self._read(thing)
        self.reading.be_empty(False)
        self.side_asked.emit(True)
        # the sheet says what it has; what is still read is said when it is there
        self._says_read = not self.reading.told()
        first = self.reading.first_focus()
        if self.list.by_key and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _read_other(self, moment_id: int) -> None:
        """Another moment of the same day, in the list or not."""
        if not self.list.choose(lambda one: isinstance(one, Moment) and one.id == moment_id):
            self.desk.ask(moments.get(moment_id), self._on_other, self._on_unread)

    def _on_other(self, moment: Moment | None) -> None:
        if moment is not None:
            self._read(moment)

    def _on_more(self) -> None:
        moment = self.reading.moment
        target = target_of(moment)
        if moment is None or target is None:
            return
        button = self.reading.more
        at = button.mapToGlobal(QPoint(0, 0))
        delete = partial(self.list.delete_asked.emit, moment)
        show_menu(self.list, target, at, {"delete": delete, "open": self._on_change})

    def _on_change(self) -> None:
        if self.reading.moment is not None:
            self.go.emit(ToMoment(id=self.reading.moment.id))

    def _on_answered(self, day: date, answer: bool) -> None:
        before = self.strip.rows[day].one.answer
        self._say(day, answer, partial(self._on_said, before))

    def _say(
        self, day: date, answer: bool | None, then: Callable[[CheckIn], None] | None = None
    ) -> None:
        self._saves.ask(day, check_ins.say(day, answer, self.around.clock()), then)

    def _on_said(self, before: bool | None, kept: CheckIn) -> None:
        """The day is one line now, where it stood; the keyboard is on its circle."""
        self.strip.settle(kept.day)
        self._fit()
        name = f"{weekday(kept.day, self.words)} {day_and_month(kept.day, self.words)}"
        text = f"{name}: {told_answer(kept.day, kept.confirmed, self.words)}"
        undo = partial(self._say, kept.day, before)
        self.notice.emit(Notice(text, self.words("Undo"), undo))

    def _on_not_saved(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def _on_add(self, day: date) -> None:
        self.go.emit(ToMoment(day=day))

    def _on_extras(self, day: date) -> None:
        self.go.emit(ToCheckIn(day=day))
