"""What an import would bring, or has brought, in words."""

from __future__ import annotations

from array import array
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.domain.cards import NamedArrival
from nearward.exchange.formats import table
from nearward.exchange.formats.own import OWN
from nearward.i18n import Translator
from nearward.session.jobs.import_report import Imported, Notes
from nearward_ui.exchange.whole import EveryEntry, EveryNote, WholeList
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import locale, long_day
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Panel, Prose, Soft, SubHeading, Tiny

#: so many places are named of one reason
MOST_PLACES = 40


class ReportPanel(Panel):
    """Counts, days, time, and what does not fit with its reasons."""

    #: carries the id of an entry that shall be opened
    opened = Signal(int)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        look = around.look
        self._around = around
        self.words = around.words
        self._look = look
        self.title = SubHeading()
        self.count = Prose()
        self.days = Prose()
        self.times = Soft()
        self.reasons: list[str] = []
        self.each_buttons: list[LinkButton] = []
        self.lists: list[WholeList] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (22, 16, 22, 20)))
        box.setSpacing(look.px(6))
        for label in (self.title, self.count, self.days, self.times):
            box.addWidget(label)
        self._below = QVBoxLayout()
        self._below.setSpacing(look.px(4))
        box.addLayout(self._below)
        self.hide()

    @property
    def said(self) -> str:
        """Title and count, to be announced."""
        return f"{self.title.text()}: {self.count.text()}"

    def show_look(self, seen: Imported) -> None:
        """What would be brought in."""
        self.title.setText(self.words("What would be imported"))
        self._fill(seen)

    def show_done(self, done: Imported) -> None:
        """What was brought in."""
        self.title.setText(self.words("What was imported"))
        self._fill(done)

    def _fill(self, seen: Imported) -> None:
        words = self.words
        parts = [_things(seen, words)]
        if seen.pictures:
            parts.append(words.plural("{n} picture", "{n} pictures", seen.pictures))
        if seen.newer:
            parts.append(words.plural("{n} has newer words", "{n} have newer words", seen.newer))
        if seen.differing:
            parts.append(
                words.plural(
                    "{n} changed on both sides", "{n} changed on both sides", seen.differing
                )
            )
        if seen.already:
            parts.append(
                words.plural("{n} is already there", "{n} are already there", seen.already)
            )
        if seen.left_out:
            parts.append(words.plural("{n} is left out", "{n} are left out", seen.left_out))
        self.count.setText(" · ".join(parts))
        self.days.setVisible(seen.first is not None)
        if seen.first is not None and seen.last is not None:
            first, last = (long_day(day, words) for day in (seen.first, seen.last))
            self.days.setText(
                words.plural(
                    "{n} day, {first}",
                    "{n} days, from {first} to {last}",
                    len(seen.days),
                    first=first,
                    last=last,
                )
            )
        self.times.setText(words(table.named(seen.form).times))
        self.times.setVisible(bool(seen.kept))
        self._show_reasons(seen)
        self.show()

    def show_entries(self, newer: list[NamedArrival], differing: list[NamedArrival]) -> None:
        """Name the entries that other words came to, above the reasons. Each can be opened."""
        words = self.words
        self.lists = []
        above = 0
        beside = words("What you changed here stays. The other text is kept as an earlier version.")
        for title, about, entries in (
            (words("Changed on both sides"), beside, differing),
            (words("Newer words"), words("The earlier text is kept as a version."), newer),
        ):
            if entries:
                made = EveryEntry(title, self._around, entries)
                made.chosen.connect(self.opened)
                self.lists.append(made)
                for widget in (Ask(title), Soft(about), made):
                    self._below.insertWidget(above, widget)
                    above += 1

    def _show_reasons(self, seen: Imported) -> None:
        while (item := self._below.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.reasons, self.each_buttons, self.lists = [], [], []
        for left_out, title in (
            (True, self.words("Left out, and why")),
            (False, self.words("Changed on the way in")),
        ):
            reasons = [each for each in seen.notes.reasons if each.is_left_out == left_out]
            if reasons:
                self._below.addSpacing(self._look.px(8))
                self._below.addWidget(Ask(title))
            for reason in reasons:
                self._add(seen.notes, seen.notes.of(reason))

    def _times(self, reason: str, times: int, *, alike: bool) -> str:
        """A sentence and how often it holds."""
        values = {"reason": reason, "count": locale(self.words).toString(times)}
        if alike:
            return self.words.plural(
                "{reason} ({count} time or similar)",
                "{reason} ({count} times or similar)",
                times,
                **values,
            )
        return self.words.plural(
            "{reason} ({count} time)", "{reason} ({count} times)", times, **values
        )

    def _add(self, notes: Notes, at: array[int]) -> None:
        """A sentence, where it holds, and a way to all of it where it is long."""
        words, first = self.words, notes[at[0]]
        said = reason = words(first.text, **first.values)
        if len(at) > 1:
            alike = any(notes[each].values != first.values for each in at[:MOST_PLACES])
            said = self._times(reason, len(at), alike=alike)
        self.reasons.append(said)
        self._below.addWidget(Prose(said))
        more = len(at) - MOST_PLACES
        named = " · ".join(notes[each].place for each in at[:MOST_PLACES])
        if more > 0:
            named += " · " + words.plural("and {n} more", "and {n} more", more)
        self._below.addWidget(Tiny(named))
        if len(at) > 1:
            button = LinkButton(words("Show each of them"), flush="start")
            button.clicked.connect(partial(self._show_each, button, said, notes, at))
            self._below.addWidget(button)
            self.each_buttons.append(button)

    def _show_each(self, button: LinkButton, said: str, notes: Notes, at: array[int]) -> None:
        whole = EveryNote(said, self._around, notes, at)
        self._below.insertWidget(self._below.indexOf(button), whole)
        button.hide()
        whole.setFocus()
        self.lists.append(whole)


def _things(seen: Imported, words: Translator) -> str:
    if seen.form == OWN:
        return words.plural("{n} item of a diary", "{n} items of a diary", seen.kept)
    return words.plural("{n} entry", "{n} entries", seen.kept)
