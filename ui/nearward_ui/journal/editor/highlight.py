"""Markdown, tags and people are marked lightly in the text that is being written.

Only what is in sight is read, and a paragraph again when it changes. Qt's own QSyntaxHighlighter
is not used: it reads every paragraph when a text is shown, and at each key in a paragraph with a
mark it has the whole page laid out and painted. Here a paragraph gets its marks in the moment
between the change and its layout, which costs no layout more, and changes no document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextFormat, QTextLayout

from nearward.domain.text.markdown_spans import FENCE, MarkedSpan, spans_in
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.kit.inputs.exact_text import Units
from nearward_ui.kit.theme import Theme

#: paragraphs before the first one in sight, and after it: more than the largest screens show
BEFORE, AFTER = 20, 120
#: a longer paragraph is left unmarked: Qt itself needs long for each key in it
LONGEST = 20_000
#: pixels of the drawing: of a heading by its level, beside text; deeper ones are as large as that
HEADINGS, TEXT = {1: 22, 2: 19}, 18
#: kind -> the colour behind its words; the last one that fits
GROUNDS = (("code", "line"), ("hit", "tide_soft"), ("here", "tide"))


class Highlight(QObject):
    """Marks the text of one editor. Only headings and lines of pictures change in height.

    A paragraph's state is the turn in which it was marked; a new turn makes all marks old.
    """

    def __init__(self, editor: Editor, look: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document = editor.document()
        self._look = look
        self._aliases: tuple[str, ...] = ()
        self._formats: dict[frozenset[str], QTextCharFormat] = {}
        #: adds spans of the kind `wrong`: takes a paragraph's text, its spans and its number
        self.spelling: Callable[[str, list[MarkedSpan], int], list[MarkedSpan]] | None = None
        #: how a paragraph is set in whose place something else stands; None for all others
        self.standing: Callable[[str], list[QTextLayout.FormatRange] | None] | None = None
        #: adds spans of the kinds `hit` and `here` (the one that was gone to) of a paragraph
        self.found: Callable[[QTextBlock], list[MarkedSpan]] | None = None
        self._turn = 0
        #: the numbers of the paragraphs that are fences of code, and of how many these are
        self._fences: list[int] = []
        self._count = self._document.blockCount()
        self._document.contentsChange.connect(self._on_changed)
        bar = editor.verticalScrollBar()
        bar.valueChanged.connect(self._mark_sight)
        bar.rangeChanged.connect(self._mark_sight)
        look.changed.connect(self._on_look)
        self._size = editor.font().pixelSize()
        editor.fitted.connect(self._on_fitted)

    def know(self, aliases: Iterable[str]) -> None:
        """The people whose names may hold blanks."""
        known = tuple(aliases)
        if known != self._aliases:
            self._aliases = known
            self.begin_turn()

    def mark_again(self, wanted: Callable[[QTextBlock], bool]) -> None:
        """Mark those paragraphs in sight anew that are wanted; others when they come into sight."""
        sight = self._sight()
        block = self._document.findBlockByNumber(sight.start)
        for _ in sight:
            if block.isValid() and wanted(block):
                block.setUserState(-1)
            block = block.next()
        self._mark_sight()

    def begin_turn(self) -> None:
        """Mark everything anew."""
        self._turn += 1
        self._mark_sight()

    def _on_changed(self, place: int, _removed: int, added: int) -> None:
        """The text was changed; its layout comes next, with the marks that are set here."""
        document = self._document
        block = document.findBlock(place)
        first, last = block.blockNumber(), document.findBlock(place + added).blockNumber()
        if last < 0:
            last = document.blockCount() - 1
        self._look_for_fences(first, last)
        sight = self._sight()
        while block.isValid() and first <= last:
            if last <= first + AFTER or first in sight:
                self._mark(block, first)
            elif first > sight.stop:
                # all between are new; only the last one may have had marks before
                document.findBlockByNumber(last).setUserState(-1)
                break
            else:
                block.setUserState(-1)
            block, first = block.next(), first + 1

    def _on_fitted(self) -> None:
        if self._size != self._editor.font().pixelSize():
            self._size = self._editor.font().pixelSize()
            self._on_look()

    def _on_look(self) -> None:
        self._formats.clear()
        self.begin_turn()

    def _mark_sight(self) -> None:
        """Mark what has come into sight and is not marked yet, before it is painted."""
        sight = self._sight()
        block = self._document.findBlockByNumber(sight.start)
        place = -1
        for number in sight:
            if not block.isValid():
                break
            if block.userState() != self._turn and self._mark(block, number):
                place = block.position()
            block = block.next()
        if place >= 0:
            # lay out and paint what was marked; for all others nothing has changed
            self._document.blockSignals(True)
            self._document.markContentsDirty(place, 1)
            self._document.blockSignals(False)

    def _sight(self) -> range:
        """The numbers of the paragraphs in sight, and of some around them."""
        first = max(0, self._editor.firstVisibleBlock().blockNumber())
        return range(max(0, first - BEFORE), first + AFTER)

    def _mark(self, block: QTextBlock, number: int) -> bool:
        """Mark a paragraph; whether that changes how it looks."""
        block.setUserState(self._turn)
        text, layout = block.text(), block.layout()
        ranges = self._ranges(text, number) if 0 < len(text) <= LONGEST else []
        before = layout.formats()
        typing = len(layout.preeditAreaText())
        if typing:
            ranges = _around(ranges, before, layout.preeditAreaPosition(), typing)
        if ranges == before:
            return False
        layout.setFormats(ranges)
        return True

    def _ranges(self, text: str, number: int) -> list[QTextLayout.FormatRange]:
        fenced = self.is_fenced(text, number)
        if self.standing is not None and not fenced:
            stands = self.standing(text)
            if stands is not None:
                return stands
        spans = spans_in(text, fenced=fenced, aliases=self._aliases)
        if self.spelling is not None and not fenced:
            spans = spans + self.spelling(text, spans, number)
        if self.found is not None:
            spans = spans + self.found(self._document.findBlockByNumber(number))
        if not spans:
            return []
        units = Units(text)
        is_heading = any(span.kind == "heading" for span in spans)
        level = heading_level(text) if is_heading else 0
        return [
            _range(units.at(start), units.at(end), self._format(kinds, level))
            for start, end, kinds in _runs(spans)
        ]

    def is_code(self, number: int) -> bool:
        """Whether the paragraph of a number stands between fences of code."""
        return self.is_fenced(self._document.findBlockByNumber(number).text(), number)

    def is_fenced(self, text: str, number: int) -> bool:
        """Whether a paragraph stands between fences of code."""
        return not FENCE.match(text) and bisect_left(self._fences, number) % 2 == 1

    def _format(self, kinds: frozenset[str], level: int = 0) -> QTextCharFormat:
        """How words of these kinds look; made once for a theme. `level`: that of their heading."""
        known = kinds | {f"h{level}"} if level in HEADINGS else kinds
        if known not in self._formats:
            self._formats[known] = self._made(kinds, level)
        return self._formats[known]

    def _made(self, kinds: frozenset[str], level: int) -> QTextCharFormat:
        made = QTextCharFormat()
        if level in HEADINGS:
            size = round(self._editor.font().pixelSize() * HEADINGS[level] / TEXT)
            made.setProperty(QTextFormat.Property.FontPixelSize, size)
        if kinds & {"strong", "heading"}:
            made.setFontWeight(QFont.Weight.Bold)
        if "emphasis" in kinds:
            made.setFontItalic(True)
        if "struck" in kinds:
            made.setFontStrikeOut(True)
        for kind, ground in GROUNDS:
            if kind in kinds:
                made.setBackground(self._look.colour(ground))
        if "wrong" in kinds:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(self._look.colour("sand"))
        if colour := self._colour(kinds):
            made.setForeground(colour)
        return made

    def _colour(self, kinds: frozenset[str]) -> QColor | None:
        if "here" in kinds:
            return self._look.colour("paper")
        if kinds & {"sign", "address"}:
            return self._look.colour("ink_soft")
        if kinds & {"link", "tag", "person"}:
            return self._look.colour("tide")
        return self._look.colour("ink_soft") if kinds & {"quote", "struck"} else None

    def _look_for_fences(self, first: int, last: int) -> None:
        """Find the fences anew when some may have come, gone or moved."""
        document, count = self._document, self._document.blockCount()
        moved = self._fences and (count != self._count or last - first > AFTER)
        self._count = count
        at = bisect_left(self._fences, first)
        if not moved and not (at < len(self._fences) and self._fences[at] <= last):
            texts = (document.findBlockByNumber(n).text() for n in range(first, last + 1))
            if last - first > AFTER:
                raw = document.toRawText()
                if "```" not in raw and "~~~" not in raw:
                    return
            elif not any(FENCE.match(text) for text in texts):
                return
        found, block = [], document.firstBlock()
        while block.isValid():
            if FENCE.match(block.text()):
                found.append(block.blockNumber())
            block = block.next()
        if found != self._fences:
            self._fences = found
            # the others get theirs when this change is laid out
            QTimer.singleShot(0, self, self.begin_turn)


def heading_level(text: str) -> int:
    """The level of a heading, a quoted one too."""
    bare = text.lstrip(" \t>")
    return len(bare) - len(bare.lstrip("#"))


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, form
    return made


def _around(
    ranges: list[QTextLayout.FormatRange],
    before: list[QTextLayout.FormatRange],
    place: int,
    length: int,
) -> list[QTextLayout.FormatRange]:
    """Marks around what an input method is composing, with its own marks over them."""
    for each in ranges:
        if each.start >= place:
            each.start += length
        elif each.start + each.length > place:
            each.length += length
    own = [r for r in before if r.start >= place and r.start + r.length <= place + length]
    return [*ranges, *own]


def _runs(spans: list[MarkedSpan]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Spans that may overlap as runs that do not, each with all its kinds."""
    edges: dict[int, tuple[list[str], list[str]]] = {}
    for kind, start, end in spans:
        edges.setdefault(start, ([], []))[0].append(kind)
        edges.setdefault(end, ([], []))[1].append(kind)
    held: list[str] = []
    before = 0
    for place in sorted(edges):
        if held and place > before:
            yield before, place, frozenset(held)
        begun, ended = edges[place]
        held += begun
        for kind in ended:
            held.remove(kind)
        before = place
