"""Ways to begin a worksheet from something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu

from nearward.domain.model import PULL
from nearward.i18n import Translator
from nearward.worksheets import catalogue
from nearward.worksheets.form.model import Sheet
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import QuietButton
from nearward_ui.routes import Route, ToWorksheet


def first_of(kind: str, words: Translator) -> tuple[str, str] | None:
    """The first sheet that can be begun from a moment of a kind, and what the way to it says."""
    found = catalogue.sheets_from("moment", kind)
    if not found:
        return None
    sheet = found[0][0]
    if kind == PULL:
        return sheet.id, words("Weigh the thought")
    return sheet.id, words("Begin “{sheet}”", sheet=words(sheet.title))


def others_of(kind: str) -> list[Sheet]:
    """The other sheets that can be begun from a moment of a kind."""
    return [sheet for sheet, _ in catalogue.sheets_from("moment", kind)[1:]]


class SheetsButton(QuietButton):
    """Sheets to begin, in a menu. `go` carries the route that is made of the one chosen."""

    go = Signal(object)

    def __init__(
        self, text: str, sheets: Iterable[Sheet], to: Callable[[str], Route], around: PageContext
    ) -> None:
        super().__init__(text)
        self._to = to
        self.sheets = QMenu(self)
        for sheet in sheets:
            action = self.sheets.addAction(around.words(sheet.title))
            action.triggered.connect(partial(self._on_chosen, sheet.id))
        self.setMenu(self.sheets)
        # to show it before it stands in its page would make it a window
        if self.sheets.isEmpty():
            self.hide()

    def _on_chosen(self, sheet: str, _checked: bool = False) -> None:
        self.go.emit(self._to(sheet))


def sheets_with_someone(
    around: PageContext, who: Callable[[], int], go: SignalInstance
) -> SheetsButton:
    """The sheets that ask for someone, begun with the one whom `who` gives."""

    def to(sheet: str) -> Route:
        return ToWorksheet(sheet=sheet, person=who())

    text = around.words("Begin a worksheet")
    button = SheetsButton(text, catalogue.sheets_with("person"), to, around)
    button.go.connect(go)
    return button
