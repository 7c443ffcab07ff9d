"""The foot of the form of a moment: its ways out, and what there is to say."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from nearward.i18n import Translator
from nearward.worksheets import catalogue
from nearward_ui.actions import keys_of
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Foot, LinkButton, QuietButton, Soft
from nearward_ui.moments.keyed_button import KeyedButton


class FormFoot(Foot):
    """Save at the left, and go on to a worksheet, in line with the fields; leave at the right.

    `sheet_asked` carries the id of the worksheet that is begun from the moment.
    """

    sheet_asked = Signal(str)

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__(look)
        self._look, self._words = look, words
        self.save = KeyedButton(words("Save moment"), keys_of("save-moment"), look)
        self.sheet = QuietButton("")
        self.sheet.clicked.connect(self._on_sheet)
        #: the id of the sheet that is begun at once; the others are in a menu
        self.first_sheet = ""
        self.others = LinkButton(words("Another worksheet"))
        self.sheets = QMenu(self.others)
        self.others.setMenu(self.sheets)
        self.delete = LinkButton(words("Delete"), flush="end")
        self.away = KeyedButton(words("Leave"), "Esc", look, "link")
        self.note = Soft()
        self.over = LinkButton(words("Start over"))
        self.over.hide()
        for button in (self.save, self.sheet, self.others):
            self.row.addWidget(button)
        self.row.add_text(self.note)
        for link in (self.over, self.delete, self.away):
            self.row.addWidget(link)

    def stand(self, left: int, right: int) -> None:
        """In line with what is above it."""
        px = self._look.px
        self.row.setContentsMargins(left, px(10), right, px(10))

    def offer_sheets(self, kind: str) -> None:
        """Offer the worksheets that begin from a moment of this kind: the first by its own words,
        the others in a menu."""
        found = catalogue.sheets_from("moment", kind)
        self.first_sheet = found[0][0].id if found else ""
        self.sheet.setText(self._words(found[0][1].label) if found else "")
        self.sheet.setToolTip(keys_of("weigh-moment"))
        self.sheet.setVisible(bool(found))
        self.sheets.clear()
        for sheet, _ in found[1:]:
            action = self.sheets.addAction(self._words(sheet.title))
            action.triggered.connect(partial(self._on_sheet, other=sheet.id))
        self.others.setVisible(len(found) > 1)

    def _on_sheet(self, _checked: bool = False, *, other: str = "") -> None:
        self.sheet_asked.emit(other or self.first_sheet)
