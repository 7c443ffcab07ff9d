"""A sheet that is being made, as its form will be; nothing that is answered here is kept."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.own_sheets import OwnSheet
from nearward.domain.trouble import Trouble
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.own.reading import sheet_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Soft, TroublePanel
from nearward_ui.worksheets.steps import Group, each_group

#: milliseconds of one turn
TURN_MS = 30


class FormPreview(QWidget):
    """All its steps under each other."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self._shown: Sheet | None = None
        self._answers: dict[str, Any] = {}
        self.groups: list[Group] = []
        self._coming: Iterator[Group] = iter(())
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._go_on)
        words = around.words
        self.about = Soft(words("So it will look. What you try out here is not kept."))
        self.nothing = Soft(words("There is no question yet."))
        self.trouble = TroublePanel(around.look)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(around.look.px(14))
        for widget in (self.about, self.nothing, self.trouble):
            self._box.addWidget(widget)

    def show_sheet(self, own: OwnSheet) -> None:
        """Show it; what was tried out stays while it asks the same."""
        found, said = None, ""
        try:
            found = sheet_of(own.code, own.definition)
        except Trouble as trouble:
            said = trouble.say(self._around.words)
        self.trouble.say(said)
        self.about.setVisible(found is not None)
        self.nothing.setVisible(found is None and not said)
        if found != self._shown:
            self._make(found)

    def _make(self, sheet: Sheet | None) -> None:
        self._turns.stop()
        for group in self.groups:
            group.hide()
            group.deleteLater()
        self._shown, self._answers, self.groups = sheet, {}, []
        if sheet is not None:
            self._coming = each_group(sheet, self._around, finished=False)
            self._turns.start()
            self._go_on()

    def _go_on(self) -> None:
        """A few steps at a time: many together would hold up the window."""
        began = monotonic()
        while (monotonic() - began) * 1000 < TURN_MS:
            group = next(self._coming, None)
            if group is None:
                self._turns.stop()
                return
            self.groups.append(group)
            self._box.addWidget(group)
            group.show()
            group.follow(self._answers)
            for panel in group.panels:
                panel.put.connect(self._on_put)
                panel.only_try()

    def _on_put(self, answers: dict[str, Any]) -> None:
        self._answers |= answers
        for group in self.groups:
            group.follow(self._answers)
