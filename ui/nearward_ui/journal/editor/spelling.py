"""Words that no dictionary knows are underlined, where the person wants that.

The words are looked up on a thread of its own. What is being typed is left alone until the cursor
has left it.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu

from nearward.domain.text.markdown_spans import MarkedSpan, spans_in
from nearward.domain.text.tokens import words_in
from nearward.session.ask import own_words
from nearward.spelling.checker import Checker, Loaded
from nearward.spelling.dictionaries import chosen, dictionaries
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.exact_text import Units, to_document

#: after so long without a key new words are looked up
QUIET_MS = 400
#: so long a menu waits for words that may be meant
PATIENCE_MS = 350
MOST_KNOWN = 50_000


class SpellingPlace(NamedTuple):
    """A word that no dictionary knows, and where it stands in the document."""

    word: str
    start: int
    end: int


class Spelling(QObject):
    """Looks after one editor while the setting is on. `menu` is what was shown last."""

    _brought = Signal(object)

    def __init__(self, around: PageContext, editor: Editor, highlight: Highlight) -> None:
        super().__init__(editor)
        self._around, self._editor, self._highlight = around, editor, highlight
        self._checker: Checker | None = None
        self._known: dict[str, bool] = {}
        self._own: frozenset[str] = frozenset()
        self._pending: set[str] = set()
        self._left_alone = -1
        self.menu: QMenu | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._on_quiet)
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.customContextMenuRequested.connect(self._on_menu)

    def enter(self) -> None:
        """The page is shown: do what the settings say now."""
        settings = self._around.settings
        found = chosen(dictionaries(), settings.spelling_languages, settings.language)
        if not settings.spelling or not found:
            self._stop()
            return
        if self._checker is None:
            self._checker = Checker(self._brought.emit)
            # by itself: Qt would hang on the checker, whose last holder is its own thread
            self.destroyed.connect(partial(_stop, self._checker))
            weakref.finalize(self, self._checker.stop)
        self._checker.use(found, self._on_loaded)
        self._around.desk.ask(own_words.every(), self._on_own, lane="journal-words")

    @property
    def has_looked_up(self) -> bool:
        """Whether a dictionary has been asked about something."""
        return bool(self._known)

    def _stop(self) -> None:
        if self._checker is not None:
            self._checker.stop()
            self._checker = None
        self._known.clear()
        if self._highlight.spelling is not None:
            self._highlight.spelling = None
            self._editor.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
            self._highlight.begin_turn()

    def _on_loaded(self, loaded: Loaded) -> None:
        """Only now words are looked at: before, each would count as right."""
        self._known.clear()
        if loaded.languages and self._checker is not None:
            self._highlight.spelling = self._wrong_in
            self._editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self._highlight.begin_turn()
        else:
            self._stop()

    def _on_own(self, words: list[str]) -> None:
        self._own = frozenset(words)
        if self._highlight.spelling is not None:
            self._highlight.begin_turn()

    def _on_brought(self, call: Callable[[], None]) -> None:
        if self._checker is not None:
            call()

    def _wrong_in(self, text: str, spans: list[MarkedSpan], number: int) -> list[MarkedSpan]:
        """The words of a paragraph that are underlined; new ones are looked up soon."""
        found, known = [], self._known
        for word, start, end in words_in(text, spans):
            if known.get(word):
                continue
            right = self._is_right(word)
            if right:
                continue
            if self._is_typed(text, number, start, end):
                self._left_alone = number
            elif right is None:
                self._pending.add(word)
            else:
                found.append(MarkedSpan("wrong", start, end))
        if self._pending or self._left_alone >= 0:
            self._timer.start()
        return found

    def _is_right(self, word: str) -> bool | None:
        if word in self._own or word.lower() in self._own:
            return True
        return self._known.get(word)

    def _is_typed(self, text: str, number: int, start: int, end: int) -> bool:
        cursor = self._editor.textCursor()
        if cursor.blockNumber() != number or not self._editor.hasFocus():
            return False
        units = Units(text)
        return units.at(start) < cursor.positionInBlock() <= units.at(end)

    def _on_moved(self) -> None:
        if self._left_alone >= 0:
            self._timer.start()

    def _on_quiet(self) -> None:
        if self._left_alone >= 0:
            left, self._left_alone = self._left_alone, -1
            self._highlight.mark_again(lambda block: block.blockNumber() == left)
            if self._left_alone >= 0 and not self._pending:
                # the cursor is still there: when it moves
                self._timer.stop()
        if self._pending and self._checker is not None:
            words, self._pending = sorted(self._pending), set()
            self._checker.check(words, self._on_checked)

    def _on_checked(self, found: dict[str, bool]) -> None:
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known.update(found)
        self._again([word for word, right in found.items() if not right])

    def _again(self, words: list[str]) -> None:
        def holds(block: QTextBlock) -> bool:
            text = block.text()
            return any(word in text for word in words)

        if words:
            self._highlight.mark_again(holds)

    # the menu

    def place_at(self, cursor: QTextCursor) -> SpellingPlace | None:
        """The underlined word that a cursor stands in or at."""
        block, text = cursor.block(), cursor.block().text()
        units, at = Units(text), cursor.positionInBlock()
        for word, start, end in words_in(text, spans_in(text)):
            first, last = units.at(start), units.at(end)
            if first <= at <= last and self._is_right(word) is False:
                return SpellingPlace(word, block.position() + first, block.position() + last)
        return None

    def _on_menu(self, point: QPoint) -> None:
        place = self.place_at(self._editor.cursorForPosition(point))
        if place is None or self._checker is None:
            self._show_menu(point, None, [])
            return
        # once, by whichever comes first
        waiting = [partial(self._show_menu, point, place)]

        def show(words: list[str]) -> None:
            if waiting:
                waiting.pop()(words)

        self._checker.suggest(place.word, show)
        QTimer.singleShot(PATIENCE_MS, self, partial(show, []))

    def _show_menu(self, point: QPoint, place: SpellingPlace | None, suggested: list[str]) -> None:
        ways: list[tuple[str, Callable[[], object]]] = []
        if place is not None:
            words = self._around.words
            ways = [(word, partial(self._replace, place, word)) for word in suggested]
            ways += [
                (words("Keep this word"), partial(self.keep, place.word)),
                (words("Ignore it for now"), partial(self._ignore, place.word)),
            ]
        self.menu = menu = self._editor.show_menu(self._editor.viewport().mapToGlobal(point), ways)
        if menu is not None:
            menu.aboutToHide.connect(self._on_menu_closed)

    def _on_menu_closed(self) -> None:
        self.menu = None

    def _replace(self, place: SpellingPlace, word: str) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == place.word:
            cursor.insertText(to_document(word))
            self._editor.setTextCursor(cursor)

    def keep(self, word: str) -> None:
        """Take a word as right from now on; it stands in the diary."""
        self._around.desk.ask(own_words.keep(word), self._on_own)

    def _ignore(self, word: str) -> None:
        self._known[word] = True
        self._again([word])


def _stop(checker: Checker, _gone: QObject | None = None) -> None:
    checker.stop()
