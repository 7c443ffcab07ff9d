"""The lock page: one field, one button, quiet ways out. And the page that makes a diary."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward_ui.kit.look import Look
from nearward_ui.kit.plain import (
    Ask,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    Scroll,
    Soft,
    TextField,
    Tiny,
)
from nearward_ui.passphrase import PassphraseField

if TYPE_CHECKING:
    from nearward.words import Words

SHORTEST = 10


class _Centred(QWidget):
    """One column in the middle, at most `width` drawing pixels wide at the text size in force."""

    def __init__(self, look: Look, width: int, gap: int) -> None:
        super().__init__()
        self._look = look
        self._width = width
        self._column = QWidget()
        self.box = QVBoxLayout(self._column)
        self.box.setContentsMargins(0, look.px(24), 0, look.px(24))
        self.box.setSpacing(look.px(gap))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._column, 100)
        row.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._column.setMaximumWidth(self._look.px(self._width))


def _title(text: str) -> QLabel:
    title = QLabel(text)
    title.setProperty("role", "title")
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return title


def _line(text: str) -> Soft:
    line = Soft(text)
    line.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return line


class LockPage(QWidget):
    """Asks for the passphrase of one diary.

    `open_asked` carries the passphrase; `other_asked` and `new_asked` ask for the other ways.
    """

    open_asked = Signal(str)
    other_asked = Signal()
    new_asked = Signal()

    def __init__(self, words: Words, look: Look) -> None:
        super().__init__()
        self.words = words
        self._look = look
        self.field = PassphraseField(words("Passphrase"))
        self.field.returnPressed.connect(self._ask)
        self.field.caps.connect(self._on_caps)
        self.field.several_lines.connect(self._on_several_lines)
        self.show_button = LinkButton(words("Show"))
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._on_show)
        self.caps_hint = Tiny(words("Caps Lock seems to be on."))
        self.caps_hint.hide()
        self.message = Prose()
        self.message.setAccessibleName(words("Message"))
        self.message_frame = Panel("trouble")
        box = QVBoxLayout(self.message_frame)
        box.addWidget(self.message)
        self.message_frame.hide()
        self.name = Tiny()
        self.then_hint = Tiny()
        self.then_hint.hide()
        self._note = Soft()
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note.hide()
        self.button = MainButton(words("Open diary"))
        self.button.clicked.connect(self._ask)
        self.other = LinkButton(words("Another diary"), tone="quiet")
        self.other.clicked.connect(self.other_asked)
        self.new = LinkButton(words("Make a new diary"), tone="quiet")
        self.new.clicked.connect(self.new_asked)
        self._build()

    def show_diary(self, path: Path | None) -> None:
        """Name the file that will be opened (its name, not its folder)."""
        self.name.setText("" if path is None else path.name)
        self.button.setEnabled(path is not None)
        self.field.setEnabled(path is not None)

    def say(self, text: str) -> None:
        """A message under the field; empty takes it away."""
        self.message.setText(text)
        self.message_frame.setVisible(bool(text))

    def will_show(self, text: str) -> None:
        """Where the unlock lands, when it is not the journal."""
        self.then_hint.setText(text)
        self.then_hint.setVisible(bool(text))

    def note(self, text: str) -> None:
        """A quiet sentence that stays (the passphrase of the demonstration)."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def opening(self, on: bool) -> None:
        """While the key is made: the fields rest and the button says so."""
        self.field.setEnabled(not on)
        self.button.setEnabled(not on)
        self.other.setEnabled(not on)
        self.new.setEnabled(not on)
        self.button.setText(self.words("Opening…") if on else self.words("Open diary"))
        if on:
            self.say("")
        else:
            self.field.setFocus()

    def wipe(self) -> None:
        """No typed letter stays in the field."""
        self.field.clear()
        self.show_button.setChecked(False)
        self.caps_hint.hide()

    def _build(self) -> None:
        look, words = self._look, self.words
        panel = Panel()
        box = QVBoxLayout(panel)
        box.setContentsMargins(look.px(26), look.px(24), look.px(26), look.px(24))
        box.setSpacing(look.px(8))
        top = QHBoxLayout()
        top.addWidget(Ask(words("Passphrase")))
        top.addStretch(1)
        top.addWidget(self.show_button)
        foot = QHBoxLayout()
        foot.addWidget(self.name, 1)
        foot.addWidget(self.button)
        box.addLayout(top)
        box.addWidget(self.field)
        box.addWidget(self.caps_hint)
        box.addWidget(self.message_frame)
        box.addSpacing(look.px(6))
        box.addLayout(foot)
        box.addWidget(self.then_hint)
        box.addWidget(self._note)
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(self.other)
        ways.addWidget(Tiny("·", wrap=False))
        ways.addWidget(self.new)
        ways.addStretch(1)
        page = _Centred(look, 420, 16)
        page.box.addStretch(1)
        page.box.addWidget(_title("Nearward"))
        page.box.addWidget(_line(words("A private diary. It stays on this computer.")))
        page.box.addWidget(panel)
        page.box.addLayout(ways)
        page.box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(page))
        order = (self.field, self.show_button, self.button, self.other, self.new)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _ask(self) -> None:
        if not self.field.isEnabled():
            return
        if not self.field.text():
            self.say(self.words("Please type the passphrase of this diary."))
            self.field.setFocus()
            return
        self.open_asked.emit(self.field.text())

    def _on_show(self, on: bool) -> None:
        mode = PassphraseField.EchoMode.Normal if on else PassphraseField.EchoMode.Password
        self.field.setEchoMode(mode)
        self.show_button.setText(self.words("Hide") if on else self.words("Show"))

    def _on_caps(self, on: bool) -> None:
        self.caps_hint.setVisible(on)

    def _on_several_lines(self) -> None:
        self.say(
            self.words(
                "What you copied has several lines; a passphrase has one. Nothing was pasted."
            )
        )


class CreatePage(QWidget):
    """Makes a diary: a passphrase twice, and where the file shall be.

    `make_asked` carries (path, passphrase); `place_asked` asks for another place.
    """

    make_asked = Signal(object, str)
    place_asked = Signal()
    back_asked = Signal()

    def __init__(self, words: Words, look: Look, place: Path) -> None:
        super().__init__()
        self.words = words
        self._look = look
        self._place = place
        self.first = PassphraseField(words("Passphrase"))
        self.again = PassphraseField(words("The same once more"))
        self.first.caps.connect(self._on_caps)
        self.again.caps.connect(self._on_caps)
        self.caps_hint = Tiny(words("Caps Lock seems to be on."))
        self.caps_hint.hide()
        self.place = TextField(words("Where the file is kept"))
        self.place.setText(str(place))
        self.place_button = LinkButton(words("Choose…"))
        self.place_button.clicked.connect(self.place_asked)
        self.message = Prose()
        self.message_frame = Panel("trouble")
        QVBoxLayout(self.message_frame).addWidget(self.message)
        self.message_frame.hide()
        self.button = MainButton(words("Make the diary"))
        self.button.clicked.connect(self._ask)
        self.back = LinkButton(words("Open a diary that exists"), tone="quiet")
        self.back.clicked.connect(self.back_asked)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._ask)
        self.place.returnPressed.connect(self._ask)
        self._build()

    def say(self, text: str) -> None:
        """A message above the button; empty takes it away."""
        self.message.setText(text)
        self.message_frame.setVisible(bool(text))

    def set_place(self, path: Path) -> None:
        """Another place for the file."""
        self.place.setText(str(path))

    def making(self, on: bool) -> None:
        """While the diary is made the fields rest."""
        for widget in (self.first, self.again, self.place, self.place_button, self.button):
            widget.setEnabled(not on)
        self.button.setText(self.words("Making it…") if on else self.words("Make the diary"))

    def wipe(self) -> None:
        """No typed letter stays in the fields."""
        self.first.clear()
        self.again.clear()

    def _build(self) -> None:
        look, words = self._look, self.words
        panel = Panel()
        box = QVBoxLayout(panel)
        box.setContentsMargins(look.px(26), look.px(22), look.px(26), look.px(22))
        box.setSpacing(look.px(7))
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.place_button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        box.addWidget(Ask(words("Passphrase")))
        box.addWidget(self.first)
        hint = words("Several words that belong together only for you are strong and easy to keep.")
        box.addWidget(Tiny(hint))
        box.addSpacing(look.px(4))
        box.addWidget(Ask(words("The same once more")))
        box.addWidget(self.again)
        box.addWidget(self.caps_hint)
        box.addSpacing(look.px(4))
        box.addWidget(Ask(words("Where the file is kept")))
        box.addLayout(row)
        box.addWidget(self.message_frame)
        lost = words(
            "Nobody can open the diary without this passphrase, and nobody can give it back to"
            " you. Please keep it in a safe place before you write."
        )
        box.addWidget(Soft(lost))
        box.addLayout(foot)
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(self.back)
        ways.addStretch(1)
        page = _Centred(look, 540, 14)
        page.box.addStretch(1)
        page.box.addWidget(_title(words("Make your diary")))
        line = words("One encrypted file on this computer. No account; nothing is sent anywhere.")
        page.box.addWidget(_line(line))
        page.box.addWidget(panel)
        page.box.addLayout(ways)
        page.box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(page))
        order = (self.first, self.again, self.place, self.place_button, self.button, self.back)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _ask(self) -> None:
        words = self.words
        if len(self.first.text()) < SHORTEST:
            self.say(words("Please take at least {n} characters.", n=SHORTEST))
            self.first.setFocus()
        elif self.first.text() != self.again.text():
            self.say(words("The two are not the same. Please type them again."))
            self.again.setFocus()
        elif not self.place.text().strip():
            self.say(words("Please say where the file shall be kept."))
            self.place.setFocus()
        else:
            self.say("")
            # the home of someone who is not known stays a name
            place = os.path.expanduser(self.place.text().strip())  # noqa: PTH111
            self.make_asked.emit(Path(place), self.first.text())

    def _on_caps(self, on: bool) -> None:
        self.caps_hint.setVisible(on)
