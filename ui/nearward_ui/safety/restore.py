"""Restoring before a diary is open: what backups lie beside it, and what opens the one chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from nearward.domain.file.outcomes import Backup
from nearward.i18n import Translator
from nearward.session.ask.backups import listed
from nearward_ui.kit.heard import say_places
from nearward_ui.kit.sizes import told_size
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    MainButton,
    QuietButton,
    Soft,
    Tiny,
    TroublePanel,
)
from nearward_ui.safety.backup_text import told_time
from nearward_ui.safety.before_page import BeforePage
from nearward_ui.safety.offered import OfferedBackup
from nearward_ui.unlock.unlock_secret import UnlockSecret


class RestorePage(BeforePage):
    """`restore_asked` carries the backup's file, the passphrase and the raw key of a recovery sheet
    (one of the two); `copy_asked` the file.

    `file_asked` asks for a backup that lies elsewhere, `salvage_asked` for what can be read of the
    diary itself.
    """

    restore_asked = Signal(object, str, object)
    copy_asked = Signal(object)
    file_asked = Signal()
    salvage_asked = Signal()

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__(words, look)
        self._chosen: list[Path] = []
        self.choices: list[QRadioButton] = []
        self.group = QButtonGroup(self)
        self.other = LinkButton(words("A backup somewhere else…"), flush="start")
        self.other.clicked.connect(self.file_asked)
        self.salvage = LinkButton(
            words("No backup is new enough? Save what can be read…"),
            flush="start",
        )
        self.salvage.clicked.connect(self.salvage_asked)
        self.secret = UnlockSecret(
            words,
            look,
            words("Passphrase of the backup"),
            words("Please type the passphrase of this backup."),
        )
        self.secret.given.connect(self._on_restore)
        self.secret.complained.connect(self.say)
        self.field = self.secret.field
        self.button = MainButton(words("Restore it"))
        self.button.clicked.connect(self._on_restore)
        self.copy = QuietButton(words("Open as a copy"))
        self.copy.clicked.connect(self._on_copy)
        self.nothing = Soft(
            words("There is no backup beside this diary. You can choose one somewhere else.")
        )
        self.folder = Tiny()
        self.frame = TroublePanel(look)
        self.message = self.frame.text
        self._build()

    def show_diary(self, diary: Path, folder: Path) -> None:
        """List what lies beside a diary."""
        self.name.setText(str(diary.absolute()))
        self._list(listed(diary, folder))
        self.folder.setText(self.words("Backups are kept in {folder}", folder=folder.absolute()))
        self.wipe()
        self.say("")

    def add(self, path: Path) -> None:
        """A backup that lies elsewhere, chosen."""
        self._choice(path, str(path.absolute()), checked=True)
        self.nothing.hide()
        self.secret.entry.setFocus()

    def say(self, text: str) -> None:
        """A message above the buttons; empty takes it away."""
        self.frame.say(text)

    def working(self, on: bool) -> None:
        """While a backup is looked through the fields rest."""
        ways = (self.copy, self.other, self.back, self.salvage)
        for widget in (self.secret, self.button, *ways, *self.choices):
            widget.setEnabled(not on)
        self.button.setText(self.words("Restoring…") if on else self.words("Restore it"))

    def wipe(self) -> None:
        """No typed letter stays in the fields."""
        self.secret.wipe()

    def _build(self) -> None:
        words, look = self.words, self._look
        about = words(
            "The backup takes the place of the diary. The present file is moved aside, never"
            " deleted. Opened as a copy, a backup can be read and nothing is replaced."
        )
        box = self.lay_out(words("Restore a backup"), about)
        panel, inside = self.panel()
        inside.addWidget(self.folder)
        inside.addWidget(self.nothing)
        self.list = QVBoxLayout()
        self.list.setSpacing(look.px(2))
        inside.addLayout(self.list)
        inside.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(look.px(6))
        inside.addWidget(self.secret)
        inside.addWidget(self.frame)
        inside.addLayout(self.at_the_end(self.copy, self.button))
        box.addWidget(panel)
        box.addWidget(self.salvage, 0, Qt.AlignmentFlag.AlignLeft)

    def _list(self, found: list[Backup]) -> None:
        for choice in self.choices:
            self.group.removeButton(choice)
            choice.hide()
            choice.deleteLater()
        self.choices, self._chosen = [], []
        for n, backup in enumerate(found):
            told = [told_time(backup.at, self.words), told_size(backup.size, self.words)]
            if backup.by_hand:
                told.append(self.words("made by hand"))
            self._choice(backup.path, " · ".join(told), checked=n == 0)
        say_places(self.choices, self.words)
        self.nothing.setVisible(not found)
        self._ready()

    def _choice(self, path: Path, told: str, *, checked: bool) -> None:
        choice = OfferedBackup(told)
        self.group.addButton(choice, len(self._chosen))
        self._chosen.append(path)
        self.choices.append(choice)
        self.list.addWidget(choice)
        choice.setChecked(checked)
        self._ready()

    def _ready(self) -> None:
        for widget in (self.secret, self.button, self.copy):
            widget.setEnabled(bool(self._chosen))

    def _picked(self) -> Path | None:
        number = self.group.checkedId()
        return self._chosen[number] if 0 <= number < len(self._chosen) else None

    def _on_restore(self) -> None:
        path = self._picked()
        if path is None:
            return
        taken = self.secret.take()
        if taken is not None:
            self.restore_asked.emit(path, *taken)

    def _on_copy(self) -> None:
        path = self._picked()
        if path is not None:
            self.copy_asked.emit(path)
