"""Beneath it: five things that distance may protect, and whether each fits one time of one's own.

What is said becomes a note in the journal. Nothing is counted, and nothing comes out of it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.learn.beneath import PLACE, Beneath
from nearward.learn.note import ASKED, note_of
from nearward.session.ask.forms import beneath
from nearward.session.autosave import Autosave
from nearward.session.operation import Operation, all_of, in_turn
from nearward.worksheets import vocabulary
from nearward.worksheets.form.model import Gate
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learn.gate_card import GateCard
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import (
    Ask,
    Foot,
    Heading,
    MainButton,
    Prose,
    Scroll,
    Soft,
    TextArea,
)
from nearward_ui.learn.beneath.rows import LensRow
from nearward_ui.routes import GoBack, Route, ToJournal

GATE = Gate(
    text=N_(
        "These are questions about what you may be guarding, and one is about being hurt early in"
        " life. You can leave out any of them, today or altogether."
    ),
    yes=N_("Go on"),
    not_now=N_("Not now"),
)


class BeneathPage(Page):
    """What is said is kept as a draft until it is a note."""

    measure = Measure.FORMS
    behind = GoBack()
    shows = ("own_term", "draft")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._opened = self._loading = False
        #: while a note is being made of it: that note, once it is there
        self._making: list[Entry] | None = None
        self._policy = Autosave()
        self._saves = SaveQueue(around.desk, self)
        self._saves.failed.connect(self._on_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        self.gate = GateCard(GATE, around)
        self.gate.opened.connect(self._on_opened)
        self.gate.passed.connect(self.go_back)
        self.rows: list[LensRow] = []
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(self.look.px(12))
        self.text = TextArea(words("In your own words"), 3)
        self.text.textChanged.connect(self._on_changed)
        self.why = WhyLink(around, "page:beneath")
        self.make_button = MainButton(words("Keep it as a note"))
        self.make_button.clicked.connect(self._on_make)
        self._lay_out()
        self._make_rows()
        self._show_gate()

    @property
    def value(self) -> Beneath:
        """What was said."""
        said = {row.code: row.said.value for row in self.rows if row.said.value}
        # a word that is hidden now keeps what was said of it
        return Beneath({**self._others, **said}, self.text.text())

    def enter(self, _route: Route | None = None) -> None:
        self._show_gate()
        self.desk.ask(beneath.kept(), self._on_read, self._on_trouble, lane=PLACE)

    def refresh(self, changed: KindsChanged) -> None:
        """Where the words to choose from are others, what was said of them stays."""
        if "own_term" in changed.kinds:
            value = self.value
            self._make_rows()
            self._show_value(value)
        self.desk.ask(beneath.kept(), self._on_kept, self._on_trouble, lane=PLACE)

    def leave(self) -> None:
        self._keep()

    def unsaved(self) -> Operation[object] | None:
        waiting, making = self._saves.unsaved(), self._making
        newest = beneath.keep(self.value) if self._policy.dirty else None

        def last() -> Operation[object]:
            # asked after the note itself: what became one is no draft any more
            still = None if making else waiting
            return all_of(part for part in (still, newest) if part is not None)

        return None if waiting is None and newest is None else in_turn(last)

    def first_focus(self) -> QWidget | None:
        if not self.gate.isHidden():
            return self.gate.yes
        first = self.rows[0].said.chips if self.rows else ()
        return next(iter(first), self.text)

    # what is shown

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        head = QHBoxLayout()
        head.addWidget(Heading(words("Beneath it")), 1)
        head.addWidget(self.why)
        box.addLayout(head)
        self.back = BackButton(self)
        self.back.stand_in(box)
        box.addWidget(self.gate)
        self.full = QWidget()
        inner = QVBoxLayout(self.full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(12))
        intro = words(
            "Think of one time when you pulled away. What might it have been protecting? There may"
            " be several reasons, or one that is not here."
        )
        inner.addWidget(Prose(intro))
        right = words(
            "If someone frightens you, going was right. You need not ask yourself any of this."
        )
        inner.addWidget(Soft(right))
        inner.addLayout(self._rows_box)
        inner.addWidget(stacked(Ask(words("In your own words"), words("optional")), self.text))
        box.addWidget(self.full)
        box.addStretch(1)
        self.foot = foot = Foot(look)
        self.frame(foot.row, 10, 10)
        foot.row.addWidget(self.make_button)
        foot.row.add_text(Soft(words("Nothing is counted, and it stays in your journal.")))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content, foot))

    def _make_rows(self) -> None:
        for row in self.rows:
            row.hide()
            self._rows_box.removeWidget(row)
            row.deleteLater()
        shown = (term for term in vocabulary.terms("lens", self.words) if not term.hidden)
        self.rows = [LensRow(term, self.around) for term in shown]
        self._others: dict[str, str] = {}
        for row in self.rows:
            row.changed.connect(self._on_changed)
            self._rows_box.addWidget(row)

    def _show_gate(self) -> None:
        is_open = self._opened or self.value.is_begun
        self.gate.setHidden(is_open)
        for widget in (self.full, self.foot):
            if widget is not None:
                widget.setVisible(is_open)
        self.make_button.setEnabled(self.value.is_begun)

    def _show_value(self, value: Beneath) -> None:
        self._loading = True
        for row in self.rows:
            row.said.set_value(value.said.get(row.code))
        self._others = _left(value.said, (row.code for row in self.rows))
        if self.text.text() != value.text:
            self.text.set_text(value.text)
        self._loading = False
        self._show_gate()

    # answers of the desk, hands and keys

    def _on_kept(self, value: Beneath) -> None:
        """What is being said here stays."""
        if not self._policy.dirty and not self._saves.waits(PLACE) and value != self.value:
            self._show_value(value)

    def _on_read(self, value: Beneath) -> None:
        """The keyboard stays where it is by now, unless that was the gate, and it is open."""
        was_closed = not self.gate.isHidden()
        self._on_kept(value)
        focus = self.first_focus()
        if focus is not None and was_closed:
            focus.setFocus()

    def _on_opened(self) -> None:
        self._opened = True
        self._show_gate()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _on_changed(self) -> None:
        if self._loading:
            return
        now = time.monotonic()
        self._policy.touched(now)
        self._timer.start(round((self._policy.due_in(now) or 0) * 1000))
        self.make_button.setEnabled(self.value.is_begun)

    def _keep(self) -> None:
        self._timer.stop()
        if self._policy.dirty:
            self._policy.kept()
            self._saves.ask(PLACE, beneath.keep(self.value))

    def _on_make(self) -> None:
        value, words = self.value, self.words
        if not value.is_begun or self._making is not None:
            return
        self._keep()
        entry = Entry(
            at=self.around.clock(),
            day=self.around.today,
            title=words("Beneath it"),
            text=note_of(value, words),
            prompt=words(ASKED),
        )
        made: list[Entry] = []
        self._making, note = made, beneath.make_note(entry)
        make = in_turn(lambda: note, made.append)
        self.desk.ask(make, partial(self._on_made, value), self._on_not_made)

    def _on_made(self, said: Beneath, entry: Entry) -> None:
        self._making = None
        self._opened = False
        if self.value == said:
            # a save of the draft that still waits would bring it back
            self._saves.forget(PLACE)
            self._show_value(Beneath())
        self.go.emit(ToJournal(id=entry.id))

    def _on_not_made(self, trouble: Trouble) -> None:
        self._making = None
        self._on_trouble(trouble)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))


def _left(said: dict[str, str], shown: Iterable[str]) -> dict[str, str]:
    """What was said of words that are not shown."""
    there = set(shown)
    return {code: answer for code, answer in said.items() if code not in there}
