"""The pictures of a text that is read: their places, and the dots of those in sight."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPixmap,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

from nearward.domain.model import Picture
from nearward_ui.kit.theme import Theme

#: pixels of the drawing that a picture may be high
HIGH = 560
#: bytes of dots that are held; those that were not seen for longest are let go
MOST_HELD = 96_000_000
_NAME = re.compile(r"picture:([1-9][0-9]{0,17})")
_MARK = re.compile(r"!\[([^\]\n]*)\]\(([^)\n]*)\)")


class TextPictures(QObject):
    """`wanted` asks for the dots of a picture as soon as it is painted without them."""

    wanted = Signal(object)

    def __init__(self, parent: QObject, look: Theme) -> None:
        super().__init__(parent)
        self._look = look
        self._room = QSize(1, 1)
        self._ratio = 1.0
        self._pictures: dict[int, Picture] = {}
        self._places: dict[int, int] = {}
        self._held: OrderedDict[int, QPixmap] = OrderedDict()
        self._asked: set[int] = set()
        # never a null one: Qt would look for a file of that name
        self._blank = QPixmap(1, 1)
        self._blank.fill(Qt.GlobalColor.transparent)

    def clear(self) -> None:
        """No picture, no place, no dot."""
        self._pictures.clear()
        self._places.clear()
        self._held.clear()
        self._asked.clear()

    def marked(self, text: str, pictures: tuple[Picture, ...]) -> str:
        """Markdown in which only pictures of its own entry are pictures; others are named."""
        self._pictures.update({picture.id: picture for picture in pictures})
        own = {picture.id: picture.name for picture in pictures}

        def put(found: re.Match[str]) -> str:
            known = own.get(_number(found[2]))
            if known is None:
                return found[1]
            # Qt drops a picture that says nothing of itself
            return f"![{found[1] or 'picture'}]({found[2]})"

        return _MARK.sub(put, text)

    def settle(self, document: QTextDocument, first: QTextBlock) -> None:
        """Give the pictures from this block on their size; others become what they are called."""
        block = first
        while block.isValid():
            found = [
                (part.fragment().position() + n, part.fragment().charFormat().toImageFormat())
                for part in cast("Iterable[QTextBlock.iterator]", block)
                if part.fragment().charFormat().isImageFormat()
                for n in range(part.fragment().length())
            ]
            for place, form in reversed(found):
                self._settle(document, place, form)
            block = block.next()

    def insert(self, cursor: QTextCursor, picture: Picture) -> None:
        """A picture at the cursor."""
        self._pictures[picture.id] = picture
        self._places[cursor.position()] = picture.id
        cursor.insertImage(self._form(picture))

    def fit(self, document: QTextDocument, room: QSize, ratio: float) -> None:
        """So much room has a picture now, in pixels; `ratio`: dots of the screen in one."""
        high = self._look.px(HIGH)
        room = QSize(max(1, room.width()), max(1, min(room.height(), high)))
        if (room, ratio) == (self._room, self._ratio):
            return
        self._room, self._ratio = room, ratio
        for place, picture_id in self._places.items():
            _select(document, place).setCharFormat(self._form(self._pictures[picture_id]))

    def dots(self, picture: Picture) -> QSize:
        """Dots of the screen that a picture has."""
        return self._size(picture) * self._ratio

    def show(self, picture: Picture, image: QImage) -> None:
        """The dots of a picture; a null image: they cannot be shown."""
        if picture.id not in self._asked:
            return
        known = self._named(picture) if image.isNull() else QPixmap.fromImage(image)
        self._held[picture.id] = known
        held = sum(_bytes(one) for one in self._held.values())
        while held > MOST_HELD and len(self._held) > 1:
            gone, pixmap = self._held.popitem(last=False)
            self._asked.discard(gone)
            held -= _bytes(pixmap)

    def of(self, name: str) -> QPixmap:
        """What is painted for a picture by its name; nothing is ever loaded."""
        picture = self._pictures.get(_number(name))
        if picture is None:
            return self._blank
        if picture.id in self._held:
            self._held.move_to_end(picture.id)
            return self._held[picture.id]
        if picture.id not in self._asked:
            self._asked.add(picture.id)
            self.wanted.emit(picture)
        return self._blank

    def _settle(self, document: QTextDocument, place: int, form: QTextImageFormat) -> None:
        picture = self._pictures.get(_number(form.name()))
        cursor = _select(document, place)
        if picture is None:
            cursor.insertText(str(form.property(QTextFormat.Property.ImageAltText) or ""))
        else:
            self._places[place] = picture.id
            cursor.setCharFormat(self._form(picture))

    def _form(self, picture: Picture) -> QTextImageFormat:
        size, form = self._size(picture), QTextImageFormat()
        form.setName(f"picture:{picture.id}")
        form.setWidth(size.width())
        form.setHeight(size.height())
        form.setProperty(QTextFormat.Property.ImageAltText, picture.name)
        return form

    def _size(self, picture: Picture) -> QSize:
        """As large as its dots are, at most as there is room."""
        full = QSize(picture.width, picture.height) / self._ratio
        room = self._room
        if full.width() > room.width() or full.height() > room.height():
            full.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        return full.expandedTo(QSize(1, 1))

    def _named(self, picture: Picture) -> QPixmap:
        size = self._size(picture)
        pixmap = QPixmap(size)
        pixmap.fill(self._look.colour("line"))
        painter = QPainter(pixmap)
        painter.setPen(QColor(self._look.colour("ink")))
        painter.setFont(QFont(self._look.font(12)))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(pixmap.rect(), middle, picture.name)
        painter.end()
        return pixmap


def _number(name: str) -> int:
    found = _NAME.fullmatch(name)
    return int(found[1]) if found else 0


def _select(document: QTextDocument, place: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
