"""The ways to the sheets that a person makes, under those that can be begun."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.own_sheets import OwnSheet
from nearward.session.ask.sheets import own_sheets
from nearward.worksheets import catalogue
from nearward.worksheets.own.reading import UNNAMED
from nearward.worksheets.own.words import title_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import LinkButton, TroublePanel
from nearward_ui.routes import ToOwnSheet

#: letters of a name on a button
MOST = 60


class OwnSheetLinks(QWidget):
    """Make one, or go on with one that there is. `go` carries a route."""

    go = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self.buttons: list[LinkButton] = []
        self.trouble = TroublePanel(around.look)
        self.make = LinkButton(around.words("Make one of your own"), flush="start")
        self.make.clicked.connect(self._on_make)
        self._row = FlowLayout(around.look.px(16), around.look.px(2))
        self._row.addWidget(self.make)
        box = QVBoxLayout(self)
        px = around.look.px
        box.setContentsMargins(px(14), px(6), px(14), 0)
        box.addWidget(self.trouble)
        box.addLayout(self._row)

    def load(self) -> None:
        """Read which there are; what cannot be used is told."""
        troubles = catalogue.own_ones().troubles
        words = self._around.words
        self.trouble.say(troubles[0].say(words) if troubles else "")
        self._around.desk.ask(own_sheets.every(), self._show, lane="own-sheets-listed")

    def _show(self, found: list[OwnSheet]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        words = self._around.words
        self.buttons = []
        for one in found:
            name = title_of(one.definition) or words(UNNAMED)
            shown = name if len(name) <= MOST else f"{name[:MOST]}…"
            button = LinkButton(words("Change “{name}”", name=shown).replace("&", "&&"))
            button.setAccessibleName(words("Change “{name}”", name=name))
            button.clicked.connect(partial(self._on_change, one.id))
            self._row.addWidget(button)
            self.buttons.append(button)

    def _on_make(self, _checked: bool = False) -> None:
        self.go.emit(ToOwnSheet(new=True))

    def _on_change(self, sheet_id: int, _checked: bool = False) -> None:
        self.go.emit(ToOwnSheet(id=sheet_id))
