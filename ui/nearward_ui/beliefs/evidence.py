"""What is kept for a story and against it: written here, or found on worksheets; searched."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.beliefs import BOTH, NEW, OLD, BeliefEvidence
from nearward.domain.text.letters import spread, words_of
from nearward.i18n import N_
from nearward_ui.beliefs.evidence_form import EvidenceForm
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    Panel,
    Prose,
    SmallHeading,
    Soft,
    SubHeading,
    TextField,
)
from nearward_ui.pages import to_thing

#: which story it fits, as it is headed
SIDES = (
    (NEW, N_("Against the old story")),
    (OLD, N_("For the old story")),
    (BOTH, N_("Fits both")),
)
#: of fewer than these none is searched for
MANY = 6


class EvidenceRow(QWidget):
    """One piece: the day, the words, where it was found, and what can be done with it."""

    changed = Signal(object, bool)
    change_asked = Signal(object)
    remove_asked = Signal(object)
    go = Signal(object)

    def __init__(self, one: BeliefEvidence, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.one = one
        text = " ".join(one.text.split())
        day = short_day(one.day, around.today, words)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(4), 0, look.px(4))
        box.setSpacing(look.px(2))
        box.addWidget(Soft(day))
        self.said = Prose(one.text)
        box.addWidget(self.said)
        if one.how_i_discount_it:
            box.addWidget(Soft(words("How I talk it down: {text}", text=one.how_i_discount_it)))
        ways = WrappingRow(look, 14)
        self.on_card = Tick(words("On the pocket card"))
        self.on_card.setAccessibleName(words("On the pocket card: {text}", text=text))
        self.on_card.setChecked(one.on_card)
        self.on_card.toggled.connect(partial(self.changed.emit, one))
        ways.addWidget(self.on_card)
        acts = [(words("Change"), partial(self.change_asked.emit, one))]
        for kind, number in self._found_in():
            label = words("From a moment") if kind == "moment" else words("From a worksheet")
            label = words("From an entry") if kind == "entry" else label
            acts.append((label, partial(self.go.emit, to_thing(kind, number))))
        acts.append((words("Remove"), partial(self.remove_asked.emit, one)))
        for label, act in acts:
            button = LinkButton(label, tone="quiet")
            button.setAccessibleName(words("{name}: {thing}", name=label, thing=text))
            button.clicked.connect(lambda _on=False, act=act: act())
            ways.addWidget(button)
        box.addLayout(ways)

    def _found_in(self) -> list[tuple[str, int]]:
        one = self.one
        found = (
            ("worksheet", one.worksheet_id),
            ("moment", one.moment_id),
            ("entry", one.entry_id),
        )
        return [(kind, number) for kind, number in found if number]


class Evidence(Panel):
    """`given` carries what is to be kept, `remove_asked` what goes to the trash."""

    given = Signal(object)
    remove_asked = Signal(object)
    go = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._belief = 0
        self._kept: list[BeliefEvidence] = []
        self.rows: list[EvidenceRow] = []
        self.form = EvidenceForm(around)
        self.form.given.connect(self.given)
        self.form.done.connect(self._on_done)
        name = words("Search what is kept")
        self.search = TextField(name, name)
        self.search.given.connect(self._show)
        self.nothing = Soft(words("Nothing is kept with these words."))
        self._lists: dict[str, tuple[QWidget, QVBoxLayout]] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(10))
        box.addWidget(SubHeading(words("Evidence that is kept")))
        said = words("What fits the old story belongs here too, or it is no honest record.")
        box.addWidget(Soft(said))
        box.addWidget(self.form)
        box.addWidget(self.search)
        box.addWidget(self.nothing)
        for side, label in SIDES:
            # what stands under a heading is heard behind it
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(SmallHeading(words(label)))
            box.addWidget(part)
            self._lists[side] = (part, column)

    def show_kept(self, belief_id: int, kept: list[BeliefEvidence]) -> None:
        """All that is kept for a story, newest first; what is being written stays."""
        if belief_id != self._belief:
            self._belief = belief_id
            self.search.clear()
            self.form.begin(belief_id)
        self._kept = kept
        self._show()

    def flush(self) -> None:
        """Give on what is being written."""
        self.form.flush()

    def _show(self, _text: str = "") -> None:
        for row in self.rows:
            row.setParent(None)
            row.deleteLater()
        self.rows = []
        wanted = words_of(self.search.text())
        writing = self.form.id
        listed = [one for one in self._kept if one.id != writing]
        found = [one for one in listed if all(word in spread(one.text) for word in wanted)]
        for side, (part, column) in self._lists.items():
            mine = [one for one in found if _side(one) == side]
            part.setVisible(bool(mine))
            for one in mine:
                row = EvidenceRow(one, self._around)
                row.changed.connect(self._on_card)
                row.change_asked.connect(self._on_change)
                row.remove_asked.connect(self.remove_asked)
                row.go.connect(self.go)
                column.addWidget(row)
                self.rows.append(row)
        self.search.setVisible(len(self._kept) >= MANY or bool(wanted))
        self.nothing.setVisible(bool(wanted) and not found)

    def _on_card(self, one: BeliefEvidence, on: bool) -> None:
        self.given.emit(replace(one, on_card=on))

    def _on_change(self, one: BeliefEvidence) -> None:
        self.form.begin(self._belief, one)
        self._show()
        self.form.text.setFocus()

    def _on_done(self) -> None:
        self.form.begin(self._belief)
        self._show()


def _side(one: BeliefEvidence) -> str:
    return one.fits if one.fits in (NEW, OLD) else BOTH
