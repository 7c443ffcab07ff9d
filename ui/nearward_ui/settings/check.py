"""A row of the settings that reads all of the diary and says whether it is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from nearward.session.ask import file_care
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Ask, LinkButton, QuietButton, Tiny, TroublePanel

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Finding
    from nearward.domain.trouble import Trouble


class Check(QWidget):
    """`salvage_asked`: something is damaged, and what can be read of it shall be saved."""

    salvage_asked = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.words, self._desk = words, around.desk
        self.said = Tiny()
        self.button = QuietButton(words("Check now"))
        self.button.clicked.connect(self._on_check)
        self.frame = TroublePanel(look)
        self.salvage = LinkButton(words("Save what can be read…"), flush="start")
        self.salvage.clicked.connect(self.salvage_asked)
        self.frame.add_way(self.salvage)
        text = QVBoxLayout()
        text.setSpacing(look.px(2))
        text.addWidget(Ask(words("Check the file")))
        text.addWidget(self.said)
        row = QHBoxLayout()
        row.addLayout(text, 1)
        row.addWidget(self.button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addLayout(row)
        box.addWidget(self.frame)
        self.rest()

    def rest(self) -> None:
        """Say what it is for."""
        self._end(self.words("Reads the whole diary and says whether it is in order."))
        self.frame.say("")

    def _on_check(self) -> None:
        self.button.setEnabled(False)
        self.said.setText(self.words("Reading all of it…"))
        self.frame.say("")
        self._desk.ask(file_care.check(), self._on_found, self._on_trouble, idle=True)

    def _on_found(self, findings: list[Finding]) -> None:
        if not isValid(self):
            return  # it was made anew for another text size
        words = self.words
        if not findings:
            self._end(words("All of it was just read, and it is in order."))
            return
        self._end(words("All of it was just read. Something is wrong:"))
        self.frame.say("\n".join(found.say(words) for found in findings), way=True)

    def _on_trouble(self, trouble: Trouble) -> None:
        if isValid(self):
            self._end(self.words("It could not be read to the end:"))
            self.frame.say(trouble.say(self.words), way=True)

    def _end(self, text: str) -> None:
        self.button.setEnabled(True)
        self.said.setText(text)
