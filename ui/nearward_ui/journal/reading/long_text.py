"""A long text to read, put together piece by piece. Nothing is ever loaded for it: its pictures
come from the diary, when they are in sight."""

from __future__ import annotations

from collections.abc import Iterable
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

from nearward.domain.model import Picture
from nearward.paper.blocks import PictureBlock, Run, Written
from nearward.paper.markdown import pieces, written
from nearward_ui.journal.reading.text_pictures import TextPictures
from nearward_ui.journal.reading.typeset import Typesetter
from nearward_ui.kit.heard import one_focus
from nearward_ui.kit.layouts.steady_scrollbar import keep_bar
from nearward_ui.kit.theme import Theme


class LongText(NamedTuple):
    """A piece: its role is when, title, asked, soft, body or picture; only a body is Markdown.

    `pictures`: those that a body may show, or the one that a picture is.
    """

    role: str
    text: str
    pictures: tuple[Picture, ...] = ()


class _Document(QTextDocument):
    """A text that loads nothing, from no file and from nowhere else."""

    def __init__(self, parent: QObject, plates: TextPictures) -> None:
        super().__init__(parent)
        self._plates = plates

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        return self._plates.of(name if isinstance(name, str) else name.toString())


class Reader(QTextEdit):
    """Read only; arrow keys, Page keys, Home and End scroll.

    `plates` are its pictures; who puts in pieces with some gives them their dots.
    """

    def __init__(self, name: str, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._starts: list[int] = []
        self._setter = Typesetter(look)
        self._is_begun = False
        self.plates = TextPictures(self, look)
        self.setProperty("role", "reader")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        keep_bar(self)
        one_focus(self)
        self.begin()

    @staticmethod
    def parts(text: str) -> list[str]:
        """A text in parts of bearable length, broken between its paragraphs."""
        return [piece.text for piece in pieces(text) if piece.text.strip()]

    def begin(self) -> None:
        """An empty page."""
        before = self.document()
        self.plates.clear()
        document = _Document(self, self.plates)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._look.font(18, family="Literata Page"))
        document.setDocumentMargin(2)
        self.setDocument(document)
        if isinstance(before, _Document):
            before.deleteLater()
        self.setMaximumWidth(self._look.px(700))
        self._fit()
        self._starts = []
        self._is_begun = False

    def put(self, piece: LongText) -> None:
        """Add a piece at the end; what is in sight stays."""
        if piece.role == "body":
            self.put_blocks(written(piece.text), piece.pictures)
            return
        cursor = self._at_end()
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

    def put_blocks(
        self, blocks: Iterable[Written | PictureBlock], pictures: tuple[Picture, ...]
    ) -> None:
        """Add blocks at the end; only pictures of their own entry are shown, others are named."""
        own = {picture.id: picture for picture in pictures}
        cursor = QTextCursor(self.document())
        # laid out once for all of them
        cursor.beginEditBlock()
        for block in blocks:
            if isinstance(block, PictureBlock) and block.id in own:
                self._put_picture(self._at_end(), own[block.id])
            elif isinstance(block, PictureBlock):
                if block.caption:
                    self._setter.set(self._at_end(), Written((Run(block.caption),)))
            else:
                self._setter.set(self._at_end(), block)
        cursor.endEditBlock()

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

    def _at_end(self) -> QTextCursor:
        """A cursor in an empty paragraph at the end."""
        document = self.document()
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._is_begun:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        self._is_begun = True
        return cursor

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
