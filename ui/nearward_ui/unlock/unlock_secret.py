"""What opens a file: a passphrase, or in its place the key of a recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Ask, LinkButton, Tiny
from nearward_ui.unlock.passphrase_field import SEVERAL_LINES, PassphraseField

if TYPE_CHECKING:
    from nearward.i18n import Translator
    from nearward_ui.unlock.key_field import KeyField


class UnlockSecret(QWidget):
    """Asks for a passphrase; a quiet button asks for the recovery key instead.

    `given`: Return was pressed. `complained` carries what is in the way, in words; empty when
    nothing is any more.
    """

    given = Signal()
    complained = Signal(str)

    def __init__(self, words: Translator, look: Theme, name: str, missing: str) -> None:
        """`name`: whose passphrase it is; `missing` is said when nothing was typed."""
        super().__init__()
        self.words = words
        self._name, self._missing = name, missing
        self.label = Ask(name)
        self.field = PassphraseField(name)
        self.field.returnPressed.connect(self.given)
        self.field.caps.connect(self._on_caps)
        self.field.several_lines.connect(self._on_several_lines)
        self.other = LinkButton("", flush="end")
        self.other.clicked.connect(self._on_other)
        self.caps_hint = Tiny(words("Caps Lock seems to be on."))
        self.key_count = Tiny()
        #: made when it is first wanted
        self.key_field: KeyField | None = None
        self.by_key = False
        top = QHBoxLayout()
        top.addWidget(self.label, 1)
        top.addWidget(self.other)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(8))
        self._box.addLayout(top)
        self._box.addWidget(self.field)
        self._box.addWidget(self.caps_hint)
        self._box.addWidget(self.key_count)
        self._show()

    @property
    def entry(self) -> QWidget:
        """The field that is to be filled."""
        return self.key_field if self.by_key and self.key_field is not None else self.field

    def ask_key(self, on: bool) -> None:
        """Ask for the key of the recovery sheet, or for the passphrase again."""
        if on and self.key_field is None:
            self._make_key_field()
        self.by_key = on
        self._show()
        self.complained.emit("")
        self.entry.setFocus()

    def take(self) -> tuple[str, bytearray | None] | None:
        """The passphrase, or the raw key, which who takes it wipes; None: it is not complete."""
        if self.by_key:
            key = self._key()
            return None if key is None else ("", key)
        if not self.field.text():
            self._complain(self._missing)
            return None
        return self.field.text(), None

    def again(self) -> None:
        """It was not the right one: typing replaces a passphrase, a key is corrected."""
        if not self.by_key:
            self.field.selectAll()
        self.entry.setFocus()

    def wipe(self) -> None:
        """No typed letter stays."""
        self.field.clear()
        if self.key_field is not None:
            self.key_field.wipe()
        self.by_key = False
        self._show()

    def _key(self) -> bytearray | None:
        from nearward.domain.file import recovery_key
        from nearward.domain.trouble import Trouble

        text = self.key_field.text() if self.key_field is not None else ""
        if not recovery_key.count(text):
            self._complain(self.words("Please type the four lines of the recovery sheet."))
            return None
        try:
            return recovery_key.read(text)
        except Trouble as trouble:
            self._complain(trouble.say(self.words))
            return None

    def _make_key_field(self) -> None:
        from nearward_ui.unlock.key_field import KeyField

        self.key_field = KeyField(self.words("Key on the recovery sheet"))
        self.key_field.complete.connect(self.given)
        self.key_field.textChanged.connect(self._on_key)
        self._box.insertWidget(2, self.key_field)
        self._on_key()

    def _show(self) -> None:
        words, on = self.words, self.by_key
        self.label.setText(words("Key on the recovery sheet") if on else self._name)
        self.other.setText(words("Use the passphrase") if on else words("Use the recovery sheet"))
        self.field.setVisible(not on)
        self.caps_hint.hide()
        self.key_count.setVisible(on)
        if self.key_field is not None:
            self.key_field.setVisible(on)

    def _complain(self, text: str) -> None:
        self.complained.emit(text)
        self.entry.setFocus()

    def _on_other(self) -> None:
        self.ask_key(not self.by_key)

    def _on_key(self) -> None:
        if self.key_field is not None:
            there, wanted = self.key_field.count
            text = self.words.plural(
                "{there} of {n} letter. Spaces do not matter.",
                "{there} of {n} letters. Spaces do not matter.",
                wanted,
                there=there,
            )
            self.key_count.setText(text)

    def _on_caps(self, on: bool) -> None:
        self.caps_hint.setVisible(on and not self.by_key)

    def _on_several_lines(self) -> None:
        self._complain(self.words(SEVERAL_LINES))
