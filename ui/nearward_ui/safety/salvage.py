"""Saving what can be read of a damaged diary: where to, with what key, how far, what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from nearward.i18n import Translator
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import (
    Ask,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    QuietButton,
    Soft,
    SubHeading,
    TroublePanel,
)
from nearward_ui.safety.before_page import BeforePage
from nearward_ui.unlock.unlock_secret import UnlockSecret

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Salvaged

#: the steps
ASK, WORK, DONE = "ask", "work", "done"


class SalvagePage(BeforePage):
    """One step after the other. `start_asked` carries the new file, the passphrase, the raw key.

    `place_asked` asks for another place of the new file, `stop_asked` to stop the work;
    `open_asked` carries the new diary. While it works, Esc stops it.
    """

    start_asked = Signal(object, str, object)
    place_asked = Signal()
    stop_asked = Signal()
    open_asked = Signal(object)

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__(words, look)
        self.new = Path()
        self.step = ASK
        self.place = Prose()
        self.other = LinkButton(words("Another place…"), flush="end")
        self.other.clicked.connect(self.place_asked)
        self.secret = UnlockSecret(
            words,
            look,
            words("Passphrase of this diary"),
            words("Please type the passphrase of this diary."),
        )
        self.secret.given.connect(self._on_start)
        self.secret.complained.connect(self.say)
        self.frame = TroublePanel(look)
        self.message = self.frame.text
        self.button = MainButton(words("Save what can be read"))
        self.button.clicked.connect(self._on_start)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words("Progress"))
        self.far = Soft()
        self.stop = QuietButton(words("Stop"))
        self.stop.clicked.connect(self._on_stop)
        self.open = MainButton(words("Open the new diary"))
        self.open.clicked.connect(self._on_open)
        self.lines: list[Prose] = []
        self._build()

    def show_diary(self, diary: Path, new: Path) -> None:
        """Ask where the new diary of this one shall be, and for its passphrase."""
        self.name.setText(diary.name)
        self.set_place(new)
        self.wipe()
        self._show(ASK)
        self.say("")

    def set_place(self, new: Path) -> None:
        """Where the new diary is going to be."""
        self.new = new
        self.place.setText(
            self.words("{name}, in the folder {folder}", name=new.name, folder=new.parent)
        )

    def say(self, text: str, *, good: bool = False) -> None:
        """A message above the button; empty takes it away. `good`: nothing is in the way."""
        self.frame.say(text, good=good)

    def work(self) -> None:
        """It has begun."""
        self.say("")
        self.wipe()
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self.far.setText(self.words("Looking at the file…"))
        self.stop.setText(self.words("Stop"))
        self.stop.setEnabled(True)
        self._show(WORK)
        self.stop.setFocus()

    def show_progress(self, page: int, pages: int) -> None:
        """How far it is."""
        self.bar.setRange(0, pages)
        self.bar.setValue(page)
        if self.stop.isEnabled():
            self.far.setText(self.words("Page {n} of {all}", n=page, all=pages))

    def ask_again(self, text: str, *, good: bool = False) -> None:
        """It could not be, or was stopped (`good`): say so and ask once more."""
        self._show(ASK)
        self.say(text, good=good)
        self.secret.again()

    def show_done(self, done: Salvaged) -> None:
        """What was kept, and what could not be read."""
        from nearward.domain.file import salvage_text

        words = self.words
        lost = salvage_text.problems(done, words)
        self._tell(self._kept, salvage_text.kept(done, words))
        if not lost:
            self._tell(self._kept, words(salvage_text.ALL_READ))
        self._tell(self._kept, words("The damaged file was not changed. Please keep it."))
        for text in lost:
            self._tell(self._lost, text)
        self.made.setText(words("Made: {path}", path=self.new.name))
        self._show(DONE)
        self._lost_panel.setVisible(bool(lost))
        self.open.setFocus()

    def wipe(self) -> None:
        """No typed letter stays in the fields, and nothing of what was found."""
        self.secret.wipe()
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []

    def escape(self) -> None:
        if self.step == WORK:
            self._on_stop()
        else:
            super().escape()

    def _build(self) -> None:
        words = self.words
        about = words(
            "Everything that can still be read is saved in a new diary. It opens with the same"
            " passphrase and recovery sheet. The damaged file stays as it is."
        )
        box = self.lay_out(words("Save what can be read"), about)
        self._steps = {ASK: self._ask_panel(), WORK: self._work_panel(), DONE: self._done_panel()}
        for panel in self._steps.values():
            box.addWidget(panel)
        box.addWidget(self._lost_panel)
        self._show(ASK)

    def _ask_panel(self) -> Panel:
        look = self._look
        panel, inside = self.panel()
        inside.addWidget(Ask(self.words("The new diary")))
        line = WrappingRow(look, 8)
        line.add_text(self.place)
        line.addWidget(self.other)
        inside.addLayout(line)
        inside.addSpacing(look.px(6))
        inside.addWidget(self.secret)
        inside.addWidget(self.frame)
        inside.addLayout(self.at_the_end(self.button))
        return panel

    def _work_panel(self) -> Panel:
        panel, inside = self.panel()
        inside.addWidget(SubHeading(self.words("Reading page after page…")))
        inside.addWidget(self.bar)
        inside.addWidget(self.far)
        inside.addLayout(self.at_the_end(self.stop))
        return panel

    def _done_panel(self) -> Panel:
        panel, inside = self.panel()
        self.made = SubHeading()
        inside.addWidget(self.made)
        self._kept = self._column(inside)
        inside.addLayout(self.at_the_end(self.open))
        self._lost_panel, below = self.panel()
        below.addWidget(SubHeading(self.words("What could not be read")))
        self._lost = self._column(below)
        return panel

    def _column(self, inside: QVBoxLayout) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._look.px(6))
        inside.addLayout(column)
        return column

    def _tell(self, column: QVBoxLayout, text: str) -> None:
        line = Prose(text)
        self.lines.append(line)
        column.addWidget(line)

    def _show(self, step: str) -> None:
        self.step = step
        for name, panel in self._steps.items():
            panel.setVisible(name == step)
        self._lost_panel.setVisible(step == DONE)
        self.back.setEnabled(step != WORK)

    def _on_start(self) -> None:
        taken = self.secret.take()
        if taken is not None:
            self.start_asked.emit(self.new, *taken)

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.far.setText(self.words("Stopping…"))
        self.stop_asked.emit()

    def _on_open(self) -> None:
        self.open_asked.emit(self.new)
