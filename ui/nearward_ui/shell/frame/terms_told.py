"""Lets the texts have the person's words to choose from, and the catalogue the person's sheets,
whenever those were changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from nearward.domain.changes import ALL, KindsChanged
from nearward.session.ask.forms import terms
from nearward.session.ask.sheets import own_sheets
from nearward.worksheets.catalogue import NONE_OWN, take_own
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.page import Page

if TYPE_CHECKING:
    from nearward.i18n import Translator


class Shown(Protocol):
    """What shows one page."""

    @property
    def current(self) -> Page | None:
        """The page that is shown."""


class TermsTold(QObject):
    """Made before all pages: what they read of a change they show in the words that it brought.

    `then` is called when the texts have them; the page that `shown` has reads itself anew. It ends
    with its parent: the desk, which stays, would else hold all that it knows.
    """

    def __init__(
        self, around: PageContext, shown: Shown, then: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._shown = shown
        self._then = then
        around.desk.changed.connect(self._on_changed)

    def _on_changed(self, changed: KindsChanged) -> None:
        if "own_term" in changed.kinds:
            self._around.desk.ask(terms.kept(), self._on_kept, lane="terms")
        if "own_sheet" in changed.kinds:
            self._around.desk.ask(own_sheets.take(), self._on_sheets, lane="own-sheets")

    def _on_kept(self, kept: terms.Kept) -> None:
        self._around.words.take_terms(kept)
        self._tell()

    def _on_sheets(self, _answer: None) -> None:
        self._tell()

    def _tell(self) -> None:
        self._then()
        if self._shown.current is not None:
            self._shown.current.refresh(ALL)


def forget_own(words: Translator) -> None:
    """What the person's diary brought is gone with it."""
    words.take_terms({})
    take_own(NONE_OWN)
