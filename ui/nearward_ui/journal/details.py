"""What belongs to an entry beside its words: when it was, star, mood, tags, how long it is, and the
way to its earlier versions. Folded away until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nearward.domain.day import settle
from nearward.domain.model import Entry
from nearward.domain.text.text_length import letters_in, words_in
from nearward_ui.journal.star_and_mood import StarAndMood
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import too_early, was_moved
from nearward_ui.kit.inputs.date_edit import DateEdit
from nearward_ui.kit.widgets.basic import LinkButton, Panel, QuietButton, Tiny


class Details(Panel):
    """The panel under the day of an entry.

    `moved` carries the date and time that were given; `closed` says that it folded away by itself.
    """

    moved = Signal(object)
    closed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._words = words
        self.date_edit = DateEdit(words("Date and time"), around)
        self.keep = QuietButton(words("Use this date"))
        self.keep.clicked.connect(self._on_keep)
        self.note = Tiny()
        self.beside = StarAndMood(around)
        self.lengths = Tiny("", wrap=False)
        self.versions = LinkButton(words("Earlier versions"), tone="quiet", flush="start")
        self.pictures = LinkButton(words("Add pictures…"), tone="quiet", flush="start")
        row = QHBoxLayout()
        row.addWidget(self.date_edit)
        row.addWidget(self.keep)
        row.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.versions)
        below.addSpacing(look.px(16))
        below.addWidget(self.pictures)
        below.addStretch(1)
        below.addWidget(self.lengths)
        box = QVBoxLayout(self)
        box.addLayout(row)
        box.addWidget(self.note)
        box.addSpacing(look.px(6))
        box.addWidget(self.beside)
        box.addSpacing(look.px(4))
        box.addLayout(below)
        self.note.hide()
        self.hide()

    def ask(self, entry: Entry) -> None:
        """Unfold, with the keyboard at the date."""
        fits = self.date_edit.show_local(entry.at)
        self.date_edit.setEnabled(fits)
        self.keep.setEnabled(fits)
        self._say_note("" if fits else too_early(self._words))
        self._count(entry)
        self.show()
        self.date_edit.setFocus()

    def _on_keep(self) -> None:
        at, moved = settle(self.date_edit.local)
        self.moved.emit(at)
        self._say_note(was_moved(at, self._words) if moved else "")
        if not moved:
            self.hide()
            self.closed.emit()

    def _say_note(self, text: str) -> None:
        """A word on the date; empty takes it away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _count(self, entry: Entry) -> None:
        """Say how long the text is."""
        many = self._words.plural
        count = words_in(entry.text)
        said = many("{n} word", "{n} words", count)
        letters = many("{n} character", "{n} characters", letters_in(entry.text))
        self.lengths.setText(f"{said} · {letters}")
