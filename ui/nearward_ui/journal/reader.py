"""A long text to read, put together piece by piece. Nothing is ever loaded for it: its pictures
come from the diary, when they are in sight."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from nearward.domain.things import Picture
from nearward_ui.journal.plates import Plates
from nearward_ui.kit.bar import keep_bar
from nearward_ui.kit.look import Look

#: so many letters are set at once
PART = 12_000


class Text(NamedTuple):
    """A piece: its role is when, title, asked, soft, body or picture; only a body is Markdown.

    `pictures`: those that a body may show, or the one that a picture is.
    """

    role: str
    text: str
    pictures: tuple[Picture, ...] = ()


class _Document(QTextDocument):
    """A text that loads nothing, from no file and from nowhere else."""

    def __init__(self, parent: QObject, plates: Plates) -> None:
        super().__init__(parent)
        self._plates = plates

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        return self._plates.of(name if isinstance(name, str) else name.toString())


class Reader(QTextEdit):
    """Read only; arrow keys, Page keys, Home and End scroll.

    `plates` are its pictures; who puts in pieces with some gives them their dots.
    """

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self._starts: list[int] = []
        self.plates = Plates(self, look)
        self.setProperty("role", "reader")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        keep_bar(self)
        self.begin()

    @staticmethod
    def parts(text: str) -> list[str]:
        """A text in parts of bearable length, broken between its paragraphs."""
        found, part = [], ""
        for paragraph in re.split(r"\n\s*\n", text):
            if part and len(part) + len(paragraph) > PART:
                found.append(part)
                part = ""
            part += paragraph + "\n\n"
            while len(part) > 2 * PART:
                found.append(part[:PART])
                part = part[PART:]
        return [*found, part] if part.strip() else found

    def begin(self) -> None:
        """An empty page."""
        before = self.document()
        self.plates.clear()
        document = _Document(self, self.plates)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._look.font(17, family="Literata Page"))
        document.setDocumentMargin(2)
        self.setDocument(document)
        if isinstance(before, _Document):
            before.deleteLater()
        self.setMaximumWidth(self._look.px(700))
        self._fit()
        self._starts = []

    def put(self, piece: Text) -> None:
        """Add a piece at the end; what is in sight stays."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if piece.role == "body":
            self._put_markdown(cursor, self.plates.marked(piece.text, piece.pictures))
            return
        if piece.role == "picture":
            self._put_picture(cursor, piece.pictures[0])
            return
        if piece.role == "when":
            self._starts.append(cursor.position())
        space = {"when": 30 if len(self._starts) > 1 else 0, "title": 2}.get(piece.role, 4)
        block = QTextBlockFormat()
        block.setTopMargin(self._look.px(space))
        block.setBottomMargin(self._look.px(4 if piece.role != "when" else 0))
        cursor.setBlockFormat(block)
        cursor.insertText(piece.text, self._format(piece.role))

    def step(self, step: int) -> None:
        """To the beginning of the next thing, or of the one before."""
        bar, here = self.verticalScrollBar(), self.verticalScrollBar().value()
        tops = [self._top(start) for start in self._starts]
        if step > 0:
            to = next((top for top in tops if top > here + 4), bar.maximum())
        else:
            to = next((top for top in reversed(tops) if top < here - 4), 0)
        bar.setValue(to)

    def show_picture(self, picture: Picture, image: QImage) -> None:
        """The dots of a picture that was wanted; a null image when it has none."""
        self.plates.show(picture, image)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().size() - QSize(8, 24)
        self.plates.fit(self.document(), room, self.devicePixelRatioF())

    def _top(self, position: int) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor).top() + self.verticalScrollBar().value()

    def _put_markdown(self, cursor: QTextCursor, text: str) -> None:
        """Markdown without HTML; lines end where they were ended."""
        lines = (line.rstrip() + "  " if line.strip() else "" for line in text.split("\n"))
        read = QTextDocument()
        read.setDefaultFont(self.document().defaultFont())
        features = QTextDocument.MarkdownFeature
        read.setMarkdown("\n".join(lines), features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        whole = QTextCursor(read)
        whole.select(QTextCursor.SelectionType.Document)
        start = cursor.blockNumber()
        # laid out when pictures have their size: else Qt would ask for all of them
        cursor.beginEditBlock()
        cursor.insertFragment(whole.selection())
        spaced = QTextBlockFormat()
        spaced.setBottomMargin(self._look.px(10))
        self.plates.settle(self.document(), self.document().findBlockByNumber(start))
        cursor.endEditBlock()
        for number in range(start, self.document().blockCount()):
            block = self.document().findBlockByNumber(number)
            if block.textList() is None:
                QTextCursor(block).mergeBlockFormat(spaced)

    def _put_picture(self, cursor: QTextCursor, picture: Picture) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(self._look.px(6))
        block.setBottomMargin(self._look.px(6))
        cursor.setBlockFormat(block)
        self.plates.insert(cursor, picture)

    def _format(self, role: str) -> QTextCharFormat:
        look = self._look
        made = QTextCharFormat()
        fonts = {
            "when": look.font(12),
            "title": look.font(24, 600, "Literata"),
            "asked": look.font(17, family="Literata", italic=True),
            "soft": look.font(14),
        }
        made.setFont(fonts.get(role, QFont()))
        made.setForeground(look.colour("ink" if role == "title" else "ink_soft"))
        return made
