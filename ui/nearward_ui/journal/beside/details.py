"""Details: what belongs to an entry beside its words, and what stands on its day.

It is the side of the journal: beside the page where there is room, else over it when it is asked.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward.domain.cards import Card
from nearward.domain.day import settle
from nearward.domain.model import Entry
from nearward.domain.text.text_length import letters_in, words_in
from nearward.session.ask.journal import details as asked
from nearward.session.ask.journal.details import Beside
from nearward_ui.journal.beside.entry_thumbs import EntryThumbs
from nearward_ui.journal.beside.star_and_mood import RING, WIDE, StarAndMood
from nearward_ui.journal.beside.thing_button import ThingButton
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, full_date, short_day, too_early, was_moved
from nearward_ui.kit.inputs.date_edit import DateEdit
from nearward_ui.kit.layouts.side import Side
from nearward_ui.kit.lists.told_days import told_day
from nearward_ui.kit.widgets.basic import LinkButton, QuietButton, SmallHeading, Tiny

#: pixels of the drawing: how wide the names of the rows are, and where words begin behind them
NAMES, INSIDE = 80, 8


class Details(Side):
    """`moved` carries the date and time that were given, `opened` a Card.

    `changed` says that star or mood are others; `versions_asked` leads to the earlier ones.
    """

    moved = Signal(object)
    changed = Signal()
    opened = Signal(object)
    versions_asked = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__(around, around.words("Details"))
        self._around, self._words = around, around.words
        self._entry: Entry | None = None
        self._is_seen = False
        self.marks = StarAndMood(around, self)
        self.marks.star.clicked.connect(self.changed)
        self.marks.mood.changed.connect(self.changed)
        self._make_date()
        self.lengths = QLabel()
        self.lengths.setProperty("role", "prose")
        self._make_rows()
        self.thumbs = EntryThumbs(around)
        words = self._words
        self.pictures = self._section(words("Pictures"), self.thumbs)
        self.thumbs.some.connect(self.pictures.setVisible)
        self.moments = self._section(words("Moments that day"))
        self.years = self._section(words("On this day"))
        self.versions = self._section(words("Earlier versions"))
        self.box.addStretch(1)

    def first_focus(self) -> QWidget | None:
        return self.change

    def show_entry(self, entry: Entry) -> None:
        """Show what belongs to an entry."""
        self._entry = entry
        self.marks.show_entry(entry)
        self._show_date(entry)
        self.thumbs.show_entry(entry.id)
        self.read()

    def be_seen(self, on: bool) -> None:
        """It is in sight now, or not: what is not seen is not read."""
        self._is_seen = on
        self.thumbs.be_seen(on)
        self.read()

    def read(self) -> None:
        """Read again what stands beside the entry."""
        entry = self._entry
        if entry is None or not self._is_seen:
            return
        self.count(entry)
        ask = asked.beside(entry.id, entry.day)
        self._around.desk.ask(ask, partial(self._on_beside, entry), lane="journal-details")

    def kept(self, entry: Entry) -> None:
        """The entry was saved as it stands."""
        self._entry = entry
        self.read()

    def ask_date(self) -> None:
        """Unfold the field of the date, with the keyboard in it."""
        entry = self._entry
        if entry is None:
            return
        fits = self.date_edit.show_local(entry.at)
        self.date_edit.setEnabled(fits)
        self.keep.setEnabled(fits)
        self._say_note("" if fits else too_early(self._words))
        self.dating.show()
        self.date_edit.setFocus()

    # the rows

    def _make_date(self) -> None:
        words = self._words
        self.when = QLabel()
        self.when.setProperty("role", "prose")
        self.change = LinkButton(words("Change"), flush="end")
        self.change.setAccessibleName(words("Change the date and time"))
        self.change.clicked.connect(self._on_change)
        self.date_edit = DateEdit(words("Date and time"), self._around)
        self.keep = QuietButton(words("Use this date"))
        self.keep.clicked.connect(self._on_keep)
        self.note = Tiny()
        self.note.hide()
        self.dating = QWidget()
        box = QVBoxLayout(self.dating)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.date_edit)
        box.addWidget(self.note)
        box.addWidget(self.keep)
        self.dating.hide()

    def _make_rows(self) -> None:
        words, look = self._words, self._around.look
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, look.px(NAMES))
        grid.setColumnStretch(1, 1)
        dated = QHBoxLayout()
        dated.addWidget(self.when, 1)
        dated.addWidget(self.change)
        # words of a button begin so far inside it, and a ring: all of them stand in line
        inside = look.px(INSIDE)
        dated.setContentsMargins(inside, 0, 0, 0)
        rings, starred, long = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        rings.setContentsMargins(inside - look.px((WIDE - RING) / 2), 0, 0, 0)
        rings.addWidget(self.marks.mood)
        starred.addWidget(self.marks.star)
        starred.addStretch(1)
        long.setContentsMargins(inside, 0, 0, 0)
        long.addWidget(self.lengths)
        rows = (
            (words("Written"), dated),
            (words("Mood"), rings),
            (words("Star"), starred),
            (words("Length"), long),
        )
        place = 0
        for name, value in rows:
            label = QLabel(name)
            label.setProperty("role", "soft")
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(value, place, 1)
            grid.setRowMinimumHeight(place, look.target)
            place += 1
            if name == words("Written"):
                grid.addWidget(self.dating, place, 0, 1, 2)
                place += 1
        self.box.addLayout(grid)

    def _section(self, title: str, *parts: QWidget) -> Section:
        section = Section(title, self._around, parts)
        section.hide()
        self.box.addWidget(section)
        return section

    def _show_date(self, entry: Entry) -> None:
        words = self._words
        clock = clock_time(entry.at, words)
        self.when.setText(f"{full_date(entry.at.date(), words)}, {clock}")
        self.dating.hide()

    def _on_change(self) -> None:
        if self.dating.isHidden():
            self.ask_date()
        else:
            self.dating.hide()

    def _on_keep(self) -> None:
        at, moved = settle(self.date_edit.local)
        self.moved.emit(at)
        self._say_note(was_moved(at, self._words) if moved else "")
        if moved:
            self.dating.show()
        else:
            self.dating.hide()
            self.change.setFocus()

    def _say_note(self, text: str) -> None:
        """A word on the date; empty takes it away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def count(self, entry: Entry) -> None:
        """Say how long the text is."""
        many = self._words.plural
        count = words_in(entry.text)
        self.lengths.setText(many("{n} word", "{n} words", count))
        letters = many("{n} character", "{n} characters", letters_in(entry.text))
        self.lengths.setToolTip(letters)
        self.lengths.setAccessibleDescription(letters)

    # what stands beside it

    def _on_beside(self, entry: Entry, found: Beside) -> None:
        now = self._entry
        if now is None or (now.id, now.day) != (entry.id, entry.day):
            return
        around, words = self._around, self._words
        look, today = around.look, around.today
        moments: list[QWidget] = []
        for card in found.moments:
            told = told_day(card, around, today)
            moments.append(self._thing(card, told.title, told.soft, mark=told.mark))
        years: list[QWidget] = []
        for card in found.years:
            told = told_day(card, around, today)
            date = full_date(card.day, words)
            opening = str(card.detail.get("opening") or told.title)
            title = card.title if card.kind == "entry" and card.title != opening else ""
            soft = f"{date} · {title}" if title else date
            read = card.kind == "entry"
            years.append(self._thing(card, opening if read else told.title, soft, read=read))
        self.moments.fill(moments)
        self.years.fill(years)
        self.versions.fill([self._version(at, look.target) for at in found.versions])

    def _thing(
        self, card: Card, title: str, soft: str, *, mark: str = "", read: bool = False
    ) -> ThingButton:
        button = ThingButton(title, soft, self._around.look, mark=mark, read=read)
        button.clicked.connect(partial(self.opened.emit, card))
        return button

    def _version(self, at: datetime, high: int) -> QWidget:
        words, here = self._words, at.astimezone()
        said = f"{short_day(here.date(), self._around.today, words)}, {clock_time(here, words)}"
        row = QWidget()
        row.setMinimumHeight(high)
        label = QLabel(said)
        label.setProperty("role", "prose")
        compare = LinkButton(words("Compare"), flush="end")
        compare.setAccessibleName(words("{when}: compare", when=said))
        compare.clicked.connect(self.versions_asked)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        line.addWidget(compare)
        return row


class Section(QWidget):
    """A part under its own heading and a line; out of sight while it holds nothing."""

    def __init__(self, title: str, around: PageContext, parts: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        look = around.look
        rule = QFrame()
        rule.setProperty("role", "rule")
        self.heading = SmallHeading(title)
        self.heading.setProperty("tone", "side")
        self.parts: list[QWidget] = list(parts)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, look.px(4), 0, 0)
        self._box.setSpacing(look.px(4))
        self._box.addWidget(rule)
        self._box.addSpacing(look.px(12))
        for widget in (self.heading, *parts):
            self._box.addWidget(widget)

    def fill(self, parts: list[QWidget]) -> None:
        """These in place of those before."""
        for old in self.parts:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.parts = parts
        for part in parts:
            self._box.addWidget(part)
        self.setVisible(bool(parts))
