"""The places of what is looked for in the entry: marked in sight, counted, gone through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from nearward.domain.text.finding import Finder
from nearward.domain.text.markdown_spans import MarkedSpan
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.kit.inputs.exact_text import Units

#: more are not counted
MOST = 5_000
#: letters that are looked through at once, and for how long before the window has its turn
STRETCH, TURN = 20_000, 0.02
#: after so long without a key they are counted again
QUIET_MS = 150


class HitPlace:
    """Where one begins and ends in the document."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


class Hits(QObject):
    """Those of one editor. `counted`: all that there are, are known."""

    counted = Signal()

    def __init__(self, editor: Editor, highlight: Highlight) -> None:
        super().__init__(editor)
        self._editor, self._highlight = editor, highlight
        self._finder: Finder | None = None
        self._found: list[HitPlace] = []
        self._at = -1
        self._work: Iterator[None] | None = None
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._go_on)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._count)
        editor.document().contentsChanged.connect(self._on_changed)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._found)

    @property
    def number(self) -> int:
        """Which of them is the one that was gone to, from 1 on; 0: none."""
        return self._at + 1

    @property
    def is_counting(self) -> bool:
        """Whether some may not be known yet."""
        return self._work is not None or self._quiet.isActive()

    @property
    def place(self) -> HitPlace | None:
        """The one that was gone to."""
        return self._found[self._at] if 0 <= self._at < len(self._found) else None

    @property
    def places(self) -> list[HitPlace]:
        """All of them, first to last."""
        return self._found

    def look_for(self, finder: Finder | None) -> None:
        """Mark and count what it finds; with None nothing."""
        if finder is None and self._finder is None:
            return
        self._finder = finder
        self._found, self._at = [], -1
        self._highlight.found = None if finder is None else self._spans
        self._highlight.begin_turn()
        self._count()

    def go_near(self, place: int) -> None:
        """To the first from a place of the document on, or round to the first of all."""
        starts = [hit.start for hit in self._found]
        self._go(bisect_left(starts, place) % len(starts) if starts else -1)

    def step(self, by: int) -> bool:
        """To the next or to the one before, and round; False where there is none."""
        if not self._found:
            return False
        if self._at < 0:
            cursor = self._editor.textCursor()
            starts = [hit.start for hit in self._found]
            after = bisect_left(starts, cursor.selectionStart())
            self._go((after if by > 0 else after - 1) % len(self._found))
        else:
            self._go((self._at + by) % len(self._found))
        return True

    def _go(self, at: int) -> None:
        self._mark_current(at)
        hit = self.place
        if hit is None:
            return
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(hit.start)
        self._editor.setTextCursor(cursor)
        bar = self._editor.verticalScrollBar()
        before = bar.value()
        self._editor.ensureCursorVisible()
        if bar.value() != before:
            # with what is around it
            self._editor.centerCursor()

    def _mark_current(self, at: int) -> None:
        old, self._at = self.place, at
        document = self._editor.document()
        changed = {document.findBlock(hit.start).blockNumber() for hit in (old, self.place) if hit}
        if changed:
            self._highlight.mark_again(lambda block: block.blockNumber() in changed)

    def _spans(self, block: QTextBlock) -> list[MarkedSpan]:
        """Those of a paragraph; the one that was gone to is `here`."""
        if self._finder is None:
            return []
        text, current = block.text(), self.place
        found = self._finder.places(text)
        if not found or current is None or not block.contains(current.start):
            return [MarkedSpan("hit", *place) for place in found]
        units, begin = Units(text), current.start - block.position()
        return [
            MarkedSpan("here" if units.at(start) == begin else "hit", start, end)
            for start, end in found
        ]

    # counting

    def _on_changed(self) -> None:
        if self._finder is not None:
            self._quiet.start()

    def _count(self) -> None:
        self._quiet.stop()
        self._turns.stop()
        self._work = None
        if self._finder is None:
            self._found, self._at = [], -1
            self.counted.emit()
            return
        self._work = self._counting(self._finder)
        self._go_on()

    def _go_on(self) -> None:
        end = monotonic() + TURN
        while self._work is not None:
            if next(self._work, "done") == "done":
                self._work = None
            elif monotonic() > end:
                self._turns.start()
                return
        self._turns.stop()
        self.counted.emit()

    def _counting(self, finder: Finder) -> Iterator[None]:
        """Look through the text stretch by stretch."""
        raw = self._editor.document().toRawText().replace("\u2029", "\n")
        found: list[HitPlace] = []
        begin, passed = 0, 0
        while begin < len(raw) and len(found) < MOST:
            end = raw.find("\n", begin + STRETCH)
            part = raw[begin:] if end < 0 else raw[begin : end + 1]
            units = Units(part)
            for start, stop in finder.places(part):
                found.append(HitPlace(passed + units.at(start), passed + units.at(stop)))
            passed += units.at(len(part))
            begin += len(part)
            yield
        before = self.place
        self._found = found[:MOST]
        starts = [hit.start for hit in self._found]
        self._at = -1
        if before is not None:
            near = bisect_left(starts, before.start)
            self._at = near if near < len(starts) and starts[near] == before.start else -1
