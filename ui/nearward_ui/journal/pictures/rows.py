"""Where the pictures of a line stand: beside one another while they fit, else in the next row.

Every row is so many whole lines of the text high that the lines below it hold their grid.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF

from nearward.domain.text.picture_marks import PictureMark

#: pixels of the drawing: how high a picture stands, between two, over a caption, and that itself
HIGH, GAP, OVER, CAPTION = 240, 8, 8, 20
_ENDS = ".!?…"


class RowMeasures(NamedTuple):
    """What there is room for: the width of the column, a line's height, a pixel of the drawing."""

    width: float
    line: float
    scale: float


class StandingPicture(NamedTuple):
    """A mark, and where its picture stands below the top of its paragraph."""

    mark: PictureMark
    rect: QRectF


class CaptionLine(NamedTuple):
    """What is said under a row of pictures."""

    text: str
    rect: QRectF


class PictureRows(NamedTuple):
    """All that stands in place of a line of marks. `gone`: no picture of it is there any more."""

    pictures: tuple[StandingPicture, ...]
    captions: tuple[CaptionLine, ...]
    lines: int
    gone: bool


def rows_of(
    marks: list[PictureMark], sizes: dict[int, QSizeF], measures: RowMeasures
) -> PictureRows:
    """Place the pictures of a line; `sizes` knows those that are there."""
    shown = [mark for mark in marks if mark.id in sizes]
    if not shown:
        return PictureRows((), (), 1, gone=True)
    pictures: list[StandingPicture] = []
    captions: list[CaptionLine] = []
    lines = 0
    for row in _rows(shown, sizes, measures):
        top = lines * measures.line
        high = max(size.height() for _, size in row)
        left = 0.0
        for mark, size in row:
            pictures.append(StandingPicture(mark, QRectF(left, top, size.width(), size.height())))
            left += size.width() + GAP * measures.scale
        if said := joined([mark.caption for mark, _ in row]):
            over, tall = OVER * measures.scale, CAPTION * measures.scale
            captions.append(CaptionLine(said, QRectF(0, top + high + over, measures.width, tall)))
            high += over + tall
        lines += max(1, ceil((high + 1) / measures.line))
    return PictureRows(tuple(pictures), tuple(captions), lines, gone=False)


def joined(captions: list[str]) -> str:
    """Captions of neighbours as one line."""
    said = ""
    for caption in (one.strip() for one in captions):
        if said and caption:
            said += " " if said[-1] in _ENDS else " · "
        said += caption
    return said


def _rows(
    marks: list[PictureMark], sizes: dict[int, QSizeF], measures: RowMeasures
) -> list[list[tuple[PictureMark, QSizeF]]]:
    rows: list[list[tuple[PictureMark, QSizeF]]] = [[]]
    wide = 0.0
    for mark in marks:
        size = _fitted(sizes[mark.id], measures)
        if rows[-1] and wide + size.width() > measures.width:
            rows.append([])
            wide = 0.0
        rows[-1].append((mark, size))
        wide += size.width() + GAP * measures.scale
    return rows


def _fitted(size: QSizeF, measures: RowMeasures) -> QSizeF:
    """240 high and never larger than it is, nor wider than the column."""
    high = min(HIGH * measures.scale, size.height() * measures.scale)
    wide = size.width() * high / max(1.0, size.height())
    if wide > measures.width:
        wide, high = measures.width, high * measures.width / wide
    return QSizeF(max(1.0, round(wide)), max(1.0, round(high)))
