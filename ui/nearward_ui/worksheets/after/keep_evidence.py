"""What was written on a finished worksheet can be kept as evidence for an old story, or against it.

The person chooses each piece, the story, and which story it fits.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nearward.domain.beliefs import BOTH, NEW, OLD, Belief, BeliefEvidence
from nearward.domain.model import Worksheet
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.session.ask.forms import beliefs
from nearward.session.ask.forms.beliefs import ToKeep
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.kept_words import Piece, pieces
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Prose, Soft
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.routes import Route, ToBelief

#: which story a piece fits: on its button, and once it is kept
SIDES = (
    (NEW, N_("Against the old story"), N_("Kept against the old story")),
    (OLD, N_("For the old story"), N_("Kept for the old story")),
    (BOTH, N_("Fits both"), N_("Kept, fits both")),
)
#: letters of a story on its chip
FEW = 40


class PieceRow(QWidget):
    """A piece with its ways. `wanted`: it is to be kept, and which story it fits; `opened`: the
    story is asked for."""

    wanted = Signal(object, str)
    opened = Signal()

    def __init__(self, piece: Piece, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.piece, self._words = piece, words
        self.said = Prose(piece.text)
        self.ways: dict[str, QPushButton] = {}
        row = WrappingRow(look, 14)
        for side, label, _ in SIDES:
            button = LinkButton(words(label), tone="quiet", flush="start")
            name = words("{name}: {thing}", name=words(label), thing=" ".join(piece.text.split()))
            button.setAccessibleName(name)
            button.clicked.connect(lambda _on=False, side=side: self.wanted.emit(piece, side))
            self.ways[side] = button
            row.addWidget(button)
        self.kept = LinkButton("", tone="quiet", flush="start")
        self.kept.clicked.connect(self.opened)
        row.addWidget(self.kept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(4), 0, look.px(4))
        box.setSpacing(look.px(2))
        box.addWidget(Soft(words(piece.label)))
        box.addWidget(self.said)
        box.addLayout(row)
        self.show_kept("")

    def show_kept(self, side: str) -> None:
        """Which story it is kept for; "" while it is not."""
        label = next((kept for code, _, kept in SIDES if code == side), "")
        text = self._words(label) if label else ""
        self.kept.setText(text)
        self.kept.setAccessibleName(
            self._words("{name}: {thing}", name=text, thing=" ".join(self.piece.text.split()))
        )
        had_focus = any(button.hasFocus() for button in self.ways.values())
        self.kept.setVisible(bool(side))
        for button in self.ways.values():
            button.setVisible(not side)
        if side and had_focus:
            self.kept.setFocus()


class KeepEvidence(QWidget):
    """Folded until it is asked for. `go` leads to a story, `notice` carries a Notice."""

    go = Signal(object)
    notice = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._worksheet: Worksheet | None = None
        self._found = ToKeep([], [])
        self.rows: list[PieceRow] = []
        self.chips: Chips | None = None
        self.fold = Fold(words("Keep something of it as evidence"), words)
        self.fold.turned.connect(self._on_turned)
        self.none = LinkButton(words("No old story is kept yet. Begin with one."), flush="start")
        self.none.clicked.connect(lambda: self.go.emit(Route("beliefs")))
        self.hint = Soft(words("For what happened, so that a witness could agree."))
        self.inside = QWidget()
        # what is made later is heard where it stands
        stories, listed = QWidget(), QWidget()
        self._stories, self._list = QVBoxLayout(stories), QVBoxLayout(listed)
        for part in (self._stories, self._list):
            part.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.px(4))
        inner = QVBoxLayout(self.inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(8))
        inner.addWidget(self.none)
        inner.addWidget(stories)
        inner.addWidget(self.hint)
        inner.addWidget(listed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(self.fold)
        box.addWidget(self.inside)
        self.of(None, None)

    @property
    def story(self) -> Belief | None:
        """The one that it is kept for."""
        wanted = self.chips.value if self.chips is not None else ""
        return next((one for one in self._found.stories if str(one.id) == wanted), None)

    def of(self, sheet: Sheet | None, worksheet: Worksheet | None) -> None:
        """Offer the pieces of a worksheet; None: there is none."""
        is_other = (
            worksheet is None or self._worksheet is None or worksheet.id != self._worksheet.id
        )
        self._worksheet = worksheet
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        found = pieces(sheet, worksheet.answers) if sheet is not None and worksheet else []
        for piece in found:
            row = PieceRow(piece, self._around)
            row.wanted.connect(self._on_wanted)
            row.opened.connect(self._on_opened)
            self._list.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(found))
        if is_other:
            self.fold.turn(False)
            self._show_stories(ToKeep([], []))
        self.inside.setVisible(self.fold.is_open)
        self.refresh()

    def refresh(self) -> None:
        """What is kept may have changed."""
        if self._worksheet is not None and self.fold.is_open:
            ask = beliefs.to_keep(self._worksheet.id)
            self._around.desk.ask(ask, self._on_read, self._on_trouble, lane="to-keep")

    def _on_read(self, found: ToKeep) -> None:
        if self._worksheet is None:
            return
        if found.stories != self._found.stories or self.chips is None:
            self._show_stories(found)
        self._found = found
        self.none.setVisible(not found.stories)
        self.hint.setVisible(bool(found.stories))
        for row in self.rows:
            row.setVisible(bool(found.stories))
        self._mark()

    def _show_stories(self, found: ToKeep) -> None:
        """The story that the worksheet is on is chosen, or the only one."""
        chosen = self.story.id if self.story is not None else 0
        while (item := self._stories.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = None
        if not found.stories:
            return
        words = self._around.words
        asked = words("Which old story")
        options = [(str(one.id), _short(one.text or one.new_story)) for one in found.stories]
        self.chips = Chips(asked, options, around=self._around)
        of = self._worksheet.belief_id if self._worksheet is not None else None
        ids = [one.id for one in found.stories]
        first = next((one for one in (chosen, of) if one in ids), ids[0] if len(ids) == 1 else None)
        self.chips.set_value(None if first is None else str(first))
        self.chips.changed.connect(self._mark)
        self._stories.addWidget(stacked(Ask(asked), self.chips))

    def _mark(self) -> None:
        """Say which pieces are kept for the story that is chosen."""
        story = self.story
        kept = {
            " ".join(one.text.split()): one.fits
            for one in self._found.kept
            if story is not None and one.belief_id == story.id
        }
        for row in self.rows:
            row.show_kept(kept.get(" ".join(row.piece.text.split()), ""))

    def _on_turned(self, on: bool) -> None:
        self.inside.setVisible(on)
        self.refresh()

    def _on_wanted(self, piece: Piece, side: str) -> None:
        sheet, story, words = self._worksheet, self.story, self._around.words
        if story is None:
            self.notice.emit(Notice(words("Choose an old story first.")))
            if self.chips is not None:
                self.chips.take_focus()
            return
        if sheet is None:
            return
        day = piece.day or sheet.day
        at = sheet.at
        if day != at.date():
            at = at.replace(year=day.year, month=day.month, day=day.day)
        one = BeliefEvidence(at=at, day=day, belief_id=story.id, text=piece.text, fits=side)
        one = replace(one, worksheet_id=sheet.id)
        self._around.desk.ask(beliefs.keep(one), partial(self._on_kept, side), self._on_trouble)

    def _on_kept(self, side: str, kept: BeliefEvidence | None) -> None:
        words = self._around.words
        if kept is None:
            said = words("This belief is no longer in the diary, so nothing was kept for it.")
            self.notice.emit(Notice(said))
        else:
            announce(self, next(words(said) for code, _, said in SIDES if code == side))
        self.refresh()

    def _on_opened(self) -> None:
        if self.story is not None:
            self.go.emit(ToBelief(id=self.story.id))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self._around.words), lasting=True))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= FEW else f"{text[: FEW - 1].rstrip()}…"
