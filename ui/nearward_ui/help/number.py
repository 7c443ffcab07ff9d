"""The emergency number: entered by the person, kept in the diary, and in clear only if wished."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward.session.ask import drafts
from nearward.session.ask import help as helping
from nearward_ui.help.told import NumberCard
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import Ask, LinkButton, MainButton, Panel, Soft, TextField, Tiny

#: where what was typed is kept
DRAFT = "help:number"
#: letters of a number at most
LONGEST = 40
#: what a number that can be dialled is made of
DIALLED = frozenset("0123456789 +-()/.,*#")


class EmergencyNumber(QWidget):
    """The card, or the fields to change it. `changed` carries the number that holds now; `begun`
    the fields, once they are shown."""

    changed = Signal(str)
    notice = Signal(object)
    begun = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._number = ""
        #: whether what was begun is on the disk
        self.is_drafted = False
        self._saves = SaveQueue(around.desk, self)
        self._saves.failed.connect(self._on_trouble)
        self.card = NumberCard(words, look)
        self.change_button = LinkButton(words("Change"), flush="end")
        self.change_button.setAccessibleName(words("Emergency number: change"))
        self.change_button.clicked.connect(self._on_begin)
        self.card.right.addWidget(self.change_button)
        self.enter_button = LinkButton(words("Enter an emergency number"), flush="start")
        self.enter_button.clicked.connect(self._on_begin)
        self.field = TextField(words("Emergency number"))
        self.field.setMaxLength(LONGEST)
        self.field.given.connect(self._on_typed)
        self.field.returnPressed.connect(self.save)
        self.letters = Tiny(words("There are letters in it. Please check that it can be dialled."))
        self.in_clear = Tick(words("Show it before the diary is open"))
        self.save_button = MainButton(words("Save"))
        self.save_button.clicked.connect(self.save)
        self.leave_button = LinkButton(words("Cancel"), tone="quiet")
        self.leave_button.clicked.connect(self.give_up)
        self.form = Panel()
        self._lay_out()
        self.show_number("")

    def show_number(self, number: str) -> None:
        """The number that the diary holds."""
        self._number = number
        words = self._around.words
        shown = words("Shown before unlock, as you chose.")
        hidden = words("Seen only here, in the open diary.")
        is_shown = self._around.settings.emergency_number == number
        self.card.show_number(number, shown if is_shown else hidden)
        is_open = self.form.isVisibleTo(self)
        self.card.setVisible(bool(number) and not is_open)
        self.enter_button.setVisible(not number and not is_open)

    @property
    def is_in_clear(self) -> bool:
        """Whether the lock page can show it."""
        return bool(self._around.settings.emergency_number)

    @property
    def draft(self) -> dict[str, Any] | None:
        """What was typed and is not saved."""
        typed, ticked = self.field.text(), self.in_clear.isChecked()
        is_same = typed == self._number and ticked == self.is_in_clear
        if not self.form.isVisibleTo(self) or is_same:
            return None
        return {"number": typed, "in_clear": ticked}

    def begin(self, draft: dict[str, Any] | None = None) -> None:
        """Change it, or enter one; or go on with what was typed before a lock."""
        wanted = draft or {}
        typed = str(wanted.get("number", self._number))
        self.field.setText(typed)
        self.in_clear.setChecked(wanted.get("in_clear", self.is_in_clear) is True)
        self._on_typed(typed)
        self.form.show()
        self.card.hide()
        self.enter_button.hide()
        self.field.setFocus()
        self.field.selectAll()
        self.begun.emit(self.form)

    def give_up(self) -> None:
        """Back to the card; what was typed can be brought back."""
        draft, words = self.draft, self._around.words
        self.end()
        self._around.desk.ask(drafts.keep(DRAFT, None))
        self.is_drafted = False
        if draft is not None:
            back = partial(self.begin, draft)
            self.notice.emit(Notice(words("It was not saved."), words("Undo"), back))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisibleTo(self):
            self.give_up()
        else:
            super().keyPressEvent(event)

    def end(self) -> None:
        """Back to the card."""
        self.form.hide()
        self.show_number(self._number)
        (self.change_button if self._number else self.enter_button).setFocus()

    def save(self) -> None:
        """Keep the number as it was typed, without what cannot be seen; an empty one is none."""
        typed = "".join(sign if sign.isprintable() else " " for sign in self.field.text())
        number = " ".join(typed.split())
        keep = helping.save_number(number, draft=DRAFT)
        self._saves.ask("number", keep, partial(self._on_saved, number, self.in_clear.isChecked()))

    def _lay_out(self) -> None:
        words, look = self._around.words, self._around.look
        hint = words("The one for where you live. Nearward cannot know it, and calls nobody.")
        clear = words("Then it stands unencrypted beside the program's settings.")
        foot = WrappingRow(look, 10)
        foot.addWidget(self.save_button)
        foot.addWidget(self.leave_button)
        inner = QVBoxLayout(self.form)
        inner.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        inner.setSpacing(look.px(8))
        inner.addWidget(stacked(Ask(words("Emergency number")), self.field))
        inner.addWidget(self.letters)
        inner.addWidget(Soft(hint))
        inner.addWidget(self.in_clear)
        inner.addWidget(Tiny(clear))
        inner.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        box.addWidget(self.form)
        box.addWidget(self.enter_button)
        self.form.hide()

    def _on_begin(self) -> None:
        self.begin()

    def _on_typed(self, text: str) -> None:
        self.letters.setVisible(not DIALLED.issuperset(text))

    def _on_saved(self, number: str, in_clear: bool, _answer: object) -> None:
        self._around.settings.change("emergency_number", number if in_clear else "")
        self._number = number
        self.is_drafted = False
        self.end()
        self.changed.emit(number)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self._around.words), lasting=True))
