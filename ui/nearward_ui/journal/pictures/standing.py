"""Pictures that stand in the text that is being written, each at its mark; the text stays as typed.

A line of marks keeps its letters, unseen, and is as many lines high as its pictures need: so many
letters of the marks are spaced so far apart that each fills a line. Qt lays that out by itself, a
key in another paragraph costs nothing more, and it is scrolled line by line as all else. Nothing is
asked for, decoded or held but what is on the screen, and what was there last.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
)

from nearward.domain.model import Picture
from nearward.domain.text.picture_marks import SIGN, PictureMark, row_of
from nearward.i18n import Translator
from nearward_ui.journal.editor.editor import Editor, Sight
from nearward_ui.journal.pictures.rows import PictureRows, RowMeasures, rows_of
from nearward_ui.kit.inputs.exact_text import Units
from nearward_ui.kit.theme import Theme

#: bytes of dots that are held beside those on the screen
MOST_HELD = 32_000_000
#: of the column's width: two such letters never share a line, and one never needs two
APART = 0.7
#: a picture whose size is not known yet
UNKNOWN = QSizeF(360, 240)
_ROUND = 9
#: pixels of the ring and of what is between it and its picture
_AWAY = 4


class SeenPicture(NamedTuple):
    """A picture on the page: its mark, where that begins in the document, and where it stands."""

    mark: PictureMark
    place: int
    rect: QRectF


class StandingPictures(QObject):
    """Those of one editor. `wanted` asks for the dots of a picture, at most so many."""

    wanted = Signal(object, QSize)

    def __init__(self, editor: Editor, look: Theme, words: Translator) -> None:
        super().__init__(editor)
        self._editor, self._look, self._words = editor, look, words
        self._known: dict[int, Picture] | None = {}
        self._rows: dict[str, PictureRows] = {}
        self._measures = RowMeasures(1, 1, 1)
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        #: the place in the document of the mark whose picture the keyboard is on; -1: none
        self.focused = -1
        self._any = False
        editor.painted.append(self.over)

    @property
    def has_any(self) -> bool:
        """Whether some line of the text was set as one of pictures."""
        return self._any

    @property
    def pictures(self) -> dict[int, Picture]:
        """Those that the entry has, by their numbers."""
        return self._known or {}

    def know(self, pictures: list[Picture] | None) -> bool:
        """The pictures of the entry; None while that is not known. Whether it changes a line."""
        known = None if pictures is None else {picture.id: picture for picture in pictures}
        if known == self._known:
            return False
        gone = set(self._images) - set(known or {})
        for number in gone:
            del self._images[number]
        self._asked &= set(known or {})
        self._known = known
        self._rows.clear()
        return True

    def fit(self) -> bool:
        """The column or the size of the text may be another. Whether it is."""
        editor = self._editor
        width = editor.viewport().width() - 2 * editor.document().documentMargin()
        line = -(-QFontMetricsF(editor.font()).lineSpacing() // 1)
        measures = RowMeasures(width, line, self._look.scale)
        if measures == self._measures:
            return False
        if measures.scale != self._measures.scale:
            self._images.clear()
            self._asked.clear()
        self._measures = measures
        self._rows.clear()
        return True

    def rows(self, text: str) -> PictureRows | None:
        """What stands in place of a line; None when it is a line as others are."""
        if SIGN not in text:
            return None
        if text not in self._rows:
            marks = row_of(text)
            if not marks:
                return None
            self._rows[text] = rows_of(marks, self._sizes(marks), self._measures)
        return self._rows[text]

    def formats(self, text: str) -> list[QTextLayout.FormatRange] | None:
        """How the letters of such a line are set, so that it is as high as its pictures."""
        rows = self.rows(text)
        if rows is None:
            return None
        self._any = True
        return _spaced(text, row_of(text), rows.lines, self._measures.width)

    def put(self, picture_id: int, image: QImage) -> None:
        """The dots of one; a null image: it cannot be shown."""
        self._images[picture_id] = image
        held = sum(one.sizeInBytes() for one in self._images.values())
        for number in list(self._images):
            if held <= MOST_HELD or number == picture_id:
                break
            held -= self._images.pop(number).sizeInBytes()
            self._asked.discard(number)
        self._editor.viewport().update()

    def is_seen(self, picture_id: int) -> bool:
        """Whether it is on the screen; one that is not any more is asked for when it is again."""
        seen = any(one.mark.id == picture_id for one in self.seen())
        if not seen:
            self._asked.discard(picture_id)
        return seen

    def clear(self) -> None:
        """Nothing is known and nothing held."""
        self._known, self._any, self.focused = None, False, -1
        self._rows.clear()
        self._images.clear()
        self._asked.clear()

    def seen(self) -> list[SeenPicture]:
        """The pictures on the screen, first to last."""
        found: list[SeenPicture] = []
        if not self._any:
            return found
        for block, top in self._editor.in_sight():
            rows = self.rows(block.text())
            if rows is None:
                continue
            units = Units(block.text())
            for one in rows.pictures:
                place = block.position() + units.at(one.mark.start)
                found.append(SeenPicture(one.mark, place, one.rect.translated(self._left, top)))
        return found

    def at(self, point: QPoint) -> SeenPicture | None:
        """The picture at a point of the viewport."""
        return next((one for one in self.seen() if one.rect.contains(QPointF(point))), None)

    # painting

    def over(self, seen: Sight) -> Callable[[QPainter], None] | None:
        """What paints those that stand in place of some paragraphs."""
        if not self._any:
            return None
        found = [(block, self.rows(block.text()), top) for block, top in seen]
        there = [(block, rows, top) for block, rows, top in found if rows is not None]
        return partial(self._paint, there) if there else None

    def _paint(self, there: list[tuple[QTextBlock, PictureRows, float]], painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for block, rows, top in there:
            self._paint_rows(painter, block, rows, top)

    def _paint_rows(
        self, painter: QPainter, block: QTextBlock, rows: PictureRows, top: float
    ) -> None:
        look, units = self._look, Units(block.text())
        if rows.gone:
            painter.setPen(look.colour("ink_soft"))
            painter.setFont(look.font(14, family="Literata", italic=True))
            room = QRectF(self._left, top, self._measures.width, self._measures.line)
            painter.drawText(room, _MIDDLE, self._gone(block))
        for one in rows.pictures:
            rect = one.rect.translated(self._left, top)
            if block.position() + units.at(one.mark.start) == self.focused:
                # within its place: the page has no room for a ring at its edge
                self._paint_ring(painter, rect)
                rect = rect.adjusted(_AWAY, _AWAY, -_AWAY, -_AWAY)
            self._paint_picture(painter, self.pictures.get(one.mark.id), rect)
        painter.setPen(look.colour("ink_soft"))
        painter.setFont(look.font(14, family="Literata", italic=True))
        for line in rows.captions:
            rect = line.rect.translated(self._left, top)
            wide = round(rect.width())
            said = painter.fontMetrics().elidedText(line.text, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(rect, _MIDDLE, said)

    def _paint_picture(self, painter: QPainter, picture: Picture | None, rect: QRectF) -> None:
        look = self._look
        image = self._images.get(picture.id) if picture else None
        if image is not None and not image.isNull() and picture is not None:
            self._images.move_to_end(picture.id)
            painter.drawImage(rect, image)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(rect, look.px(_ROUND), look.px(_ROUND))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if image is not None and picture is not None:
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font(13))
            room = rect.adjusted(8, 0, -8, 0)
            wide = round(room.width())
            middle = Qt.TextElideMode.ElideMiddle
            said = painter.fontMetrics().elidedText(picture.name, middle, wide)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)
        elif picture is not None and picture.id not in self._asked:
            self._asked.add(picture.id)
            ratio = self._editor.devicePixelRatioF()
            self.wanted.emit(picture, (rect.size() * ratio).toSize())

    def _paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        """The one ring of focus: 2 wide, 2 away."""
        look = self._look
        pen = QPen(look.colour("tide"), 2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_ = look.px(_ROUND) + 2
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), round_, round_)

    @property
    def _left(self) -> float:
        return self._editor.document().documentMargin() + self._editor.contentOffset().x()

    def _sizes(self, marks: list[PictureMark]) -> dict[int, QSizeF]:
        if self._known is None:
            return {mark.id: UNKNOWN for mark in marks}
        known = self._known
        return {
            mark.id: QSizeF(known[mark.id].width, known[mark.id].height)
            for mark in marks
            if mark.id in known
        }

    def _gone(self, block: QTextBlock) -> str:
        words = self._words
        said = [mark.caption for mark in row_of(block.text()) if mark.caption]
        if said:
            return words("This picture is no longer here: {caption}", caption=" · ".join(said))
        return words("This picture is no longer here.")


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


def rounded(image: QImage, dots: QSize, radius: float) -> QImage:
    """An image in so many dots, with round corners. Touches nothing else: for any thread."""
    if image.isNull() or dots.isEmpty():
        return QImage()
    made = QImage(dots, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(QColor(0, 0, 0, 0))
    scaled = image.scaled(
        dots,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(QPointF(0, 0), QSizeF(dots)), radius, radius)
    painter.setBrush(scaled)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path)
    painter.end()
    return made


def _spaced(
    text: str, marks: list[PictureMark], lines: int, width: float
) -> list[QTextLayout.FormatRange]:
    """Unseen letters, so many of them far apart: signs of the marks, which always stand alone."""
    units = Units(text)
    signs: list[int] = []
    for mark in marks:
        close = mark.start + 2 + len(mark.caption)
        signs += [*range(mark.start, mark.start + 2), *range(close, mark.end)]
    far = sorted(units.at(place) for place in signs)[:lines]
    whole = units.at(len(text))
    made: list[QTextLayout.FormatRange] = []
    at = 0
    for place in far:
        if place > at:
            made.append(_range(at, place, _near()))
        made.append(_range(place, place + 1, _far(width * APART if lines > 1 else 0)))
        at = place + 1
    if at < whole:
        made.append(_range(at, whole, _near()))
    return made


def _far(spacing: float) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(0, 0, 0, 0))
    made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made.setFontLetterSpacing(spacing)
    return made


def _near() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(0, 0, 0, 0))
    made.setProperty(QTextFormat.Property.FontPixelSize, 1)
    made.setFontStretch(1)
    return made


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, form
    return made
