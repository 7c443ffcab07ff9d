"""Marks of pictures in a text: `![words](picture:7)`, alone in a line or beside one another."""

from __future__ import annotations

import re
from typing import NamedTuple

SIGN = "(picture:"
#: a longer line is no row of pictures: 999 letters are the most that a mark can say
LONGEST = 20_000
_MARK = re.compile(r"!\[([^\[\]\n]{0,999})\]\(picture:([1-9][0-9]{0,17})\)")
_LINE = re.compile(rf"[ \t]*(?:{_MARK.pattern}[ \t]*)+")


class PictureMark(NamedTuple):
    """What it says of its picture, the number of that, and where it stands in the text."""

    caption: str
    id: int
    start: int
    end: int


def marks_in(text: str) -> list[PictureMark]:
    """All marks of a text, in their order."""
    if SIGN not in text:
        return []
    return [
        PictureMark(found[1], int(found[2]), found.start(), found.end())
        for found in _MARK.finditer(text)
    ]


def without_marks(text: str, *, is_cut: bool = False) -> str:
    """The text with its marks left out; `is_cut`: it can end within one, which goes as well."""
    if "![" not in text:
        return text
    whole = _MARK.sub(" ", text)
    at = whole.rfind("![")
    return whole[:at] if is_cut and at >= 0 and _is_begun(whole[at + 2 :]) else whole


def _is_begun(rest: str) -> bool:
    """Whether what stands behind `![` can be the first part of a mark."""
    caption, bracket, behind = rest.partition("]")
    if "[" in caption:
        return False
    address = behind.removeprefix(SIGN)
    return not bracket or SIGN.startswith(behind) or (address != behind and address.isdigit())


def row_of(line: str) -> list[PictureMark]:
    """The marks of a line that holds nothing else; of any other line none."""
    if SIGN not in line or len(line) > LONGEST or not _LINE.fullmatch(line):
        return []
    return marks_in(line)


def mark_of(picture_id: int, caption: str = "") -> str:
    """The mark of a picture; a caption loses what would end it."""
    bare = " ".join(caption.split()).replace("[", "(").replace("]", ")")
    return f"![{bare[:999]}]({SIGN[1:]}{picture_id})"
