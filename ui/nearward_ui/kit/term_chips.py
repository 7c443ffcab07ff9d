"""Chips of a vocabulary, in the person's words, and the way to the page on which they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from nearward.worksheets import vocabulary
from nearward_ui.action_row import TERMS, Target
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import CappedChips, CentredChips, Chips
from nearward_ui.kit.widgets.action_menu import page_of, show_menu
from nearward_ui.kit.widgets.basic import LinkButton
from nearward_ui.routes import ToVocabulary


class TermChips(Chips):
    """A choice of words. Hidden ones are not offered; one that was chosen before is shown.

    near: codes that are shown first here, whatever the order of all; empty: as they are pinned.
    """

    def __init__(
        self,
        name: str,
        vocabulary_id: str,
        *,
        around: PageContext,
        several: bool = False,
        quiet: Iterable[str] = (),
        near: Collection[str] = (),
    ) -> None:
        words = around.words
        self.vocabulary = vocabulary_id
        options, more = _offered(vocabulary_id, near, around)
        super().__init__(
            name, options, around=around, several=several, more=more, quiet=frozenset(quiet)
        )
        self.none_left: LinkButton | None = None
        if not options and not more:
            self.none_left = LinkButton(words("All words are hidden here. Change these words"))
            self.none_left.clicked.connect(self.change_words)
            self.put_last(self.none_left)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By hand, and by the key for menus."""
        event.accept()
        at = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            chip = QApplication.focusWidget()
            below = chip if chip is not None and self.isAncestorOf(chip) else self
            at = below.mapToGlobal(below.rect().center())
        show_menu(self, Target(TERMS, vocabulary=self.vocabulary), at, {})

    def change_words(self, _checked: bool = False) -> None:
        """To the page on which the words change."""
        page = page_of(self)
        if page is not None:
            page.go.emit(ToVocabulary(name=self.vocabulary))

    def label_of(self, code: str) -> str:
        return vocabulary.label(self.vocabulary, code, self._around.words)


class CentredTermChips(TermChips, CentredChips):
    """The same, with lines that stand in the middle."""


class CappedTermChips(TermChips, CappedChips):
    """The same, with digits as key caps while it is chosen by keys."""


def _offered(
    vocabulary_id: str, near: Collection[str], around: PageContext
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What is shown first, and what is behind "More…"."""
    first = vocabulary.options(vocabulary_id, around.words)
    others = vocabulary.options(vocabulary_id, around.words, pinned=False)
    if not near:
        return first, others
    named = dict([*first, *others])
    shown = [(code, named[code]) for code in near if code in named]
    return shown, [(code, label) for code, label in named.items() if code not in near]
