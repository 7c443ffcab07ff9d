"""One backup in a list, with what can be done with it; a restore is asked once more in the row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.i18n import Translator
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    MainButton,
    Panel,
    Prose,
    QuietButton,
    Soft,
    SubHeading,
    Tiny,
)


class BackupRow(Panel):
    """`restore_asked` and `copy_asked` carry the backup's file."""

    restore_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(
        self,
        path: Path,
        when: str,
        told: str,
        words: Translator,
        look: Theme,
        *,
        usable: bool = True,
    ) -> None:
        super().__init__()
        self.path = path
        self.restore = LinkButton(words("Restore"), flush="end")
        self.restore.setAccessibleName(words("Restore {when}", when=when))
        self.restore.clicked.connect(self._on_restore)
        self.copy = LinkButton(words("Open as a copy"))
        self.copy.setAccessibleName(words("Open as a copy: {when}", when=when))
        self.copy.clicked.connect(self._on_copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 12)))
        box.setSpacing(look.px(4))
        box.addWidget(SubHeading(when))
        row = WrappingRow(look, 8)
        row.add_text(Soft(told))
        row.addWidget(self.copy)
        row.addWidget(self.restore)
        box.addLayout(row)
        self.where = Tiny(str(path))
        box.addWidget(self.where)
        self.sure = self._make_sure(words, look)
        self.sure.hide()
        box.addWidget(self.sure)
        self.restore.setVisible(usable)
        self.copy.setVisible(usable)

    def _make_sure(self, words: Translator, look: Theme) -> QWidget:
        sure = QWidget()
        self.yes = MainButton(words("Restore it"))
        self.yes.clicked.connect(self._on_yes)
        self.no = QuietButton(words("Not now"))
        self.no.clicked.connect(self._on_no)
        ask = words(
            "Today's diary is moved aside, not deleted. Then the window locks, and the"
            " passphrase opens the restored one."
        )
        row = WrappingRow(look, 10)
        sure.setLayout(row)
        row.add_text(Prose(ask))
        row.addWidget(self.no)
        row.addWidget(self.yes)
        return sure

    def _on_restore(self) -> None:
        self.sure.show()
        self.yes.setFocus()

    def _on_no(self) -> None:
        self.sure.hide()
        self.restore.setFocus()

    def _on_yes(self) -> None:
        self.restore_asked.emit(self.path)

    def _on_copy(self) -> None:
        self.copy_asked.emit(self.path)
